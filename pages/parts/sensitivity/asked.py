"""What is asked on the page Sensitivity, as the session has it."""

from __future__ import annotations

from model import ScenarioError
from model.findings.budget.full_year import COSTS
from model.findings.sensitivity.all_at_once import DISTRIBUTIONS, LARGEST_SEED
from model.findings.sensitivity.inputs import RANGES
from model.findings.sensitivity.two_at_a_time import Axis, axis_of
from pages.parts.budget import plan
from pages.parts.budget.appropriation import typed_amount
from pages.parts.compensation.switches import counted
from pages.shell import session
from pages.shell.results import assumptions, results
from reporting.sensitivity.asked import Asked
from reporting.sensitivity.result import (
    RESULTS,
    Result,
    cost_result,
    median_result,
    pay_share_result,
    rate_result,
)
from reporting.sensitivity.words import QUESTIONS, axis_labels

STEPS_OF_GRID = ("11", "21")


def asked_of_sensitivity() -> Asked:
    """What is chosen on the page besides service and bound."""
    ranges = session.choice("ranges", RANGES)
    question = session.choice("question", QUESTIONS)
    own = assumptions()
    service = session.choice("service", own.services)
    result = asked_result(service, session.choice("bound", own.bounds))
    return Asked(
        ranges,
        question,
        asked_axes(result, ranges) if question == "two" else None,
        session.choice("distribution", DISTRIBUTIONS),
        asked_seed(),
        result,
    )


def asked_result(service: str, bound: str) -> Result:
    """The result that is chosen: at first the rate of a service at a bound."""
    chosen = session.choice("result", RESULTS)
    if chosen in COSTS:
        made = plan.budget_in_force(results(session.scenario()))
        return cost_result(made, plan.inputs(), COSTS[chosen], typed_amount())
    if chosen == "median":
        return median_result(assumptions(), bound)
    if chosen == "compensation_share":
        return pay_share_result(assumptions(), service, bound, counted())
    return rate_result(assumptions(), service, bound)


def asked_seed() -> int:
    """The seed of the draws; 1 where none that can be used is chosen."""
    text = session.choices().get("seed", "")
    is_seed = text.isascii() and text.isdigit() and int(text) <= LARGEST_SEED
    return int(text) if is_seed else 1


def asked_axes(result: Result, ranges: str) -> tuple[Axis, Axis]:
    """The axes of the grid, up and across; at first those that move the result most."""
    labels = axis_labels(session.scenario(), result, ranges)
    up = session.choice("up", labels)
    across = session.choice("across", [key for key in labels if key != up])
    return asked_axis("up", up, ranges)[0], asked_axis("across", across, ranges)[0]


def asked_axis(name: str, setting_id: str, ranges: str) -> tuple[Axis, str]:
    """The values of an assumption on the axis of a name, and what is wrong with those typed.

    What was typed stands in the choice `{name}_range` with the assumption that it was typed for:
    "overtime_share.care=0.02:0.08". Where it cannot be used, the usual range takes its place.
    """
    of_setting, _, between = session.choices().get(f"{name}_range", "").partition("=")
    low, _, high = between.partition(":")
    steps = int(session.choice("steps", STEPS_OF_GRID))
    of_axis = (assumptions(), session.scenario(), setting_id, ranges, steps)
    try:
        return axis_of(*of_axis, (low, high) if of_setting == setting_id else None), ""
    except ScenarioError as error:
        return axis_of(*of_axis), error.faults[0]
