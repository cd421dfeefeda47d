"""python -m model sensitivity, grid, draws: one, two, or all assumptions moved at a time."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import Any

import pandas as pd

from model.command_line import Command, Parser
from model.commands.budget import plan_of_files
from model.errors import ScenarioError
from model.findings.budget.full_year import COSTS, FullYearCost
from model.findings.budget.inputs import budget_inputs
from model.findings.listings import number_or_text, rate_line_named
from model.findings.sensitivity.all_at_once import (
    DISTRIBUTIONS,
    DRAWS,
    LARGEST_SEED,
    UNIFORM,
    all_at_once,
)
from model.findings.sensitivity.inputs import RANGES, STUDY_RANGE, settings_behind_rate
from model.findings.sensitivity.moved_results import MedianRate, MovedResult, PayShare, Rate
from model.findings.sensitivity.one_at_a_time import one_at_a_time
from model.findings.sensitivity.two_at_a_time import MOST_STEPS, Axis, axis_of, two_at_a_time
from model.results import compute
from model.scenario.changes import settings_named, unknown_id
from model.scenario.scenario import Scenario
from model.study.assumptions import BOUNDS, Assumptions

ALL = "all"
RATE, PAY_SHARE = "rate", "compensation_share"
MOST_DRAWS = 100_000
ALL_INPUTS = "every assumption with a range"


def _add_result(parser: Parser) -> None:
    """The arguments that name a result, and the ranges of what moves it."""
    parser.add_argument("service", help=f'procedure code, key or name; "{ALL}": the median '
                        "of all; cost, general_revenue: those of a policy a full year")  # fmt: skip
    parser.add_argument(
        "--policy", type=Path, metavar="FILE.yaml", help="what happens to fees, for a cost"
    )
    parser.add_argument(
        "--result",
        choices=(RATE, PAY_SHARE),
        default=RATE,
        help="of the service; at first its rate",
    )
    parser.add_argument("--bound", choices=BOUNDS, default="interim")
    _add_ranges(parser)


def _add_ranges(parser: Parser) -> None:
    """The argument that says how far each assumption goes."""
    parser.add_argument(
        "--ranges",
        choices=RANGES,
        default=STUDY_RANGE,
        help="study: from the study's lower to its upper bound; tenth: plus or minus 10%% of the "
        "value in force; band: what the printed tables allow of values that are not printed",
    )


def _add_grid(parser: Parser) -> None:
    _add_result(parser)
    for name in ("down", "across"):
        parser.add_argument(
            f"--{name}",
            required=True,
            metavar="ID[=LOW:HIGH]",
            help="an assumption, and the values between which it goes",
        )
    parser.add_argument(
        "--steps", type=int, default=11, help=f"values of each, at most {MOST_STEPS}"
    )


def _add_draws(parser: Parser) -> None:
    _add_ranges(parser)
    parser.add_argument(
        "--distribution",
        choices=DISTRIBUTIONS,
        default=UNIFORM,
        help="within each range; the triangular one is highest at the value in force",
    )
    parser.add_argument("--seed", type=int, default=1, help="the same seed gives the same draws")
    parser.add_argument("--count", type=int, default=DRAWS, help="how many draws")


def _moved_result(
    options: argparse.Namespace, assumptions: Assumptions, scenario: Scenario
) -> MovedResult:
    """What is asked for: the cost of a policy, or of a service or of all of them the --result."""
    service = options.service.strip()
    if service in COSTS:
        plan = plan_of_files(options.scenario, options.policy, assumptions, scenario)
        return FullYearCost(plan, budget_inputs(), COSTS[service])
    if options.policy is not None:
        allowed = " and ".join(COSTS)
        raise ScenarioError([f"--policy: only {allowed} depend on a policy; leave it out"])
    if service.casefold() != ALL:
        kind = Rate if options.result == RATE else PayShare
        return kind(rate_line_named(assumptions, service).key, options.bound)
    if options.result != RATE:
        raise ScenarioError([f"--result {options.result} is of one service, not of {ALL}"])
    return MedianRate(options.bound)


def _sensitivity(
    options: argparse.Namespace, assumptions: Assumptions, scenario: Scenario
) -> pd.DataFrame:
    """How far each assumption moves one result: a row an assumption, the largest first.

    Then the assumptions that move nothing, and last all of them together, each at its low and each
    at its high value. Values are in the unit of the assumption, shares as fractions; results and
    total_range in the unit of the result.
    """
    assumptions = assumptions.of_base(scenario.base)
    result = _moved_result(options, assumptions, scenario)
    moved = one_at_a_time(assumptions, scenario, result, options.ranges)
    bars: list[dict[Any, Any]] = moved.bars.to_dict("records")
    nothing = {"low_result": moved.in_force, "high_result": moved.in_force, "total_range": 0.0}
    bars += [{"setting_id": one.setting.id, **vars(one), **nothing} for one in moved.flat]
    settings = [assumptions.settings[bar["setting_id"]] for bar in bars]
    rows = [
        {
            "id": setting.id,
            "label": setting.label,
            "unit": setting.entry.unit,
            **{end: number_or_text(bar[end]) for end in ("low", "value", "high")},
            "low_result": bar["low_result"],
            "result": moved.in_force,
            "high_result": bar["high_result"],
            "total_range": bar["total_range"],
        }
        for setting, bar in zip(settings, bars, strict=True)
    ]
    together = {"label": ALL_INPUTS, "low_result": moved.all_low, "result": moved.in_force,
                "high_result": moved.all_high}  # fmt: skip
    return pd.DataFrame([*rows, together])


def _grid(
    options: argparse.Namespace, assumptions: Assumptions, scenario: Scenario
) -> pd.DataFrame:
    """A result for each pair of values: a row a value of the first assumption (its id is the
    heading), a column a value of the second (its id and the value are the heading).
    """
    assumptions = assumptions.of_base(scenario.base)
    result = _moved_result(options, assumptions, scenario)
    down, across = (
        _axis(text, options, assumptions, scenario) for text in (options.down, options.across)
    )
    behind = settings_behind_rate(assumptions, result.rate_line, result.bound)
    for axis in (down, across):
        if axis.setting_id not in behind:
            label = assumptions.settings[axis.setting_id].label
            name = "cost" if options.service in COSTS else "rate"
            print(f"{label} does not touch this {name}.", file=sys.stderr)
    grid = two_at_a_time(assumptions, scenario, result, down, across)
    headings = [f"{across.setting_id}={number_or_text(value)}" for value in across.values]
    frame = pd.DataFrame(grid.results, columns=headings)
    frame.insert(0, down.setting_id, [number_or_text(value) for value in down.values])
    return frame


def _axis(
    text: str, options: argparse.Namespace, assumptions: Assumptions, scenario: Scenario
) -> Axis:
    """An axis as typed: "overtime_share.care" or "overtime_share.care=2%:8%"."""
    name, _, between = text.partition("=")
    settings = settings_named(assumptions, name)
    if len(settings) != 1:
        raise ScenarioError([unknown_id(assumptions, name)])
    low, _, high = between.partition(":")
    ends = (low, high) if between else None
    return axis_of(assumptions, scenario, settings[0].id, options.ranges, options.steps, ends)


def _draws(
    options: argparse.Namespace, assumptions: Assumptions, scenario: Scenario
) -> pd.DataFrame:
    """What the draws make of each rate: a row a service and bound, dollars per unit."""
    seed, count = options.seed, options.count
    if not 0 <= seed <= LARGEST_SEED:
        raise ScenarioError([f"the seed is {seed}; allowed is 0 to {LARGEST_SEED:,}"])
    if not 1 <= count <= MOST_DRAWS:
        raise ScenarioError([f"{count} draws were given; allowed are 1 to {MOST_DRAWS:,}"])
    made = all_at_once(assumptions, scenario, options.ranges, options.distribution, seed, count)
    rates = compute(assumptions, scenario).rates
    names = ["service", "procedure_code", "bound", "fee_schedule_rate_usd", "rate_usd"]
    return rates[names].assign(
        draws_5_percent_usd=made.low.ravel(),
        draws_median_usd=made.median.ravel(),
        draws_95_percent_usd=made.high.ravel(),
        draws_mean_usd=made.mean.ravel(),
        percent_of_draws_fee_below_range=100 * made.fee_below.repeat(len(BOUNDS)),
    )


SENSITIVITY = Command(
    "sensitivity",
    "how far each assumption moves one rate, one at a time",
    _sensitivity,
    _add_result,
)
GRID = Command("grid", "one rate for each pair of values of two assumptions", _grid, _add_grid)
DRAWS_OF_ALL = Command(
    "draws", "every rate where each assumption lies somewhere in its range", _draws, _add_draws
)
