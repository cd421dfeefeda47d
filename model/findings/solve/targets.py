"""What can be aimed at: a result of one service at one bound, and the decimals it is printed in."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import pandas as pd

from model.compute import Tables
from model.steps.wages import Floats
from model.study.assumptions import BOUNDS

# The tables of one rate line, the values behind them, service and bound -> a result a case.
ResultOf = Callable[[Tables, pd.DataFrame, str, str], Floats]


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


def _rate(computed: Tables, _: pd.DataFrame, service_key: str, bound: str) -> Floats:
    """The rate, dollars per unit."""
    rate: Floats = computed.lines["rate_per_unit"][:, BOUNDS.index(bound)]
    return rate


def _percent_of_fee(computed: Tables, values: pd.DataFrame, service_key: str, bound: str) -> Floats:
    """The rate as a share of the fee."""
    fee = values[f"fee_schedule_rate_usd.{service_key}"].to_numpy()
    share: Floats = _rate(computed, values, service_key, bound) / fee
    return share


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
    )
}
