"""What the slides say: amounts, ranges and messages in plain words."""

from __future__ import annotations

import math

import pandas as pd

from model import Assumptions
from model.findings.summary import FeeCounts
from model.study.assumptions import BOUNDS

NOT_APPLICABLE = "N/A"


def dollars(amount: float) -> str:
    """An amount with its cents, "$5.02"; a minus sign stands before the dollar sign."""
    return f"−${-amount:,.2f}" if amount <= -0.005 else f"${abs(amount):,.2f}"


def percent(fraction: float, *, signed: bool = True) -> str:
    """A fraction as a percentage: "+2.6 %"; N/A for NaN."""
    if math.isnan(fraction):
        return NOT_APPLICABLE
    shown = f"{100 * fraction:+,.1f}" if signed else f"{100 * fraction:,.1f}"
    return ("0.0" if shown in ("-0.0", "+0.0") else shown.replace("-", "−")) + " %"


def three_rates(row: pd.Series, held: str) -> str:
    """The three rates of a row of `rate_ranges`: "$5.02 · $5.75 · $6.69"; one where they meet."""
    rates = [dollars(row[f"{held}_{bound}_usd"]) for bound in BOUNDS]
    return f"all three {rates[0]}" if len(set(rates)) == 1 else " · ".join(rates)


def group_message(group: str, here: FeeCounts, there: FeeCounts) -> str:
    """Where the fees of a service group lie, for a title."""
    name = group.capitalize() if group.istitle() else group
    counts = {place: count for place, count in vars(here).items() if count}
    was = "" if here == there else f"; in the study, {_listed(there)}"
    if len(counts) > 1:
        return f"{name}: of {here.total} fees, {_listed(here)} their range{was}"
    (place,) = counts
    if here.total == 1:
        return f"{name}: the fee lies {place} its range{was}"
    every = "both" if here.total == 2 else f"all {here.total}"
    return f"{name}: {every} fees lie {place} their range{was}"


def _listed(counts: FeeCounts) -> str:
    """ "5 lie below, 4 within and 1 above"."""
    parts = [f"{count} {place}" for place, count in vars(counts).items() if count]
    parts[0] = parts[0].replace(" ", " lies " if parts[0].startswith("1 ") else " lie ", 1)
    return " and ".join([", ".join(parts[:-1]), parts[-1]]) if len(parts) > 1 else parts[0]


def range_in_words(row: pd.Series, services: str) -> str:
    """A row of `rate_ranges` read aloud, for the speaker notes."""
    unit = str(row["unit"]).lower()
    per = unit if unit.startswith("per ") else f"per {unit}"
    said = []
    for held, of in (("scenario", "in the scenario"), ("study", "in the study")):
        low, middle, high = (dollars(row[f"{held}_{bound}_usd"]) for bound in BOUNDS)
        said.append(f"{of} the range runs from {low} over {middle} (interim) to {high}")
    fee = float(row["fee_schedule_rate_usd"])
    ends = [float(row[f"scenario_{bound}_usd"]) for bound in BOUNDS]
    place = "below" if fee < min(ends) else "above" if fee > max(ends) else "within"
    return (
        f"{services}: the fee is {dollars(fee)} {per} and lies {place} the scenario's range; "
        f"{said[0]}; {said[1]}."
    )


def source_line(assumptions: Assumptions, where: str, scenario: str) -> str:
    """Source of a slide, the scenario it shows, and that it is nobody's publication."""
    study = assumptions.study
    return (
        f"Source: {study['source_line']}, {where}; scenario “{scenario}” modeled, "
        f"assumptions {assumptions.version}. {study['disclaimer']}"
    )


METHOD = (
    "Wages: the wages of the occupations in each role (BLS, May 2017, Missouri), raised to the "
    "study's date, blended by position weight, and raised to the minimum wage where they lie "
    "below it.",
    "Cost of staff: pay with overtime, for direct care rounded to cents, payroll taxes, workers' "
    "compensation, unemployment taxes, health insurance and retirement; then supervisors and "
    "nurses by how many staff each supports.",
    "Time: the cost of a paid hour over the share of it that is left after paid time off and "
    "training, and over the share of the workday that can be billed.",
    "Loads: program costs and administration are shares of the price, so the cost is divided by "
    "what they leave; visit verification is added after them.",
    "Range: the same steps at the lower bound, the interim point and the upper bound of wages and "
    "paid time off; changes are taken on unrounded rates.",
)
