"""A program's values and sources in words."""

from __future__ import annotations

import textwrap
from collections.abc import Mapping
from typing import Any

from model.programs.program import Program
from model.study.settings import Setting
from reporting.charts.pictures.captions import LONGEST_CAPTION
from reporting.wording.values import screen_unit, value_in_words


def changed_settings(
    program: Program, values: Mapping[str, Any]
) -> list[tuple[str, tuple[Setting, ...], str, str]]:
    """Label, setting, the document's value and that in force, of each value that differs."""
    return [
        (
            setting.label,
            (setting,),
            value_in_words(setting.entry, setting.base_value),
            value_in_words(setting.entry, values[setting.id]),
        )
        for setting in program.settings.values()
        if setting.id in values
    ]


def said_of_setting(setting: Setting, values: Mapping[str, Any]) -> str:
    """The label of a control: "Months funded (document: 12 months)"; the unit where it is new."""
    entry = setting.entry
    label = setting.entry.member_labels.get(setting.member) or setting.label
    unit = screen_unit(entry)
    with_unit = label if unit.split()[0] in label.lower() else f"{label}, {unit}"
    if setting.id not in values:
        return with_unit
    base = "ours" if entry.source.kind == "assumed" else "document"
    return f"{with_unit} ({base}: {value_in_words(entry, setting.base_value)})"


def source_sentence(program: Program) -> str:
    """The source of a program's page, and what it is not."""
    return f"{document_sentence(program)} {program.disclaimer}"


def document_sentence(program: Program) -> str:
    """The source of a program's page."""
    return f"Source: {program.document}. {program.period}."


def values_caption(program: Program, values: Mapping[str, Any]) -> str:
    """Whose numbers a picture or a slide shows: "Case rate: Children served 300 children"."""
    changes = [f"{label} {now}" for label, _, _, now in changed_settings(program, values)]
    said = f"{program.title}: {'; '.join(changes) or 'no changes to the document'}"
    return textwrap.shorten(said, LONGEST_CAPTION, placeholder=" …")


def picture_caption(program: Program, values: Mapping[str, Any]) -> str:
    """What a picture says at its foot: whose numbers it shows, their source, what it is not."""
    return f"{values_caption(program, values)}. {source_sentence(program)}"


def values_of_document(program: Program) -> list[tuple[str, str, str]]:
    """Each value and fact, and where it stands; what is to be said of several values, once."""
    said: set[str] = set()
    rows = []
    for setting in program.settings.values():
        entry = setting.entry
        where = _where(setting) if entry.id not in said else entry.source.where
        rows.append((setting.label, value_in_words(entry, setting.base_value), where))
        said.add(entry.id)
    return [*rows, *((fact.fact, fact.value, fact.where) for fact in program.facts)]


def _where(setting: Setting) -> str:
    source, remark = setting.entry.source, setting.entry.remark
    said = [source.where, source.how, remark]
    return ". ".join(text.strip().removesuffix(".") for text in said if text)
