"""The model's own tables: rates, minimum-wage, assumptions, check, build-up, sources and more."""

from __future__ import annotations

import argparse
from pathlib import Path

import pandas as pd

from model.command_line import Command, Parser, content_of_file, print_warnings
from model.errors import ScenarioError
from model.findings.check import check
from model.findings.compensation.rule import CHOICES, OPTIONS, Counted
from model.findings.compensation.shares import compensation_shares
from model.findings.listings import (
    assumption_listing,
    build_up_listing,
    minimum_wage_listing,
    rate_listing,
    source_listing,
    sweep_listing,
)
from model.results import compute
from model.scenario.scenario import Scenario
from model.scenario.texts.csv_text import scenarios_of_csv
from model.study.assumptions import STUDY, Assumptions


def add_service(parser: Parser) -> None:
    """The argument that names a service."""
    parser.add_argument("service", help="procedure code, key or name")


def _add_what_is_counted(parser: Parser) -> None:
    for key, (first, *others) in OPTIONS.items():
        parser.add_argument(
            f"--{key.replace('_', '-')}",
            choices=(first, *others),
            default=first,
            help=f"at first {first}",
        )


def _add_scenarios(parser: Parser) -> None:
    parser.add_argument(
        "--scenarios",
        type=Path,
        required=True,
        metavar="FILE.csv",
        help="a scenario a row: `scenario`, then a column an assumption id",
    )


def _check(_: argparse.Namespace, assumptions: Assumptions, scenario: Scenario) -> pd.DataFrame:
    if scenario.changes or scenario.base != STUDY:
        reason = "check compares the study only; leave out the scenario and the base"
        raise ScenarioError([reason])
    return check(assumptions)


def _compensation(
    options: argparse.Namespace, assumptions: Assumptions, scenario: Scenario
) -> pd.DataFrame:
    """Every service at every bound: shares in percent, amounts in dollars per unit."""
    counted = Counted(**{key: getattr(options, key) for key in CHOICES})
    shares = compensation_shares(compute(assumptions, scenario), counted)
    services = [assumptions.services[key] for key in shares["service_key"]]
    amounts = ["scope", "bound", "compensation_usd", "excluded_usd", "rate_usd", "fee_usd"]
    return pd.DataFrame({
        "service": [service.name for service in services],
        "procedure_code": [service.procedure_code for service in services],
        **shares[amounts],
        "percent_of_rate": 100 * shares["share_of_rate"],
        "percent_of_fee": 100 * shares["share_of_fee"],
    })  # fmt: skip


def _sweep(options: argparse.Namespace, assumptions: Assumptions, _: Scenario) -> pd.DataFrame:
    scenarios = content_of_file(options.scenarios, lambda text: scenarios_of_csv(text, assumptions))
    print_warnings(scenarios, assumptions)
    return sweep_listing(assumptions, scenarios)


RATES = Command("rates", "Table 7: the rate ranges", lambda _, *asked: rate_listing(*asked))
MINIMUM_WAGE = Command(
    "minimum-wage",
    "Table 9: what each step of the minimum wage does",
    lambda _, *asked: minimum_wage_listing(*asked),
)
ASSUMPTIONS = Command(
    "assumptions",
    "every assumption: base and scenario value, unit, limits, source",
    lambda _, *asked: assumption_listing(*asked),
)
CHECK = Command("check", "every printed figure beside the model's", _check)
BUILD_UP = Command(
    "build-up",
    "one service from wage to rate",
    lambda options, assumptions, scenario: build_up_listing(assumptions, scenario, options.service),
    add_service,
)
COMPENSATION = Command(
    "compensation",
    "how much of each rate is pay of direct care workers: a test of the model, not of a provider",
    _compensation,
    _add_what_is_counted,
)
SOURCES = Command(
    "sources",
    "where each cell behind one rate comes from",
    lambda options, assumptions, _: source_listing(assumptions, options.service),
    add_service,
    takes_scenario=False,
)
SWEEP = Command(
    "sweep",
    "many scenarios, a rate a row",
    _sweep,
    _add_scenarios,
    takes_scenario=False,
    format="csv",
)
