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

OPENINGS = {"one": one.opening, "all": every.opening}  # of two at a time there is no number
DRAW = {"one": one.draw, "two": two.draw, "all": every.draw}
PLOTS = {"one": one.plot, "two": two.plot, "all": every.plot}


def opening(side_by_side: SideBySide) -> None:
    """What is asked, and its answer in numbers."""
    st.title("Sensitivity")
    service, bound = choices.service_and_bound()
    left, right = st.columns(2)
    with left:
        ranges = choices.buttons("Range of each assumption", "ranges", words.RANGES)
    with right:
        question = choices.buttons("Assumptions moved", "question", words.QUESTIONS)
    if question != "all":
        choices.buttons("Result", "result", RESULTS, label_visibility="collapsed")
    # What differs between the questions stands in places of its own.
    with st.container(key=f"opening-{question}"):
        if question in OPENINGS:
            OPENINGS[question](side_by_side, service, bound, ranges)


def page(side_by_side: SideBySide) -> None:
    """Draw the page."""
    question, *asked = _asked()
    with st.container(key=f"question-{question}"):
        DRAW[question](side_by_side, *asked)


def plot(side_by_side: SideBySide) -> Plot | None:
    """The chart of the chosen question; None where no assumption moves the rate."""
    question, *asked = _asked()
    return PLOTS[question](side_by_side, *asked)


def _asked() -> tuple[str, str, str, str]:
    """The chosen question, service, bound and range of each assumption."""
    question = session.choice("question", words.QUESTIONS)
    ranges = session.choice("ranges", words.RANGES)
    return question, choices.chosen_service(), choices.chosen_bound(), ranges
