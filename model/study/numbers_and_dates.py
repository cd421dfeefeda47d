"""Numbers and dates as people and programs write them: one list of forms for all that is read.

Links, YAML, CSV and the cells of the screen are read here. A form that can mean one thing only is
read, as those that Excel writes; one that could mean two is refused with the reason.
"""

from __future__ import annotations

import datetime
import math
import re
from decimal import Decimal
from numbers import Real
from typing import Any

MINUS = "\u2212"
LONGEST = 40  # characters of a number or a date; no honest one is longer

# 12.30  2,080  010  .5  5e-2  $12.30  -$1  5%; commas separate thousands and nothing else.
_NUMBER = re.compile(
    r"(?P<sign>[+-]?)(?P<dollar>\$?) *"
    r"(?P<digits>(?:[1-9][0-9]{0,2}(?:,[0-9]{3})+|[0-9]+)(?:\.[0-9]*)?|\.[0-9]+)"
    r"(?P<exponent>(?:e[+-]?[0-9]{1,3})?) *(?P<percent>%?)",
    re.IGNORECASE,
)
_DIGITS = re.compile(r"[0-9]+(\.[0-9]*)?")
_MIDNIGHT = re.compile(r"[ T]0?0:00(:00(\.0+)?)?$")  # what Excel and pandas write behind a date
_WEEKDAY = re.compile(r"^(mon|tues|wednes|thurs|fri|satur|sun)day, ", re.IGNORECASE)
_YEAR = r"(?P<year>[0-9]{4}|[0-9]{2})"
_DATES = tuple(
    re.compile(form, re.IGNORECASE)
    for form in (
        r"(?P<year>[0-9]{4})(?P<mark>[-/])(?P<month>[0-9]{1,2})(?P=mark)(?P<day>[0-9]{1,2})",
        rf"(?P<month>[0-9]{{1,2}})(?P<mark>[-/])(?P<day>[0-9]{{1,2}})(?P=mark){_YEAR}",
        rf"(?P<day>[0-9]{{1,2}})[- ](?P<month>[a-z]+)\.?(?:-|,? ){_YEAR}",
        r"(?P<month>[a-z]+)\.? (?P<day>[0-9]{1,2}),? (?P<year>[0-9]{4})",
    )
)
_MONTHS = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september",
    "october", "november", "december",
)  # fmt: skip
DATE_FORMS = "2023-01-31, 1/31/2023 or Jan 31, 2023"
NUMBER_AS_DATE = "is a number; where Excel shows it, format the cell as a date"


def number_of(given: Any, unit: str) -> float:
    """A number as it was given: a number of a program or a workbook, or a text.

    unit and errors: as of `number_of_text`.
    """
    if isinstance(given, str):
        return number_of_text(given, unit)
    if not isinstance(given, Real) or isinstance(given, bool):
        raise ValueError("is not a number")
    try:
        value = float(given)
    except OverflowError:
        raise ValueError("is too large") from None
    if not math.isfinite(value):
        raise ValueError("is not a number")
    return value


def date_of(given: Any) -> datetime.date:
    """A date as it was given: a date of a program or a workbook, or a text.

    Errors: ValueError with the reason, as it stands behind "..., which ".
    """
    if isinstance(given, Real) and not isinstance(given, bool):
        raise ValueError(NUMBER_AS_DATE)
    if isinstance(given, str):
        return date_of_text(given)
    if isinstance(given, datetime.datetime):  # how programs hold a date: at midnight
        if given.time() != datetime.time():
            raise ValueError("has a time of day")
        return given.date()
    if not isinstance(given, datetime.date):
        raise ValueError("is not a date")
    return given


def number_of_text(text: str, unit: str) -> float:
    """A number in the unit of an assumption: "$12.30" is 12.3, "5%" is 0.05, "2,080" is 2080.

    unit: a share is a fraction, and its percent sign divides by 100.
    Errors: ValueError with the reason, as it stands behind "..., which ".
    """
    plain = _without_marks(text)
    written = _NUMBER.fullmatch(plain)
    if written is None:
        raise ValueError(_no_number(plain))
    if written["dollar"] and not unit.startswith("dollars"):
        raise ValueError("has a dollar sign")
    if written["percent"] and not unit.startswith("share"):
        raise ValueError("has a percent sign")
    digits = written["sign"] + written["digits"].replace(",", "") + written["exponent"]
    number = Decimal(digits)
    value = float(number.scaleb(-2) if written["percent"] else number)
    if not math.isfinite(value):
        raise ValueError("is too large")
    return value


def is_bare_number(text: str) -> bool:
    """Whether a text is a number without a dollar or percent sign."""
    written = _NUMBER.fullmatch(_without_marks(text))
    return written is not None and not written["dollar"] and not written["percent"]


def date_of_text(text: str) -> datetime.date:
    """A date: "2023-01-31", "1/31/2023", "1-Jul-20", "Jan 31, 2023"; the month before the day.

    A year of two digits is one of this century.
    Errors: ValueError with the reason, as it stands behind "..., which ".
    """
    plain = _WEEKDAY.sub("", _MIDNIGHT.sub("", _without_marks(text)))
    if _DIGITS.fullmatch(plain):
        raise ValueError(NUMBER_AS_DATE)
    for form in _DATES:
        written = form.fullmatch(plain)
        month = _month(written["month"]) if written else 0
        if written and month:
            century = "20" if len(written["year"]) == 2 else ""
            return _date(int(century + written["year"]), month, int(written["day"]))
    raise ValueError(f"is not a date such as {DATE_FORMS}")


def _without_marks(text: str) -> str:
    """The text in plain characters: no space around it, a hyphen for a minus sign.

    Amounts in parentheses are negative, as accountants write them. Too long a text is cut, so
    that it is no number and no date any more.
    """
    plain = " ".join(text[: 2 * LONGEST].split()).replace(MINUS, "-").replace("$-", "-$")
    if re.fullmatch(r"\([^()+-]+\)", plain):
        plain = f"-{plain[1:-1].strip()}"
    is_formula = plain.startswith("=")
    return plain if len(plain) <= LONGEST or is_formula else "too long"


def _no_number(plain: str) -> str:
    if not plain:
        return "is empty"
    if plain.startswith("="):
        return "is a formula; give its value (a workbook has the values once Excel has saved it)"
    if re.search("[0-9],[0-9]", plain):
        return "could be read in two ways; write decimals with a point, such as 9.5"
    return "is not a number in plain digits, such as 12.30"


def _month(written: str) -> int:
    """The number of a month from its number or name; 0 where it is no name of a month."""
    if written.isdigit():
        return int(written) or 13
    name = written.casefold()
    names = [month for month in _MONTHS if name in (month, month[:3], month[:4])]
    return _MONTHS.index(names[0]) + 1 if names else 0


def _date(year: int, month: int, day: int) -> datetime.date:
    if month > 12:
        raise ValueError("has no such month; dates are month/day/year, such as 12/31/2023")
    try:
        return datetime.date(year, month, day)
    except ValueError:
        raise ValueError("is not a day of the calendar") from None
