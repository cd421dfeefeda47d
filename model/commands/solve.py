"""python -m model solve SERVICE --for ID --target "rate=4.53": what would it take."""

from __future__ import annotations

import argparse
from pathlib import Path

import pandas as pd

from model.command_line import Command, Parser
from model.commands.budget import plan_of_files
from model.commands.tables import add_service
from model.errors import ScenarioError
from model.findings.budget.full_year import COSTS
from model.findings.budget.inputs import budget_inputs
from model.findings.listings import service_named
from model.findings.solve.answers import Answer, answer
from model.findings.solve.costs import COST_UNIT, answer_for_cost
from model.findings.solve.targets import TARGETS, Question
from model.findings.solve.unknowns import MINIMUM_WAGE_ID
from model.results import compute
from model.scenario.scenario import Scenario
from model.study.assumptions import BOUNDS, Assumptions
from model.study.numbers_and_dates import number_of_text

UNITS = {**{key: target.unit for key, target in TARGETS.items()}, **dict.fromkeys(COSTS, COST_UNIT)}


def _add_arguments(parser: Parser) -> None:
    add_service(parser)
    parser.add_argument("--bound", choices=BOUNDS, default="lower")
    parser.add_argument(
        "--for",
        dest="unknown",
        required=True,
        metavar="ID",
        help=f"id of an assumption, {MINIMUM_WAGE_ID}, or the wage of a role: direct_care_wage",
    )
    parser.add_argument(
        "--target",
        required=True,
        metavar="NAME=NUMBER",
        help=f"{' or '.join(UNITS)}: rate=4.53, percent_of_fee=100%%, general_revenue=30000000; "
        "costs are those of a full year, of all services that the policy moves",
    )
    parser.add_argument(
        "--policy", type=Path, metavar="FILE.yaml", help="what happens to fees, for a cost"
    )


def target_of_text(text: str) -> tuple[str, float]:
    """A target and what is wanted of it: ("rate", 4.53) of "rate=4.53"; percent become fractions.

    Errors: ScenarioError that says what is allowed.
    """
    key, _, number = (part.strip() for part in text.partition("="))
    if key not in UNITS or not number:
        allowed = ", ".join(f"{each}=NUMBER" for each in UNITS)
        raise ScenarioError([f"--target: {text!r} was given; allowed are {allowed}"])
    unit = UNITS[key]
    is_bare_percent = unit.startswith("share") and "%" not in number
    try:
        return key, number_of_text(f"{number}%" if is_bare_percent else number, unit)
    except ValueError as error:
        raise ScenarioError([f"--target: {number!r} was given, which {error}"]) from None


def _frame(
    options: argparse.Namespace, assumptions: Assumptions, scenario: Scenario
) -> pd.DataFrame:
    """The inputs that give a target: a row for each interval of them, or one where there is none.

    proposal: in the interval nearest to the value in force; gives: the result at the proposal, of a
    cost the most below what is wanted. Shares are fractions. On standard error stands what is to be
    known of a cost.
    """
    key, wanted = target_of_text(options.target)
    assumptions, plan = assumptions.of_base(scenario.base), None
    if key in COSTS:
        plan = plan_of_files(options.scenario, options.policy, assumptions, scenario)
    elif options.policy is not None:
        raise ScenarioError([f"--policy: {key} does not depend on a policy; leave it out"])
    service = service_named(assumptions, options.service)
    question = Question(service, options.bound, options.unknown, key, wanted)
    results = compute(assumptions, scenario)
    if plan:
        return _intervals(answer_for_cost(results, question, plan, budget_inputs()))
    return _intervals(answer(results, question))


def _intervals(solved: Answer) -> pd.DataFrame:
    """A row an interval; one row where there is none."""
    intervals = solved.inputs.intervals or ((float("nan"), float("nan")),)
    return pd.DataFrame([_row(solved, *interval) for interval in intervals])


def _row(solved: Answer, low: float, high: float) -> dict[str, object]:
    is_nearest = solved.nearest is not None and solved.nearest.minimum == low
    return {
        "service": solved.question.service_key,
        "bound": solved.question.bound,
        "id": solved.unknown.id,
        "label": solved.unknown.label,
        "unit": solved.unknown.entry.unit,
        "in_force": solved.in_force,
        "lowest_input": low,
        "highest_input": high,
        "proposal": solved.proposal if is_nearest else float("nan"),
        "target": solved.question.target,
        "wanted": solved.question.wanted,
        "result": solved.result,
        "gives": solved.gives if is_nearest else float("nan"),
        "lowest_result": solved.inputs.lowest,
        "highest_result": solved.inputs.highest,
        "status": solved.status,
    }


SOLVE = Command(
    "solve",
    "which value of an assumption brings a rate or a cost to a target",
    _frame,
    _add_arguments,
)
