"""The inputs of the calculation: assumptions x scenarios -> one row for each rate build-up.

Rows are ordered by case (a scenario at one minimum wage), rate line and bound. Every assumption
that a row needs is a column of it. Only looking up happens here; all arithmetic is in the steps.
"""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from model.layout import DIRECT_CARE, Layout
from model.scenario.scenario import Scenario
from model.steps.minimum_wage import RULES, minimum_wage_in_force
from model.steps.wages import Floats, blended_wage, trended_wage, wage_at_percentile
from model.study.assumptions import BOUNDS, Assumptions, Value

Columns = dict[str, Floats]


def setting_values(plan: Layout, scenarios: Sequence[Scenario]) -> Floats:
    """The value of each numeric setting in each (checked) scenario: (scenarios, settings + 3)."""
    place = plan.place
    values = np.tile(plan.study_values, (len(scenarios), 1))
    for row, scenario in enumerate(scenarios):
        for key, value in scenario.changes.items():
            if key in place:
                values[row, place[key]] = value
    return values


def occupation_wages(plan: Layout, values: Floats) -> Floats:
    """Wage of each occupation at each bound: (scenarios, bounds, occupations), dollars per hour."""
    place = plan.place
    assumptions = plan.assumptions
    percentiles = {
        nurse: values[:, [place[f"{entry_id}.{bound}"] for bound in BOUNDS]]
        for nurse, entry_id in (
            (False, "wage_percentile"),
            (True, "wage_percentile_licensed_nurses"),
        )
    }
    trend = [
        values[:, place[key], None, None]
        for key in ("wage_trend_share_per_year", "wage_trend_months")
    ]
    wages = np.empty((len(values), len(BOUNDS), len(assumptions.occupations)))
    for (nurse, known), group in _alike(assumptions).items():
        columns = [[place[f"{wage}.percentile_{number}"] for number in known] for _, wage in group]
        raw = wage_at_percentile(percentiles[nurse], known, values[:, columns])
        numbers = [number for number, _ in group]
        wages[:, :, numbers] = trended_wage(raw, *trend).transpose(0, 2, 1)
    return wages


def _alike(assumptions: Assumptions) -> dict[tuple[bool, tuple[int, ...]], list[tuple[int, str]]]:
    """Occupations (number, wage entry) by what they have in common: nursing, known percentiles."""
    groups: dict[tuple[bool, tuple[int, ...]], list[tuple[int, str]]] = {}
    for number, occupation in enumerate(assumptions.occupations.values()):
        members = assumptions.entries[occupation.wage].values
        known = tuple(sorted(int(member.removeprefix("percentile_")) for member in members))
        groups.setdefault((occupation.licensed_nurse, known), []).append((number, occupation.wage))
    return groups


def role_wages(plan: Layout, values: Floats, wages: Floats) -> Floats:
    """Blended wage of each role of each staffing: (scenarios, bounds, staffed roles)."""
    place = plan.place
    assumptions = plan.assumptions
    occupations = list(assumptions.occupations)
    weights = np.zeros((len(values), len(plan.staffed_roles), len(occupations)))
    for number, (staffing, role) in enumerate(plan.staffed_roles):
        entry_id = assumptions.staffing[staffing].roles[role].position_weights
        for occupation in assumptions.entries[entry_id].values:
            column = place[f"{entry_id}.{occupation}"]
            weights[:, number, occupations.index(occupation)] = values[:, column]
    return blended_wage(wages, weights)


@dataclass(frozen=True, eq=False)
class Cases:
    """What is computed: scenarios, each at a minimum wage; arrays of one length.

    scenario: row in the table of values; minimum_wage: dollars per hour; rule: number in RULES.
    """

    scenario: NDArray[np.intp]
    minimum_wage: Floats
    rule: Floats
    dates: tuple[datetime.date, ...]

    def __len__(self) -> int:
        return len(self.scenario)


def cases_as_of(assumptions: Assumptions, scenarios: Sequence[Scenario]) -> Cases:
    """One case a scenario: the minimum wage in force on its `rates_as_of_date`."""
    dates = _values_in_force(assumptions, scenarios, "rates_as_of_date")
    schedules = _values_in_force(assumptions, scenarios, "minimum_wage_schedule")
    before = _values_in_force(assumptions, scenarios, "minimum_wage_before_schedule")
    wages = list(map(minimum_wage_in_force, schedules, before, dates))
    return _cases(assumptions, scenarios, range(len(scenarios)), wages, tuple(dates))


def cases_of_phase_in(assumptions: Assumptions, scenarios: Sequence[Scenario]) -> Cases:
    """One case for each step of each scenario's minimum-wage schedule, in its order."""
    schedules = _values_in_force(assumptions, scenarios, "minimum_wage_schedule")
    numbers = [number for number, schedule in enumerate(schedules) for _ in schedule]
    steps = [step for schedule in schedules for step in schedule]
    dates = tuple(date for date, _ in steps)
    return _cases(assumptions, scenarios, numbers, [wage for _, wage in steps], dates)


def _values_in_force(
    assumptions: Assumptions, scenarios: Sequence[Scenario], setting_id: str
) -> list[Value]:
    study = assumptions.settings[setting_id].study_value
    return [scenario.changes.get(setting_id, study) for scenario in scenarios]


def _cases(
    assumptions: Assumptions,
    scenarios: Sequence[Scenario],
    numbers: Sequence[int],
    wages: Sequence[float],
    dates: tuple[datetime.date, ...],
) -> Cases:
    chosen = _values_in_force(assumptions, scenarios, "minimum_wage_rule")
    rules = np.array([float(RULES.index(rule)) for rule in chosen])
    places = np.array(numbers, dtype=np.intp)
    return Cases(places, np.array(wages, dtype=float), rules[places], dates)


def input_columns(plan: Layout, values: Floats, wages: Floats, cases: Cases) -> Columns:
    """All columns that the steps start from, each with a row for each case, line and bound.

    values: `setting_values`; wages: `role_wages`. Shares as fractions, money in dollars; NaN in
    the columns of a role that the line does not have.
    """
    of_case = values[cases.scenario]
    absent = np.full((*wages.shape[:2], 1), np.nan)
    of_case_wages = np.concatenate([wages, absent], axis=2)[cases.scenario]
    columns = {
        name: np.take(of_case, places, axis=1).ravel()
        for name, places in (plan.line_columns | plan.role_columns).items()
    }
    for role, (bounds, staffed) in plan.market_wage_places.items():
        columns[f"{role}_market_wage"] = of_case_wages[:, bounds, staffed].ravel()
    _, direct_care = plan.market_wage_places[DIRECT_CARE]
    lower = np.zeros_like(direct_care)
    columns["lower_bound_direct_care_market_wage"] = of_case_wages[:, lower, direct_care].ravel()
    columns["minimum_wage_usd_per_hour"] = np.repeat(cases.minimum_wage, plan.rows)
    columns["minimum_wage_rule"] = np.repeat(cases.rule, plan.rows)
    return columns
