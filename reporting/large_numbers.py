"""The rows of large numbers at the head of a page, each number with what it is."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

import pandas as pd

from model.findings.check import rate_distance
from model.findings.components import build_up_row, paid_wage_usd, parts_of_rate
from model.findings.rate_ranges import rate_range
from model.findings.side_by_side import SideBySide
from model.findings.summary import Summary
from model.steps.cents import paid_difference
from model.steps.rates import change_from
from model.study.labels import in_a_sentence
from reporting.formats import (
    counted,
    dollars,
    month_in_words,
    percent,
    signed_dollars,
    signed_percent,
    told_apart,
)
from reporting.wording.names import unit_of_service

WAGE_TABLES = ("Table 2", "Table 3", "Table 4", "Table 5", "Appendix B")


@dataclass(frozen=True)
class LargeNumber:
    """A number as it is read, what it counts, and what stands beside it, such as the base's."""

    value: str
    meaning: str
    beside: str


def of_summary(effect: Summary) -> list[LargeNumber]:
    """What a scenario does, in five numbers."""
    scenario, base, name = effect.scenario, effect.base, effect.stands_on.short
    return [
        LargeNumber(str(scenario.below), "current rates below the range", f"{name}: {base.below}"),
        LargeNumber(
            str(scenario.within), "current rates within the range", f"{name}: {base.within}"
        ),
        LargeNumber(str(scenario.above), "current rates above the range", f"{name}: {base.above}"),
        LargeNumber(
            signed_percent(effect.median_interim_change),
            f"median change in interim rate vs. {name}",
            f"{scenario.total} services, unweighted; "
            f"{counted(effect.changed_ranges, 'range')} changed",
        ),
        _first_below(effect),
    ]


def _first_below(effect: Summary) -> LargeNumber:
    if effect.first_date_below is None:
        meaning = "modeled wage falls below the minimum wage"
        return LargeNumber("No", meaning, "in the phase-in as it stands")
    staffing, gap = in_a_sentence(effect.first_below[0]), effect.cents_below[0] / 100
    by = told_apart(gap, 0.0, *(partial(dollars, decimals=decimals) for decimals in (2, 3, 4)))
    return LargeNumber(
        month_in_words(effect.first_date_below),
        "first modeled wage below the minimum wage",
        f"{staffing}, by {by} an hour",
    )


def of_rate(side_by_side: SideBySide, service_key: str, bound: str) -> list[LargeNumber]:
    """The fee, the base's and the scenario's rate of a service, and their difference.

    Errors: KeyError for a service or bound that is not there.
    """
    assumptions = side_by_side.assumptions
    row = rate_range(side_by_side, service_key)
    unit = unit_of_service(assumptions, service_key)
    rate, base_rate = row[f"scenario_{bound}_usd"], row[f"base_{bound}_usd"]
    base_change = change_from(base_rate, row["base_fee_schedule_rate_usd"])
    fee = LargeNumber(
        dollars(row["fee_schedule_rate_usd"]),
        f"Current rate, {unit}",
        row["fee_schedule_mark"] or "fee schedule",
    )
    base = _against_the_fee(assumptions.base.name, unit, base_rate, base_change)
    wage = _direct_care_wage(side_by_side, service_key, bound, unit)
    if not side_by_side.is_changed:
        return [fee, base, wage]
    difference = signed_dollars(paid_difference(rate, base_rate))
    return [
        fee,
        base,
        _against_the_fee("Scenario", unit, rate, row[f"change_from_fee_{bound}"]),
        LargeNumber(difference, f"Difference, {unit}", f"vs. {assumptions.base.short}"),
        wage,
    ]


def _direct_care_wage(
    side_by_side: SideBySide, service_key: str, bound: str, unit: str
) -> LargeNumber:
    """The wage behind the rate: an hour, and what it is of a unit."""
    rate_line = side_by_side.assumptions.services[service_key].rate_line
    wage = float(build_up_row(side_by_side.scenario, rate_line, bound)["direct_care_wage"])
    usd = paid_wage_usd(parts_of_rate(side_by_side, service_key, bound))
    return LargeNumber(dollars(wage), "Direct care wage, per hour", f"{dollars(usd)} {unit}")


def _against_the_fee(whose: str, unit: str, usd: float, change: float) -> LargeNumber:
    return LargeNumber(
        dollars(usd), f"{whose}, {unit}", f"{signed_percent(change)} vs. current rate"
    )


def of_check(cells: pd.DataFrame) -> list[LargeNumber]:
    """How many printed figures come out, in five numbers; cells: `check`."""
    rates = (cells["table"] == "Table 7") & (cells["unit"] == "dollars per unit")
    changes = (cells["table"] == "Table 7") & (cells["unit"] == "percent change")
    impacts = cells["table"] == "Table 9"
    wages = cells["table"].isin(WAGE_TABLES) & cells["unit"].str.startswith("dollars")
    return [
        LargeNumber(_matches(cells[rates]), "rates to the cent", "Table 7"),
        LargeNumber(_matches(cells[changes]), "percent changes to the tenth", "Table 7"),
        LargeNumber(_matches(cells[impacts]), "changes to the tenth", "Table 9, N/A included"),
        LargeNumber(_matches(cells[wages]), "wages and salaries", "Tables 2 to 5, Appendix B"),
        LargeNumber(
            percent(rate_distance(cells).max(), 3),
            "largest rate difference beyond rounding",
            "of the published rate",
        ),
    ]


def _matches(cells: pd.DataFrame) -> str:
    return f"{int(cells['matches'].sum())} of {len(cells)}"
