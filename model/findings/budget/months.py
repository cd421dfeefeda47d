"""Months and quarters: when a fee is paid, in which state and which federal fiscal year.

State fiscal year: July 1 to June 30. Federal fiscal year: October 1 to September 30. Both are named
after the year in which they end.
"""

from __future__ import annotations

import calendar
import datetime
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from model.findings.fiscal_years import JULY, MONTHS, fiscal_year_of
from model.steps.wages import Floats

OCTOBER = 10
QUARTERS = 4
YEARS = 3  # that a fiscal note shows


@dataclass(frozen=True)
class Timing:
    """When the new fee is paid.

    phases: the day on which each share of the way (a fraction) begins, in order. lag: months from
    a service to its payment. first_year: the first of the three state fiscal years.
    """

    phases: tuple[tuple[datetime.date, float], ...]
    lag: float
    first_year: int

    @property
    def years(self) -> range:
        """The three state fiscal years."""
        return range(self.first_year, self.first_year + YEARS)


def federal_year_of(date: datetime.date) -> int:
    """The federal fiscal year that a date lies in."""
    return date.year + (date.month >= OCTOBER)


def quarters(years: Sequence[int]) -> list[datetime.date]:
    """First day of each quarter of these state fiscal years: July, October, January, April."""
    return [
        datetime.date(year - 1 if month >= JULY else year, month, 1)
        for year in years
        for month in (JULY, OCTOBER, 1, 4)
    ]


def share_of_year(dates: Sequence[datetime.date], years: Sequence[int], lag: float) -> Floats:
    """The share of each year in which each fee is paid, by quarter: (years, quarters, dates).

    A fee is in force from its date to the next one's. It is paid `lag` months later. A month that
    a date divides counts by its days. The shares of a year add up to 1 where a fee is in force all
    year.
    """
    begins = np.array([month_number(date) for date in dates])
    ends = np.append(begins[1:], np.inf)
    julys = np.array([(year - 1) * MONTHS + JULY - 1 for year in years])
    of_service = (julys[:, None] + np.arange(MONTHS) - lag)[:, :, None]
    overlap = np.minimum(ends, of_service + 1) - np.maximum(begins, of_service)
    by_month = np.clip(overlap, 0, 1) / MONTHS
    shape = (len(years), QUARTERS, MONTHS // QUARTERS, len(dates))
    return by_month.reshape(shape).sum(axis=2)


def month_number(date: datetime.date) -> float:
    """Months since the year 0; the 16th of a month of 30 days lies in its middle."""
    days = calendar.monthrange(date.year, date.month)[1]
    return date.year * MONTHS + date.month - 1 + (date.day - 1) / days


def first_year_of(phases: Sequence[tuple[datetime.date, float]]) -> int:
    """The state fiscal year in which the first new fee is in force."""
    return fiscal_year_of(phases[0][0])
