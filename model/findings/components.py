"""What makes up one rate: the wage, what comes on top of it, and what a unit takes besides."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import Any

import numpy as np
import pandas as pd

from model.findings.side_by_side import SideBySide
from model.results import Results

NO_AMOUNT = 1e-9  # dollars; less is what rounding in the machine leaves
COMPONENTS = {
    "direct_care_wage": "Direct care wage",
    "minimum_wage": "Rise to the minimum wage",
    "overtime": "Overtime",
    "payroll_taxes_and_workers_compensation": "Payroll taxes and workers' compensation",
    "unemployment_taxes": "Unemployment taxes",
    "health_insurance": "Health insurance",
    "retirement_and_other_benefits": "Retirement and other benefits",
    "other_staff": "Supervision and other staff",
    "paid_time_off_and_training": "Paid time off and training",
    "other_time": "Other non-billable time",
    "food": "Food",
    "program_costs": "Program costs",
    "administration": "Administration",
    "electronic_visit_verification": "Electronic visit verification",
}
# The wage that is paid: the wage before the minimum wage, and its rise to the minimum wage.
PAID_WAGE = (COMPONENTS["direct_care_wage"], COMPONENTS["minimum_wage"])


@lru_cache(maxsize=256)
def build_up_row(
    results: Results, rate_line: str, bound: str, scenario: str | None = None
) -> Mapping[str, Any]:
    """The row of `Results.build_ups` of one rate; of the first scenario where none is named.

    Errors: KeyError for a rate line, bound or scenario that is not there.
    """
    name = results.scenarios[0].name if scenario is None else scenario
    frame = results.build_ups
    is_rate = (
        (frame["scenario"] == name) & (frame["rate_line"] == rate_line) & (frame["bound"] == bound)
    )
    if not is_rate.any():
        raise KeyError(f"no rate of {scenario!r}, {rate_line!r}, {bound!r}")
    [row] = frame[is_rate].to_dict("records")
    return {str(column): value for column, value in row.items()}


def component_amounts(row: Mapping[str, Any]) -> dict[str, Any]:
    """What each component adds to the rate, in dollars per unit; numbers, or columns of them.

    Each is the increment of a step of the build-up, in the study's order: the wage and expenses
    of direct care, the other roles, the time that is paid and not billed (cost / share - cost),
    what a unit takes besides. They sum to rate_per_unit.
    """
    hours = row["hours_per_unit"]
    rise = row["direct_care_wage"] - row["direct_care_market_wage"]
    taxes = row["direct_care_fica"] + row["direct_care_workers_compensation"]
    staff = row["staffing_cost"] * hours
    productive = staff / row["productivity"]
    return {
        "direct_care_wage": (row["direct_care_straight_time_pay"] - rise) * hours,
        "minimum_wage": rise * hours,
        "overtime": (row["direct_care_pay"] - row["direct_care_straight_time_pay"]) * hours,
        "payroll_taxes_and_workers_compensation": taxes * hours,
        "unemployment_taxes": row["direct_care_unemployment_taxes"] * hours,
        "health_insurance": row["direct_care_health_insurance"] * hours,
        "retirement_and_other_benefits": row["direct_care_retirement_and_other_benefits"] * hours,
        "other_staff": staff - row["direct_care_staffing_cost"] * hours,
        "paid_time_off_and_training": productive - staff,
        "other_time": productive / row["billable_share"] - productive,
        "food": row["cost_inside_loads"],
        "program_costs": row["program_costs_per_unit"],
        "administration": row["administration_per_unit"],
        "electronic_visit_verification": row["electronic_visit_verification_per_unit"],
    }


def components(row: Mapping[str, Any]) -> pd.DataFrame:
    """What makes up one rate: a row a component, in the order of the build-up.

    row: a row of `Results.build_ups`. Columns: component, label, usd_per_unit, share_of_rate (a
    fraction), start_usd (dollars per unit so far, without it). The amounts sum to the rate.
    """
    amounts = component_amounts(row)
    usd = np.array([float(amount) for amount in amounts.values()])
    return pd.DataFrame(
        {
            "component": list(amounts),
            "label": [COMPONENTS[name] for name in amounts],
            "usd_per_unit": usd,
            "share_of_rate": usd / row["rate_per_unit"],
            "start_usd": usd.cumsum() - usd,
        }
    )


def paid_wage_usd(parts: pd.DataFrame) -> float:
    """The direct care wage that the scenario pays, dollars per unit, its rise to the minimum in it.

    parts: rows with `label` and `scenario_usd`, as `parts_of_rate` has them.
    """
    return float(parts.loc[parts["label"].isin(PAID_WAGE), "scenario_usd"].sum())


@lru_cache(maxsize=64)
def parts_of_rate(side_by_side: SideBySide, service_key: str, bound: str) -> pd.DataFrame:
    """What makes up one rate in the base and in the scenario, and the rate itself as the last row.

    Columns: label, base_usd, scenario_usd, difference_usd (dollars per unit), scenario_share (of
    the scenario's rate, a fraction), scenario_usd_per_hour (of service), base_start_usd and
    scenario_start_usd (dollars per unit so far, without it; 0 for the rate). Components that
    neither has are left out. Errors: KeyError for a service or bound that is not there.
    """
    rate_line = side_by_side.assumptions.services[service_key].rate_line
    rows = [
        build_up_row(results, rate_line, bound)
        for results in (side_by_side.base, side_by_side.scenario)
    ]
    base, scenario = (components(row) for row in rows)
    usd = [[*part["usd_per_unit"], part["usd_per_unit"].sum()] for part in (base, scenario)]
    frame = pd.DataFrame({
        "label": [*base["label"], "Rate"],
        "base_usd": usd[0],
        "scenario_usd": usd[1],
        "difference_usd": np.subtract(usd[1], usd[0]),
        "scenario_share": [*scenario["share_of_rate"], 1.0],
        "scenario_usd_per_hour": np.divide(usd[1], rows[1]["hours_per_unit"]),
        "base_start_usd": [*base["start_usd"], 0.0],
        "scenario_start_usd": [*scenario["start_usd"], 0.0],
    })  # fmt: skip
    is_there = (frame["base_usd"].abs() > NO_AMOUNT) | (frame["scenario_usd"].abs() > NO_AMOUNT)
    return frame[is_there].reset_index(drop=True)
