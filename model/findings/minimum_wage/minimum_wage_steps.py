"""Table 9 of a scenario beside its base: what each step of the minimum wage changes."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from typing import Any

import numpy as np
import pandas as pd

from model.findings.side_by_side import SideBySide
from model.keys import texts
from model.results import Results
from model.steps.cents import paid_difference
from model.steps.rates import change_from


@lru_cache(maxsize=64)
def minimum_wage_steps(side_by_side: SideBySide, bound: str) -> pd.DataFrame:
    """Table 9 at one bound: a row for each of its lines (10), a column for each date.

    Columns: minimum_wage_line_key, service_group, services, rate_line, first_rate_usd and
    last_rate_usd (dollars per unit at the first and the last date), change_usd (of what is paid
    then, in cents), then the change at each date (its name the ISO date), `cumulative_` with each
    date, and `base_total`, the base's change over its whole phase-in; fractions, NaN where N/A. No
    rows where the scenario has one step.
    """
    impacts, base_impacts = (
        frame[frame["bound"] == bound]
        for frame in (
            side_by_side.scenario.minimum_wage_impacts,
            side_by_side.base.minimum_wage_impacts,
        )
    )
    # A row a line and date, in this order.
    dates = [f"{date:%Y-%m-%d}" for date in impacts["effective_date"].drop_duplicates()]
    first_rows = impacts.iloc[:: max(1, len(dates))]
    columns: dict[str, Any] = {
        name: texts(first_rows[name])
        for name in ("minimum_wage_line_key", "service_group", "services", "rate_line")
    }
    columns["first_rate_usd"] = _first_rates(side_by_side.scenario, bound, columns["rate_line"])
    columns["last_rate_usd"] = impacts["rate_usd"].to_numpy()[len(dates) - 1 :: max(1, len(dates))]
    columns["change_usd"] = paid_difference(columns["last_rate_usd"], columns["first_rate_usd"])
    for prefix, name in (("", "change"), ("cumulative_", "cumulative_change")):
        of_dates = impacts[name].to_numpy().reshape(-1, max(1, len(dates))).T
        columns |= {prefix + date: change for date, change in zip(dates, of_dates, strict=False)}
    keys = texts(base_impacts["minimum_wage_line_key"])
    last_changes = dict(zip(keys, base_impacts["cumulative_change"], strict=True))
    columns["base_total"] = [
        last_changes.get(key, np.nan) for key in texts(first_rows["minimum_wage_line_key"])
    ]
    return pd.DataFrame(columns)


def _first_rates(results: Results, bound: str, rate_lines: Iterable[str]) -> list[float]:
    """The rates of some rate lines at the first step of the minimum wage, dollars per unit."""
    impacts = results.rate_line_impacts
    first = impacts[impacts["bound"] == bound].drop_duplicates("rate_line")
    by_line = dict(zip(texts(first["rate_line"]), first["rate_usd"], strict=True))
    return [float(by_line[rate_line]) for rate_line in rate_lines]


@lru_cache(maxsize=64)
def rates_over_time(
    side_by_side: SideBySide, minimum_wage_line_key: str, bound: str = "lower"
) -> pd.DataFrame:
    """The rate of one line of Table 9 at each step of the minimum wage, base and scenario.

    Columns: whose ("base" or "scenario"), rate_line, effective_date, minimum_wage_usd_per_hour,
    rate_usd. Where the line covers several rate lines, the one that stands for it in the
    scenario's `Results.minimum_wage_impacts` is shown for both, so that they compare. Errors:
    KeyError for a line that is not there.
    """
    rate_line = _rate_line_of(side_by_side.scenario, minimum_wage_line_key, bound)
    columns = ["rate_line", "effective_date", "minimum_wage_usd_per_hour", "rate_usd"]
    parts = []
    for whose, results in (("base", side_by_side.base), ("scenario", side_by_side.scenario)):
        impacts = results.rate_line_impacts
        chosen = (impacts["rate_line"] == rate_line) & (impacts["bound"] == bound)
        parts.append(impacts.loc[chosen, columns].assign(whose=whose))
    return pd.concat(parts, ignore_index=True)[["whose", *columns]]


def _rate_line_of(results: Results, minimum_wage_line_key: str, bound: str) -> str:
    """The rate line that stands for a line of Table 9. Errors: KeyError for none such."""
    standing = results.minimum_wage_rate_lines
    of_line = standing["minimum_wage_line_key"] == minimum_wage_line_key
    rate_lines = standing.loc[of_line & (standing["bound"] == bound), "rate_line"]
    if rate_lines.empty:
        raise KeyError(minimum_wage_line_key)
    return str(rate_lines.iloc[0])


def total_changes(rates: pd.DataFrame) -> dict[str, float]:
    """From the first date of `rates_over_time` to its last, for base and scenario: fractions.

    rate at the last date / rate at the first date - 1
    """
    ends = rates.groupby("whose")["rate_usd"].agg(["first", "last"])
    return {str(whose): float(change_from(last, first)) for whose, first, last in ends.itertuples()}
