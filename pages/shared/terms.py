"""The study's terms, each with its one line, where it first stands on a page."""

from __future__ import annotations

import streamlit as st

from pages.shared.results import assumptions
from reporting import wording as words

OF_RANGES = ("fee_schedule_rate", "rate_range", "lower_bound", "interim_point", "upper_bound")
SHORT_FORMS = {"rcf_alf": "RCF/ALF", "minimum_wage_phase_in": "Minimum wage phase-in"}


def draw(*keys: str) -> None:
    """One paragraph with the named terms (`assumptions().terms`) and their explanations."""
    terms = assumptions().terms
    st.caption(
        " ".join(f"**{words.plain(in_words(key))}**: {words.plain(terms[key])}" for key in keys)
    )


def in_words(key: str) -> str:
    """The term itself: "Fee schedule rate"."""
    return SHORT_FORMS.get(key) or key.replace("_", " ").capitalize()
