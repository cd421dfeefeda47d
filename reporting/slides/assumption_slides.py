"""Slides of the assumptions: what was changed, and what the rates rest on."""

from __future__ import annotations

from collections.abc import Sequence

from model.study.parts import Base
from model.study.settings import Assumption, Setting
from reporting.formats import counted, dollars
from reporting.slides.briefing import Briefing
from reporting.slides.design.slide import Slide, pages
from reporting.slides.design.tables import Column, Content, Table, Words
from reporting.wording.changes import changes_in_words
from reporting.wording.minimum_wage import minimum_wage
from reporting.wording.values import values_in_words

Change = tuple[Setting, str, str]  # what is changed, its value in the base, in the scenario


def changes_slides(briefing: Briefing) -> list[Slide]:
    """What was changed: a row a change. No slide for less than two: the first slide tells one."""
    changes = changes_in_words(briefing.assumptions, briefing.scenario)
    if len(changes) < 2:
        return []
    base, title = briefing.stands_on, _title_of_changes(changes, briefing.stands_on)
    notes = [_note(base, change) for change in changes]
    columns = [
        Column("Assumption", 5.0),
        Column(base.name, 3.4, shade="quiet"),
        Column("Scenario", 3.4, shade="scenario", bold=True),
    ]
    rows = [[setting.label, of_base, scenario] for setting, of_base, scenario in changes]
    return pages(Slide(
        title,
        briefing.source("as named in the speaker notes"),
        [f"{title}.", *notes],
        f"Each value with its unit; the sources of {base.possessive} values are in the notes",
        table=Table(columns, [*rows, *_what_follows(briefing)]),
    ))  # fmt: skip


def _title_of_changes(changes: Sequence[Change], base: Base) -> str:
    """How many values differ, in how many assumptions."""
    assumptions = len({setting.entry.id for setting, *_ in changes})
    among = f", in {counted(assumptions, 'assumption')}" if assumptions < len(changes) else ""
    return f"{len(changes)} values differ from {base.in_words}{among}"


def _note(base: Base, change: Change) -> str:
    setting, of_base, scenario = change
    return (
        f"{setting.label}: {of_base} in {base.in_words}, {scenario} in the scenario. "
        f"{_source(setting.entry)}."
    )


def one_change(briefing: Briefing) -> tuple[str, str]:
    """The one change, for the first slide and for its notes; "" where there is none, or more."""
    changes = changes_in_words(briefing.assumptions, briefing.scenario)
    if len(changes) != 1:
        return "", ""
    ((setting, of_base, scenario),) = changes
    told = f"{setting.label}: {scenario} ({briefing.stands_on.short}: {of_base})."
    return told, _note(briefing.stands_on, changes[0])


def _what_follows(briefing: Briefing) -> list[list[str]]:
    """A row for the minimum wage, which no setting is, where the changes move it."""
    then, now = (
        dollars(minimum_wage(briefing.assumptions, scenario))
        for scenario in (briefing.base, briefing.scenario)
    )
    return [["Minimum wage in force (follows)", then, now]] if then != now else []


def warnings_slides(briefing: Briefing) -> list[Slide]:
    """What is possible but unusual in the scenario, a line each; no slide where nothing is."""
    warnings = briefing.warnings
    if not warnings:
        return []
    title = f"{counted(len(warnings), 'warning')} about this scenario's values"
    return pages(Slide(
        title,
        briefing.source(f"ranges of values in {briefing.stands_on.in_words}"),
        [f"{title}.", *warnings],
        "Values that are possible but unusual",
        table=Table([Column("Warning", 12.0)], [[text] for text in warnings]),
    ))  # fmt: skip


def _source(entry: Assumption) -> str:
    return f"{entry.source.kind.capitalize()}: {entry.source.where}"


def assumptions_slides(briefing: Briefing) -> list[Slide]:
    """The headline assumptions and those that the study does not print, with their sources."""
    base = briefing.stands_on
    entries = [
        entry
        for entry in briefing.assumptions.entries.values()
        if entry.headline_place or entry.source.kind == "calibrated"
    ]
    kinds = [setting.source_kind for setting in briefing.assumptions.settings.values()]
    title = (
        f"Of {len(kinds)} values, {kinds.count('published')} are published in the study and "
        f"{kinds.count('calibrated')} set to reproduce its tables"
    )
    scenario = [Column("Scenario", 2.6)] if briefing.side_by_side.is_changed else []
    columns = [
        Column("Assumption", 3.2),
        Column(f"{base.name}, by bound or group", 2.6),
        *scenario,
        Column(f"Source of {base.possessive} value", 3.8, shade="quiet"),
    ]
    return pages(Slide(
        title,
        briefing.source("and the sources named"),
        [f"{title}.", *(_note_of_entry(briefing, entry) for entry in entries)],
        f"Headline assumptions and calibrated values; {kinds.count('recovered')} values follow "
        f"exactly from published figures, {kinds.count('external')} come from other sources",
        table=Table(columns, [_row_of_entry(briefing, entry) for entry in entries]),
        layout="Appendix",
    ))  # fmt: skip


def _row_of_entry(briefing: Briefing, entry: Assumption) -> list[Content]:
    """An entry, its value in the base, in a changed scenario as well, and its source."""
    of_base, of_scenario = _values_in_words(briefing, entry)
    values: list[Content] = [of_base]
    if briefing.side_by_side.is_changed:
        same, changed = Words("same", "quiet"), Words(of_scenario, "scenario", True)
        values.append([same if of_scenario == of_base else changed])
    return [entry.label, *values, _source(entry)]


def _note_of_entry(briefing: Briefing, entry: Assumption) -> str:
    of_base, of_scenario = _values_in_words(briefing, entry)
    return (
        f"{entry.label}: {of_base} in {briefing.stands_on.in_words}, {of_scenario} in the "
        f"scenario. {_source(entry)}. {entry.source.how}".strip()
    )


def _values_in_words(briefing: Briefing, entry: Assumption) -> tuple[str, str]:
    """The values of an entry in the base, and in the scenario."""
    settings = briefing.assumptions.settings_of(entry.id)
    base, scenario = (
        values_in_words(entry, [each.value(briefing.assumptions, s.id) for s in settings])
        for each in (briefing.base, briefing.scenario)
    )
    return base, scenario
