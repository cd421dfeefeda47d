"""What is computed: cases, each a scenario at one minimum wage, with every value in force."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from model.scenario.scenario import Scenario, unchanged_value
from model.sources import MINIMUM_WAGE
from model.steps.minimum_wage import RULES, minimum_wage_in_force
from model.study.assumptions import Assumptions
from model.study.settings import Value

RULE = "minimum_wage_rule"


@dataclass(frozen=True, eq=False)
class Cases:
    """The cases: which scenario, at which date, and the values in force.

    scenario: number of the scenario of each case; dates: the date of its minimum wage; values: a
    row a case, a column a numeric setting (its id), then minimum_wage_rule (its number in RULES)
    and minimum_wage_in_force (dollars per hour).
    """

    scenario: NDArray[np.intp]
    dates: tuple[datetime.date, ...]
    values: pd.DataFrame

    def of_scenario(self, number: int) -> NDArray[np.intp]:
        """The numbers of the cases of a scenario, in the order of their dates."""
        return np.flatnonzero(self.scenario == number)


def cases_as_of(assumptions: Assumptions, scenarios: Sequence[Scenario]) -> Cases:
    """One case for each (checked) scenario: at the minimum wage on its `rates_as_of_date`."""
    dates = _in_force(assumptions, scenarios, "rates_as_of_date")
    schedules = _in_force(assumptions, scenarios, "minimum_wage_schedule")
    before = _in_force(assumptions, scenarios, "minimum_wage_before_schedule")
    wages = list(map(minimum_wage_in_force, schedules, before, dates))
    numbers = np.arange(len(scenarios), dtype=np.intp)
    return Cases(numbers, tuple(dates), _values(assumptions, scenarios, numbers, wages))


def cases_of_phase_in(assumptions: Assumptions, scenarios: Sequence[Scenario]) -> Cases:
    """One case for each step of each (checked) scenario's minimum-wage schedule, in its order."""
    schedules = _in_force(assumptions, scenarios, "minimum_wage_schedule")
    numbers = np.repeat(np.arange(len(scenarios), dtype=np.intp), list(map(len, schedules)))
    dates = tuple(date for schedule in schedules for date, _ in schedule)
    wages = [wage for schedule in schedules for _, wage in schedule]
    return Cases(numbers, dates, _values(assumptions, scenarios, numbers, wages))


def _in_force(
    assumptions: Assumptions, scenarios: Sequence[Scenario], setting_id: str
) -> list[Value]:
    unchanged = assumptions.settings[setting_id].base_value
    return [scenario.changes.get(setting_id, unchanged) for scenario in scenarios]


def _values(
    assumptions: Assumptions,
    scenarios: Sequence[Scenario],
    numbers: NDArray[np.intp],
    minimum_wages: Sequence[float],
) -> pd.DataFrame:
    """The values of the cases: those of the scenario of each, at its minimum wage."""
    names, unchanged = _values_of_the_base(assumptions)
    place = {str(name): number for number, name in enumerate(names)}
    values = np.tile(unchanged, (len(scenarios), 1))
    for row, scenario in enumerate(scenarios):
        for rise in assumptions.brought_forward.keys() & scenario.changes.keys():
            for setting in assumptions.brought_forward[rise]:
                values[row, place[setting.id]] = unchanged_value(
                    assumptions, scenario.changes, setting.id
                )
        for setting_id, value in scenario.changes.items():
            if assumptions.settings[setting_id].entry.kind == "number":
                values[row, place[setting_id]] = value
    rules = _in_force(assumptions, scenarios, RULE)
    values[:, place[RULE]] = [RULES.index(rule) for rule in rules]
    of_cases = values[numbers]
    of_cases[:, place[MINIMUM_WAGE]] = minimum_wages
    return pd.DataFrame(of_cases, columns=names, copy=False)


@lru_cache(maxsize=8)
def _values_of_the_base(assumptions: Assumptions) -> tuple[pd.Index[str], NDArray[np.float64]]:
    """The names of the values, and the base's; those that follow from others are still empty."""
    numbers = {
        setting.id: float(setting.base_value)
        for setting in assumptions.settings.values()
        if setting.entry.kind == "number"
    }
    names = pd.Index([*numbers, RULE, MINIMUM_WAGE], dtype=object)
    return names, np.array([*numbers.values(), np.nan, np.nan])
