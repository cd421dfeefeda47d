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
    """Draw the controls of some settings of one assumption, and the way back of what is changed.

    slider: sliders where one value has a control of its own; number fields else. Schedules and
    the shares of a role, which must add up, are edited in tables of their own.
    """
    # A way back comes and goes; each stands in a place of its own, so that controls keep theirs.
    with st.container():
        if entry.kind == "date":
            _draw_date(settings[0])
        elif entry.kind == "choice":
            _draw_choice(settings[0])
        elif entry.by in IN_A_ROW:
            _draw_row(settings)
        else:
            for setting in settings:
                with st.container():
                    _draw_number(setting, slider=slider)
                    _draw_way_back([setting])
            return
        _draw_way_back(settings)


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
        label = f"{setting.label}, {wording.screen_unit(entry)}"
        _draw_field(setting, label, help=meaning, **scale)
        return
    if wording.is_share(entry):
        scale = {**scale, "format": f"{scale['format']}%%"}
    shown = wording.on_screen(entry, _in_force(setting))
    heard_as = _heard(setting, partial(wording.from_screen, entry))
    st.slider(plain(setting.label), value=shown, help=meaning, **heard_as, **scale)


def _draw_row(settings: Sequence[Setting]) -> None:
    """Number fields in a row, such as lower bound, interim point, upper bound."""
    entry = settings[0].entry
    names = " · ".join(wording.member_in_a_row(setting) for setting in settings)
    unit = wording.screen_unit(entry)
    ending = "" if unit in entry.label.lower() else f", {unit}"
    said = plain(f"{entry.label}: {names}{ending}")
    st.markdown(f":small[{said}]", help=plain(entry.description))
    with st.container(horizontal=True, gap="xsmall"):
        for setting in settings:
            # The line above is read with the eyes; the label says the same to a screen reader.
            label = f"{entry.label}, {wording.member_in_a_row(setting)}"
            _draw_field(
                setting, label, label_visibility="collapsed", width=FIELD, **_scale(setting)
            )


def _draw_field(setting: Setting, label: str, **options: Any) -> None:
    """A number field; one that is emptied shows the value in force again."""
    shown = wording.on_screen(setting.entry, _in_force(setting))
    heard_as = _heard(setting, partial(wording.from_screen, setting.entry))
    st.number_input(plain(label), value=shown, **heard_as, **options)


def _draw_choice(setting: Setting) -> None:
    """One of the entry's choices."""
    entry, keys = setting.entry, list(setting.entry.choices)
    st.selectbox(
        plain(setting.label),
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
        plain(setting.label),
        sorted({*steps, date}),
        value=date,
        format_func=lambda each: wording.date_and_wage(each, steps),
        help=plain(setting.entry.description),
        **_heard(setting),
    )


def _draw_way_back(settings: Sequence[Setting]) -> None:
    """Under a changed control: what the study has, as the button that goes back to it."""
    changed = [setting for setting in settings if setting.id in session.scenario().changes]
    if not changed:
        return
    entry = settings[0].entry
    study = wording.values_in_words(entry, [setting.study_value for setting in settings])
    st.button(
        plain(f"study: {study}"),
        key=f"back:{settings[0].id}",
        type="tertiary",
        icon=":material/undo:",
        help=plain(f"{entry.label}: back to the study"),
        **clicked(session.reset, *(setting.id for setting in changed)),
    )


def _scale(setting: Setting) -> dict[str, Any]:
    """Limits, step and number format of a numeric widget, in screen units.

    The format shows all the digits of the value in force.
    """
    lowest, highest, step = wording.scale_on_screen(setting.entry)
    format = f"%.{wording.decimals_in_force(setting.entry, _in_force(setting))}f"
    return {"min_value": lowest, "max_value": highest, "step": step, "format": format}
