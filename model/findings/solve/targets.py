"""What can be aimed at: a result of one service at one bound, and the decimals it is printed in."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import pandas as pd

from model.compute import Tables
from model.findings.compensation.rule import AT_FIRST, Counted
from model.findings.compensation.shares import share_of_rate
from model.sources import sources_of_line
from model.steps.wages import Floats
from model.study.assumptions import BOUNDS, Assumptions


@dataclass(frozen=True)
class Question:
    """Which value of an unknown gives a service at a bound the target.

    unknown: id of one (see `unknown_of`); target: key of one of TARGETS; wanted: in its unit;
    counted: what counts as compensation, where that is the target.
    """

    service_key: str
    bound: str
    unknown: str
    target: str
    wanted: float
    counted: Counted = AT_FIRST


# The tables of the service's rate line and the values behind them -> a result for each case.
ResultOf = Callable[[Assumptions, Tables, pd.DataFrame, Question], Floats]


@dataclass(frozen=True)
class Target:
    """A result that can be aimed at.

    unit: as an assumption has it; shares are fractions. decimals: those of the number in which it
    counts as met, of a fraction two more than of the percentage that is printed.
    """

    key: str
    label: str
    unit: str
    decimals: int
    result_of: ResultOf


def _rate(_: Assumptions, computed: Tables, __: pd.DataFrame, question: Question) -> Floats:
    """The rate, dollars per unit."""
    return computed.lines["rate_per_unit"][:, BOUNDS.index(question.bound)]


def _percent_of_fee(
    assumptions: Assumptions, computed: Tables, values: pd.DataFrame, question: Question
) -> Floats:
    """The rate as a share of the fee."""
    fee = values[f"fee_schedule_rate_usd.{question.service_key}"].to_numpy()
    return _rate(assumptions, computed, values, question) / fee


def _compensation_share(
    assumptions: Assumptions, computed: Tables, values: pd.DataFrame, question: Question
) -> Floats:
    """Compensation of direct care workers as a share of the rate."""
    sources = sources_of_line(assumptions, assumptions.services[question.service_key].rate_line)
    shares = share_of_rate(assumptions, computed, values, sources, question.counted)
    return shares[:, BOUNDS.index(question.bound)]


TARGETS = {
    target.key: target
    for target in (
        Target("rate", "Rate", "dollars per unit", 2, _rate),
        Target(
            "percent_of_fee",
            "Rate as a percentage of the current rate",
            "share of the current rate",
            3,
            _percent_of_fee,
        ),
        Target(
            "compensation_share",
            "Share of the rate paid to direct care workers",
            "share of the rate",
            3,
            _compensation_share,
        ),
    )
}
