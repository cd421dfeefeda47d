"""What would it take: the question, and the value that gives what is aimed at.

The answer is computed anew at each change of the scenario, so it is never of an earlier one. It is
a proposal: it changes nothing until it is applied.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import streamlit as st

from model.findings.budget.full_year import COSTS
from model.findings.side_by_side import SideBySide
from model.findings.solve.answers import Answer, answer
from model.findings.solve.costs import answer_for_cost
from model.findings.solve.targets import Question
from pages.parts import numbers
from pages.parts.budget import plan
from pages.parts.solve import question
from pages.shell import session
from pages.shell.markdown import plain
from pages.shell.widgets import clicked
from reporting.solve.answer_words import (
    EXPLAINED,
    cost_explained,
    large_numbers_of,
    sentences,
)

TITLE = "What would it take?"


def draw(side_by_side: SideBySide, service_key: str, bound: str) -> None:
    """The question and, where it is open, its answer."""
    with st.expander(TITLE, key="solver", icon=":material/target:", on_change="rerun") as solver:
        if solver.open:
            _draw_answer(side_by_side, question.draw(side_by_side, service_key, bound))


def _draw_answer(side_by_side: SideBySide, asked: Question) -> None:
    solved = _answer(side_by_side, asked)
    with st.container(key="solver-numbers"):
        if shown := large_numbers_of(solved):
            numbers.draw(shown)
    st.markdown(plain(" ".join(sentences(side_by_side, solved))))
    _draw_apply(solved)
    if asked.target in COSTS:
        st.caption(plain(cost_explained(plan.budget_in_force(side_by_side.scenario))))
    else:
        st.caption(EXPLAINED)


def _answer(side_by_side: SideBySide, asked: Question) -> Answer:
    if asked.target in COSTS:
        return answer_for_cost(side_by_side.scenario, asked, plan.plan(), plan.inputs())
    return answer(side_by_side.scenario, asked)


def _draw_apply(solved: Answer) -> None:
    """The button that puts the proposal in force; none where nothing can or has to be put."""
    with st.container(key="solver-apply"):
        if solved.changes and not solved.is_met:
            st.button(
                "Apply", key="apply-solved", type="primary", **clicked(_apply, solved.changes)
            )


def _apply(changes: Mapping[str, Any]) -> None:
    session.take(changes)
    session.begin_generation()
