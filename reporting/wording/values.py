"""The value of an assumption as it is written: on the screen, in files, in a sentence."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from model.scenario.schedules import months_later
from model.study.settings import Assumption, Schedule
from reporting.formats import (
    counted,
    date_in_words,
    decimals_in_full,
    dollars,
    month_in_words,
    number,
)

MOST_DECIMALS = 6
SMALL_AMOUNT, OF_A_SMALL_AMOUNT, OF_AN_AMOUNT = 10, 4, 2  # dollars; decimals of each


def is_share(entry: Assumption) -> bool:
    """Whether the assumption is a fraction inside and a percentage on the screen."""
    return entry.unit.startswith("share")


def on_screen(entry: Assumption, value: float) -> float:
    """A number as shown: `100 * value` for shares, in percent, else `value`."""
    return float(round(value * 100, 10)) if is_share(entry) else float(value)


def from_screen(entry: Assumption, shown: float) -> float:
    """A number as calculated with: `shown / 100` for shares, else `shown`."""
    return float(round(shown / 100, 12)) if is_share(entry) else float(shown)


def screen_unit(entry: Assumption) -> str:
    """The unit as shown beside a number: "%" for shares, "months from May 2025"."""
    return entry.unit.replace("share", "%", 1) if is_share(entry) else unit_in_full(entry)


def unit_in_full(entry: Assumption) -> str:
    """The unit, with the month from which a number of months counts: "months from May 2025"."""
    begins = entry.counts_from
    return f"{entry.unit} from {month_in_words(begins)}" if begins else entry.unit


def months_spanned(entry: Assumption, value: float) -> str:
    """From when to when a number of months counts: "May 2025 to Jul 2026"; "" for other numbers."""
    if entry.counts_from is None:
        return ""
    ends = (entry.counts_from, months_later(entry.counts_from, value))
    return " to ".join(map(month_in_words, ends))


def decimals(entry: Assumption) -> int:
    """Decimal places that show the step and every base value of the entry in full.

    An amount that is brought forward is shown to the cent, a small one to hundredths of it.
    """
    numbers = [entry.step, *entry.values.values()]
    return max(_decimals(entry, n) for n in numbers if isinstance(n, int | float))


def scale_on_screen(entry: Assumption) -> tuple[float, float, float]:
    """The lowest and the highest value of a number, and its step, as shown.

    Errors: ValueError where the entry has no limits or no step.
    """
    if entry.limits is None or entry.step is None:
        raise ValueError(f"{entry.id}: a number needs limits and a step")
    lowest, highest = entry.limits.minimum, entry.limits.maximum
    return on_screen(entry, lowest), on_screen(entry, highest), on_screen(entry, entry.step)


def number_text(entry: Assumption, value: float) -> str:
    """A number without its unit: in the decimals of its entry, or in its own where it has more."""
    shown = on_screen(entry, value)
    return number(shown, decimals_in_force(entry, value))


def decimals_in_force(entry: Assumption, value: float) -> int:
    """Decimal places that a control needs to show a value as it is in force, at least the usual."""
    return max(decimals(entry), min(_decimals(entry, value), MOST_DECIMALS))


def _decimals(entry: Assumption, value: float) -> int:
    shown = on_screen(entry, value)
    places = decimals_in_full(shown)
    if not entry.brought_forward_by:
        return places
    return min(places, OF_A_SMALL_AMOUNT if abs(shown) < SMALL_AMOUNT else OF_AN_AMOUNT)


def value_in_words(entry: Assumption, value: Any) -> str:
    """A value with its unit: "3%", "$8.60", "21 days per year", "25th percentile"."""
    if entry.kind == "schedule":
        return schedule_in_words(value)
    if entry.kind == "choice":
        return entry.choices[value].label
    if entry.kind == "date":
        return date_in_words(value)
    text = number_text(entry, value)
    if is_share(entry):
        return f"{text}%"
    if entry.unit.startswith("dollars"):
        return dollars(value, max(2, len(text.partition(".")[2]))) if "." in text else f"${text}"
    if entry.unit.startswith("percentile"):
        return f"{_ordinal(text)} percentile"
    unit = entry.unit.removesuffix("s") if text == "1" and entry.unit.isalpha() else entry.unit
    spanned = months_spanned(entry, value)
    return f"{text} {unit}, {spanned}" if spanned else f"{text} {unit}"


def _ordinal(text: str) -> str:
    if "." in text or text[-2:] in {"11", "12", "13"}:
        return f"{text}th"
    return text + {"1": "st", "2": "nd", "3": "rd"}.get(text[-1], "th")


def schedule_in_words(schedule: Schedule) -> str:
    """The ends of a schedule: "5 steps, $8.60 in Jan 2019 to $12.00 in Jan 2023"."""
    if not schedule:
        return "no step"
    (first, lowest), (last, highest) = schedule[0], schedule[-1]
    return (
        f"{counted(len(schedule), 'step')}, {dollars(lowest)} in {month_in_words(first)} "
        f"to {dollars(highest)} in {month_in_words(last)}"
    )


def values_in_words(entry: Assumption, values: Iterable[Any]) -> str:
    """Several values of one entry, the unit once: "15 · 21 · 27 days per year"."""
    texts = [value_in_words(entry, value) for value in values]
    unit = re.sub(r"^[^ %]+", "", texts[0])
    if not all(text.endswith(unit) for text in texts):
        return " · ".join(texts)
    return " · ".join(text.removesuffix(unit) for text in texts) + unit
