"""The schedule and the rule, to be changed."""

from __future__ import annotations

import streamlit as st

from pages.parts.minimum_wage import phase_in_buttons, phase_in_editor, wage_response

EDITOR, RULE = 360, 560  # pixels


def draw() -> None:
    """The table of steps, the buttons and the rule; closed at first."""
    with st.expander("Change the phase-in", key="change-phase-in", on_change="rerun") as expander:
        if not expander.open:
            return
        # Beside each other where there is room for both, else one below the other.
        beside = st.container(horizontal=True, gap="large")
        with beside.container(width=EDITOR):
            phase_in_editor.draw()
        with beside.container(width=RULE):
            phase_in_buttons.draw()
            wage_response.draw()
