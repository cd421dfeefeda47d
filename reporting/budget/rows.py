"""A budget as rows of texts: by year and fund, by service, the federal match by quarter."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping
from functools import lru_cache
from typing import Any

import pandas as pd

from model.findings.budget.cost import Budget
from model.findings.budget.frames import by_service
from model.findings.budget.funds import FUNDS, GENERAL_REVENUE, TOTAL
from model.findings.budget.volumes import UndividedCode
from model.steps.wages import Floats
from reporting.budget.words import FUND_NAMES, full_year_usd, year_name
from reporting.formats import between, dollars, number

FULL_YEAR = "Full year"
NOT_KNOWN = "not known"  # of a service whose units are not; the totals count it as none
SERVICE_HEADS = [
    "Units a year", "Current rate", "New rate", "Increment", "Cost a year", "General Revenue",
]  # fmt: skip


def whole(usd: float) -> str:
    """Whole dollars: "$94,100,200"."""
    return dollars(usd, 0)


@lru_cache(maxsize=16)
def amounts_by_year(made: Budget) -> Mapping[str, Mapping[str, tuple[float, float]]]:
    """Amount (FUNDS, then TOTAL) -> head of a column -> (low, high), whole dollars.

    Columns: the three state fiscal years, then twelve months at the last fee.
    """
    return {
        amount: {
            **{
                year_name(year): _ends(made.usd[amount][:, 0, place].sum(axis=-1))
                for place, year in enumerate(made.years)
            },
            FULL_YEAR: full_year_usd(made, amount),
        }
        for amount in (*FUNDS, TOTAL)
    }


def _ends(usd: Floats) -> tuple[float, float]:
    low, high = usd.tolist()
    return low, high


def year_table(made: Budget) -> pd.DataFrame:
    """The three years by fund as texts; index: the fund. A fund that pays nothing is left out."""
    rows = {}
    for amount, by_head in amounts_by_year(made).items():
        if amount in (TOTAL, GENERAL_REVENUE) or any(map(any, by_head.values())):
            rows[FUND_NAMES[amount]] = {
                head: between(low, high, whole) for head, (low, high) in by_head.items()
            }
    return pd.DataFrame.from_dict(rows, orient="index")


def service_table(made: Budget) -> pd.DataFrame:
    """The services whose fee changes, as texts, the most costly first.

    A code that holds several services has a row before them. Index: the service. Columns: Units a
    year, Current rate, New rate, Increment, Cost a year, General Revenue.
    """
    changed = [row for row in by_service(made).to_dict("records") if row["increment_usd"]]
    groups: dict[str, list[dict[Hashable, Any]]] = {}
    for row in sorted(changed, key=_most, reverse=True):
        groups.setdefault(row["undivided_code"] or row["service_key"], []).append(row)
    undivided = {each.code: each for each in made.units.undivided}
    rows: dict[str, list[str]] = {}
    for key, members in groups.items():
        if key in undivided:
            name = f"{key}, {len(undivided[key].places)} services together"
            rows[name] = _row_of_code(made, undivided[key])
        for row in members:
            rows[f"{row['service']} ({row['procedure_code']})"] = _row_of_service(row)
    return pd.DataFrame.from_dict(rows, orient="index", columns=SERVICE_HEADS)


def _most(row: Mapping[Hashable, Any]) -> float:
    """What a service costs or saves at most."""
    return abs(float(row[f"{TOTAL}_usd_high"]))


def _row_of_service(row: Mapping[Hashable, Any]) -> list[str]:
    fees = [dollars(row[f"{name}_usd"]) for name in ("present_fee", "new_fee", "increment")]
    return [
        _cell(row, "units_{}", number),
        *fees,
        _cell(row, f"{TOTAL}_usd_{{}}", whole),
        _cell(row, f"{GENERAL_REVENUE}_usd_{{}}", whole),
    ]


def _cell(row: Mapping[Hashable, Any], name: str, write: Callable[[float], str]) -> str:
    """A figure of a service; of an undivided code it may be anything up to all of it."""
    if row["unknown"]:
        return NOT_KNOWN
    low, high = row[name.format("low")], row[name.format("high")]
    if row["undivided_code"]:
        return f"up to {write(high)}"
    return between(low, high, write)


def _row_of_code(made: Budget, undivided: UndividedCode) -> list[str]:
    """The range of one code over its divisions."""
    places = list(undivided.places)
    total, general_revenue = (
        between(*_ends(made.annualized_usd[amount][:, 0, 0][:, places].sum(axis=-1)), whole)
        for amount in (TOTAL, GENERAL_REVENUE)
    )
    low, high = undivided.units[0].min(), undivided.units[0].max()
    return [
        between(low, high, number), "", "", "",
        total, general_revenue,
    ]  # fmt: skip
