"""python -m model rates | minimum-wage | build-up | assumptions | check: the model's own tables."""

from __future__ import annotations

import argparse

import pandas as pd

from model.command_line import Command, Parser
from model.errors import ScenarioError
from model.findings.check import check
from model.findings.listings import (
    assumption_listing,
    build_up_listing,
    minimum_wage_listing,
    rate_listing,
)
from model.scenario.scenario import Scenario
from model.study.assumptions import STUDY, Assumptions


def add_service(parser: Parser) -> None:
    """The argument that names a service."""
    parser.add_argument("service", help="procedure code, key or name")


def _check(_: argparse.Namespace, assumptions: Assumptions, scenario: Scenario) -> pd.DataFrame:
    if scenario.changes or scenario.base != STUDY:
        reason = "check compares the study only; leave out the scenario and the base"
        raise ScenarioError([reason])
    return check(assumptions)


COMMANDS = (
    Command(
        "rates",
        "Table 7: the rate ranges",
        lambda _, assumptions, scenario: rate_listing(assumptions, scenario),
    ),
    Command(
        "minimum-wage",
        "Table 9: what each step of the minimum wage does",
        lambda _, assumptions, scenario: minimum_wage_listing(assumptions, scenario),
    ),
    Command(
        "assumptions",
        "every assumption: base and scenario value, unit, limits, source",
        lambda _, assumptions, scenario: assumption_listing(assumptions, scenario),
    ),
    Command("check", "every printed figure beside the model's", _check),
    Command(
        "build-up",
        "one service from wage to rate",
        lambda options, assumptions, scenario: build_up_listing(
            assumptions, scenario, options.service
        ),
        add_service,
    ),
)
