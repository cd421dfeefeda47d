"""Rates of state fiscal years: a year that holds two minimum wages weighs them by months."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from functools import lru_cache

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from model.keys import texts
from model.results import Results

JULY = 7  # the month in which Missouri's fiscal year begins; the year is named after its end
MONTHS = 12


def fiscal_year_of(date: datetime.date) -> int:
    """The state fiscal year that a date lies in: 2020 from July 1, 2019, to June 30, 2020."""
    return date.year + (date.month >= JULY)


def months_of_steps(dates: Sequence[datetime.date], fiscal_year: int) -> NDArray[np.intp]:
    """How many of the twelve months of a fiscal year each step of the minimum wage is in force.

    dates: of the steps, in order. A month counts for the step in force on its first day; months
    before the first step count for the first, as the study takes one minimum wage for all of state
    fiscal year 2019.
    """
    july = (fiscal_year - 1) * MONTHS + JULY - 1
    begins = [july if number == 0 else _first_whole_month(day) for number, day in enumerate(dates)]
    ends = [*begins[1:], july + MONTHS]
    within = np.clip([begins, ends], july, july + MONTHS)
    return np.asarray(within[1] - within[0], dtype=np.intp)


def _first_whole_month(date: datetime.date) -> int:
    """The first month that begins on the date or after it, counted from the year 0."""
    return date.year * MONTHS + date.month - 1 + (date.day > 1)


def fiscal_years(dates: Sequence[datetime.date]) -> list[int]:
    """The fiscal years in which a step after the first begins, and the one after the last of them.

    dates: of the steps, in order. The last year is the first that has the last step all year. With
    one step it is the year that the step begins in.
    """
    with_a_step = sorted({fiscal_year_of(date) for date in dates[1:]})
    return [*with_a_step, with_a_step[-1] + 1] if with_a_step else [fiscal_year_of(dates[0])]


@lru_cache(maxsize=64)
def fiscal_year_rates(results: Results, bound: str) -> pd.DataFrame:
    """The rate of each line of Table 9 in each fiscal year of the phase-in, dollars per unit.

    rate = sum of months of step / 12 * rate at step

    results: of one scenario. Columns: minimum_wage_line_key, service_group, services, rate_line
    (the one that stands for the line), then one for each fiscal year, its name the year.
    """
    standing = results.minimum_wage_rate_lines
    lines = standing[standing["bound"] == bound].reset_index(drop=True)
    impacts = results.rate_line_impacts
    at_bound = impacts[impacts["bound"] == bound]
    steps = at_bound.pivot_table(
        index="rate_line", columns="effective_date", values="rate_usd", observed=True, sort=False
    )
    dates = pd.DatetimeIndex(steps.columns).date.tolist()
    rates = steps.reindex(texts(lines["rate_line"])).to_numpy()
    names = ["minimum_wage_line_key", "service_group", "services", "rate_line"]
    return lines[names].assign(**{
        str(year): rates @ months_of_steps(dates, year) / MONTHS for year in fiscal_years(dates)
    })  # fmt: skip
