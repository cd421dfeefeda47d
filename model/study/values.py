"""One value against its assumption: what is allowed, and how it is read from text."""

from __future__ import annotations

import datetime
import math
from itertools import pairwise
from numbers import Real
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from model.study.assumptions import Assumption, Schedule, Value

MOST_STEPS = 40  # of a minimum-wage schedule; a longer one is not a law but a mistake


def shown(value: Any) -> str:
    """A value as a message names it; long and unprintable text is cut."""
    if isinstance(value, tuple):
        return schedule_text(value)
    if isinstance(value, str):
        text = "".join(c if c.isprintable() else "?" for c in value[:60])
        return f"'{text}...'" if len(value) > 60 else f"'{text}'"
    text = f"{value:g}" if isinstance(value, float) else str(value)
    return text if len(text) <= 60 else f"{text[:57]}..."


def given_text(value: Any) -> str:
    """A value as it was given in a file; a long one is cut."""
    text = repr(value)
    return text if len(text) <= 60 else f"{text[:57]}..."


def allowed(entry: Assumption) -> str:
    """What an assumption admits, in words, with its unit."""
    if entry.kind == "choice":
        return "one of " + ", ".join(entry.choices)
    limits = entry.limits
    assert limits is not None
    if entry.kind == "date":
        return f"a date (YYYY-MM-DD) from {limits.minimum} to {limits.maximum}"
    if entry.kind == "schedule":
        return (
            "dates in order, each with a wage "
            f"from {limits.minimum:g} to {limits.maximum:g} {entry.unit}"
        )
    return f"a number from {limits.minimum:g} to {limits.maximum:g} ({entry.unit})"


def value_fault(value: Any, entry: Assumption) -> str:
    """What is wrong with a value: "" or "is 300; allowed is a number from 0 to 100 (days)"."""
    limits = entry.limits
    if type(value) is float and entry.kind == "number" and limits and limits.admits(value):
        return ""
    if entry.kind == "schedule":
        faults = schedule_faults(value, entry)
        return f"{'; '.join(faults)}; allowed are {allowed(entry)}" if faults else ""
    if entry.kind == "choice":
        right = isinstance(value, str) and value in entry.choices
    elif entry.kind == "date":
        plain_date = isinstance(value, datetime.date) and not isinstance(value, datetime.datetime)
        right = plain_date and entry.limits is not None and entry.limits.admits(value)
    else:
        number = isinstance(value, int | float) and not isinstance(value, bool)
        right = (
            number
            and math.isfinite(value)
            and entry.limits is not None
            and entry.limits.admits(value)
        )
    return "" if right else f"is {shown(value)}; allowed is {allowed(entry)}"


def value_of(given: Any, entry: Assumption) -> Any:
    """A value in the form in which the model keeps it; what cannot be read stays as it is.

    Numbers become floats, ISO dates dates, schedules tuples of (date, wage).
    """
    if type(given) is float and entry.kind == "number":
        return given
    try:
        if entry.kind == "number" and isinstance(given, Real) and not isinstance(given, bool):
            return float(given)
        if entry.kind == "date" and isinstance(given, str):
            return datetime.date.fromisoformat(given.strip())
        if entry.kind == "schedule":
            return schedule_of(given)
    except (ValueError, TypeError, KeyError, OverflowError):
        pass
    return given


def value_from_text(text: str, entry: Assumption) -> Any:
    """A value read from the text of a link or a CSV cell; what cannot be read stays text."""
    if entry.kind == "number":
        try:
            return float(text)
        except ValueError:
            return text
    return value_of(text, entry)


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
    """A schedule from its text, from rows with two named columns, or from pairs.

    Errors: ValueError, TypeError or KeyError where it is in none of these forms.
    """
    if isinstance(given, str):
        given = [step.split(":") for step in given.split(",")]
    return tuple(_step(row) for row in given)


def _step(row: Any) -> tuple[datetime.date, float]:
    if isinstance(row, dict):
        date, wage = row["effective_date"], row["minimum_wage_usd_per_hour"]
    else:
        date, wage = row
    if isinstance(date, str):
        date = datetime.date.fromisoformat(date.strip())
    if not isinstance(date, datetime.date) or isinstance(wage, bool):
        raise ValueError("a step is a date and a wage")
    if isinstance(date, datetime.datetime):
        date = date.date()
    return date, float(wage)


def schedule_faults(given: Any, entry: Assumption) -> list[str]:
    """What is wrong with a minimum-wage schedule, a sentence each; [] where nothing is."""
    try:
        schedule = schedule_of(given)
    except (ValueError, TypeError, KeyError, OverflowError):
        return [f"is {shown(given)}, which cannot be read as dates with wages"]
    if not schedule:
        return ["has no step"]
    if len(schedule) > MOST_STEPS:
        return [f"has {len(schedule)} steps; at most {MOST_STEPS} are allowed"]
    faults = []
    dates = [date for date, _ in schedule]
    repeated = sorted({date for date in dates if dates.count(date) > 1})
    faults += [f"has {date} more than once" for date in repeated]
    faults += [
        f"has {later} after {earlier}, out of order"
        for earlier, later in pairwise(dates)
        if later < earlier
    ]
    assert entry.limits is not None
    faults += [
        f"has {shown(wage)} on {date}"
        for date, wage in schedule
        if not (math.isfinite(wage) and entry.limits.admits(wage))
    ]
    return faults
