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
from reporting.screen import control_labels as labels
from reporting.wording.minimum_wage import date_and_wage, minimum_wage_by_date
from reporting.wording.names import member_in_a_row
from reporting.wording.values import from_screen, is_share, number_text, on_screen, value_in_words

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


def _base_beside(settings: Sequence[Setting]) -> str:
    return labels.base_beside(settings, session.scenario(), assumptions())


def _told(setting: Setting, label: str) -> dict[str, Any]:
    """Label and help of a widget; behind the label the base's value where it is changed."""
    beside = plain(_base_beside([setting]))
    said = f"{plain(label)} :gray[{beside}]" if beside else plain(label)
    return {"label": said, "help": plain(setting.entry.description)}


def _draw_number(setting: Setting, *, slider: bool) -> None:
    """One number: a slider, or a field for what needs finer steps or cannot move."""
    scale = labels.number_scale(setting.entry, _in_force(setting))
    if not slider or scale["min_value"] == scale["max_value"]:
        _draw_field(setting, **_told(setting, labels.of_field(setting, _in_force(setting))))
    elif setting.entry.rest_label:
        _draw_slider_and_rest(setting)
    else:
        _draw_slider(setting)


def _draw_slider(setting: Setting, told: Sequence[str] = ()) -> None:
    """A slider; told: names of the widgets that then show the value as well."""
    entry, scale = setting.entry, labels.number_scale(setting.entry, _in_force(setting))
    if is_share(entry):
        scale = {**scale, "format": f"{scale['format']}%%"}

    def act(shown: float) -> None:
        session.take({setting.id: from_screen(entry, shown)})
        make_anew(*told)

    value = on_screen(entry, _in_force(setting))
    st.slider(value=value, **_told(setting, setting.label), **heard(_name(setting), act), **scale)


def _draw_slider_and_rest(setting: Setting) -> None:
    """A slider of a share, and beside it a field for the rest, such as those part-time."""
    entry, rest_name = setting.entry, f"rest-{setting.id}"

    def act(rest: float) -> None:
        session.take({setting.id: from_screen(entry, 100 - rest)})
        make_anew(_name(setting))

    with st.container(horizontal=True, gap="small", vertical_alignment="bottom"):
        _draw_slider(setting, told=[rest_name])
        st.number_input(
            plain(f"{entry.rest_label.capitalize()}, %"),
            value=on_screen(entry, 1 - _in_force(setting)),
            width=REST,
            **heard(rest_name, act),
            **labels.number_scale(entry, _in_force(setting)),  # a share and its rest have one scale
        )


def _draw_row(settings: Sequence[Setting]) -> None:
    """Number fields in a row, such as lower bound, interim point, upper bound."""
    entry = settings[0].entry
    st.html(_heading_of_row(settings))
    with st.container(horizontal=True, gap="xsmall"):
        for setting in settings:
            # The heading is read with the eyes; the label says the same to a screen reader.
            label = plain(f"{entry.label}, {member_in_a_row(setting)}")
            _draw_field(setting, label=label, label_visibility="collapsed", width=FIELD)
        if entry.by == "bound" and entry.unit != "percentile":
            step = number_text(entry, entry.step or 1)
            st.button(
                plain(f"Add {step} to all"),
                key=f"add:{entry.id}",
                type="tertiary",
                **clicked(session.add, entry.step, [setting.id for setting in settings]),
            )


def _heading_of_row(settings: Sequence[Setting]) -> str:
    """What a row is, which opens what it means, and the name of each field above it.

    Streamlit gives the help of a text no name of its own; a summary is named by its words.
    """
    entry = settings[0].entry
    names = (member_in_a_row(setting).capitalize() for setting in settings)
    return (
        f'<details class="row-of-fields"><summary><span>{escape(labels.of_row(entry))}</span>'
        f"<i>{escape(_base_beside(settings))}</i></summary>{escape(entry.description)}</details>"
        f'<div class="above-fields">{"".join(f"<span>{escape(name)}</span>" for name in names)}'
        "</div>"
    )


def _draw_field(setting: Setting, **options: Any) -> None:
    """A number field; one that is emptied shows the value in force again."""
    entry, value = setting.entry, _in_force(setting)
    heard_as = _heard(setting, partial(from_screen, entry))
    shown, scale = on_screen(entry, value), labels.number_scale(entry, value)
    st.number_input(value=shown, **options, **heard_as, **scale)


def _draw_choice(setting: Setting) -> None:
    """One of the entry's choices."""
    keys = list(setting.entry.choices)
    st.selectbox(
        options=keys,
        index=keys.index(_in_force(setting)),
        format_func=lambda key: value_in_words(setting.entry, key),
        **_told(setting, setting.label),
        **_heard(setting),
    )


def _draw_date(setting: Setting) -> None:
    """A date among the steps of the minimum wage in force: "Jan 2019 $8.60"."""
    steps = minimum_wage_by_date(assumptions(), session.scenario())
    date: datetime.date = _in_force(setting)
    st.select_slider(
        options=sorted({*steps, date}),
        value=date,
        format_func=lambda each: date_and_wage(each, steps),
        **_told(setting, setting.label),
        **_heard(setting),
    )
