"""python -m model compensation: the share of each rate that is pay of direct care workers."""

from __future__ import annotations

import argparse

import pandas as pd

from model.command_line import Command, Parser
from model.findings.compensation.rule import CHOICES, OPTIONS, Counted
from model.findings.compensation.shares import compensation_shares
from model.results import compute
from model.scenario.scenario import Scenario
from model.study.assumptions import Assumptions


def _add_arguments(parser: Parser) -> None:
    for key, options in OPTIONS.items():
        name, first = key.replace("_", "-"), options[0]
        parser.add_argument(f"--{name}", choices=options, default=first, help=f"at first {first}")


def compensation_listing(
    assumptions: Assumptions, scenario: Scenario, counted: Counted
) -> pd.DataFrame:
    """Every service at every bound: a test of the model's rates, not of any provider.

    Columns: service, procedure_code, scope, bound, compensation_usd, excluded_usd, rate_usd,
    fee_usd (dollars per unit), percent_of_rate, percent_of_fee (in percent).
    """
    shares = compensation_shares(compute(assumptions, scenario), counted)
    services = [assumptions.services[key] for key in shares["service_key"]]
    return pd.DataFrame({
        "service": [service.name for service in services],
        "procedure_code": [service.procedure_code for service in services],
        **{
            name: shares[name]
            for name in (
                "scope", "bound", "compensation_usd", "excluded_usd", "rate_usd", "fee_usd",
            )
        },
        "percent_of_rate": 100 * shares["share_of_rate"],
        "percent_of_fee": 100 * shares["share_of_fee"],
    })  # fmt: skip


def _counted(options: argparse.Namespace) -> Counted:
    return Counted(**{key: getattr(options, key) for key in CHOICES})


COMMAND = Command(
    "compensation",
    "how much of each rate is pay of direct care workers: a test of the model, not of a provider",
    lambda options, assumptions, scenario: compensation_listing(
        assumptions, scenario, _counted(options)
    ),
    _add_arguments,
)
