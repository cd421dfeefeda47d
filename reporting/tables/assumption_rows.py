"""The assumptions as rows: which are shown, what their cells say, where they come from."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence

import pandas as pd

from model import Assumptions, Scenario
from model.study.settings import Assumption, Limits, Setting, Value
from model.study.values import value_text
from reporting.formats import counted, first_of
from reporting.search.settings import settings_found
from reporting.wording.changes import source_in_words
from reporting.wording.values import is_share, number_text, schedule_in_words, screen_unit

ALL, CHANGED, CALIBRATED = "All", "Changed", "Calibrated"
SHOWN = (ALL, CHANGED, CALIBRATED)
KINDS = {
    "published": "printed in the study",
    "recovered": "derived exactly from published figures",
    "calibrated": "not published, set to reproduce the tables",
    "external": "another named source",
}
COLUMNS = (
    "label", "scenario", "base", "unit", "source", "kind", "limits", "base_range", "band",
)  # fmt: skip
MOST_NAMED = 3


def rows_shown(
    assumptions: Assumptions,
    scenario: Scenario,
    search: str,
    shown: str = ALL,
    behind: Collection[str] = (),
) -> dict[str, list[Setting]]:
    """The settings by section, in the order of the calculation, that are searched for and shown.

    behind: ids of settings that a number which is searched for comes from; shown as well.
    """
    searched = {setting.id for setting in settings_found(assumptions, scenario, search)}
    is_shown: dict[str, Callable[[Setting], bool]] = {
        ALL: lambda _: True,
        CHANGED: lambda setting: setting.id in scenario.changes,
        CALIBRATED: lambda setting: setting.source_kind == "calibrated",
    }
    settings = [
        setting
        for setting in assumptions.settings.values()
        if (setting.id in searched or setting.id in behind) and is_shown[shown](setting)
    ]
    return {
        section: of_section
        for section in assumptions.sections
        if (of_section := [each for each in settings if each.entry.section == section])
    }


def table(
    assumptions: Assumptions, scenario: Scenario, settings: Iterable[Setting]
) -> pd.DataFrame:
    """One row a setting, as texts in screen units. Index: setting id; columns: COLUMNS.

    What the labels of a whole section begin with is left out of them.
    """
    beginnings = {
        section: _common_beginning(assumptions, section) for section in assumptions.sections
    }
    rows = {
        setting.id: (
            _capital(setting.label.removeprefix(beginnings[setting.entry.section])),
            cell(setting.entry, scenario.value(assumptions, setting.id)),
            cell(setting.entry, setting.base_value),
            screen_unit(setting.entry),
            source(assumptions, scenario, setting),
            setting.source_kind,
            limits_text(setting.entry),
            _range_text(setting.entry, setting.entry.base_range),
            _range_text(setting.entry, setting.band),
        )
        for setting in settings
    }
    return pd.DataFrame.from_dict(rows, orient="index", columns=list(COLUMNS))


def source(assumptions: Assumptions, scenario: Scenario, setting: Setting) -> str:
    """Where a value comes from, and what must be said beside it unless it is changed."""
    mark = "" if setting.id in scenario.changes else assumptions.mark(setting.id)
    where = source_in_words(setting, scenario)
    return f"{where} ({mark})" if mark else where


def _common_beginning(assumptions: Assumptions, section: str) -> str:
    """What the labels of all settings of a section begin with: "May 2017 wage, "."""
    labels = [s.label for s in assumptions.settings.values() if s.entry.section == section]
    first, comma, _ = labels[0].partition(", ")
    return first + comma if all(label.startswith(first + ", ") for label in labels) else ""


def _capital(label: str) -> str:
    return label[:1].upper() + label[1:]


def cell(entry: Assumption, value: Value) -> str:
    """A value without its unit, as it can be typed: "3.0", "5,265", "2019-01-01"."""
    if entry.kind == "number":
        return number_text(entry, value)
    if entry.kind == "choice":
        return entry.choices[value].label
    return schedule_in_words(value) if entry.kind == "schedule" else value_text(value)


def limits_text(entry: Assumption) -> str:
    """What a scenario may set: "0 to 25", "one of 4"."""
    if entry.kind == "choice":
        return f"one of {len(entry.choices)}"
    return _range_text(entry, entry.limits)


def allowed_in_words(entry: Assumption) -> str:
    """What a scenario may set, with its unit: "0 to 25% of pay", or the choices by name."""
    if entry.kind == "schedule":
        return "an edit on the page Minimum wage"
    if entry.kind == "choice":
        return ", ".join(choice.label for choice in entry.choices.values())
    unit = "as year-month-day" if entry.kind == "date" else screen_unit(entry)
    return limits_text(entry) + (unit if is_share(entry) else f" {unit}")


def _range_text(entry: Assumption, limits: Limits | None) -> str:
    if limits is None:
        return ""
    ends = [_end_text(entry, end) for end in (limits.minimum, limits.maximum)]
    return " to ".join(dict.fromkeys(ends))


def _end_text(entry: Assumption, end: Value) -> str:
    if not isinstance(end, int | float):
        return value_text(end)
    text = number_text(entry, end)
    return text.rstrip("0").rstrip(".") if "." in text else text


def kinds_in_words(settings: Iterable[Setting]) -> str:
    """How many values are of each kind: "178 values: 116 published, 43 recovered, ..."."""
    kinds = [setting.source_kind for setting in settings]
    counts = [f"{kinds.count(kind)} {kind}" for kind in KINDS if kind in kinds]
    return ": ".join([counted(len(kinds), "value"), *([", ".join(counts)] if counts else [])])


def kinds_explained() -> str:
    """The four kinds, one line."""
    return "; ".join(f"{kind}: {meaning}" for kind, meaning in KINDS.items()).capitalize() + "."


def section_title(scenario: Scenario, section: str, settings: Sequence[Setting]) -> str:
    """A section with the count of its rows: "Wages, 11 values, 2 changed"."""
    changed = sum(setting.id in scenario.changes for setting in settings)
    count = counted(len(settings), "value")
    return f"{section}, {count}" + (f", {changed} changed" if changed else "")


def notes(settings: Iterable[Setting]) -> list[tuple[str, str]]:
    """What is said about the assumptions of these settings: a (label, text) each.

    Assumptions of which the same is said share a note, whose label names some of them.
    """
    alike: dict[str, list[Assumption]] = {}
    for entry in {setting.entry.id: setting.entry for setting in settings}.values():
        description = "" if entry.source.how else entry.description
        alike.setdefault(f"{description} {_where_from(entry)}", []).append(entry)
    return [
        (first_of([entry.label for entry in entries], MOST_NAMED), _note(entries))
        for entries in alike.values()
    ]


def _note(entries: Sequence[Assumption]) -> str:
    meanings = {entry.description for entry in entries}
    meaning = meanings.pop() if len(meanings) == 1 else ""
    return f"{meaning} {_where_from(entries[0])}".strip()


def _where_from(entry: Assumption) -> str:
    choices = f"Choices: {allowed_in_words(entry)}." if entry.choices else ""
    source = f"{entry.source.kind.capitalize()}: {entry.source.where}."
    remark = f"Remark: {entry.remark}" if entry.remark else ""
    return " ".join(text for text in (choices, source, entry.source.how, remark) if text)


def weight_totals(
    assumptions: Assumptions, scenario: Scenario, values: Mapping[str, Value]
) -> dict[str, float]:
    """Label -> total of the position weights of each role that `values` touches, as a fraction."""
    touched = {assumptions.settings[key].entry.id for key in values}
    totals = {}
    for entry in (assumptions.entries[key] for key in sorted(touched)):
        if entry.by == "occupation":
            weights = [
                values.get(setting.id, scenario.value(assumptions, setting.id))
                for setting in assumptions.settings_of(entry.id)
            ]
            totals[entry.label] = sum(weights)
    return totals
