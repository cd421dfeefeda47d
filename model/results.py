"""What the model makes of scenarios: the three tables, and the frames of the study's tables."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from model import keys
from model.cases import Cases, cases_as_of
from model.compute import CASES_AT_ONCE, Columns, Tables, known_wages, rates_of_values, tables
from model.errors import ScenarioError
from model.keys import Keys, SourcesOfTable, chosen, frame_of_cases, table_of_cases
from model.phase_in import PhaseIn
from model.scenario.loaded_rates import FEE
from model.scenario.loaded_rates import marks as marks_of_loaded
from model.scenario.scenario import Scenario, names_given_twice
from model.sources import OF_THE_LINE, Names, line_sources, position_sources, role_sources
from model.steps.minimum_wage import first_date_below
from model.steps.rates import change_from
from model.steps.wages import Floats, is_known
from model.study.assumptions import BOUNDS, Assumptions
from model.study.files.needed import DIRECT_CARE


class Results:
    """What the model makes of some scenarios of one base; a frame is computed when first asked for.

    Every frame has `scenario` and `bound` among its columns or in its index; money is in dollars,
    shares and changes are fractions. Frames are shared: take a copy before changing one.
    """

    def __init__(self, assumptions: Assumptions, scenarios: Sequence[Scenario]) -> None:
        self.assumptions = _of_their_base(assumptions, scenarios)
        self.scenarios = tuple(scenario.checked(assumptions) for scenario in scenarios)
        if faults := names_given_twice(self.scenarios):
            raise ScenarioError(faults)

    # The three tables

    @cached_property
    def positions(self) -> pd.DataFrame:
        """Appendix B: what each occupation earns in each role, before any minimum wage.

        Index: scenario, staffing, role, bound, occupation. Columns: those of `position_sources`,
        then wage_at_percentile, trended_wage and weighted_wage, dollars per hour.
        """
        return self._table(position_sources, self._tables.positions)

    @cached_property
    def roles(self) -> pd.DataFrame:
        """What a paid hour of each role costs, in dollars per paid hour of direct care.

        Index: scenario, rate_line, bound, role. Columns: those of `role_sources`, then a step each.
        """
        return self._table(role_sources, self._tables.roles)

    @cached_property
    def lines(self) -> pd.DataFrame:
        """What a unit of each rate line costs.

        Index: scenario, rate_line, bound. Columns: those of `line_sources`, then a step each.
        """
        return self._table(line_sources, self._tables.lines)

    @cached_property
    def build_ups(self) -> pd.DataFrame:
        """Every step: a row for each scenario, rate line (16) and bound, a column a step.

        The inputs of `lines`, the columns of each role of `roles` (`supervisor_pay`; NaN where the
        line has no such role), the steps of `lines`.
        """
        columns = _build_up_columns(self.assumptions, self._tables)
        return frame_of_cases(self._scenario, self._line_keys, {}, columns)

    @cached_property
    def phase_in_build_ups(self) -> pd.DataFrame:
        """`build_ups` at each step of the minimum wage: a row for each date, too, effective_date.

        The rows are those of `rate_line_impacts`.
        """
        columns = _build_up_columns(self.assumptions, self._phase_in.tables)
        dates = {"effective_date": self._phase_in.steps["effective_date"]}
        return frame_of_cases(self._phase_in.scenario, self._line_keys, dates, columns)

    # Table 7

    @cached_property
    def rates(self) -> pd.DataFrame:
        """Table 7: a row for each scenario, service (28) and bound.

        Columns: scenario, service_key, service_group, service, procedure_code, programs, setting,
        unit, rate_line, bound, fee_schedule_rate_usd, fee_schedule_mark (what must be said beside
        the fee; "" for nothing), rate_usd, change_from_fee_schedule.
        """
        rate = self.service_rate_array.reshape(len(self.scenarios), -1)
        fee = self.fee_array.repeat(len(BOUNDS), axis=1)
        columns = {
            "fee_schedule_rate_usd": fee,
            "fee_schedule_mark": self.fee_marks.repeat(len(BOUNDS), axis=1),
            "rate_usd": rate,
            "change_from_fee_schedule": change_from(rate, fee),
        }
        return frame_of_cases(self._scenario, keys.service_keys(self.assumptions), {}, columns)

    @cached_property
    def rate_array(self) -> Floats:
        """Rate per unit as numbers only: (scenarios, rate lines, bounds), dollars."""
        if len(self.scenarios) > CASES_AT_ONCE:
            return rates_of_values(self.assumptions, self._cases.values)
        return self._tables.lines["rate_per_unit"].reshape(len(self.scenarios), -1, len(BOUNDS))

    @cached_property
    def service_rate_array(self) -> Floats:
        """Rate per unit of each service: (scenarios, services (28), bounds), dollars."""
        return self.rate_array[:, keys.lines_of_services(self.assumptions), :]

    @cached_property
    def fee_array(self) -> Floats:
        """Fee schedule rate of each service: (scenarios, services (28)), dollars per unit."""
        return self._cases.values[fee_ids(self.assumptions)].to_numpy()

    @cached_property
    def fee_marks(self) -> NDArray[np.object_]:
        """What must be said beside each fee: (scenarios, services (28)); "" for nothing.

        Of a fee that the scenario changes, where it was loaded from; of others, the base's mark.
        """
        fees = fee_ids(self.assumptions)
        base_marks = [self.assumptions.mark(fee) for fee in fees]
        marks = []
        for scenario in self.scenarios:
            loaded = marks_of_loaded(scenario.loaded_rates)
            marks.append([
                loaded.get(service, "" if fee in scenario.changes else base_mark)
                for service, fee, base_mark in zip(
                    self.assumptions.services, fees, base_marks, strict=True
                )
            ])  # fmt: skip
        return np.array(marks, dtype=object)

    # Table 9

    @property
    def rate_line_impacts(self) -> pd.DataFrame:
        """Each step of the minimum wage: a row for each scenario, date, rate line and bound.

        Columns: scenario, rate_line, bound, effective_date, minimum_wage_usd_per_hour, rate_usd,
        change, cumulative_change; the first date is the base and has no change.
        """
        return self._phase_in.rate_line_impacts

    @property
    def minimum_wage_rate_lines(self) -> pd.DataFrame:
        """Which rate line stands for a line of Table 9: a row for each scenario, line and bound.

        Columns: scenario, minimum_wage_line_key, service_group, services, bound, rate_line.
        """
        return self._phase_in.minimum_wage_rate_lines

    @property
    def minimum_wage_impacts(self) -> pd.DataFrame:
        """Table 9: a row for each scenario, line of the table (10), bound and date after the first.

        Columns: scenario, minimum_wage_line_key, service_group, services, rate_line (the one that
        stands for the line), then bound and the columns after it in `rate_line_impacts`.
        """
        return self._phase_in.minimum_wage_impacts

    # Wages

    @cached_property
    def occupation_wages(self) -> pd.DataFrame:
        """Appendix B: a row for each scenario, occupation that some role employs, and bound.

        Columns: scenario, occupation, soc_code, title, bound, percentile, wage_usd_per_hour,
        interpolated (True where the percentile is not among the known ones).
        """
        of_rows = keys.occupation_keys(self.assumptions)
        positions = self._tables.positions
        known = known_wages(self.assumptions, positions)
        columns = {
            "percentile": positions["percentile"],
            "wage_usd_per_hour": positions["trended_wage"],
            "interpolated": ~is_known(positions["percentile"], known),
        }
        rows = keys.rows_of_occupations(self.assumptions)
        of_occupations = {name: column[:, rows] for name, column in columns.items()}
        return frame_of_cases(self._scenario, of_rows, {}, of_occupations)

    @cached_property
    def role_wages(self) -> pd.DataFrame:
        """Tables 2 to 5, before any minimum wage: a row a scenario, staffing, role and bound.

        Columns: scenario, staffing, role, bound, wage_usd_per_hour, annual_salary_usd.
        """
        wage = self._tables.market_wages.to_numpy()
        salary = wage * self._cases.values[["hours_per_year"]].to_numpy()
        columns = {"wage_usd_per_hour": wage, "annual_salary_usd": salary}
        return frame_of_cases(self._scenario, keys.staffed_role_keys(self.assumptions), {}, columns)

    @property
    def role_wage_array(self) -> Floats:
        """`role_wages` as numbers only: (scenarios, bounds, staffed roles), dollars per hour."""
        wage = self._tables.market_wages.to_numpy()
        return np.stack([wage[:, n :: len(BOUNDS)] for n in range(len(BOUNDS))], axis=1)

    @property
    def direct_care_wage_array(self) -> Floats:
        """Wage of direct care, minimum wage included: (scenarios, rate lines, bounds), dollars."""
        roles = np.asarray(keys.table_keys(self.assumptions, role_sources)["role"])
        wage = self._tables.roles["wage"][:, roles == DIRECT_CARE]
        return wage.reshape(len(self.scenarios), len(self.assumptions.rate_lines), len(BOUNDS))

    @property
    def staffed_roles(self) -> list[tuple[str, str]]:
        """Staffing and role of each number of `role_wage_array`."""
        of_rows = keys.staffed_role_keys(self.assumptions)
        return list(dict.fromkeys(zip(of_rows["staffing"], of_rows["role"], strict=True)))

    @cached_property
    def minimum_wage_calendar(self) -> pd.DataFrame:
        """When each assumed wage first lies below the minimum wage.

        A row for each scenario, staffing, role, occupation ("" for the blend) and bound. Columns:
        scenario, staffing, role, occupation, bound, wage_usd_per_hour, first_date_below (NaT if
        never), minimum_wage_usd_per_hour, cents_below.
        """
        of_rows = keys.assumed_wage_keys(self.assumptions)
        is_blend = np.array(of_rows["occupation"] == "")
        wages = np.empty((len(self.scenarios), len(is_blend)))
        wages[:, is_blend] = self._tables.market_wages
        wages[:, ~is_blend] = self._tables.positions["trended_wage"]
        below = [
            first_date_below(wage, scenario.value(self.assumptions, "minimum_wage_schedule"))
            or (None, np.nan)
            for scenario, of_scenario in zip(self.scenarios, wages.tolist(), strict=True)
            for wage in of_scenario
        ]
        gaps = np.array([usd for _, usd in below]).reshape(wages.shape)
        columns = {
            "wage_usd_per_hour": wages,
            "first_date_below": np.array([date for date, _ in below], dtype="datetime64[s]"),
            "minimum_wage_usd_per_hour": wages + gaps,
            "cents_below": 100 * gaps,
        }
        return frame_of_cases(self._scenario, of_rows, {}, columns)

    def _table(self, sources: SourcesOfTable, columns: Columns) -> pd.DataFrame:
        of_rows = keys.table_keys(self.assumptions, sources)
        return table_of_cases(self._scenario, of_rows, columns)

    @property
    def _line_keys(self) -> Keys:
        return keys.table_keys(self.assumptions, line_sources)

    @cached_property
    def _scenario(self) -> Names:
        return chosen([scenario.name for scenario in self.scenarios], self._cases.scenario)

    @cached_property
    def _cases(self) -> Cases:
        return cases_as_of(self.assumptions, self.scenarios)

    @cached_property
    def _tables(self) -> Tables:
        return tables(self.assumptions, self._cases.values)

    @cached_property
    def _phase_in(self) -> PhaseIn:
        return PhaseIn(self.assumptions, self.scenarios)


def compute(assumptions: Assumptions, scenarios: Scenario | Sequence[Scenario]) -> Results:
    """The results of one scenario, or of many that stand on one base.

    assumptions: of any base; those of the scenarios' own are taken.
    Errors: ScenarioError where a scenario does not fit them, or where their bases differ.
    """
    return Results(assumptions, [scenarios] if isinstance(scenarios, Scenario) else scenarios)


def _of_their_base(assumptions: Assumptions, scenarios: Sequence[Scenario]) -> Assumptions:
    """The assumptions of the base that all of the scenarios stand on; as given for none."""
    keys_of_bases = {scenario.base for scenario in scenarios}
    if len(keys_of_bases) > 1:
        named = " and ".join(sorted(keys_of_bases))
        raise ScenarioError([f"the scenarios stand on {named}; one base is computed at a time"])
    known = keys_of_bases & assumptions.bases.keys()
    return assumptions.of_base(known.pop()) if known else assumptions


def _build_up_columns(assumptions: Assumptions, computed: Tables) -> Columns:
    """The columns of the lines, with those of their roles before the steps: `supervisor_pay`.

    What a role takes from its line is not repeated. NaN where a line has no such role.
    """
    lines, of_roles = computed.lines, [name for name in computed.roles if name not in OF_THE_LINE]
    columns: Columns = {}
    for line_column, values in lines.items():
        if line_column == "staffing_cost":  # the roles add up to it
            for role, (role_rows, line_rows) in keys.rows_of_roles(assumptions).items():
                for name in of_roles:
                    column = np.full(values.shape, np.nan)
                    column[:, line_rows] = computed.roles[name][:, role_rows]
                    columns[f"{role}_{name}"] = column
        columns[line_column] = values
    return columns


def fee_ids(assumptions: Assumptions) -> list[str]:
    """The id of the setting with the fee schedule rate of each service."""
    return [f"{FEE}.{service}" for service in assumptions.services]
