"""The controls of a program's what-if, drawn from its YAML entries into the sidebar."""

from __future__ import annotations

from typing import Any

import streamlit as st

from model.programs.loaded import programs
from model.programs.program import Program
from model.study.settings import Assumption, Setting
from pages.parts.programs import in_force
from pages.shell import session
from pages.shell.markdown import plain
from pages.shell.widgets import clicked, heard
from reporting.programs.words import said_of_setting
from reporting.wording.values import (
    decimals_in_force,
    from_screen,
    is_share,
    on_screen,
    scale_on_screen,
)


def draw(program_key: str) -> None:
    """The values that are asked for first; all others by section, in expanders."""
    program, changed = programs()[program_key], session.program_values()
    mine = [setting_id for setting_id in program.settings if setting_id in changed]
    st.button(
        "Reset to the document",
        key="back-to-the-document",
        disabled=not mine,
        width="stretch",
        **clicked(in_force.reset, *mine),
    )
    entries = list(program.entries.values())
    for entry in sorted(entries, key=lambda each: each.headline_place):
        if entry.headline_place:
            _draw_entry(program, entry)
    for section in dict.fromkeys(each.section for each in entries if not each.headline_place):
        with st.expander(section, key=f"section-{section}", on_change="rerun") as expander:
            if expander.open:
                for entry in entries:
                    if entry.section == section and not entry.headline_place:
                        _draw_entry(program, entry)


def _draw_entry(program: Program, entry: Assumption) -> None:
    for setting in program.settings.values():
        if setting.entry is entry:
            _draw_setting(program, setting)


def _draw_setting(program: Program, setting: Setting) -> None:
    """A slider for a share that is asked for first, a field for everything else.

    A field has no limits of its own, so that a value outside of them is answered in a sentence.
    """
    entry = setting.entry
    value = program.value(session.program_values(), setting.id)
    if entry.kind == "choice":
        _draw_choice(setting, value)
        return
    shown = on_screen(entry, value)
    lowest, highest, step = scale_on_screen(entry)
    format = f"%.{decimals_in_force(entry, value)}f"
    label = said_of_setting(setting, session.program_values())
    how: dict[str, Any] = {
        "help": plain(" ".join(filter(None, (entry.description, entry.remark)))),
        **heard(
            f"program-{setting.id}",
            lambda given: in_force.take(setting, from_screen(entry, given)),
        ),
    }
    if is_share(entry) and entry.headline_place:
        format = f"{format}%%"
        st.slider(plain(label), lowest, highest, shown, step, format, **how)
    else:
        st.number_input(plain(label), value=shown, step=step, format=format, **how)


def _draw_choice(setting: Setting, value: str) -> None:
    entry = setting.entry
    keys = list(entry.choices)
    st.selectbox(
        plain(setting.label),
        keys,
        index=keys.index(value),
        format_func=lambda key: entry.choices[key].label,
        help=plain(entry.description),
        **heard(f"program-{setting.id}", lambda key: in_force.take(setting, key)),
    )
