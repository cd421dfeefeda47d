"""The base that the scenario stands on, and the questions about it that have several answers."""

from __future__ import annotations

import streamlit as st

from model.study.labels import in_a_sentence
from model.study.parts import Alternative
from model.study.settings import Value
from pages.shell import session
from pages.shell.markdown import plain
from pages.shell.results import assumptions
from pages.shell.scenarios import compared
from pages.shell.widgets import heard

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
        **heard("base", _stand_on),
    )
    with st.container(key="of-the-base"):
        for question in assumptions().alternatives.values():
            _draw_question(question)


def _stand_on(base: str) -> None:
    """Put the scenario on another base, and name the presets that Compare cannot show there."""
    left, shown, before = assumptions().base, compared.compared_keys(), compared.comparable()
    session.stand_on(base)
    gone = [before[key].name for key in shown if key not in compared.comparable()]
    if gone:
        said = session.notices() or (f"The scenario stands on {assumptions().base.label} now.",)
        session.put_notices(
            *said,
            *(f"{name}: a preset of {left.label} only, so Compare leaves it out" for name in gone),
        )


def _draw_question(question: Alternative) -> None:
    """The answers, each a set of changes; none is shown where the scenario has others."""
    in_force = _answer_in_force(question)
    st.selectbox(
        plain(question.label),
        list(question.answers),
        index=list(question.answers).index(in_force) if in_force else None,
        placeholder="Values of your own",
        format_func=lambda key: question.answers[key].label,
        **heard(f"answer-{question.key}", lambda key: _give(question, key)),
    )
    st.caption(plain(_answer_in_words(question, in_force)))


def _answer_in_words(question: Alternative, in_force: str) -> str:
    """What the answer in force does, and which answer the base has, and why.

    "... (31-1120) in both. This is the default: since the 2018 classification BLS has one wage ..."
    """
    default, answer = next(iter(question.answers)), question.answers.get(in_force)
    label = in_a_sentence(question.answers[default].label)
    which = "This is the default" if in_force == default else f"The default is “{label}”"
    return f"{answer.description if answer else ''} {which}: {question.reason}.".strip()


def _answer_in_force(question: Alternative) -> str:
    """The answer whose values are in force; "" where none is."""
    values = {each: session.scenario().value(assumptions(), each) for each in _values_of(question)}
    same = (
        key for key in question.answers if _values_of(question) | _changes(question, key) == values
    )
    return next(same, "")


def _give(question: Alternative, key: str | None) -> None:
    """Put the values of an answer in force."""
    if key is not None:
        session.take(_values_of(question) | _changes(question, key))
        session.begin_generation()


def _values_of(question: Alternative) -> dict[str, Value]:
    """The values of the base of all that some answer changes."""
    ids = dict.fromkeys(each for changes in question.changes.values() for each in changes)
    return {each: assumptions().settings[each].base_value for each in ids}


def _changes(question: Alternative, key: str) -> dict[str, Value]:
    return dict(question.changes[key])
