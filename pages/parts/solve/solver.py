"""What would it take: a target, what is to be changed for it, and the value that gives it.

The answer is computed anew at each change of the scenario, so it is never of an earlier one. It is
a proposal: it changes nothing until it is applied.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import Any

import streamlit as st

from model.findings.compensation.rule import federal_rule
from model.findings.side_by_side import SideBySide, rate_range
from model.findings.solve.answers import Answer, answer
from model.findings.solve.targets import TARGETS, Question
from model.findings.solve.unknowns import unknowns
from pages.parts import choices, numbers
from pages.parts.compensation.switches import counted
from pages.shell import session
from pages.shell.markdown import plain
from pages.shell.widgets import clicked, heard
from reporting.formats import from_percent, in_percent
from reporting.solve.answer_words import large_numbers_of, sentences, target_label

TITLE = "What would it take?"
EXPLAINED = (
    "Pay is rounded to cents, so several values give the same cent of a rate; the one nearest to "
    "the value in force is proposed. Nothing changes until it is applied."
)


def draw(side_by_side: SideBySide, service_key: str, bound: str) -> None:
    """The question and, where it is open, its answer."""
    with st.expander(TITLE, key="solver", icon=":material/target:", on_change="rerun") as solver:
        if solver.open:
            _draw_answer(side_by_side, _draw_question(side_by_side, service_key, bound))


def _draw_question(side_by_side: SideBySide, service_key: str, bound: str) -> Question:
    study = side_by_side.assumptions
    left, middle, right = st.columns([3, 2, 2], vertical_alignment="bottom")
    with left:
        behind = unknowns(study, service_key, bound)
        unknown = choices.select(
            "Change", "solve_for", {key: each.label for key, each in behind.items()}
        )
    with middle:
        labels = {key: target_label(study, each, service_key) for key, each in TARGETS.items()}
        target = choices.select("until this", "solve_target", labels)
    with right:
        wanted = _draw_wanted(side_by_side, service_key, target)
    return Question(service_key, bound, unknown, target, wanted, counted())


def _draw_wanted(side_by_side: SideBySide, service_key: str, target: str) -> float:
    """The number that is aimed at, in the link with what it is of.

    At first the current rate, and for a share of pay what the federal rule asks.
    """
    is_share = TARGETS[target].unit.startswith("share")
    at_first = {
        "rate": float(rate_range(side_by_side, service_key)["fee_schedule_rate_usd"]),
        "percent_of_fee": 100.0,
        "compensation_share": in_percent(federal_rule(side_by_side.assumptions).smallest_share),
    }
    of_what = f"{service_key} {target} "
    wanted = _number(session.choices().get("solve_wanted", ""), of_what)
    shown = at_first[target] if wanted is None else wanted
    st.number_input(
        "is",
        min_value=0.0,
        max_value=1e6,
        value=shown,
        step=0.1 if is_share else 0.01,
        format="%.1f" if is_share else "%.2f",
        **heard("solve-wanted", partial(_want, of_what)),
    )
    return from_percent(shown) if is_share else shown


def _want(of_what: str, number: float | None) -> None:
    """Note what is aimed at; an emptied field aims at the current rate again."""
    session.choose("solve_wanted", "" if number is None else f"{of_what}{number!r}")
    if number is None:
        session.begin_generation()


def _number(text: str, of_what: str) -> float | None:
    """The number in the link, where it is of this service and target and can be one."""
    try:
        number = float(text.removeprefix(of_what)) if text.startswith(of_what) else None
    except ValueError:
        return None
    return number if number is not None and 0 <= number <= 1e6 else None


def _draw_answer(side_by_side: SideBySide, question: Question) -> None:
    given = answer(side_by_side.scenario, question)
    with st.container(key="solver-numbers"):
        if shown := large_numbers_of(given):
            numbers.draw(shown)
    st.markdown(plain(" ".join(sentences(side_by_side, given))))
    _draw_apply(given)
    st.caption(EXPLAINED)


def _draw_apply(given: Answer) -> None:
    """The button that puts the proposal in force; none where nothing can or has to be put."""
    with st.container(key="solver-apply"):
        if given.changes and not given.is_met:
            st.button("Apply", key="apply-solved", type="primary", **clicked(_apply, given.changes))


def _apply(changes: Mapping[str, Any]) -> None:
    session.take(changes)
    session.begin_generation()
