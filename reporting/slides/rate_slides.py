"""Slides of one rate: what makes it up, and what moves it from the base's."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from model.findings.compare import bridge
from model.findings.components import paid_wage_usd, parts_of_rate
from model.findings.trace import unit_in_words
from model.steps.cents import in_cents, paid_difference, whole_parts
from model.steps.rates import change_from
from model.study.labels import in_a_sentence
from model.study.parts import Base
from reporting.formats import counted, dollars, percent, signed_dollars
from reporting.slides.briefing import Briefing
from reporting.slides.design.charts.bars import BarChart, Bars
from reporting.slides.design.charts.waterfall import Block, Waterfall
from reporting.slides.design.slide import Slide, pages
from reporting.slides.design.tables import Column, Table, Words
from reporting.wording.minimum_wage import minimum_sets_wage

SMALLEST_STEP = 0.0005  # dollars; a change of less has no row of its own
MOST_STEPS = 8  # of a bridge; the base and the scenario have a row each
DOLLARS, SIGNED_DOLLARS = "$#,##0.00", "+$#,##0.00;\u2212$#,##0.00;$0.00"  # in a data sheet
# Parts of a rate that share a row on a slide; the appendix has each by itself.
TOGETHER = {
    "Payroll taxes and workers' compensation": "Payroll taxes and workers' comp.",
    "Unemployment taxes": "Payroll taxes and workers' comp.",
    "Health insurance": "Health insurance, retirement",
    "Retirement and other benefits": "Health insurance, retirement",
    "Program costs": "Program, administration, visit verification",
    "Administration": "Program, administration, visit verification",
    "Electronic visit verification": "Program, administration, visit verification",
}


def build_up_slide(briefing: Briefing) -> Slide:
    """What makes up one rate, from the wage on: amounts beside the base's, and a waterfall."""
    parts = _parts(briefing)
    label, unit = _line_and_unit(briefing)
    title, at_bound = _build_up_message(parts, label, unit), _at_bound(briefing)
    few = _few(parts)
    table, base = _parts_table(briefing, few), briefing.stands_on
    *amounts, rate = zip(few["label"], few["scenario_usd"].tolist(), strict=True)
    return Slide(
        title,
        briefing.source("Appendix B and Table 7"),
        [
            f"{title}, at the {in_a_sentence(at_bound)}.",
            *filter(
                None, [minimum_sets_wage(briefing.side_by_side.scenario, briefing.service_key)]
            ),
            *(
                f"{part['label']}: {dollars(part['scenario_usd'])} in the scenario, "
                f"{dollars(part['base_usd'])} in {base.in_words}."
                for part in parts.to_dict("records")
            ),
        ],
        f"{at_bound}, dollars {unit}; each bar begins where the one above it ends",
        table=table,
        chart=Waterfall(
            [*(Block(*amount) for amount in amounts), Block(*rate, total=True)], DOLLARS
        ),
        remark=" ".join(filter(None, [_change_of_the_rate(few, briefing), _said_of_rounding(few)])),
    )


def _change_of_the_rate(parts: pd.DataFrame, briefing: Briefing) -> str:
    """How the rate differs from the base's; "" where nothing is changed."""
    if not briefing.side_by_side.is_changed:
        return ""
    start, end = (float(parts[f"{whose}_usd"].iloc[-1]) for whose in ("base", "scenario"))
    return f"The rate {_against_the_base(start, end, briefing.stands_on)}."


def _said_of_rounding(parts: pd.DataFrame) -> str:
    """That parts as written do not add up to the rate as written; "" where they do."""
    written = [
        [round(100 * in_cents(usd)) for usd in parts[f"{whose}_usd"]]
        for whose in ("base", "scenario")
    ]
    adds_up = all(sum(cents[:-1]) == cents[-1] for cents in written)
    return "" if adds_up else "The parts are rounded to cents and do not add up to the last cent."


def parts_slides(briefing: Briefing) -> list[Slide]:
    """Every part of one rate, where the slide before shows some of them together."""
    parts = _parts(briefing)
    if len(_few(parts)) == len(parts):
        return []
    label, unit = _line_and_unit(briefing)
    title = f"{label}: every part of the rate"
    return pages(Slide(
        title,
        briefing.source("Appendix B and Table 7"),
        [f"{title}."],
        f"{_at_bound(briefing)}, dollars {unit}",
        table=_parts_table(briefing, parts),
        remark=_said_of_rounding(parts),
        layout="Appendix",
    ))  # fmt: skip


def _few(parts: pd.DataFrame) -> pd.DataFrame:
    """The parts of a rate with those together that share a row."""
    named = parts.assign(label=parts["label"].replace(TOGETHER))
    return named.groupby("label", sort=False, as_index=False).sum()


def _parts_table(briefing: Briefing, parts: pd.DataFrame) -> Table:
    is_changed = briefing.side_by_side.is_changed
    base = [Column(briefing.stands_on.name, right=True, shade="quiet")] if is_changed else []
    columns = [
        Column("What makes up the rate", 4.8),
        *base,
        Column("Scenario" if is_changed else "Dollars", right=True, shade="scenario", bold=True),
        Column("Share", right=True),
    ]
    rows = [
        [
            part["label"],
            *([dollars(part["base_usd"])] if is_changed else []),
            dollars(part["scenario_usd"]),
            percent(part["scenario_share"]),
        ]
        for part in parts.to_dict("records")
    ]
    return Table(columns, rows)


def _parts(briefing: Briefing) -> pd.DataFrame:
    return parts_of_rate(briefing.side_by_side, briefing.service_key, briefing.chosen.bound)


def _at_bound(briefing: Briefing) -> str:
    return briefing.assumptions.bounds[briefing.chosen.bound]


def _line_and_unit(briefing: Briefing) -> tuple[str, str]:
    """What the rate of the service is called, and what it is paid for."""
    assumptions = briefing.assumptions
    line = assumptions.rate_lines[assumptions.services[briefing.service_key].rate_line]
    return line.label, unit_in_words(assumptions, line.key)


def _build_up_message(parts: pd.DataFrame, label: str, unit: str) -> str:
    wage, rate = paid_wage_usd(parts), float(parts["scenario_usd"].iloc[-1])
    return (
        f"{label}: direct care wages are {dollars(wage)} of {dollars(rate)} {unit} "
        f"({percent(wage / rate)})"
    )


def bridge_slide(briefing: Briefing) -> Slide | None:
    """What each change adds to one rate; None where there are not two that move it.

    The bars are the changes themselves, from zero: a rise goes to the right, a fall to the left.
    """
    frame = bridge(briefing.assumptions, briefing.base, briefing.scenario)
    is_of_service = frame["service_key"] == briefing.service_key
    parts = frame[is_of_service & (frame["bound"] == briefing.chosen.bound)]
    steps, without_effect = _steps(parts)
    if len(steps) < 2:
        return None
    label, unit = _line_and_unit(briefing)
    start, end = float(parts["from_rate_usd"].iloc[0]), float(parts["to_rate_usd"].iloc[0])
    at_bound, base = _at_bound(briefing), briefing.stands_on
    title = f"{label}: the rate {_against_the_base(start, end, base)}"
    notes = _bridge_notes(steps_in_cents(start, steps, end), without_effect)
    shown = _largest(steps)
    return Slide(
        title,
        briefing.source("Table 7"),
        [f"{title} ({in_a_sentence(at_bound)}, {unit}).", *notes],
        f"{at_bound}, dollars {unit}; bars: what each change adds (to the right) or takes away "
        "(striped, to the left)",
        table=_bridge_table(base, start, shown, end),
        chart=BarChart(
            [name for name, _ in shown],
            [Bars("Change of the rate", [usd for _, usd in shown])],
            SIGNED_DOLLARS,
            longest_label="",
            first_row=1,
            rows_after=1,
        ),
    )


def _bridge_table(
    base: Base, start: float, steps: Sequence[tuple[str, float]], end: float
) -> Table:
    """The rate of the base, the steps in whole cents, and the rate of the scenario."""
    columns = [
        Column(f"From {base.in_words} to the scenario", 4.6),
        Column("Dollars", right=True, bold=True),
    ]
    of_steps = [[name, signed_dollars(usd)] for name, usd in steps_in_cents(start, steps, end)]
    last = [[Words(text, "scenario", True)] for text in ("Scenario", dollars(end))]
    return Table(columns, [[base.name, dollars(start)], *of_steps, last])


def _steps(parts: pd.DataFrame) -> tuple[list[tuple[str, float]], list[str]]:
    """Label and dollars of each change that moves the rate; the labels of the others."""
    is_step = parts["contribution_usd"].abs() > SMALLEST_STEP
    moved = zip(parts["label"][is_step], parts["contribution_usd"][is_step].tolist(), strict=True)
    return list(moved), parts["label"][~is_step].tolist()


def _largest(steps: Sequence[tuple[str, float]]) -> list[tuple[str, float]]:
    """The steps that fit a slide, in their order; the smallest of many in one row."""
    if len(steps) <= MOST_STEPS:
        return list(steps)
    order = sorted(range(len(steps)), key=lambda place: -abs(steps[place][1]))
    large = sorted(order[: MOST_STEPS - 1])
    rest = [usd for place, (_, usd) in enumerate(steps) if place not in large]
    return [
        *(steps[place] for place in large),
        (f"{counted(len(rest), 'other change')}, in the notes", sum(rest)),
    ]


def steps_in_cents(
    start: float, steps: Sequence[tuple[str, float]], end: float
) -> list[tuple[str, float]]:
    """The steps in whole cents that lead from one rate to the other as both are paid.

    start, end: dollars per unit, not rounded; steps: label and dollars. The cents that are missing
    go to the steps that lost most of a cent.
    """
    cents = whole_parts(round(100 * paid_difference(end, start)), [100 * usd for _, usd in steps])
    return [(label, of_step / 100) for (label, _), of_step in zip(steps, cents, strict=True)]


def _against_the_base(start: float, end: float, base: Base) -> str:
    """What becomes of a rate: "is $6.27, 9.0% higher than the study's $5.75"."""
    if dollars(start) == dollars(end):
        return f"stays at {dollars(end)}"
    return (
        f"is {dollars(end)}, {percent(abs(change_from(end, start)))} "
        f"{'higher' if end > start else 'lower'} than {base.possessive} {dollars(start)}"
    )


def _bridge_notes(steps: Sequence[tuple[str, float]], without_effect: Sequence[str]) -> list[str]:
    return [
        *(f"{name}: {signed_dollars(usd)}." for name, usd in steps),
        f"Without effect on this rate: {', '.join(without_effect)}." if without_effect else "",
        "Each change's share is averaged over all orders (Shapley values), in whole cents.",
    ]
