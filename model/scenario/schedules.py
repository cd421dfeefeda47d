"""Changes to a whole minimum-wage schedule: steps added, a phase-in delayed, a wage indexed."""

from __future__ import annotations

import datetime
from collections.abc import Iterable

from model.study.settings import Schedule


def with_steps(schedule: Schedule, steps: Iterable[tuple[datetime.date, float]]) -> Schedule:
    """The schedule with more steps, in order; a step replaces one of the same date."""
    return tuple(sorted({**dict(schedule), **dict(steps)}.items()))


def delayed_by_a_year(schedule: Schedule) -> Schedule:
    """The schedule with every step but the first a year later.

    The first step stays: it is in force already when the phase-in begins.
    Errors: ValueError where a step would come after the last year of the calendar.
    """
    return (*schedule[:1], *((years_later(date, 1), wage) for date, wage in schedule[1:]))


def indexed(
    schedule: Schedule, share_per_year: float, first_date: datetime.date, increases: int
) -> Schedule:
    """The schedule whose wage rises by the same share every year from a date on.

    wage = round(wage of the year before * (1 + share_per_year), 2)

    The steps before the date stay; those on it and after it give way to `increases` yearly steps.
    Errors: ValueError where no step comes before the date.
    """
    steps = [(date, wage) for date, wage in schedule if date < first_date]
    if not steps:
        raise ValueError("no minimum wage is in force before the date")
    for years in range(increases):
        wage = round(steps[-1][1] * (1 + share_per_year), 2)
        steps.append((years_later(first_date, years), wage))
    return tuple(steps)


def months_later(date: datetime.date, months: float) -> datetime.date:
    """The first day of the month that is so many whole months after that of a date."""
    years, month = divmod(date.month - 1 + int(months), 12)
    return datetime.date(date.year + years, month + 1, 1)


def years_later(date: datetime.date, years: int) -> datetime.date:
    """The same day in a later year; February 28 for a February 29 that the year does not have."""
    is_leap_day = (date.month, date.day) == (2, 29)
    return date.replace(year=date.year + years, day=28 if is_leap_day and years else date.day)
