"""To move an assumption of the chart: choose its bar, and set the assumption beneath it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

import streamlit as st

from model.findings.sensitivity.one_at_a_time import OneAtATime
from model.study.settings import Setting, Value
from pages.parts import choices
from pages.parts.sensitivity.not_shown import draw_not_shown
from pages.shell import session
from pages.shell.markdown import plain
from pages.shell.results import assumptions
from pages.shell.widgets import clicked, heard, make_anew
from reporting.screen.control_labels import number_scale
from reporting.sensitivity.result import Result
from reporting.sensitivity.words import input_in_words, label_of
from reporting.wording.values import from_screen, number_text, on_screen, screen_unit


def draw(moved: OneAtATime, result: Result) -> None:
    """The list of the bars, the largest first, and what sets the assumption of the chosen one."""
    bars = moved.bars.set_index("setting_id")
    labels = {
        key: label_of(assumptions().settings[key], result.bound) for key in map(str, bars.index)
    }
    left, right = st.columns([2, 3])
    with left:
        key = choices.select("Choose a bar here, or click it", "bar", labels)
        draw_not_shown("bar", labels, result)
    setting, bar = assumptions().settings[key], bars.loc[key]
    with right, st.container(horizontal=True, vertical_alignment="bottom"):
        if setting.entry.kind == "number":
            _draw_field(setting)
        _draw_ends(setting, [bar["low"], bar["high"]])


def choose(setting_id: str) -> None:
    """Choose a bar that was clicked; the list beneath the chart is made anew to show it."""
    session.choose("bar", setting_id)
    make_anew("choice-bar")


def _draw_field(setting: Setting) -> None:
    """A field for any value: its own, since the assumption may have a control in the sidebar."""
    entry = setting.entry
    value = session.scenario().value(assumptions(), setting.id)
    # The sidebar may move it too: a field of another value is another field.
    name = f"move-{setting.id}-{number_text(entry, value)}"
    st.number_input(
        plain(f"Value, {screen_unit(entry)}"),
        value=on_screen(entry, value),
        help=plain(entry.description),
        width=170,
        **heard(name, partial(_take_shown, setting)),
        **number_scale(entry, value),
    )


def _take_shown(setting: Setting, shown: float | None) -> None:
    """Take over a number of the field; an emptied one shows the value in force again."""
    if shown is not None:
        _move(setting, from_screen(setting.entry, shown))


def _move(setting: Setting, value: Value) -> None:
    """Move an assumption; its control in the sidebar is made anew to show it."""
    session.take({setting.id: value})
    session.begin_generation()


def _draw_ends(setting: Setting, ends: Sequence[Value]) -> None:
    """A button for the low and the high value, and the way back."""
    scenario = session.scenario()
    for name, value in zip(("low", "high"), ends, strict=True):
        words = input_in_words(assumptions(), scenario, setting, value)
        st.button(plain(f"Set to {words}"), key=f"move-to-{name}", **clicked(_move, setting, value))
    st.button(
        plain(f"Reset to {assumptions().base.in_words}"),
        key="move-back",
        disabled=setting.id not in scenario.changes,
        **clicked(session.reset, setting.id),
    )
