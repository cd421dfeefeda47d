"""Slides of one rate: what makes it up, and what moves it from the study's."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate
from typing import Any

from model.findings.compare import bridge
from model.findings.components import build_up_row, components
from model.findings.trace import unit_in_words
from reporting.slides.briefing import Briefing
from reporting.slides.charts import Block, add_waterfall
from reporting.slides.layout import LEFT, RIGHT, TOP, Box, Column, Words, add_table, new_slide
from reporting.slides.words import dollars, percent

SMALLEST_STEP = 0.0005  # dollars; a change of less has no row of its own


def add_build_up_slide(deck: Any, briefing: Briefing, rate_line: str, bound: str) -> None:
    """What makes up one rate, from the wage on: amounts beside the study's, and a waterfall."""
    here, there = (
        components(build_up_row(held, rate_line, bound))
        for held in (briefing.results, briefing.study)
    )
    amounts, study = (frame["usd_per_unit"].to_numpy() for frame in (here, there))
    kept = [n for n in range(len(here)) if abs(amounts[n]) > 1e-9 or abs(study[n]) > 1e-9]
    rate, study_rate = float(amounts.sum()), float(study.sum())
    line, unit = (
        briefing.assumptions.rate_lines[rate_line],
        unit_in_words(briefing.assumptions, rate_line),
    )
    wage_share = float(here["share_of_rate"].iloc[0])
    bound_label = briefing.assumptions.bounds[bound].lower()
    title = (
        f"{line.label}: {dollars(wage_share * rate)} of {dollars(rate)} {unit} "
        f"({percent(wage_share, signed=False)}) is the wage of direct care"
    )
    labels = [*(str(here["label"].iloc[n]) for n in kept), "Rate"]
    pairs = [*((study[n], amounts[n]) for n in kept), (study_rate, rate)]
    notes = "\n".join(
        [
            title + f", at the {bound_label}.",
            *(
                f"{label}: {dollars(now)} in the scenario, {dollars(then)} in the study."
                for label, (then, now) in zip(labels, pairs, strict=True)
            ),
        ]
    )
    slide = new_slide(
        deck,
        title,
        briefing.source("Appendix B and Table 7"),
        notes,
        f"{bound_label.capitalize()}, dollars {unit}; each bar begins where the one above it ends",
    )
    columns = [
        Column("What makes up the rate", 3.6),
        Column("Study", 1.05, right=True, shade="quiet"),
        Column("Scenario", 1.15, right=True, shade="scenario", bold=True),
        Column("Share", 0.95, right=True),
    ]
    rows = [
        [label, dollars(then), dollars(now), percent(now / rate, signed=False)]
        for label, (then, now) in zip(labels, pairs, strict=True)
    ]
    blocks = [
        *(
            Block(label, float(now))
            for label, (_, now) in zip(labels[:-1], pairs[:-1], strict=True)
        ),
        Block("Rate", rate, total=True),
    ]
    _table_with_waterfall(slide, columns, rows, blocks, "$0.00")


def _table_with_waterfall(
    slide: Any,
    columns: Sequence[Column],
    rows: Sequence[Any],
    blocks: Sequence[Block],
    number_format: str,
    start: float = 0.0,
) -> None:
    top, head, height = TOP + 0.05, 0.36, min(0.5, 4.75 / len(rows))
    add_table(slide, LEFT, top, columns, rows, size=11, row_height=height, head_height=head)
    left = LEFT + sum(column.width for column in columns) + 0.2
    add_waterfall(
        slide, Box(left, top + head, RIGHT - left, height * len(rows)), blocks, number_format, start
    )


def add_bridge_slide(deck: Any, briefing: Briefing, rate_line: str, bound: str) -> None:
    """What each change adds to one rate, from the study's to the scenario's."""
    frame = bridge(briefing.assumptions, briefing.study.scenarios[0], briefing.scenario)
    own = frame[(frame["rate_line"] == rate_line) & (frame["bound"] == bound)]
    own = own[own["procedure_code"] == own["procedure_code"].iloc[0]] if len(own) else own
    line, unit = (
        briefing.assumptions.rate_lines[rate_line],
        unit_in_words(briefing.assumptions, rate_line),
    )
    bound_label = briefing.assumptions.bounds[bound].lower()
    if own.empty:
        said = f"{line.label}: the rate is the study's, as nothing was changed"
        new_slide(deck, said, briefing.source("Table 7"), said + ".", f"Dollars {unit}")
        return
    start, end = float(own["from_rate_usd"].iloc[0]), float(own["to_rate_usd"].iloc[0])
    moved = percent(end / start - 1).lstrip("+−")
    title = (
        f"{line.label}: the rate is {dollars(end)}, {moved} "
        f"{'higher' if end > start else 'lower'} than the study's {dollars(start)}"
    )
    if f"{start:.2f}" == f"{end:.2f}":
        title = f"{line.label}: the rate stays at {dollars(end)}"
    every = [(str(row.label), float(row.contribution_usd)) for row in own.itertuples()]  # type: ignore[arg-type]
    steps = [(label, amount) for label, amount in every if abs(amount) > SMALLEST_STEP]
    without = ", ".join(label for label, amount in every if abs(amount) <= SMALLEST_STEP)
    notes = "\n".join(
        [
            f"{title} ({bound_label}, {unit}).",
            *(f"{label}: {_signed(amount)}." for label, amount in steps),
            *([f"Without effect on this rate: {without}."] if without else []),
            "The parts are Shapley values: they do not depend on the order of the changes.",
        ]
    )
    axis = start_of_bridge(start, [amount for _, amount in steps])
    slide = new_slide(
        deck,
        title,
        briefing.source("Table 7"),
        notes,
        f"{bound_label.capitalize()}, dollars {unit}; what each change adds, whatever their order"
        + (f"; bars begin at {dollars(axis)}, not at zero" if axis else ""),
    )
    columns = [
        Column("From the study to the scenario", 4.6),
        Column("Dollars", 1.3, right=True, bold=True),
    ]
    rows = [
        ["Study", dollars(start)],
        *([label, _signed(amount)] for label, amount in steps),
        [[Words("Scenario", "scenario", True)], [Words(dollars(end), "scenario", True)]],
    ]
    blocks = [
        Block("Study", start, total=True, shade="study"),
        *(Block(label, amount, shade="study_mark") for label, amount in steps),
        Block("Scenario", end, total=True),
    ]
    _table_with_waterfall(slide, columns, rows, blocks, "$0.00", axis)


def start_of_bridge(start: float, amounts: Sequence[float]) -> float:
    """Where the axis of a bridge begins: at zero, unless the steps would be too short to see."""
    levels = list(accumulate(amounts, initial=start))
    low, high = min(levels), max(levels)
    if high - low > 0.25 * high:
        return 0.0
    return max(0.0, round(low - max(high - low, 0.02 * high), 1 if high < 50 else 0))


def _signed(amount: float) -> str:
    return f"+{dollars(amount)}" if amount >= 0.005 else dollars(amount)
