"""How wages respond to the minimum wage: the rule, and the numbers of the rule that is chosen."""

from __future__ import annotations

import streamlit as st

from pages.parts import controls
from pages.shell import session
from pages.shell.markdown import plain
from pages.shell.results import assumptions

NUMBERS_OF_RULE = {
    "spillover": ("spillover_reach_ratio", "spillover_gap_share"),
    "floor_above_minimum": ("wage_floor_ratio",),
}


def draw() -> None:
    """The rule, what it means, and its numbers."""
    entries = assumptions().entries
    entry = entries["minimum_wage_rule"]
    controls.draw_assumption(entry, assumptions().settings_of(entry.id), slider=False)
    rule = session.scenario().value(assumptions(), entry.id)
    st.caption(plain(entry.choices[rule].description))
    for name in NUMBERS_OF_RULE.get(rule, ()):
        controls.draw_assumption(entries[name], assumptions().settings_of(name), slider=False)
