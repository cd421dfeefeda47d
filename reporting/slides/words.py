"""What the slides say: ranges and messages in plain words."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from model import Assumptions
from model.findings.rate_ranges import FeeCounts, place_of_fee
from model.findings.trace import unit_in_words
from model.study.assumptions import BOUNDS
from reporting.formats import dollars, listed


def two_rates(row: Mapping[Any, Any], whose: str) -> str:
    """Lowest and highest rate of a row of `rate_ranges`; one where they meet."""
    rates = [float(row[f"{whose}_{bound}_usd"]) for bound in BOUNDS]
    low, high = dollars(min(rates)), dollars(max(rates))
    return low if low == high else f"{low} – {high}"


def group_message(
    group: str, scenario: FeeCounts, base: FeeCounts, base_in_words: str = "the study"
) -> str:
    """How the current rates of a service group compare with their ranges, for a title."""
    name = group.capitalize() if group.istitle() else group
    places = [place for place, count in vars(scenario).items() if count]
    beside = "" if scenario == base else f"; in {base_in_words}, {_listed(base)}"
    if len(places) > 1:
        return f"{name}: of {scenario.total} current rates, {_listed(scenario)} the range{beside}"
    if scenario.total == 1:
        return f"{name}: the current rate is {places[0]} its range{beside}"
    return f"{name}: {_every(scenario.total)} current rates are {places[0]} their range{beside}"


def _listed(counts: FeeCounts) -> str:
    """ "5 are below, 4 within and 1 above", "both are above", "it is above"."""
    places = [place for place, count in vars(counts).items() if count]
    if len(places) == 1:
        is_one = counts.total == 1
        return f"it is {places[0]}" if is_one else f"{_every(counts.total)} are {places[0]}"
    parts = [f"{count} {place}" for place, count in vars(counts).items() if count]
    parts[0] = parts[0].replace(" ", " is " if parts[0].startswith("1 ") else " are ", 1)
    return listed(parts)


def _every(total: int) -> str:
    return "both" if total == 2 else f"all {total}"


def range_in_words(assumptions: Assumptions, row: Mapping[Any, Any], services: str) -> str:
    """A row of `rate_ranges` read aloud, for the speaker notes; services: whose row it is."""
    fee = float(row["fee_schedule_rate_usd"])
    place = place_of_fee(fee, [float(row[f"scenario_{bound}_usd"]) for bound in BOUNDS])
    unit = unit_in_words(assumptions, str(row["rate_line"]))
    mark = f" ({row['fee_schedule_mark']})" if row["fee_schedule_mark"] else ""
    return (
        f"{services}: the current rate is {dollars(fee)} {unit}{mark}, {place} the scenario's "
        "range; "
        f"in the scenario the range runs {_from_end_to_end(row, 'scenario')}; "
        f"in {assumptions.base.in_words} the range runs {_from_end_to_end(row, 'base')}."
    )


def _from_end_to_end(row: Mapping[Any, Any], whose: str) -> str:
    low, interim, high = (dollars(row[f"{whose}_{bound}_usd"]) for bound in BOUNDS)
    return f"from {low} over {interim} (interim) to {high}"


def source_line(assumptions: Assumptions, where: str, scenario_name: str) -> str:
    """Source of a slide, and the scenario that it shows."""
    return (
        f"Source: {assumptions.study['source_line']}, {where}; scenario “{scenario_name}” modeled, "
        f"assumptions {assumptions.version}."
    )


METHOD = (
    "Wages: the wages of the occupations in each role (BLS, {surveyed}, Missouri), raised to "
    "{possessive} date, blended by position weight, and raised to the minimum wage where they lie "
    "below it.",
    "Cost of staff: pay with overtime, for direct care rounded to cents, payroll taxes, workers' "
    "compensation, unemployment taxes, health insurance and retirement; then supervisors and "
    "nurses by how many staff each supports.",
    "Time: the cost of a paid hour over the share of it that is left after paid time off and "
    "training, and over the share of the workday that can be billed.",
    "Program costs and administration are shares of the price, so the cost is divided by "
    "what they leave; visit verification is added after them.",
    "Range: the same steps at the lower bound, the interim point and the upper bound of wages and "
    "paid time off; changes are taken on unrounded rates.",
)
