"""Values as the messages of the model name them; what stands on pages is written in reporting."""

from __future__ import annotations

import datetime
import re
from typing import Any

from model.study.numbers_and_dates import MINUS
from model.study.settings import Assumption

LONGEST = 60  # characters of what a person gave; the rest is cut
# Control characters, lone surrogates, and the marks that make text read otherwise than it is.
_UNPRINTABLE = re.compile(
    "[\x00-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff\ufeff\ufffe\uffff]"
)


def can_be_printed(text: str, *, lines: bool = False) -> bool:
    """Whether a text reads as what it is. lines: whether it may have several, and tabs."""
    return not _UNPRINTABLE.search(re.sub(r"[\n\t]", "", text) if lines else text)


def given_in_words(given: Any) -> str:
    """What a person gave, as far as it can be printed: "'9,5'", "nothing", "a list"."""
    if given is None or given == "":
        return "nothing"
    if isinstance(given, list | tuple):
        return "a list"
    if isinstance(given, dict):
        return "a mapping"
    text = str(given)
    plain = "".join(c if c.isprintable() else "?" for c in text[:LONGEST])
    return f"'{plain}{'...' if len(text) > LONGEST else ''}'"


def with_unit(value: Any, entry: Assumption) -> str:
    """A value with its unit: "47.1%", "$8.60", "21 days per year", "25th percentile"."""
    if entry.kind == "choice":
        return entry.choices[value].label
    has_sign = entry.unit.startswith(("share", "dollars"))
    return amount(value, entry.unit) + ("" if has_sign else _behind(entry.unit))


def allowed(entry: Assumption) -> str:
    """What an assumption admits: "0% to 50% of wage", "$5 to $150 per hour"."""
    if entry.kind == "choice":
        return "one of " + "; ".join(choice.label for choice in entry.choices.values())
    assert entry.limits is not None
    ends = [amount(end, entry.unit) for end in (entry.limits.minimum, entry.limits.maximum)]
    admitted = " to ".join(dict.fromkeys(ends)) + _behind(entry.unit)
    admitted += ", whole numbers only" if entry.limits.whole else ""
    if entry.date_limits is None:
        return admitted
    first, last = entry.date_limits.minimum, entry.date_limits.maximum
    return f"{admitted}, on dates from {amount(first, '')} to {amount(last, '')}"


def amount(value: Any, unit: str) -> str:
    """A number in a unit, or a date: "47.1%", "$8.60", "25th", "21", "Jan 1, 2019"."""
    if isinstance(value, datetime.date):
        return f"{value:%b} {value.day}, {value.year}"
    if unit.startswith("share"):
        return f"{_digits(100 * value)}%"
    if unit.startswith("dollars"):
        sign, digits = (MINUS if value < 0 else ""), _digits(abs(value))
        cents = f"{abs(value):,.2f}"
        return f"{sign}${cents if '.' in digits and len(digits) < len(cents) else digits}"
    return ordinal(_digits(value)) if unit == "percentile" else _digits(value)


def ordinal(digits: str) -> str:
    """A number as the place in a row: "1st", "22nd", "11th", "62.5th"."""
    if "." in digits or digits[-2:] in {"11", "12", "13"}:
        return f"{digits}th"
    return digits + {"1": "st", "2": "nd", "3": "rd"}.get(digits[-1], "th")


def _behind(unit: str) -> str:
    """What stands behind the number: " of wage", " per hour", " days per year", " percentile"."""
    for sign in ("share", "dollars"):
        if unit.startswith(sign):
            return unit.removeprefix(sign)
    return "" if unit == "date" else f" {unit}"


def _digits(value: float) -> str:
    return f"{round(value, 10):,.10g}".replace("-", MINUS)
