"""What the workbook is made from: a scenario, its results, and the values of every formula."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from itertools import zip_longest
from typing import Any

import numpy as np

from model import Assumptions, Results, Scenario, compute
from model.compute import build_up_columns
from model.inputs import (
    cases_of_phase_in,
    input_columns,
    occupation_wages,
    role_wages,
    setting_values,
)
from model.layout import Layout, layout
from model.steps.minimum_wage import RULES, minimum_wage_in_force
from model.steps.wages import Floats
from model.study.assumptions import BOUNDS, Schedule

FEWEST_STEPS = 8  # rows for the minimum-wage schedule: the study's five, and three to add


@dataclass(frozen=True)
class Figures:
    """A checked scenario with everything that is computed of it; `study` is the study's results."""

    assumptions: Assumptions
    scenario: Scenario
    results: Results
    study: Results

    @cached_property
    def plan(self) -> Layout:
        return layout(self.assumptions)

    @cached_property
    def schedule(self) -> Schedule:
        """The scenario's minimum-wage schedule."""
        return self.value("minimum_wage_schedule")  # type: ignore[no-any-return]

    @property
    def steps(self) -> int:
        """How many rows the schedule has in the workbook, used or not."""
        return max(FEWEST_STEPS, len(self.schedule) + 1)

    def value(self, setting_id: str) -> Any:
        """The scenario's value of a setting."""
        return self.scenario.value(self.assumptions, setting_id)

    @property
    def rule_number(self) -> int:
        """The scenario's minimum-wage rule as the number in its input cell, from 1."""
        return RULES.index(self.value("minimum_wage_rule")) + 1

    @property
    def minimum_wage(self) -> float:
        """The minimum wage in force on the scenario's date, dollars per hour."""
        return minimum_wage_in_force(
            self.schedule,
            self.value("minimum_wage_before_schedule"),
            self.value("rates_as_of_date"),
        )

    @cached_property
    def build_ups(self) -> dict[str, Any]:
        """Column -> its 48 values, by rate line and bound."""
        return _with_rule_from_1(dict(self.results.build_ups.to_dict("list")))

    @cached_property
    def phase_in(self) -> dict[str, Floats]:
        """Column -> (steps, rate lines): the build-ups at the lower bound at each minimum wage.

        Steps that the schedule does not use repeat the last one.
        """
        values = setting_values(self.plan, [self.scenario])
        wages = role_wages(self.plan, values, occupation_wages(self.plan, values))
        cases = cases_of_phase_in(self.assumptions, [self.scenario])
        columns = build_up_columns(
            input_columns(self.plan, values, wages, cases), list(self.plan.roles)
        )
        used = np.minimum(np.arange(self.steps), len(cases) - 1)
        shape = (len(cases), len(self.plan.lines), len(BOUNDS))
        return {
            name: held.reshape(shape)[used, :, BOUNDS.index("lower")]
            for name, held in columns.items()
        }

    @property
    def changed_step_cells(self) -> int:
        """How many cells of the minimum-wage schedule differ from the study's."""
        study = self.assumptions.settings["minimum_wage_schedule"].study_value
        pairs = zip_longest(self.schedule, study, fillvalue=(None, None))
        return sum(own != held for step, printed in pairs
                   for own, held in zip(step, printed, strict=True))  # fmt: skip

    @cached_property
    def lower_bound_impacts(self) -> dict[str, Floats]:
        """Each measure of the phase-in at the lower bound: (steps of the schedule, rate lines)."""
        impacts = self.results.rate_line_impacts
        lower = impacts[impacts["bound"] == "lower"]
        shape = (len(self.schedule), len(self.plan.lines))
        return {
            measure: lower[measure].to_numpy().reshape(shape)
            for measure in ("change", "cumulative_change", "rate_usd")
        }

    @cached_property
    def wage_moved(self) -> Floats:
        """1 where a wage of the rate line moves at the step, else 0: (steps, rate lines)."""
        wages = np.stack([self.phase_in[f"{role}_wage"] for role in self.plan.roles])
        moved = (wages[:, 1:] != wages[:, :-1]) & ~np.isnan(wages[:, 1:])
        first = np.zeros((1, wages.shape[2]))
        return np.concatenate([first, moved.any(axis=0).astype(float)])


def figures(assumptions: Assumptions, scenario: Scenario) -> Figures:
    """The figures of one scenario. Errors: ScenarioError where it does not fit."""
    checked = scenario.checked(assumptions)
    return Figures(
        assumptions, checked, compute(assumptions, checked), compute(assumptions, Scenario())
    )


def _with_rule_from_1(columns: dict[Any, Any]) -> dict[str, Any]:
    rules = [number + 1 for number in columns["minimum_wage_rule"]]
    return {**columns, "minimum_wage_rule": rules}
