"""Sensitivity: which assumptions matter for a rate, one, two, or all at a time."""

from __future__ import annotations

import streamlit as st

from model.findings.side_by_side import SideBySide
from pages.parts import choices
from pages.parts.sensitivity import every, one, two
from pages.shell import session
from reporting.charts.plot import Plot
from reporting.sensitivity import words
from reporting.sensitivity.result import RESULTS

DRAW = {"one": one.draw, "two": two.draw, "all": every.draw}
PLOTS = {"one": one.plot, "two": two.plot, "all": every.plot}


def page(side_by_side: SideBySide) -> None:
    """Draw the page."""
    st.title("Sensitivity")
    left, right = st.columns(2)
    with left:
        service = choices.service()
    with right:
        bound = choices.bound()
    left, right = st.columns(2)
    with left:
        ranges = choices.buttons("Range of each assumption", "ranges", words.RANGES)
    with right:
        question = choices.buttons("Assumptions moved", "question", words.QUESTIONS)
    if question != "all":
        choices.buttons("Result", "result", RESULTS, label_visibility="collapsed")
    # What differs between the questions stands in a place of its own.
    with st.container(key=f"question-{question}"):
        DRAW[question](side_by_side, service, bound, ranges)


def plot(side_by_side: SideBySide) -> Plot | None:
    """The chart of the chosen question; None where no assumption moves the rate."""
    question, ranges = (
        session.choice("question", words.QUESTIONS),
        session.choice("ranges", words.RANGES),
    )
    service, bound = choices.chosen_service(), choices.chosen_bound()
    return PLOTS[question](side_by_side, service, bound, ranges)
