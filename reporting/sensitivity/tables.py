"""What matters as tables of texts."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from model import Scenario
from model.findings.sensitivity.one_at_a_time import OneAtATime
from model.findings.sensitivity.two_at_a_time import TwoAtATime
from reporting.formats import dollars, percent
from reporting.sensitivity.band_words import BandRow
from reporting.sensitivity.result import Result
from reporting.sensitivity.words import input_in_words, values_of_axis


def bars_in_words(result: Result, scenario: Scenario, moved: OneAtATime) -> pd.DataFrame:
    """Every bar, the largest first: index the assumption; its inputs, the rates, their range."""
    assumptions, rows = result.assumptions, {}
    for bar in moved.bars.to_dict("records"):
        setting = assumptions.settings[bar["setting_id"]]
        low, value, high = (
            input_in_words(assumptions, scenario, setting, bar[end])
            for end in ("low", "value", "high")
        )
        rows[setting.label] = {
            "In force": value,
            "Low": low,
            "High": high,
            "Result at low": result.in_words(bar["low_result"], 4),
            "Result at high": result.in_words(bar["high_result"], 4),
            "Range": result.in_words(bar["total_range"], 4),
        }
    return pd.DataFrame.from_dict(rows, orient="index")


def grid_in_words(result: Result, scenario: Scenario, grid: TwoAtATime) -> pd.DataFrame:
    """Every rate of a grid, the highest row first as in its chart: index and columns the values."""
    down, across = (
        values_of_axis(result.assumptions, scenario, axis) for axis in (grid.down, grid.across)
    )
    rates = [[result.in_words(each) for each in row] for row in grid.results.tolist()]
    return pd.DataFrame(rates, index=pd.Index(down), columns=pd.Index(across)).iloc[::-1]


def bands_in_words(rows: Sequence[BandRow]) -> pd.DataFrame:
    """Every row of the bands in dollars: index its services."""
    return pd.DataFrame(
        {
            "Current rate": [dollars(row.fee_usd) for row in rows],
            "In force": [dollars(row.in_force_usd) for row in rows],
            "5% of draws below": [dollars(row.low * row.fee_usd) for row in rows],
            "Median": [dollars(row.median * row.fee_usd) for row in rows],
            "5% of draws above": [dollars(row.high * row.fee_usd) for row in rows],
            "Below the range in": [percent(row.fee_below) for row in rows],
        },
        index=pd.Index([row.label for row in rows]),
    )
