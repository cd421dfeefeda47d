"""The phase-in of the minimum wage in words: what it does to the rates, and its fiscal years."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np

from model.findings.fiscal_years import months_of_steps
from model.findings.minimum_wage.minimum_wage_steps import minimum_wage_steps
from model.findings.side_by_side import SideBySide
from model.study.settings import Schedule
from reporting.formats import counted, dollars, month_in_full, percent
from reporting.wording.minimum_wage import minimum_wage_by_date
from reporting.wording.names import bound_in_words, minimum_wage_line_label


def phase_in_sentence(side_by_side: SideBySide, bound: str) -> str:
    """What the whole phase-in does to the rates of Table 9 at one bound.

    "The minimum wage of $12.00 in January 2023 raises 7 of 10 lower bounds, by up to 26.8%
    (Other: Home Delivered Meals)."
    """
    assumptions = side_by_side.assumptions
    steps = minimum_wage_steps(side_by_side, bound)
    wage_by_date = minimum_wage_by_date(assumptions, side_by_side.scenario.scenarios[0])
    last = max(wage_by_date)
    minimum = f"The minimum wage of {dollars(wage_by_date[last])} in {month_in_full(last)}"
    rises = (
        np.zeros(1)
        if steps.empty
        else np.nan_to_num(steps[f"cumulative_{last:%Y-%m-%d}"].to_numpy())
    )
    count = int((rises > 0).sum())
    at_bound = f"{bound_in_words(assumptions, bound)}s"
    lines = f"{count} of {len(assumptions.minimum_wage_lines)} {at_bound}"
    if count == 0:
        return f"{minimum} raises none of the {at_bound}."
    most = str(steps["minimum_wage_line_key"].iloc[int(rises.argmax())])
    label = minimum_wage_line_label(assumptions, most)
    return f"{minimum} raises {lines}, by up to {percent(rises.max())} ({label})."


def years_in_words(schedule: Schedule, years: Iterable[str]) -> str:
    """The minimum wages of fiscal years: "SFY 2020: 6 months at $8.60, 6 months at $9.45."."""
    return " ".join(f"SFY {year}: {months_in_words(schedule, int(year))}." for year in years)


def months_in_words(schedule: Schedule, fiscal_year: int) -> str:
    """The minimum wages of a fiscal year: "6 months at $8.60, 6 months at $9.45"."""
    months = months_of_steps([date for date, _ in schedule], fiscal_year)
    return ", ".join(
        f"{counted(int(count), 'month')} at {dollars(wage)}"
        for count, (_, wage) in zip(months, schedule, strict=True)
        if count
    )
