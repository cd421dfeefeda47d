"""Values and texts as they stand on the screen. Fractions become percent here and nowhere else."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from model import Assumptions, Scenario
from model.study.assumptions import Assumption, Schedule, Setting

STUDY_NAME = Scenario().name
OWN_CHANGES = "Own changes"
MOST_DECIMALS = 6


def plain(text: object) -> str:
    """Text with every character that Markdown would act on escaped.

    Whatever a person typed or uploaded, and every dollar sign (two of them are a formula to
    Streamlit), goes through here before it reaches a label, a message or `st.markdown`.
    """
    one_line = " ".join(str(text).split())
    # Labels are read aloud with their backslashes, so that what cannot act has none: a hyphen
    # inside a word, and a parenthesis but for the one that opens a numbered list.
    escaped = re.sub(r"([\\`*_{}\[\]<>#+!|~$:.]|(?<!\w)-|-(?!\w))", r"\\\1", one_line)
    return re.sub(r"^(\d+)\)", r"\1\\)", escaped)


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
    """The unit as shown beside a number: "%" for shares."""
    return entry.unit.replace("share", "%", 1) if is_share(entry) else entry.unit


def decimals(entry: Assumption) -> int:
    """Decimal places that show the step and every study value of the entry in full."""
    numbers = [entry.step, *entry.values.values()]
    return max(_decimals(on_screen(entry, n)) for n in numbers if isinstance(n, int | float))


def number_text(entry: Assumption, value: float) -> str:
    """A number without its unit: in the decimals of its entry, or in its own where it has more."""
    shown = on_screen(entry, value)
    places = max(decimals(entry), min(_decimals(shown), MOST_DECIMALS))
    return f"{shown:,.{places}f}"


def _decimals(number: float) -> int:
    exponent = Decimal(str(number)).normalize().as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0


def value_in_words(entry: Assumption, value: Any) -> str:
    """A value with its unit: "3 %", "$8.60", "21 days a year", "25th percentile", "1 Jan 2019"."""
    if entry.kind == "schedule":
        return schedule_in_words(value)
    if entry.kind == "choice":
        return entry.choices[value].label
    if entry.kind == "date":
        return f"{value.day} {value:%b %Y}"
    number = number_text(entry, value)
    if is_share(entry):
        return f"{number} %"
    if entry.unit.startswith("dollars"):
        return f"${_with_cents(number)}"
    if entry.unit.startswith("percentile"):
        return f"{_ordinal(number)} percentile"
    return f"{number} {entry.unit}"


def _ordinal(number: str) -> str:
    if "." in number or number[-2:] in {"11", "12", "13"}:
        return f"{number}th"
    return number + {"1": "st", "2": "nd", "3": "rd"}.get(number[-1], "th")


def _with_cents(number: str) -> str:
    return number + "0" if re.search(r"\.\d$", number) else number


def schedule_in_words(schedule: Schedule) -> str:
    """The ends of a schedule: "5 steps, $8.60 in Jan 2019 to $12.00 in Jan 2023"."""
    if not schedule:
        return "no step"
    (first, lowest), (last, highest) = schedule[0], schedule[-1]
    count = "1 step" if len(schedule) == 1 else f"{len(schedule)} steps"
    return f"{count}, ${lowest:.2f} in {first:%b %Y} to ${highest:.2f} in {last:%b %Y}"


def values_in_words(entry: Assumption, values: Iterable[Any]) -> str:
    """Several values of one entry: "15 · 21 · 27 days a year", one of them if they are equal."""
    shown = [value_in_words(entry, value) for value in values]
    unit = re.sub(r"^[^ ]+", "", shown[0])
    same_unit = all(text.endswith(unit) for text in shown)
    numbers = [text.removesuffix(unit) for text in shown] if same_unit else shown
    return " · ".join(numbers) + (unit if same_unit else "")


def changes_in_words(
    assumptions: Assumptions, scenario: Scenario
) -> list[tuple[Setting, str, str]]:
    """One (setting, study value, scenario value) for each change of the scenario, in file order."""
    return [
        (
            setting,
            value_in_words(setting.entry, setting.study_value),
            value_in_words(setting.entry, scenario.changes[setting.id]),
        )
        for setting in assumptions.settings.values()
        if setting.id in scenario.changes
    ]


def minimum_wage_steps(assumptions: Assumptions, scenario: Scenario) -> dict[datetime.date, float]:
    """The minimum wage in dollars an hour by effective date, as the scenario has it."""
    return dict(scenario.value(assumptions, "minimum_wage_schedule"))


def date_and_wage(date: datetime.date, steps: dict[datetime.date, float]) -> str:
    """A date with the minimum wage in force on it: "Jan 2019 $8.60"."""
    past = [effective for effective in steps if effective <= date]
    wage = f" ${steps[max(past)]:.2f}" if past else ""
    return f"{date:%b %Y}{wage}"


def member_in_a_row(setting: Setting) -> str:
    """What tells apart values that stand in a row: "lower", "25th percentile"."""
    if setting.entry.by == "bound":
        return setting.member
    return setting.entry.member_labels.get(setting.member, setting.member)
