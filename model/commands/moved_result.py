"""The result that sensitivity and grid move: which one it is, and how far assumptions go."""

from __future__ import annotations

import argparse
from pathlib import Path

from model.command_line import Parser
from model.commands.budget import plan_of_files
from model.errors import ScenarioError
from model.findings.budget.full_year import COSTS, FullYearCost
from model.findings.budget.inputs import budget_inputs
from model.findings.listings import rate_line_named
from model.findings.sensitivity.inputs import RANGES, STUDY_RANGE
from model.findings.sensitivity.moved_results import MedianRate, MovedResult, PayShare, Rate
from model.scenario.scenario import Scenario
from model.study.assumptions import BOUNDS, Assumptions

ALL = "all"
RATE, PAY_SHARE = "rate", "compensation_share"
RESULTS = (RATE, PAY_SHARE)


def add_result(parser: Parser) -> None:
    """The arguments that name a result, and the ranges of what moves it."""
    parser.add_argument("service", help=f'procedure code, key or name; "{ALL}": the median '
                        "of all; cost, general_revenue: those of a policy a full year")  # fmt: skip
    parser.add_argument(
        "--policy", type=Path, metavar="FILE.yaml", help="what happens to fees, for a cost"
    )
    parser.add_argument(
        "--result", choices=RESULTS, default=RATE, help="of the service; at first its rate"
    )
    parser.add_argument("--bound", choices=BOUNDS, default="interim")
    add_ranges(parser)


def add_ranges(parser: Parser) -> None:
    """The argument that says how far each assumption goes."""
    parser.add_argument(
        "--ranges",
        choices=RANGES,
        default=STUDY_RANGE,
        help="study: from the study's lower to its upper bound; tenth: plus or minus 10%% of the "
        "value in force; band: what the printed tables allow of values that are not printed",
    )


def moved_result(
    options: argparse.Namespace, assumptions: Assumptions, scenario: Scenario
) -> MovedResult:
    """What is asked for: the cost of a policy, or of a service or of all of them the --result.

    Errors: ScenarioError where that is none.
    """
    service = options.service.strip()
    if service in COSTS:
        plan = plan_of_files(options.scenario, options.policy, assumptions, scenario)
        return FullYearCost(plan, budget_inputs(), COSTS[service])
    if options.policy is not None:
        allowed = " and ".join(COSTS)
        raise ScenarioError([f"--policy: only {allowed} depend on a policy; leave it out"])
    is_of_all = service.casefold() == ALL
    if options.result == RATE:
        if is_of_all:
            return MedianRate(options.bound)
        return Rate(rate_line_named(assumptions, service).key, options.bound)
    if is_of_all:
        raise ScenarioError([f"--result {options.result} is of one service, not of {ALL}"])
    return PayShare(rate_line_named(assumptions, service).key, options.bound)
