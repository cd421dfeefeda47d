"""The questions of a finder. What is answered lives in the widgets alone, and goes with the page.

So nothing of it comes into the session, the link, a file or a message that outlives the page.
"""

from __future__ import annotations

from typing import Any

import streamlit as st

from model.programs.finder import CONDITIONS, NONE, Finder, Question, number_of_answer
from pages.shell import session
from pages.shell.markdown import plain
from pages.shell.widgets import clicked

YES, NO = "Yes", "No"


def draw(finder: Finder) -> dict[str, Any]:
    """Draw the questions; the answers, without what is not answered or cannot be."""
    st.button("Start over", key="start-over", **clicked(session.begin_generation))
    with st.container(gap="xxsmall"):
        st.markdown("Conditions of the person")
        conditions = {
            condition
            for condition, label in finder.conditions.items()
            if st.checkbox(plain(label), key=_key(condition))
        }
    if NONE in conditions and len(conditions) > 1:
        st.warning(plain(f"“{finder.conditions[NONE]}” is checked beside others, which are taken."))
    answers: dict[str, Any] = {CONDITIONS: frozenset(conditions)} if conditions else {}
    for question in finder.questions.values():
        answer = _number(question) if question.unit else _yes_or_no(question)
        if answer is not None:
            answers[question.key] = answer
    if answers.get("onset_age", 0) > answers.get("age", 1000):
        st.warning("The disability began later than the age given. It stays open; check both.")
        del answers["onset_age"]
    return answers


def _number(question: Question) -> float | None:
    """A number that the server reads, so that one that cannot be is answered in a sentence."""
    label = plain(f"{question.label} ({question.unit})")
    typed = st.text_input(label, help=plain(question.about), key=_key(question.key))
    try:
        return number_of_answer(question, typed)
    except ValueError as error:
        st.warning(plain(str(error)))
        return None


def _yes_or_no(question: Question) -> bool | None:
    label, about = plain(question.label), plain(question.about)
    said = st.segmented_control(label, [YES, NO], help=about, key=_key(question.key))
    return None if said is None else said == YES


def _key(name: str) -> str:
    """A key of this generation: a new one forgets every answer."""
    return f"asked-{name}-{session.generation()}"
