# ruff: noqa: RUF002 (a true minus is meant)
"""How numbers and dates are written: the one module that turns them into text.

Fractions become percent here. Half of the last digit goes up, as a half cent does where rates are
paid (`in_cents`). A negative number has a true minus, which stands before the dollar sign; a number
that is zero in the decimals shown has no sign.
"""

from __future__ import annotations

import datetime
import math
from collections.abc import Callable, Iterable, Sequence
from decimal import Decimal
from functools import lru_cache, partial

from model.steps.cents import NEARLY

MINUS = "\u2212"
NOT_APPLICABLE = "N/A"


def number(value: float, decimals: int = 0) -> str:
    """A number with commas: "5,265.0"; "N/A" for NaN."""
    return _written(value, decimals)


@lru_cache(maxsize=5000)
def decimals_in_full(value: float) -> int:
    """Decimal places that a number has: 2 for 64.25, 0 for 64.0 and for what is no number."""
    exponent = Decimal(str(value)).normalize().as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0


def field_format(shown: float, least: int) -> str:
    """The format of a number field that shows a number as it is in force: "%.2f", "%.3f"."""
    return f"%.{max(least, decimals_in_full(shown))}f"


def signed_number(value: float, decimals: int = 0) -> str:
    """A number with its sign: "+1.5", "−1.5", "0.0"; "N/A" for NaN."""
    return _written(value, decimals, plus="+")


def dollars(usd: float, decimals: int = 2) -> str:
    """An amount: "$5.02", "−$1,234.50"; "N/A" for NaN."""
    return _written(usd, decimals, before="$")


def cents(count: float) -> str:
    """A number of cents, to a tenth: "12.5¢"."""
    return _written(count, 1, after="¢")


def dollars_in_short(usd: float) -> str:
    """An amount where there is little room: "$10.7M", "$320K", "$950"."""
    return _in_short(usd)


def round_dollars_in_short(usd: float) -> str:
    """A round amount with all of its digits: "$10M", "$1.05M", "$1.2K", "$950"."""
    for size, unit in ((1e6, "M"), (1e3, "K")):
        if abs(usd) >= size:
            digits = f"{abs(usd) / size:,.9f}".rstrip("0").rstrip(".")
            return f"{MINUS if usd < 0 else ''}${digits}{unit}"
    return dollars(usd, 0)


def signed_dollars_in_short(usd: float) -> str:
    """A difference of amounts where there is little room: "+$10.7M", "−$320K"."""
    return _in_short(usd, plus="+")


def _in_short(usd: float, plus: str = "") -> str:
    """What is written as 1,000 of a unit is written as 1 of the next."""
    for size, unit, decimals in ((1e6, "M", 1), (1e3, "K", 0)):
        if abs(usd) >= 0.9995 * size:
            return _written(usd / size, decimals, before="$", after=unit, plus=plus)
    return _written(usd, 0, before="$", plus=plus)


def signed_dollars(usd: float, decimals: int = 2) -> str:
    """A difference of amounts: "+$0.12", "−$0.12", "$0.00"; "N/A" for NaN."""
    return _written(usd, decimals, before="$", plus="+")


def in_percent(fraction: float) -> float:
    """A fraction as a field shows it, in percent: 0.463 is 46.3."""
    return round(100 * fraction, 8)


def from_percent(shown: float) -> float:
    """What a field shows in percent as a fraction: 46.3 is 0.463."""
    return round(shown / 100, 10)


def percent(fraction: float, decimals: int = 1) -> str:
    """A fraction in percent: "46.3%"; "N/A" for NaN."""
    return _written(100 * fraction, decimals, after="%")


def signed_percent(fraction: float, decimals: int = 1) -> str:
    """A change in percent: "+2.6%", "−2.6%", "0.0%"; "N/A" for NaN."""
    return _written(100 * fraction, decimals, after="%", plus="+")


def signed_points(difference: float, decimals: int = 1) -> str:
    """A difference of fractions in percentage points: "+7.1 points", "0.0 points"."""
    return _written(100 * difference, decimals, after=" points", plus="+")


def trimmed_percent(fraction: float) -> str:
    """A fraction in percent, to four decimals without zeros at their end: "3%", "64.44%"."""
    return percent(fraction, 4).rstrip("0%").rstrip(".") + "%"


def told_apart(value: float, mark: float, *ways: Callable[[float], str]) -> str:
    """A value beside a mark that it is set against: the first way that writes the two unlike.

    Without it a share of 79.96% would be written "80.0%" and said to be below 80%. Where no way
    tells them apart, the first is taken.
    """
    return next((way(value) for way in ways if way(value) != way(mark)), ways[0](value))


def percent_beside(fraction: float, mark: float) -> str:
    """A fraction beside a mark in as many decimals as it takes: "79.9%", "79.96%" beside 80%."""
    return told_apart(
        fraction, mark, *(partial(percent, decimals=decimals) for decimals in range(1, 7))
    )


def percents(fractions: Iterable[float], decimals: int = 1) -> str:
    """Several fractions in percent: "88.6 · 105.3 · 120.1%"."""
    return " · ".join(_written(100 * fraction, decimals) for fraction in fractions) + "%"


def percent_range(low: float, high: float) -> str:
    """Two fractions as whole percents: "89 – 105%"."""
    return f"{_written(100 * low, 0)} – {percent(high, 0)}"


def _written(
    value: float, decimals: int, *, before: str = "", after: str = "", plus: str = ""
) -> str:
    if math.isnan(value):
        return NOT_APPLICABLE
    digits = f"{abs(value) + NEARLY / 10**decimals:,.{decimals}f}"
    is_zero = not digits.strip("0.")
    sign = "" if is_zero else MINUS if value < 0 else plus
    return f"{sign}{before}{digits}{after}"


def date_in_words(date: datetime.date) -> str:
    """A day: "Jan 1, 2019"."""
    return f"{date:%b} {date.day}, {date.year}"


def month_in_words(date: datetime.date) -> str:
    """A month: "Jan 2019"."""
    return f"{date:%b %Y}"


def day_in_full(date: datetime.date) -> str:
    """A day with the whole name of its month, for a sentence: "July 1, 2027"."""
    return f"{date:%B} {date.day}, {date.year}"


def month_in_full(date: datetime.date) -> str:
    """A month with its whole name, for a sentence: "January 2019"."""
    return f"{date:%B %Y}"


def date_with_wage(date: datetime.date, usd_per_hour: float) -> str:
    """A step of the minimum wage: "Jan 2019 $8.60"."""
    return f"{month_in_words(date)} {dollars(usd_per_hour)}"


def counted(count: int, noun: str) -> str:
    """How many there are: "1 value", "3 values"."""
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"


def with_period(text: str) -> str:
    """A text that ends with one period, also where its last word is cut: "..., per 15 min."."""
    return f"{text.removesuffix('.')}."


def listed(names: Sequence[str]) -> str:
    """Names in a sentence, at least one: "A", "A and B", "A, B and C"."""
    *others, last = names
    return f"{', '.join(others)} and {last}" if others else last


def first_of(texts: Sequence[str], most: int) -> str:
    """The first texts, and how many more there are: "a; b; and 4 more"."""
    more = len(texts) - most
    return "; ".join([*texts[:most], *([f"and {more} more"] if more > 0 else [])])


def dollars_in_words(usd: float) -> str:
    """An amount for a sentence, in three digits where it is large: "$94.1 million", "$850,123"."""
    for unit, size in (("billion", 1e9), ("million", 1e6)):
        if abs(usd) >= 0.9995 * size:
            number = usd / size
            decimals = 0 if abs(number) >= 99.95 else 1 if abs(number) >= 9.995 else 2
            return f"{dollars(number, decimals)} {unit}"
    return dollars(usd, 0)


def between(
    one: float,
    other: float,
    write: Callable[[float], str],
    by: Callable[[float], float] | None = None,
) -> str:
    """A range, its lower end first, or one text where both ends are written alike: "$1 to $2".

    by: what makes an end the lower one, in place of its value, such as `abs`.
    """
    first, last = map(write, sorted((one, other), key=by))
    return first if first == last else f"{first} to {last}"
