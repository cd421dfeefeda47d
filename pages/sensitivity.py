"""Sensitivity: which assumptions matter for a rate, one, two, or all at a time."""

from __future__ import annotations

import streamlit as st

from model.findings.side_by_side import SideBySide
from pages.parts import choices
from pages.parts.sensitivity import every, one, two
from reporting.sensitivity import words

DRAW = {"one": one.draw, "two": two.draw, "all": every.draw}


def page(side_by_side: SideBySide) -> None:
    """Draw the page."""
    st.title("Sensitivity")
    left, right = st.columns(2, vertical_alignment="bottom")
    with left:
        service = choices.service()
    with right:
        bound = choices.bound()
    left, right = st.columns(2, vertical_alignment="bottom")
    with left:
        ranges = choices.buttons("Range of each assumption", "ranges", words.RANGES)
    with right:
        question = choices.buttons("Assumptions moved", "question", words.QUESTIONS)
    # What differs between the questions stands in a place of its own.
    with st.container(key=f"question-{question}"):
        DRAW[question](side_by_side, service, bound, ranges)
