"""Assumption -> widget. All that a widget needs to know stands in the assumption's YAML entry."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

import streamlit as st

from model.study.assumptions import Assumption, Setting, Value
from pages.shell import session
from pages.shell.markdown import plain
from pages.shell.results import assumptions
from pages.shell.widgets import clicked, heard
from reporting import wording

IN_A_ROW = ("bound", "percentile")
FIELD = 72  # pixels: three of them in a row of the sidebar


def draw_assumption(entry: Assumption, settings: Sequence[Setting], *, slider: bool) -> None:
    """Draw the controls of some settings of one assumption.

    A changed one says the study's value beside its label; its way back stands in the strip.
    slider: sliders where one value has a control of its own; number fields else. Schedules and
    the shares of a role, which must add up, are edited in tables of their own.
    """
    if entry.kind == "date":
        _draw_date(settings[0])
    elif entry.kind == "choice":
        _draw_choice(settings[0])
    elif entry.by in IN_A_ROW:
        _draw_row(settings)
    else:
        for setting in settings:
            _draw_number(setting, slider=slider)


def _heard(setting: Setting, value_of: Callable[[Any], Value] = lambda shown: shown) -> Any:
    """Key and callback of a setting's widget."""
    return heard(f"control-{setting.id}", lambda shown: session.take({setting.id: value_of(shown)}))


def _in_force(setting: Setting) -> Value:
    return session.scenario().value(assumptions(), setting.id)


def _draw_number(setting: Setting, *, slider: bool) -> None:
    """One number: a slider, or a field for what needs finer steps or cannot move."""
    entry, scale = setting.entry, _scale(setting)
    meaning = plain(entry.description)
    if not slider or scale["min_value"] == scale["max_value"]:
        label = _said(f"{_with_rest(setting)}, {wording.screen_unit(entry)}", [setting])
        _draw_field(setting, label, help=meaning, **scale)
        return
    if wording.is_share(entry):
        scale = {**scale, "format": f"{scale['format']}%%"}
    shown = wording.on_screen(entry, _in_force(setting))
    heard_as = _heard(setting, partial(wording.from_screen, entry))
    label = _said(_with_rest(setting), [setting])
    st.slider(label, value=shown, help=meaning, **heard_as, **scale)


def _draw_row(settings: Sequence[Setting]) -> None:
    """Number fields in a row, such as lower bound, interim point, upper bound."""
    entry = settings[0].entry
    names = " · ".join(wording.member_in_a_row(setting) for setting in settings)
    unit = wording.screen_unit(entry)
    ending = "" if unit in entry.label.lower() else f", {unit}"
    said = _said(f"{entry.label}: {names}{ending}", settings)
    st.markdown(f":small[{said}]", help=plain(entry.description))
    with st.container(horizontal=True, gap="xsmall"):
        for setting in settings:
            # The line above is read with the eyes; the label says the same to a screen reader.
            label = plain(f"{entry.label}, {wording.member_in_a_row(setting)}")
            _draw_field(
                setting, label, label_visibility="collapsed", width=FIELD, **_scale(setting)
            )
        if entry.by == "bound" and entry.unit != "percentile":
            _draw_add_to_all(settings)


def _draw_add_to_all(settings: Sequence[Setting]) -> None:
    """The button that adds one step to all of a row."""
    entry = settings[0].entry
    step = wording.number_text(entry, entry.step or 1)
    st.button(
        plain(f"Add {step} to all"),
        key=f"add:{entry.id}",
        type="tertiary",
        **clicked(session.add, entry.step, [setting.id for setting in settings]),
    )


def _draw_field(setting: Setting, label: str, **options: Any) -> None:
    """A number field; one that is emptied shows the value in force again."""
    shown = wording.on_screen(setting.entry, _in_force(setting))
    heard_as = _heard(setting, partial(wording.from_screen, setting.entry))
    st.number_input(label, value=shown, **heard_as, **options)


def _draw_choice(setting: Setting) -> None:
    """One of the entry's choices."""
    entry, keys = setting.entry, list(setting.entry.choices)
    st.selectbox(
        _said(setting.label, [setting]),
        keys,
        index=keys.index(_in_force(setting)),
        format_func=lambda key: wording.value_in_words(entry, key),
        help=plain(entry.description),
        **_heard(setting),
    )


def _draw_date(setting: Setting) -> None:
    """A date among the steps of the minimum wage in force: "Jan 2019 $8.60"."""
    steps = wording.minimum_wage_by_date(assumptions(), session.scenario())
    date: datetime.date = _in_force(setting)
    st.select_slider(
        _said(setting.label, [setting]),
        sorted({*steps, date}),
        value=date,
        format_func=lambda each: wording.date_and_wage(each, steps),
        help=plain(setting.entry.description),
        **_heard(setting),
    )


def _said(label: str, settings: Sequence[Setting]) -> str:
    """A label, and behind it the study's values where one of the settings is changed."""
    if not any(setting.id in session.scenario().changes for setting in settings):
        return plain(label)
    study = [setting.study_value for setting in settings]
    in_words = wording.values_in_words(settings[0].entry, study)
    return f"{plain(label)} :gray[{plain(f'(study: {in_words})')}]"


def _with_rest(setting: Setting) -> str:
    """A label, with the share of the others where the entry names them: "part-time 60%"."""
    entry = setting.entry
    if not entry.rest_label:
        return setting.label
    rest = wording.value_in_words(entry, 1 - _in_force(setting))
    return f"{setting.label}; {entry.rest_label} {rest}"


def _scale(setting: Setting) -> dict[str, Any]:
    """Limits, step and number format of a numeric widget, in screen units."""
    lowest, highest, step = wording.scale_on_screen(setting.entry)
    format = f"%.{wording.decimals_in_force(setting.entry, _in_force(setting))}f"
    return {"min_value": lowest, "max_value": highest, "step": step, "format": format}
