"""What stands at a control of the sidebar: label, what the base has, scale, what an answer does."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from model import Assumptions, Scenario
from model.study.labels import in_a_sentence
from model.study.parts import Alternative
from model.study.settings import Assumption, Setting, Value
from reporting.wording.values import (
    decimals_in_force,
    months_spanned,
    scale_on_screen,
    screen_unit,
    value_in_words,
    values_in_words,
)


def of_field(setting: Setting, value: Value) -> str:
    """The label of a number field, with its unit; a number of months says from when to when.

    Where the entry names the others of a share, with theirs: "...; part-time 60%, %".
    """
    entry = setting.entry
    unit = months_spanned(entry, value) or screen_unit(entry)
    rest = value_in_words(entry, 1 - value) if entry.rest_label else ""
    return f"{setting.label}{f'; {entry.rest_label} {rest}' if rest else ''}, {unit}"


def of_row(entry: Assumption) -> str:
    """The heading of number fields in a row, with the unit where the label does not have it."""
    unit = screen_unit(entry)
    return entry.label if unit in entry.label.lower() else f"{entry.label}, {unit}"


def base_beside(settings: Sequence[Setting], scenario: Scenario, assumptions: Assumptions) -> str:
    """The base's values where one of the settings is changed: "(study: 15 · 21 · 27 days ...)"."""
    if not any(setting.id in scenario.changes for setting in settings):
        return ""
    of_base = [setting.base_value for setting in settings]
    return f"({assumptions.base.short}: {values_in_words(settings[0].entry, of_base)})"


def number_scale(entry: Assumption, value: float) -> dict[str, Any]:
    """Limits, step and number format of a control in screen units, as a widget's arguments.

    value: the one in force, whose digits are all shown.
    Errors: ValueError where the entry has no limits or no step.
    """
    lowest, highest, step = scale_on_screen(entry)
    format = f"%.{decimals_in_force(entry, value)}f"
    return {"min_value": lowest, "max_value": highest, "step": step, "format": format}


def answer_in_words(question: Alternative, in_force: str) -> str:
    """What the answer in force does, and which answer the base has, and why.

    in_force: key of the answer; "" for none.
    "... (31-1120) in both. This is the default: since the 2018 classification BLS has one wage ..."
    """
    default, answer = next(iter(question.answers)), question.answers.get(in_force)
    label = in_a_sentence(question.answers[default].label)
    which = "This is the default" if in_force == default else f"The default is “{label}”"
    return f"{answer.description if answer else ''} {which}: {question.reason}.".strip()
