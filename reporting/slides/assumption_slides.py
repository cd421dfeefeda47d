"""Slides of the assumptions: what was changed, and what the rates rest on."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from model.study.parts import Base
from model.study.settings import Assumption, Setting
from reporting.formats import counted, dollars
from reporting.headline import minimum_wage
from reporting.slides.briefing import Briefing
from reporting.slides.layout import (
    LEFT,
    RIGHT,
    TOP,
    Box,
    Column,
    Words,
    add_table,
    add_text,
    new_slide,
)
from reporting.wording import changes_in_words, values_in_words

ROWS_OF_CHANGES, SLIDES_OF_CHANGES, ROWS_OF_ASSUMPTIONS = 11, 3, 18
MOST_WARNINGS = 7
Change = tuple[Setting, str, str]  # what is changed, its value in the base, in the scenario


def add_changes_slides(deck: Any, briefing: Briefing) -> None:
    """What was changed: a row a change, continued on further slides, the rest in the notes.

    Nothing where nothing was changed.
    """
    changes = changes_in_words(briefing.assumptions, briefing.scenario)
    many = "1 value differs" if len(changes) == 1 else f"{len(changes)} values differ"
    in_words = briefing.stands_on.in_words
    title = f"{many} from {in_words}"
    notes = [
        f"{setting.label}: {of_base} in {in_words}, {scenario} in the scenario."
        for setting, of_base, scenario in changes
    ]
    starts = range(0, len(changes), ROWS_OF_CHANGES)[:SLIDES_OF_CHANGES]
    for number, start in enumerate(starts, start=1):
        is_last = number == len(starts)
        slide = new_slide(
            deck,
            title + (f" ({number} of {len(starts)})" if len(starts) > 1 else ""),
            briefing.source("as named in each row"),
            "\n".join([f"{title}.", *notes]),
            "Each value with its unit",
        )
        rows = [_row_of_change(change) for change in changes[start : start + ROWS_OF_CHANGES]]
        last = _what_follows(briefing) if is_last else []
        _add_table_of_changes(slide, [*rows, *last], briefing.stands_on)
    left_out = len(changes) - ROWS_OF_CHANGES * SLIDES_OF_CHANGES
    if changes and left_out > 0:
        said = f"and {left_out} more, in the speaker notes"
        add_text(slide, Box(LEFT, 6.52, 9, 0.28), [said], 11)


def add_warnings_slide(deck: Any, briefing: Briefing) -> None:
    """What is possible but unusual in the scenario, a line each; no slide where nothing is."""
    warnings = briefing.warnings
    if not warnings:
        return
    title = f"{counted(len(warnings), 'warning')} about this scenario's values"
    slide = new_slide(
        deck,
        title,
        briefing.source(f"ranges of values in {briefing.stands_on.in_words}"),
        "\n".join([f"{title}.", *warnings]),
        "Values that are possible but unusual",
    )
    left_out = len(warnings) - MOST_WARNINGS
    further = [f"and {left_out} more, in the speaker notes"] if left_out > 0 else []
    rows = [[text] for text in (*warnings[:MOST_WARNINGS], *further)]
    columns = [Column("Warning", RIGHT - LEFT)]
    add_table(slide, LEFT, TOP, columns, rows, size=14, row_height=0.56)


def _row_of_change(change: Change) -> list[str]:
    setting, of_base, scenario = change
    return [setting.label, of_base, scenario, _source(setting.entry)]


def _source(entry: Assumption) -> str:
    return f"{entry.source.kind.capitalize()}: {entry.source.where}"


def _what_follows(briefing: Briefing) -> list[list[str]]:
    """A row for the minimum wage, which no setting is, where the changes move it."""
    then, now = (
        dollars(minimum_wage(briefing.assumptions, scenario))
        for scenario in (briefing.base, briefing.scenario)
    )
    return [["Minimum wage in force (follows)", then, now, "Table 8"]] if then != now else []


def _add_table_of_changes(slide: Any, rows: Sequence[Sequence[str]], base: Base) -> None:
    columns = [
        Column("Assumption", 3.9),
        Column(base.name, 2.4, shade="quiet"),
        Column("Scenario", 2.4, shade="scenario", bold=True),
        Column(f"Source of {base.possessive} value", 3.4, shade="quiet"),
    ]
    if rows:
        size, height = (11, 0.38) if len(rows) > 7 else (12, 0.55)
        add_table(slide, LEFT, TOP, columns, rows, size=size, row_height=height)


def add_assumptions_slide(deck: Any, briefing: Briefing) -> None:
    """The headline assumptions and those that the study does not print, with their sources."""
    entries = [
        entry
        for entry in briefing.assumptions.entries.values()
        if entry.headline_place or entry.source.kind == "calibrated"
    ]
    rows, notes = [], []
    for entry in entries:
        base, scenario = _values_in_words(briefing, entry)
        same = Words(f"as in {briefing.stands_on.in_words}", "quiet")
        changed = same if scenario == base else Words(scenario, "scenario", True)
        rows.append([entry.label, base, [changed], _source(entry)])
        notes.append(
            f"{entry.label}: {base} in {briefing.stands_on.in_words}, {scenario} in the scenario. "
            f"{_source(entry)}. {entry.source.how}".strip()
        )
    kinds = [setting.entry.source.kind for setting in briefing.assumptions.settings.values()]
    title = (
        f"Of {len(kinds)} values, {kinds.count('published')} are published in the study and "
        f"{kinds.count('calibrated')} set to reproduce its tables"
    )
    slide = new_slide(
        deck,
        title,
        briefing.source("and the sources named"),
        "\n".join([f"{title}.", *notes]),
        f"Headline assumptions and calibrated values; {kinds.count('recovered')} values follow "
        f"exactly from published figures, {kinds.count('external')} come from other sources",
    )
    _add_table_of_assumptions(slide, rows[:ROWS_OF_ASSUMPTIONS], briefing.stands_on)


def _values_in_words(briefing: Briefing, entry: Assumption) -> tuple[str, str]:
    """The values of an entry in the base, and in the scenario."""
    settings = briefing.assumptions.settings_of(entry.id)
    base, scenario = (
        values_in_words(entry, [each.value(briefing.assumptions, s.id) for s in settings])
        for each in (briefing.base, briefing.scenario)
    )
    return base, scenario


def _add_table_of_assumptions(slide: Any, rows: Sequence[Sequence[Any]], base: Base) -> None:
    columns = [
        Column("Assumption", 3.6),
        Column(base.name, 2.6, shade="quiet"),
        Column("Scenario", 2.6),
        Column(f"Source of {base.possessive} value", 3.3, shade="quiet"),
    ]
    height = min(0.36, 4.8 / len(rows))
    add_table(slide, LEFT, TOP, columns, rows, size=10, row_height=height)
