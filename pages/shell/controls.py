"""Assumption -> widget. All that a widget needs to know stands in the assumption's YAML entry."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Sequence
from functools import partial
from html import escape
from typing import Any

import streamlit as st

from model.study.settings import Assumption, Setting, Value
from pages.shell import session
from pages.shell.markdown import plain
from pages.shell.results import assumptions
from pages.shell.widgets import clicked, heard, make_anew
from reporting import wording

IN_A_ROW = ("bound", "percentile")
REST = 82  # pixels
FIELD = 56  # pixels: three of them in a row of the sidebar, as style.css has their headings


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


def _name(setting: Setting) -> str:
    return f"control-{setting.id}"


def _heard(setting: Setting, value_of: Callable[[Any], Value] = lambda shown: shown) -> Any:
    """Key and callback of a setting's widget."""
    return heard(_name(setting), lambda shown: session.take({setting.id: value_of(shown)}))


def _in_force(setting: Setting) -> Value:
    return session.scenario().value(assumptions(), setting.id)


def _draw_number(setting: Setting, *, slider: bool) -> None:
    """One number: a slider, or a field for what needs finer steps or cannot move."""
    entry, scale = setting.entry, _scale(setting)
    if not slider or scale["min_value"] == scale["max_value"]:
        unit = wording.months_spanned(entry, _in_force(setting)) or wording.screen_unit(entry)
        label = _said(f"{_with_rest(setting)}, {unit}", [setting])
        _draw_field(setting, label, help=plain(entry.description), **scale)
    elif entry.rest_label:
        _draw_slider_and_rest(setting)
    else:
        _draw_slider(setting)


def _draw_slider(setting: Setting, told: Sequence[str] = ()) -> None:
    """A slider; told: names of the widgets that then show the value as well."""
    entry, scale = setting.entry, _scale(setting)
    if wording.is_share(entry):
        scale = {**scale, "format": f"{scale['format']}%%"}

    def act(shown: float) -> None:
        session.take({setting.id: wording.from_screen(entry, shown)})
        make_anew(*told)

    st.slider(
        _said(setting.label, [setting]),
        value=wording.on_screen(entry, _in_force(setting)),
        help=plain(entry.description),
        **heard(_name(setting), act),
        **scale,
    )


def _draw_slider_and_rest(setting: Setting) -> None:
    """A slider of a share, and beside it a field for the rest, such as those part-time."""
    entry, rest_name = setting.entry, f"rest-{setting.id}"
    scale = _scale(setting)  # a share is 0% to 100%, and so is its rest

    def act(rest: float) -> None:
        session.take({setting.id: wording.from_screen(entry, 100 - rest)})
        make_anew(_name(setting))

    with st.container(horizontal=True, gap="small", vertical_alignment="bottom"):
        _draw_slider(setting, told=[rest_name])
        st.number_input(
            plain(f"{entry.rest_label.capitalize()}, %"),
            value=wording.on_screen(entry, 1 - _in_force(setting)),
            width=REST,
            **heard(rest_name, act),
            **scale,
        )


def _draw_row(settings: Sequence[Setting]) -> None:
    """Number fields in a row, such as lower bound, interim point, upper bound."""
    entry = settings[0].entry
    st.html(_heading_of_row(settings))
    with st.container(horizontal=True, gap="xsmall"):
        for setting in settings:
            # The heading is read with the eyes; the label says the same to a screen reader.
            label = plain(f"{entry.label}, {wording.member_in_a_row(setting)}")
            _draw_field(
                setting, label, label_visibility="collapsed", width=FIELD, **_scale(setting)
            )
        if entry.by == "bound" and entry.unit != "percentile":
            _draw_add_to_all(settings)


def _heading_of_row(settings: Sequence[Setting]) -> str:
    """What a row is, which opens what it means, and the name of each field above it.

    Streamlit gives the help of a text no name of its own; a summary is named by its words.
    """
    entry = settings[0].entry
    unit = wording.screen_unit(entry)
    ending = "" if unit in entry.label.lower() else f", {unit}"
    names = (wording.member_in_a_row(setting).capitalize() for setting in settings)
    return (
        f'<details class="row-of-fields"><summary><span>{escape(entry.label + ending)}</span>'
        f"<i>{escape(_base_beside(settings))}</i></summary>{escape(entry.description)}</details>"
        f'<div class="above-fields">{"".join(f"<span>{escape(name)}</span>" for name in names)}'
        "</div>"
    )


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
    """A label, and behind it the base's values where one of the settings is changed."""
    beside = _base_beside(settings)
    return f"{plain(label)} :gray[{plain(beside)}]" if beside else plain(label)


def _base_beside(settings: Sequence[Setting]) -> str:
    """The base's values where one of the settings is changed: "(study: 15 · 21 · 27 days ...)"."""
    if not any(setting.id in session.scenario().changes for setting in settings):
        return ""
    of_base = [setting.base_value for setting in settings]
    return f"({assumptions().base.short}: {wording.values_in_words(settings[0].entry, of_base)})"


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
