"""The study's terms, each with its one line, where it first stands on a page."""

from __future__ import annotations

import streamlit as st

from pages.shell import changes
from pages.shell.markdown import plain
from pages.shell.results import assumptions

OF_RANGES = ("fee_schedule_rate", "rate_range", "lower_bound", "interim_point", "upper_bound")
SHORT_FORMS = {"rcf_alf": "RCF/ALF", "minimum_wage_phase_in": "Minimum wage phase-in"}


def draw(*keys: str) -> None:
    """One paragraph with the named terms and their explanations; none in a briefing."""
    if changes.is_briefing():
        return
    terms = assumptions().terms
    st.caption(" ".join(f"**{plain(in_words(key))}**: {plain(terms[key])}" for key in keys))


def in_words(key: str) -> str:
    """The term itself: "Fee schedule rate"."""
    return SHORT_FORMS.get(key) or key.replace("_", " ").capitalize()
