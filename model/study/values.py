"""One value against its assumption: how it is read, and what is allowed."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from functools import partial
from itertools import pairwise
from typing import Any, TypeVar

from model.study.numbers_and_dates import date_of, number_of
from model.study.settings import Assumption, Schedule, Value
from model.study.words import allowed, amount, given_in_words, with_unit

MOST_STEPS = 40  # of a minimum-wage schedule; a longer one is not a law but a mistake
STEP_COLUMNS = ("effective_date", "minimum_wage_usd_per_hour")
WAGE_UNIT = "dollars per hour"
Part = TypeVar("Part")


def given_text(value: Any) -> str:
    """A value as it was given in one of our own files; a long one is cut."""
    text = repr(value)
    return text if len(text) <= 60 else f"{text[:57]}..."


def value_of(given: Any, entry: Assumption) -> Any:
    """A value in the form in which the model keeps it; what cannot be read stays as it is.

    Numbers become floats, dates dates, schedules tuples of (date, wage), from text as well.
    """
    if type(given) is float and entry.kind == "number":
        return given
    try:
        return _read(given, entry)
    except ValueError:
        return given


def value_fault(given: Any, entry: Assumption) -> str:
    """What is wrong with a value, as it stands behind the label and a colon; "" if nothing is.

    "'90%' was given; allowed is 0% to 50% of wage"
    """
    limits = entry.limits
    if type(given) is float and entry.kind == "number" and limits and limits.admits(given):
        return ""
    if entry.kind == "schedule":
        return "; ".join(schedule_faults(given, entry))
    try:
        value = _read(given, entry)
    except ValueError as error:
        return _unread(given, error, entry)
    if limits is None or limits.admits(value):
        return ""
    return f"{_given_with_unit(given, value, entry)} was given; allowed is {allowed(entry)}"


def _given_with_unit(given: Any, value: Value, entry: Assumption) -> str:
    """A value that could be read, as it was typed; a bare fraction in percent as well."""
    if not isinstance(given, str):
        return with_unit(value, entry)
    is_fraction = entry.unit.startswith("share") and "%" not in given
    return given_in_words(given) + (f" ({amount(value, entry.unit)})" if is_fraction else "")


def _unread(given: Any, reason: ValueError, entry: Assumption) -> str:
    """What to say of a value that cannot be read."""
    is_empty = given is None or given == ""
    given_so = (
        "nothing was given" if is_empty else f"{given_in_words(given)} was given, which {reason}"
    )
    return f"{given_so}; allowed is {allowed(entry)}"


def _read(given: Any, entry: Assumption) -> Value:
    """A value in the form of the model. Errors: ValueError with the reason."""
    if entry.kind == "number":
        return number_of(given, entry.unit)
    if entry.kind == "date":
        return date_of(given)
    if entry.kind == "schedule":
        return schedule_of(given)
    if isinstance(given, str):
        name = given.strip().casefold()
        for key, choice in entry.choices.items():
            if name in (key, choice.label.casefold()):
                return key
    raise ValueError("is not one of the choices")


def value_text(value: Value) -> str:
    """A value as text for a link or a CSV cell; `value_of` reads it back without loss."""
    if isinstance(value, tuple):
        return schedule_text(value)
    if isinstance(value, float):
        return repr(value).removesuffix(".0")
    return str(value)


def schedule_text(schedule: Schedule) -> str:
    """A schedule as text: `2019-01-01:8.6,2020-01-01:9.45`."""
    return ",".join(f"{date}:{value_text(wage)}" for date, wage in schedule)


def schedule_of(given: Any) -> Schedule:
    """A schedule from its text, from rows with the two named columns, or from pairs.

    Errors: ValueError where it is in none of these forms, with the reason.
    """
    steps = [step.split(":") for step in given.split(",")] if isinstance(given, str) else given
    if not isinstance(steps, list | tuple):
        raise ValueError("is not a list of dates with wages")
    return tuple(_step(step) for step in steps)


def _step(step: Any) -> tuple[datetime.date, float]:
    if isinstance(step, dict) and set(step) == set(STEP_COLUMNS):
        step = [step[name] for name in STEP_COLUMNS]
    if not isinstance(step, list | tuple) or len(step) != 2:
        raise ValueError("has a step that is not one date with one wage")
    date, wage = step
    return _part(date, date_of), _part(wage, partial(number_of, unit=WAGE_UNIT))


def _part(given: Any, read: Callable[[Any], Part]) -> Part:
    try:
        return read(given)
    except ValueError as error:
        raise ValueError(f"has {given_in_words(given)}, which {error}") from None


def schedule_faults(given: Any, entry: Assumption) -> list[str]:
    """What is wrong with a minimum-wage schedule, a sentence each; [] where nothing is."""
    try:
        schedule = schedule_of(given)
    except ValueError as error:
        return [_unread(given, error, entry)]
    if not schedule:
        return ["no step was given; at least one is needed"]
    if len(schedule) > MOST_STEPS:
        return [f"{len(schedule)} steps were given; at most {MOST_STEPS} are allowed"]
    dates = [date for date, _ in schedule]
    repeated = sorted({date for date in dates if dates.count(date) > 1})
    faults = [f"two steps share {amount(date, '')}; give each its own date" for date in repeated]
    faults += [
        f"the step of {amount(later, '')} stands after that of {amount(earlier, '')}; "
        "put the steps in the order of their dates"
        for earlier, later in pairwise(dates)
        if later < earlier
    ]
    limits, date_limits = entry.limits, entry.date_limits
    assert limits is not None
    assert date_limits is not None
    faults += [
        f"{amount(wage, WAGE_UNIT)} on {amount(date, '')} was given; allowed is {allowed(entry)}"
        for date, wage in schedule
        if not (limits.admits(wage) and date_limits.admits(date))
    ]
    return faults
