"""The base that the scenario stands on, and the questions about it that have several answers."""

from __future__ import annotations

import streamlit as st

from model.scenario.answers import answer_in_force, values_of_answer
from model.scenario.moving import moved
from model.study.parts import Alternative
from pages.shell import session
from pages.shell.markdown import plain
from pages.shell.results import assumptions
from pages.shell.widgets import heard
from reporting.screen.comparable import presets_lost
from reporting.screen.control_labels import answer_in_words

MEANS = "What the rates are built from. A scenario keeps its changes when the base is another."


def draw() -> None:
    """The switch between the bases; what comes with one stands in a place of its own."""
    bases = assumptions().bases
    st.radio(
        "Base",
        list(bases),
        index=list(bases).index(assumptions().base.key),
        format_func=lambda key: bases[key].base.label,
        horizontal=True,
        help=MEANS,
        **heard("base", stand_on),
    )
    with st.container(key="of-the-base"):
        for question in assumptions().alternatives.values():
            _draw_question(question)


def stand_on(base: str) -> None:
    """Put the scenario on another base, and name what it and Compare lose there."""
    left = assumptions()
    there, lost = moved(session.scenario(), left, base)
    session.put_scenario(there)
    lost += presets_lost(session.choices().get("compared", "").split("."), left, assumptions())
    if lost:
        session.put_notices(f"The scenario stands on {assumptions().base.label} now.", *lost)


def _draw_question(question: Alternative) -> None:
    """The answers, each a set of changes; none is shown where the scenario has others."""
    in_force = answer_in_force(question, session.scenario(), assumptions())
    st.selectbox(
        plain(question.label),
        list(question.answers),
        index=list(question.answers).index(in_force) if in_force else None,
        placeholder="Values of your own",
        format_func=lambda key: question.answers[key].label,
        **heard(f"answer-{question.key}", lambda key: _give(question, key)),
    )
    st.caption(plain(answer_in_words(question, in_force)))


def _give(question: Alternative, key: str | None) -> None:
    """Put the values of an answer in force."""
    if key is not None:
        session.take(values_of_answer(question, key, assumptions()))
        session.begin_generation()
