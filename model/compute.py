"""The whole calculation in the study's order.

Each step is a function of columns; its parameters are the names of the columns that it takes and
its own name is the column that it adds. A step of a role takes the role's own columns.
"""

from __future__ import annotations

import inspect
from collections.abc import Callable, Sequence
from functools import cached_property, lru_cache

import numpy as np
import pandas as pd

from model import frames
from model.inputs import (
    Cases,
    Columns,
    cases_as_of,
    cases_of_phase_in,
    input_columns,
    occupation_wages,
    role_wages,
    setting_values,
)
from model.layout import Layout, layout
from model.scenario.scenario import Scenario, ScenarioError
from model.steps import employee_costs, minimum_wage, productivity, rates, wages
from model.steps.wages import Floats
from model.study.assumptions import Assumptions

Step = Callable[..., Floats]

ROLE_STEPS: tuple[Step, ...] = (
    minimum_wage.wage,
    wages.straight_time_pay,
    wages.pay,
    employee_costs.fica,
    employee_costs.workers_compensation,
    employee_costs.unemployment_taxes,
    employee_costs.health_insurance,
    employee_costs.retirement_and_other_benefits,
    employee_costs.staffing_cost,
)
LINE_STEPS: tuple[Step, ...] = (
    productivity.days_per_year,
    productivity.paid_time_off_days,
    productivity.training_days,
    productivity.productivity,
    productivity.cost_per_billable_hour,
    rates.hours_per_unit,
    rates.cost_per_unit,
    rates.loaded_cost_per_unit,
    rates.program_costs_per_unit,
    rates.administration_per_unit,
    rates.electronic_visit_verification_per_unit,
    rates.rate_per_unit,
)
SCENARIOS_AT_ONCE = 250  # their columns stay in the processor's cache


@lru_cache(maxsize=64)
def parameters(step: Step) -> tuple[str, ...]:
    """The names of the columns that a step takes."""
    return tuple(inspect.signature(step).parameters)


def build_up_columns(inputs: Columns, roles: Sequence[str]) -> Columns:
    """The inputs with a column added for every step, in the study's order."""
    columns = dict(inputs)
    for role in roles:
        for step in ROLE_STEPS:
            taken = (columns.get(f"{role}_{name}", columns.get(name)) for name in parameters(step))
            columns[f"{role}_{step.__name__}"] = step(*taken)
    columns["staffing_cost"] = staffing_cost([columns[f"{role}_staffing_cost"] for role in roles])
    for step in LINE_STEPS:
        columns[step.__name__] = step(*(columns[name] for name in parameters(step)))
    return columns


def staffing_cost(role_costs: Sequence[Floats]) -> Floats:
    """Cost of a paid hour of direct care with its part of the other roles, in dollars.

    sum of each role's staffing_cost; a role that the line does not have (NaN) adds nothing.
    """
    total: Floats = np.nansum(np.stack(role_costs), axis=0)
    return total


class Results:
    """What the model makes of some scenarios; each frame is computed when it is first asked for.

    Every frame has the columns `scenario` and `bound`; money is in dollars, shares and changes are
    fractions. Frames are shared: take a copy before changing one.
    """

    def __init__(self, assumptions: Assumptions, scenarios: Sequence[Scenario]) -> None:
        self.assumptions = assumptions
        self.scenarios = tuple(scenario.checked(assumptions) for scenario in scenarios)
        names = [scenario.name for scenario in self.scenarios]
        if len(set(names)) < len(names):
            twice = sorted({name for name in names if names.count(name) > 1})
            raise ScenarioError([f"the name {name!r} stands twice" for name in twice])
        self._plan: Layout = layout(assumptions)

    def _values(self, scenarios: Sequence[Scenario]) -> tuple[Floats, Floats, Floats]:
        values = setting_values(self._plan, scenarios)
        wages_of_occupations = occupation_wages(self._plan, values)
        return values, wages_of_occupations, role_wages(self._plan, values, wages_of_occupations)

    @cached_property
    def _own_values(self) -> tuple[Floats, Floats, Floats]:
        return self._values(self.scenarios)

    def _columns(self, scenarios: Sequence[Scenario], cases: Cases) -> Columns:
        own = scenarios is self.scenarios
        values, _, wages_of_roles = self._own_values if own else self._values(scenarios)
        inputs = input_columns(self._plan, values, wages_of_roles, cases)
        return build_up_columns(inputs, self._plan.roles)

    @cached_property
    def _build_up_columns(self) -> Columns:
        return self._columns(self.scenarios, cases_as_of(self.assumptions, self.scenarios))

    @cached_property
    def _phase_in(self) -> tuple[Cases, dict[str, Floats]]:
        cases = cases_of_phase_in(self.assumptions, self.scenarios)
        columns = self._columns(self.scenarios, cases)
        return cases, frames.phase_in_arrays(self._plan, self.scenarios, cases, columns)

    @cached_property
    def rate_array(self) -> Floats:
        """Rate per unit as numbers only: (scenarios, rate lines, bounds), dollars."""
        shape = (-1, len(self._plan.lines), 3)
        if len(self.scenarios) <= SCENARIOS_AT_ONCE:
            return self._build_up_columns["rate_per_unit"].reshape(shape)
        parts = []
        for start in range(0, len(self.scenarios), SCENARIOS_AT_ONCE):
            part = self.scenarios[start : start + SCENARIOS_AT_ONCE]
            columns = self._columns(part, cases_as_of(self.assumptions, part))
            parts.append(columns["rate_per_unit"])
        return np.concatenate(parts).reshape(shape)

    @cached_property
    def service_rate_array(self) -> Floats:
        """Rate per unit of each service: (scenarios, services (28), bounds), dollars."""
        lines = {line: place for place, line in enumerate(self._plan.lines)}
        services = self.assumptions.services.values()
        return self.rate_array[:, [lines[service.rate_line] for service in services], :]

    @cached_property
    def fee_array(self) -> Floats:
        """Fee schedule rate of each service: (scenarios, services (28)), dollars per unit."""
        many = len(self.scenarios) > SCENARIOS_AT_ONCE
        values = setting_values(self._plan, self.scenarios) if many else self._own_values[0]
        return values[:, self._plan.fees]

    @cached_property
    def rates(self) -> pd.DataFrame:
        """Table 7: a row for each scenario, service (28) and bound.

        Columns: scenario, service_key, service_group, service, procedure_code, programs, setting,
        unit, rate_line, bound, fee_schedule_rate_usd, rate_usd, change_from_fee_schedule.
        """
        return frames.rates(
            self.assumptions, self.scenarios, self.service_rate_array, self.fee_array
        )

    @cached_property
    def build_ups(self) -> pd.DataFrame:
        """Every step: a row for each scenario, rate line (16) and bound, a column a step."""
        return frames.build_ups(self._plan, self.scenarios, self._build_up_columns)

    @cached_property
    def rate_line_impacts(self) -> pd.DataFrame:
        """Each step of the minimum wage: a row for each scenario, date, rate line and bound.

        Columns: scenario, rate_line, bound, effective_date, minimum_wage_usd_per_hour, rate_usd,
        change, cumulative_change; the first date is the base and has no change.
        """
        cases, arrays = self._phase_in
        return frames.rate_line_impacts(self._plan, self.scenarios, cases, arrays)

    @cached_property
    def minimum_wage_impacts(self) -> pd.DataFrame:
        """Table 9: a row for each scenario, line of the table (10), bound and date after the first.

        Columns: those of `rate_line_impacts` with minimum_wage_line_key, service_group and services
        before them.
        """
        cases, arrays = self._phase_in
        return frames.minimum_wage_impacts(self._plan, self.scenarios, cases, arrays)

    @cached_property
    def occupation_wages(self) -> pd.DataFrame:
        """Appendix B: a row for each scenario, occupation and bound.

        Columns: scenario, occupation, soc_code, title, bound, percentile, wage_usd_per_hour,
        interpolated (True where the percentile is not among the known ones).
        """
        values, wages_of_occupations, _ = self._own_values
        return frames.occupation_wages(self._plan, self.scenarios, values, wages_of_occupations)

    @cached_property
    def role_wages(self) -> pd.DataFrame:
        """Tables 2 to 5, before any minimum wage: a row a scenario, staffing, role and bound.

        Columns: scenario, staffing, role, bound, wage_usd_per_hour, annual_salary_usd.
        """
        values, _, wages_of_roles = self._own_values
        return frames.role_wages(self._plan, self.scenarios, values, wages_of_roles)

    @property
    def role_wage_array(self) -> Floats:
        """`role_wages` as numbers only: (scenarios, bounds, staffed roles), dollars per hour."""
        return self._own_values[2]

    @property
    def staffed_roles(self) -> list[tuple[str, str]]:
        """Staffing and role of each number of `role_wage_array`."""
        return list(self._plan.staffed_roles)

    @cached_property
    def minimum_wage_calendar(self) -> pd.DataFrame:
        """When each assumed wage first lies below the minimum wage.

        A row for each scenario, staffing, role, occupation ("" for the blend) and bound. Columns:
        scenario, staffing, role, occupation, bound, wage_usd_per_hour, first_date_below (NaT if
        never), minimum_wage_usd_per_hour, cents_below.
        """
        return frames.minimum_wage_calendar(
            self.assumptions, self.scenarios, self.occupation_wages, self.role_wages
        )


def compute(assumptions: Assumptions, scenarios: Scenario | Sequence[Scenario]) -> Results:
    """The results of one scenario or of many.

    Errors: ScenarioError where a scenario does not fit the assumptions.
    """
    return Results(assumptions, [scenarios] if isinstance(scenarios, Scenario) else scenarios)
