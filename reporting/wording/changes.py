"""What a scenario changes, in words: each value beside that of its base, and where it is from."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from model import Assumptions, Scenario
from model.scenario.loaded_rates import FEE, marks
from model.study.settings import Assumption, Setting
from reporting.formats import counted
from reporting.wording.values import value_in_words, values_in_words

OWN_CHANGES = "Custom scenario"
MOST_VALUES_NAMED = 6  # of one assumption, one by one


def changes_in_words(
    assumptions: Assumptions, scenario: Scenario
) -> list[tuple[Setting, str, str]]:
    """One (setting, base value, scenario value) for each change of the scenario, in file order."""
    return [
        (
            setting,
            value_in_words(setting.entry, setting.base_value),
            value_in_words(setting.entry, scenario.changes[setting.id]),
        )
        for setting in assumptions.settings.values()
        if setting.id in scenario.changes
    ]


def changed_assumptions(
    assumptions: Assumptions, scenario: Scenario
) -> list[tuple[str, tuple[Setting, ...], str, str]]:
    """The changes by assumption, in file order: label, changed settings, base and scenario.

    Of an assumption by bound all three values are named, "20 · 21 · 27 days per year", unless one
    alone is changed, which the label then names. Of many values, the lowest and the highest are
    named. The unit stands once. Current rates that were loaded say from where.
    """
    changed = [each for each in assumptions.settings.values() if each.id in scenario.changes]
    return [
        _changed_assumption(
            assumptions, scenario, [each for each in changed if each.entry.id == entry_id]
        )
        for entry_id in dict.fromkeys(each.entry.id for each in changed)
    ]


def _changed_assumption(
    assumptions: Assumptions, scenario: Scenario, changed: Sequence[Setting]
) -> tuple[str, tuple[Setting, ...], str, str]:
    """The changed settings of one assumption; see `changed_assumptions`."""
    entry = changed[0].entry
    is_row = entry.by == "bound" and len(changed) > 1
    settings = assumptions.settings_of(entry.id) if is_row else changed
    label = _label_of_one(changed[0]) if len(settings) == 1 else entry.label
    if entry.id == FEE and scenario.loaded_rates:
        before, now = _count_and_sources(scenario, changed)
    else:
        before = _few_or_ends(entry, [each.base_value for each in settings])
        now = _few_or_ends(entry, [scenario.value(assumptions, each.id) for each in settings])
    return label, tuple(changed), *_with_one_unit(entry, before, now)


def _label_of_one(setting: Setting) -> str:
    """A setting by name; the field of a row as the screen heads it: "Paid time off, lower"."""
    entry = setting.entry
    return f"{entry.label}, {setting.member}" if entry.by == "bound" else setting.label


def _with_one_unit(entry: Assumption, before: str, now: str) -> tuple[str, str]:
    """Two texts of an entry, the unit behind the second; behind none where the label has it."""
    unit = f" {entry.unit}"
    if not (before.endswith(unit) and now.endswith(unit)):
        return before, now
    is_in_label = entry.unit in entry.label.lower()
    return before.removesuffix(unit), now.removesuffix(unit) if is_in_label else now


def _count_and_sources(scenario: Scenario, changed: Sequence[Setting]) -> tuple[str, str]:
    """How many current rates are loaded or typed, and how many of them came from which file."""
    loaded = marks(scenario.loaded_rates)
    typed = sum(setting.member not in loaded for setting in changed)
    sources = [*loaded_in_words(scenario), *([f"{typed} typed"] if typed else [])]
    return counted(len(loaded) + typed, "rate"), "; ".join(sources)


def _few_or_ends(entry: Assumption, values: Sequence[Any]) -> str:
    """Several values of one entry; of many their number, the lowest and the highest."""
    if len(values) <= MOST_VALUES_NAMED:
        return values_in_words(entry, values)
    ends = " to ".join(value_in_words(entry, end) for end in (min(values), max(values)))
    return f"{len(values)} values, {ends}"


def source_in_words(setting: Setting, scenario: Scenario) -> str:
    """Where the base's value comes from, and the scenario's where it was loaded from a file."""
    where = setting.entry.source.where
    loaded = marks(scenario.loaded_rates) if setting.entry.id == FEE else {}
    return f"{where}; scenario: {loaded[setting.member]}" if setting.member in loaded else where


def loaded_in_words(scenario: Scenario) -> list[str]:
    """How many current rates came from where: "25 loaded from fees.csv, in force Jul 1, 2026"."""
    return [f"{len(rates.usd)} {rates.mark}" for rates in scenario.loaded_rates]


def count_of_changes(count: int, base: str = "the study") -> str:
    """How many values differ from the base, before they are listed: "2 changes:"."""
    return f"{counted(count, 'change')}:" if count else f"Showing {base} (no changes)"
