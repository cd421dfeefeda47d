"""The inputs of the calculation: assumptions x scenarios -> one row for each rate build-up.

Rows are ordered by case (a scenario at one minimum wage), rate line and bound. Every assumption
that a row needs is a column of it. Only looking up happens here; all arithmetic is in the steps.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

import numpy as np
from numpy.typing import NDArray

from model.assumptions import BOUNDS, Assumptions, RateLine
from model.minimum_wage import RULES, minimum_wage_in_force
from model.scenario import Scenario
from model.wages import Floats, blended_wage, trended_wage, wage_at_percentile

# Assumptions that stand in a row under their own name.
LINE_COLUMNS = (
    "pay_rounding_usd", "fica_share",
    "futa_usd_per_year", "suta_share_of_wage_base", "suta_wage_base_usd_per_year",
    "health_insurance_usd_per_year", "retirement_and_other_benefits_share",
    "hours_per_year", "hours_per_day", "paid_time_off_included", "paid_time_off_days_full_time",
    "paid_time_off_days_part_time", "turnover_share", "training_days_new",
    "training_days_experienced", "billable_share", "program_share", "admin_share",
    "electronic_visit_verification_usd_per_hour",
    "spillover_reach_ratio", "spillover_gap_share", "wage_floor_ratio",
)  # fmt: skip
NEEDED = (
    *LINE_COLUMNS, "wage_percentile", "wage_percentile_licensed_nurses",
    "wage_trend_share_per_year", "wage_trend_months", "full_time_share", "overtime_share",
    "full_time_share_program_staff", "overtime_share_program_staff", "workers_compensation_share",
    "fee_schedule_rate_usd", "minimum_wage_schedule", "minimum_wage_before_schedule",
    "rates_as_of_date", "minimum_wage_rule",
)  # fmt: skip
DIRECT_CARE = "direct_care"

Columns = dict[str, Floats]
Place = Callable[[RateLine, str], int]  # of a rate line and a bound: a column of the values


@dataclass(frozen=True, eq=False)
class Layout:
    """Where each value stands: worked out once for an assumptions object.

    The table of values has a row a scenario and a column a setting, then the constants 1, 0, NaN.
    `line_columns` and `role_columns` say which of its columns each (line x bound) row takes.
    """

    assumptions: Assumptions
    setting_ids: tuple[str, ...]
    study_values: Floats
    lines: tuple[str, ...]
    roles: tuple[str, ...]
    staffed_roles: tuple[tuple[str, str], ...]
    line_columns: dict[str, NDArray[np.intp]]
    role_columns: dict[str, NDArray[np.intp]]
    market_wage_places: dict[str, tuple[NDArray[np.intp], NDArray[np.intp]]]
    fees: NDArray[np.intp]

    @cached_property
    def place(self) -> dict[str, int]:
        """Setting id -> its column of the values."""
        return {key: number for number, key in enumerate(self.setting_ids)}

    @property
    def rows(self) -> int:
        """Rows of one case: rate lines x bounds."""
        return len(self.lines) * len(BOUNDS)


@lru_cache(maxsize=8)
def layout(assumptions: Assumptions) -> Layout:
    """The layout of the values of these assumptions."""
    ids = tuple(key for key, s in assumptions.settings.items() if s.entry.kind == "number")
    place = {key: number for number, key in enumerate(ids)}
    one, zero, none = len(ids), len(ids) + 1, len(ids) + 2
    study = [float(assumptions.settings[key].study_value) for key in ids]
    lines = list(assumptions.rate_lines.values())
    staffed = tuple((s.key, role) for s in assumptions.staffing.values() for role in s.roles)

    def each(column: Place) -> NDArray[np.intp]:
        return np.array([column(line, bound) for line in lines for bound in BOUNDS])

    def of(entry_id: str, otherwise: int) -> Place:
        if not entry_id:
            return lambda line, bound: otherwise
        by = assumptions.entries[entry_id].by

        def column(line: RateLine, bound: str) -> int:
            member = bound if by == "bound" else line.classes[by] if by else ""
            return place[f"{entry_id}.{member}" if member else entry_id]

        return column

    def through(attribute: str, otherwise: int) -> NDArray[np.intp]:
        return each(lambda line, bound: of(getattr(line, attribute), otherwise)(line, bound))

    def of_unit(attribute: str) -> NDArray[np.intp]:
        units = assumptions.units
        return each(lambda line, bound: of(getattr(units[line.unit], attribute), one)(line, bound))

    def of_role(role: str, direct_care: Place, other: Place) -> NDArray[np.intp]:
        found = direct_care if role == DIRECT_CARE else other
        return each(
            lambda line, bound: (
                found(line, bound) if role in assumptions.staffing[line.staffing].roles else none
            )
        )

    def risk(role: str) -> Place:
        def column(line: RateLine, bound: str) -> int:
            member = assumptions.staffing[line.staffing].roles[role].workers_compensation
            return place[f"workers_compensation_share.{member}"]

        return column

    def staffed_role(role: str) -> Place:
        def column(line: RateLine, bound: str) -> int:
            wanted = (line.staffing, role)
            return staffed.index(wanted) if wanted in staffed else len(staffed)

        return column

    role_columns = {}
    for role in assumptions.roles.values():
        supported = of(role.staff_supported, one)
        for name, direct_care, other in (
            (
                "full_time_share",
                of("full_time_share", one),
                of("full_time_share_program_staff", one),
            ),
            ("overtime_share", of("overtime_share", one), of("overtime_share_program_staff", one)),
            ("workers_compensation_share", risk(role.key), risk(role.key)),
            ("staff_supported", supported, supported),
        ):
            role_columns[f"{role.key}_{name}"] = of_role(role.key, direct_care, other)
    return Layout(
        assumptions=assumptions,
        setting_ids=ids,
        study_values=np.array([*study, 1.0, 0.0, np.nan]),
        lines=tuple(line.key for line in lines),
        roles=tuple(assumptions.roles),
        staffed_roles=staffed,
        line_columns={
            **{name: each(of(name, zero)) for name in LINE_COLUMNS},
            "hours_of_service": of_unit("hours"),
            "units_of_service": of_unit("units"),
            "cost_inside_loads": through("cost_inside_loads", zero),
            "cost_after_loads": through("cost_after_loads", zero),
        },
        role_columns=role_columns,
        market_wage_places={
            role: (
                np.tile(np.arange(len(BOUNDS)), len(lines)),
                each(staffed_role(role)),
            )
            for role in assumptions.roles
        },
        fees=np.array([place[f"fee_schedule_rate_usd.{key}"] for key in assumptions.services]),
    )


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
    dates = tuple(scenario.value(assumptions, "rates_as_of_date") for scenario in scenarios)
    wages = [
        minimum_wage_in_force(
            scenario.value(assumptions, "minimum_wage_schedule"),
            scenario.value(assumptions, "minimum_wage_before_schedule"),
            date,
        )
        for scenario, date in zip(scenarios, dates, strict=True)
    ]
    return _cases(assumptions, scenarios, range(len(scenarios)), wages, dates)


def cases_of_phase_in(assumptions: Assumptions, scenarios: Sequence[Scenario]) -> Cases:
    """One case for each step of each scenario's minimum-wage schedule, in its order."""
    steps = [
        (number, date, wage)
        for number, scenario in enumerate(scenarios)
        for date, wage in scenario.value(assumptions, "minimum_wage_schedule")
    ]
    return _cases(
        assumptions, scenarios, [number for number, _, _ in steps],
        [wage for _, _, wage in steps], tuple(date for _, date, _ in steps),
    )  # fmt: skip


def _cases(
    assumptions: Assumptions,
    scenarios: Sequence[Scenario],
    numbers: Sequence[int],
    wages: Sequence[float],
    dates: tuple[datetime.date, ...],
) -> Cases:
    rules = np.array(
        [float(RULES.index(str(s.value(assumptions, "minimum_wage_rule")))) for s in scenarios]
    )
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
        name: of_case[:, places].ravel()
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
