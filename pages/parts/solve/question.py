"""The question of "What would it take": what is aimed at, and what is to be changed for it."""

from __future__ import annotations

from functools import partial

import streamlit as st

from model.findings.budget.full_year import COSTS, FullYearCost
from model.findings.budget.funds import to_the_dollar
from model.findings.compensation.rule import federal_rule
from model.findings.rate_ranges import rate_range
from model.findings.side_by_side import SideBySide
from model.findings.solve.targets import Question
from model.findings.solve.unknowns import unknowns
from pages.parts import choices
from pages.parts.budget import plan
from pages.parts.compensation.switches import counted
from pages.shell import session
from pages.shell.widgets import heard
from reporting.formats import field_format, from_percent, in_percent
from reporting.solve.answer_words import TARGET_LABELS, is_share, target_label

MOST = 1e12  # of any number that is aimed at


def draw(side_by_side: SideBySide, service_key: str, bound: str) -> Question:
    """The three fields; the question that they make. It aims at first at the current rate."""
    assumptions = side_by_side.assumptions
    left, middle, right = st.columns([3, 2, 2], vertical_alignment="bottom")
    with middle:
        labels = {key: target_label(assumptions, key, service_key) for key in TARGET_LABELS}
        target = choices.select("until this", "solve_target", labels)
    with left:
        behind = unknowns(assumptions, service_key, bound)
        possible = {
            key: each.label for key, each in behind.items() if not (target in COSTS and each.role)
        }
        unknown = choices.select("Change", "solve_for", possible)
    with right:
        wanted = _draw_wanted(side_by_side, service_key, target)
    return Question(service_key, bound, unknown, target, wanted, counted())


def _draw_wanted(side_by_side: SideBySide, service_key: str, target: str) -> float:
    """The number that is aimed at, in the link with what it is of.

    At first the current rate; for a share of pay what the federal rule asks; for a cost, which is
    of no one service, that in force.
    """
    of_what = f"{target} " if target in COSTS else f"{service_key} {target} "
    wanted = _number(session.choices().get("solve_wanted", ""), of_what)
    shown = _wanted_at_first(side_by_side, service_key, target) if wanted is None else wanted
    # What is aimed at differs by service and target: a field of another is another field.
    name = f"solve-wanted-{of_what.strip().replace(' ', '-')}"
    step, decimals = _step_and_decimals(target)
    st.number_input(
        "is",
        min_value=0.0,
        max_value=MOST,
        value=shown,
        step=step,
        format=field_format(shown, decimals),
        **heard(name, partial(_want, of_what)),
    )
    return from_percent(shown) if is_share(target) else shown


def _step_and_decimals(target: str) -> tuple[float, int]:
    """How a number is typed: whole dollars of a cost, tenths of a percent, cents of a rate."""
    if target in COSTS:
        return 100_000.0, 0
    return (0.1, 1) if is_share(target) else (0.01, 2)


def _wanted_at_first(side_by_side: SideBySide, service_key: str, target: str) -> float:
    if target in COSTS:
        cost = FullYearCost(plan.plan(), plan.inputs(), COSTS[target])
        return float(to_the_dollar(cost.of_scenarios(side_by_side.scenario))[0])
    return {
        "rate": float(rate_range(side_by_side, service_key)["fee_schedule_rate_usd"]),
        "percent_of_fee": 100.0,
        "compensation_share": in_percent(federal_rule(side_by_side.assumptions).smallest_share),
    }[target]


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
    return number if number is not None and 0 <= number <= MOST else None
