"""Sensitivity: which assumptions matter for a rate, one, two, or all at a time."""

from __future__ import annotations

import streamlit as st

from model.findings.side_by_side import SideBySide
from pages.parts import choices
from pages.parts.sensitivity import every, one, two
from pages.shell import changes, session
from reporting.sensitivity import words
from reporting.sensitivity.result import RESULTS

DRAW = {"one": one.draw, "two": two.draw, "all": every.draw}


def page(side_by_side: SideBySide) -> None:
    """Draw the page."""
    st.title("Sensitivity")
    if changes.is_briefing():
        _draw_chart_alone(side_by_side)
        return
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
    if question != "all":
        choices.buttons("Result", "result", RESULTS, label_visibility="collapsed")
    # What differs between the questions stands in a place of its own.
    with st.container(key=f"question-{question}"):
        DRAW[question](side_by_side, service, bound, ranges)


def _draw_chart_alone(side_by_side: SideBySide) -> None:
    """The chart that was chosen, without what chooses another."""
    study = side_by_side.assumptions
    question = session.choice("question", words.QUESTIONS)
    service, bound = (
        session.choice("service", study.services),
        session.choice("bound", study.bounds),
    )
    DRAW[question](side_by_side, service, bound, session.choice("ranges", words.RANGES))
