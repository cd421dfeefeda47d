"""python -m model grid: one result for each pair of values of two assumptions."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence

import pandas as pd

from model.command_line import Command, Parser
from model.commands.moved_result import add_result, moved_result
from model.errors import ScenarioError
from model.findings.budget.full_year import COSTS
from model.findings.listings import number_or_text
from model.findings.sensitivity.inputs import settings_behind_rate
from model.findings.sensitivity.moved_results import MovedResult
from model.findings.sensitivity.two_at_a_time import MOST_STEPS, Axis, axis_of, two_at_a_time
from model.scenario.changes import settings_named, unknown_id
from model.scenario.scenario import Scenario
from model.study.assumptions import Assumptions


def _add_grid(parser: Parser) -> None:
    add_result(parser)
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


def grid_listing(
    assumptions: Assumptions, scenario: Scenario, result: MovedResult, axes: Sequence[Axis]
) -> pd.DataFrame:
    """A result for each pair of values: a row a value of the first assumption (its id is the
    heading), a column a value of the second (its id and the value are the heading).
    """
    down, across = axes
    grid = two_at_a_time(assumptions, scenario, result, down, across)
    headings = [f"{across.setting_id}={number_or_text(value)}" for value in across.values]
    frame = pd.DataFrame(grid.results, columns=headings)
    frame.insert(0, down.setting_id, [number_or_text(value) for value in down.values])
    return frame


def _grid(
    options: argparse.Namespace, assumptions: Assumptions, scenario: Scenario
) -> pd.DataFrame:
    assumptions = assumptions.of_base(scenario.base)
    result = moved_result(options, assumptions, scenario)
    axes = [_axis(text, options, assumptions, scenario) for text in (options.down, options.across)]
    behind = settings_behind_rate(assumptions, result.rate_line, result.bound)
    for axis in axes:
        if axis.setting_id not in behind:
            label = assumptions.settings[axis.setting_id].label
            name = "cost" if options.service in COSTS else "rate"
            print(f"{label} does not touch this {name}.", file=sys.stderr)
    return grid_listing(assumptions, scenario, result, axes)


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


COMMAND = Command("grid", "one rate for each pair of values of two assumptions", _grid, _add_grid)
