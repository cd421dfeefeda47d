"""One service in dollars: its current rate, its range, and the hourly wage behind each bound."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from typing import Any

import pandas as pd

from model.findings.rate_ranges import place_of_fee, rate_range
from model.findings.side_by_side import SideBySide
from model.findings.supported_wage import supported_wages
from model.results import Results
from model.study.assumptions import BOUNDS
from model.study.files.needed import DIRECT_CARE
from reporting.formats import dollars, signed_percent
from reporting.wording.names import unit_of_service
from reporting.wording.values import value_in_words


def where_the_rate_lies(side_by_side: SideBySide, service_key: str) -> str:
    """The sentence: "The current rate, $4.53 per 15 min, is below the range of $5.02 to $6.41"."""
    row = rate_range(side_by_side, service_key)
    fee, rates = float(row["fee_schedule_rate_usd"]), _rates(row, "scenario")
    assumptions = side_by_side.assumptions
    unit = unit_of_service(assumptions, service_key).removesuffix(".")
    ends = f"{dollars(min(rates))} to {dollars(max(rates))}"
    mark = f" ({row['fee_schedule_mark']})" if row["fee_schedule_mark"] else ""
    where = place_of_fee(fee, rates)
    return f"The current rate, {dollars(fee)} {unit}{mark}, is {where} the range of {ends}"


def dollars_by_bound(side_by_side: SideBySide, service_key: str) -> pd.DataFrame:
    """A column a bound, texts: rate, its distance from the current rate, direct care wage,
    the percentile that it stands at, and the wage at which the rate would be the current one.

    The base's rate and wage are rows of their own where the scenario differs from it.
    Errors: KeyError for a service that is not there.
    """
    row = rate_range(side_by_side, service_key)
    assumptions = side_by_side.assumptions
    line = assumptions.services[service_key].rate_line
    unit = unit_of_service(assumptions, service_key)
    distances = [float(row[f"change_from_fee_{bound}"]) for bound in BOUNDS]
    rows = {
        f"Rate {unit}": _in_dollars(_rates(row, "scenario")),
        "Rate vs. current rate": [signed_percent(distance) for distance in distances],
        "Direct care wage per hour": _in_dollars(_wages(side_by_side.scenario, line)),
        "Percentile of that wage": [_percentiles(side_by_side, line, bound) for bound in BOUNDS],
        "Wage the current rate supports": _in_dollars(
            supported_wages(side_by_side.scenario, service_key)
        ),
    }
    if side_by_side.is_changed:
        rows |= {
            f"{assumptions.base.name}: rate {unit}": _in_dollars(_rates(row, "base")),
            f"{assumptions.base.name}: direct care wage per hour": _in_dollars(
                _wages(side_by_side.base, line)
            ),
        }
    return pd.DataFrame.from_dict(rows, orient="index", columns=list(assumptions.bounds.values()))


def _rates(row: dict[str, Any], whose: str) -> list[float]:
    return [float(row[f"{whose}_{bound}_usd"]) for bound in BOUNDS]


def _wages(results: Results, rate_line: str) -> list[float]:
    place = list(results.assumptions.rate_lines).index(rate_line)
    return [float(wage) for wage in results.direct_care_wage_array[0, place]]


def _percentiles(side_by_side: SideBySide, rate_line: str, bound: str) -> str:
    """The percentiles of the direct care wages at a bound: "25th", "75th and 90th"."""
    assumptions, scenario = side_by_side.assumptions, side_by_side.scenario.scenarios[0]
    said = []
    staffing = assumptions.rate_lines[rate_line].staffing
    for entry_id in _percentile_entries(side_by_side.base, staffing):
        percentile = scenario.value(assumptions, f"{entry_id}.{bound}")
        said.append(value_in_words(assumptions.entries[entry_id], percentile).split()[0])
    return " and ".join(dict.fromkeys(said))


@lru_cache(maxsize=64)
def _percentile_entries(results: Results, staffing: str) -> tuple[str, ...]:
    """The assumptions that say which percentile the direct care wages of a staffing stand at."""
    of_staffing = results.positions.xs((staffing, DIRECT_CARE), level=("staffing", "role"))
    occupations = of_staffing.index.get_level_values("occupation").unique()
    entries = (results.assumptions.occupations[str(each)].percentile for each in occupations)
    return tuple(dict.fromkeys(entries))


def _in_dollars(amounts: Iterable[float]) -> list[str]:
    return [dollars(usd) for usd in amounts]
