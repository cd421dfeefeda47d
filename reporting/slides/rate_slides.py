"""Slides of one rate: what makes it up, and what moves it from the base's."""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import accumulate
from typing import Any

import pandas as pd

from model.findings.compare import bridge
from model.findings.components import paid_wage_usd, parts_of_rate
from model.findings.trace import unit_in_words
from model.steps.rates import paid_difference
from model.study.labels import in_a_sentence
from model.study.parts import Base
from reporting.formats import dollars, percent, signed_dollars
from reporting.slides.briefing import Briefing
from reporting.slides.charts import Block, add_waterfall
from reporting.slides.layout import LEFT, RIGHT, TOP, Box, Column, Words, add_table, new_slide

SMALLEST_STEP = 0.0005  # dollars; a change of less has no row of its own
DOLLARS = "$0.00"  # as a number format of a data sheet


def add_build_up_slide(deck: Any, briefing: Briefing, service_key: str, bound: str) -> None:
    """What makes up one rate, from the wage on: amounts beside the base's, and a waterfall."""
    parts = parts_of_rate(briefing.side_by_side, service_key, bound)
    label, unit = _line_and_unit(briefing, service_key)
    title = _build_up_message(parts, label, unit)
    at_bound = briefing.assumptions.bounds[bound]
    notes = [
        f"{part['label']}: {dollars(part['scenario_usd'])} in the scenario, "
        f"{dollars(part['base_usd'])} in {briefing.stands_on.in_words}."
        for part in parts.to_dict("records")
    ]
    slide = new_slide(
        deck,
        title,
        briefing.source("Appendix B and Table 7"),
        "\n".join([f"{title}, at the {in_a_sentence(at_bound)}.", *notes]),
        f"{at_bound}, dollars {unit}; each bar begins where the one above it ends",
    )
    columns = [
        Column("What makes up the rate", 3.6),
        Column(briefing.stands_on.name, 1.05, right=True, shade="quiet"),
        Column("Scenario", 1.15, right=True, shade="scenario", bold=True),
        Column("Share", 0.95, right=True),
    ]
    rows = [
        [
            part["label"],
            dollars(part["base_usd"]),
            dollars(part["scenario_usd"]),
            percent(part["scenario_share"]),
        ]
        for part in parts.to_dict("records")
    ]
    *amounts, rate = zip(parts["label"], parts["scenario_usd"].tolist(), strict=True)
    blocks = [*(Block(*amount) for amount in amounts), Block(*rate, total=True)]
    _table_with_waterfall(slide, columns, rows, blocks)


def _line_and_unit(briefing: Briefing, service_key: str) -> tuple[str, str]:
    """What the rate of a service is called, and what it is paid for."""
    assumptions = briefing.assumptions
    line = assumptions.rate_lines[assumptions.services[service_key].rate_line]
    return line.label, unit_in_words(assumptions, line.key)


def _build_up_message(parts: pd.DataFrame, label: str, unit: str) -> str:
    wage, rate = paid_wage_usd(parts), float(parts["scenario_usd"].iloc[-1])
    return (
        f"{label}: direct care wages are {dollars(wage)} of {dollars(rate)} {unit} "
        f"({percent(wage / rate)})"
    )


def _table_with_waterfall(
    slide: Any,
    columns: Sequence[Column],
    rows: Sequence[Any],
    blocks: Sequence[Block],
    start: float = 0.0,
) -> None:
    top, head, height = TOP + 0.05, 0.36, min(0.5, 4.75 / len(rows))
    add_table(slide, LEFT, top, columns, rows, size=11, row_height=height, head_height=head)
    left = LEFT + sum(column.width for column in columns) + 0.2
    box = Box(left, top + head, RIGHT - left, height * len(rows))
    add_waterfall(slide, box, blocks, DOLLARS, start)


def add_bridge_slide(deck: Any, briefing: Briefing, service_key: str, bound: str) -> None:
    """What each change adds to one rate, from the base's to the scenario's."""
    frame = bridge(briefing.assumptions, briefing.base, briefing.scenario)
    parts = frame[(frame["service_key"] == service_key) & (frame["bound"] == bound)]
    label, unit = _line_and_unit(briefing, service_key)
    at_bound, source = briefing.assumptions.bounds[bound], briefing.source("Table 7")
    if parts.empty:
        said = f"{label}: the rate is {briefing.stands_on.possessive}, as nothing was changed"
        new_slide(deck, said, source, said + ".", f"Dollars {unit}")
        return
    start, end = float(parts["from_rate_usd"].iloc[0]), float(parts["to_rate_usd"].iloc[0])
    is_step = parts["contribution_usd"].abs() > SMALLEST_STEP
    steps = list(
        zip(parts["label"][is_step], parts["contribution_usd"][is_step].tolist(), strict=True)
    )
    axis = start_of_bridge(start, [usd for _, usd in steps])
    begins = f"; bars begin at {dollars(axis)}, not at zero" if axis else ""
    title = _bridge_message(label, start, end, briefing.stands_on)
    in_cents = steps_in_cents(start, steps, end)
    notes = _bridge_notes(in_cents, parts["label"][~is_step].tolist())
    slide = new_slide(
        deck,
        title,
        source,
        f"{title} ({in_a_sentence(at_bound)}, {unit}).\n{notes}",
        f"{at_bound}, dollars {unit}; what each change adds, whatever their order{begins}",
    )
    columns = [
        Column(f"From {briefing.stands_on.in_words} to the scenario", 4.6),
        Column("Dollars", 1.3, right=True, bold=True),
    ]
    rows = [
        [briefing.stands_on.name, dollars(start)],
        *([name, signed_dollars(usd)] for name, usd in in_cents),
        [[Words("Scenario", "scenario", True)], [Words(dollars(end), "scenario", True)]],
    ]
    _table_with_waterfall(slide, columns, rows, _bridge_blocks(start, steps, end, briefing), axis)


def steps_in_cents(
    start: float, steps: Sequence[tuple[str, float]], end: float
) -> list[tuple[str, float]]:
    """The steps in whole cents that lead from one rate to the other as both are paid.

    start, end: dollars per unit, not rounded; steps: label and dollars. The cents that are missing
    go to the steps that lost most of a cent.
    """
    exact = [100 * usd for _, usd in steps]
    whole = [math.floor(cents) for cents in exact]
    missing = round(100 * paid_difference(end, start)) - sum(whole)
    each, further = divmod(missing, len(steps)) if steps else (0, 0)
    by_loss = sorted(range(len(steps)), key=lambda place: whole[place] - exact[place])
    raised = set(by_loss[:further])
    return [
        (label, (whole[place] + each + (place in raised)) / 100)
        for place, (label, _) in enumerate(steps)
    ]


def _bridge_blocks(
    start: float, steps: Sequence[tuple[str, float]], end: float, briefing: Briefing
) -> list[Block]:
    return [
        Block(briefing.stands_on.name, start, total=True, shade="base"),
        *(Block(name, usd, shade="base_mark") for name, usd in steps),
        Block("Scenario", end, total=True),
    ]


def _bridge_message(label: str, start: float, end: float, base: Base) -> str:
    if dollars(start) == dollars(end):
        return f"{label}: the rate stays at {dollars(end)}"
    return (
        f"{label}: the rate is {dollars(end)}, {percent(abs(end / start - 1))} "
        f"{'higher' if end > start else 'lower'} than {base.possessive} {dollars(start)}"
    )


def _bridge_notes(steps: Sequence[tuple[str, float]], without_effect: Sequence[str]) -> str:
    without = [f"Without effect on this rate: {', '.join(without_effect)}."]
    return "\n".join([
        *(f"{name}: {signed_dollars(usd)}." for name, usd in steps),
        *(without if without_effect else []),
        "Each change's share is averaged over all orders (Shapley values), in whole cents.",
    ])  # fmt: skip


def start_of_bridge(start: float, amounts: Sequence[float]) -> float:
    """Where the axis of a bridge begins: at zero, unless the steps would be too short to see."""
    levels = list(accumulate(amounts, initial=start))
    low, high = min(levels), max(levels)
    if high - low > 0.25 * high:
        return 0.0
    return max(0.0, round(low - max(high - low, 0.02 * high), 1 if high < 50 else 0))
