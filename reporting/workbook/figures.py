"""What the workbook is made from: a scenario, its results, and the values of every formula."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np

from model import Assumptions, Results, Scenario, compute
from model.compute import STAFFING_COST
from model.scenario.scenario import base_scenario
from model.sources import ADDS_TO, OF_THE_LINE, line_sources, role_sources
from model.steps.minimum_wage import RULES, minimum_wage_in_force
from model.steps.wages import Floats
from model.study.assumptions import BOUNDS, STUDY
from model.study.settings import Schedule, Setting

FEWEST_STEPS = 8  # rows for the minimum-wage schedule: the study's five, and three to add


@dataclass(frozen=True, eq=False)
class Figures:
    """A checked scenario with everything that is computed of it; base: the results of its base."""

    assumptions: Assumptions
    scenario: Scenario
    results: Results
    base: Results

    @property
    def rate_lines(self) -> list[str]:
        """The keys of the rate lines, in the order of their rows."""
        return list(self.assumptions.rate_lines)

    @property
    def roles(self) -> list[str]:
        """The keys of the roles, in the order of their columns."""
        return list(self.assumptions.roles)

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
    def changed_inputs(self) -> int:
        """How many inputs differ from the base's; all steps of the minimum wage are one."""
        settings = self.assumptions.settings.values()
        return sum(1 for each in settings if self.value(each.id) != each.base_value)

    @property
    def interim_changes(self) -> Floats:
        """The interim rate of each service against the base's, as a fraction: (services,)."""
        place = BOUNDS.index("interim")
        now, then = (each.service_rate_array[0, :, place] for each in (self.results, self.base))
        return now / then - 1.0

    def rise_behind(self, setting: Setting) -> tuple[str, float] | None:
        """What brings an unchanged amount forward: the rise of prices, and the amount before it."""
        rise = setting.entry.brought_forward_by
        if not rise or setting.id in self.scenario.changes:
            return None
        return rise, float(self.assumptions.of_base(STUDY).settings[setting.id].base_value)

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
    def sources(self) -> dict[tuple[str, str], dict[str, object]]:
        """(rate line, bound) -> column of the build-up -> the cell that says what it takes."""
        of_lines = line_sources(self.assumptions).drop(columns=STAFFING_COST.name)
        of_roles = role_sources(self.assumptions).drop(columns=[*OF_THE_LINE, ADDS_TO])
        cells: dict[Any, dict[str, object]] = {
            key: {str(name): cell for name, cell in row.items()}
            for key, row in zip(of_lines.index, of_lines.to_dict("records"), strict=True)
        }
        for (line, bound, role), row in zip(
            of_roles.index, of_roles.to_dict("records"), strict=True
        ):
            cells[line, bound] |= {f"{role}_{name}": cell for name, cell in row.items()}
        return cells

    @cached_property
    def build_ups(self) -> dict[str, Any]:
        """Column -> its 48 values, by rate line and bound; the rule as in its input cell."""
        columns = {str(name): values.tolist() for name, values in self.results.build_ups.items()}
        return {**columns, "minimum_wage_rule": [self.rule_number] * len(columns["bound"])}

    @cached_property
    def phase_in(self) -> dict[str, Floats]:
        """Column -> (steps, rate lines, bounds): the build-ups at each minimum wage.

        Steps that the schedule does not use repeat the last one.
        """
        numbers = self.results.phase_in_build_ups.select_dtypes("number")
        return {str(name): self._by_step(numbers[name].to_numpy()) for name in numbers}

    @cached_property
    def impacts(self) -> dict[str, Floats]:
        """Each measure of the phase-in: (steps, rate lines, bounds).

        Where a step is not used, no wage moves: its change is NaN, and the rest as before it.
        """
        impacts = self.results.rate_line_impacts
        by_step = {
            measure: self._by_step(impacts[measure].to_numpy())
            for measure in ("change", "cumulative_change", "rate_usd")
        }
        by_step["change"][len(self.schedule) :] = np.nan
        return by_step

    def _by_step(self, values: Floats) -> Floats:
        """Values of the used steps as an array (steps, rate lines, bounds), the last repeated."""
        used = np.minimum(np.arange(self.steps), len(self.schedule) - 1)
        shape = (len(self.schedule), len(self.rate_lines), len(BOUNDS))
        return values.reshape(shape)[used]

    @cached_property
    def standing(self) -> dict[tuple[str, str], str]:
        """(line of Table 9, bound) -> the rate line that stands for it."""
        rows = self.results.minimum_wage_rate_lines.to_dict("records")
        return {(row["minimum_wage_line_key"], row["bound"]): row["rate_line"] for row in rows}

    @cached_property
    def wage_moved(self) -> Floats:
        """1 where a wage of the rate line moves at the step: (steps, rate lines, bounds)."""
        wages = np.stack([self.phase_in[f"{role}_wage"] for role in self.roles])
        moved = (wages[:, 1:] != wages[:, :-1]) & ~np.isnan(wages[:, 1:])
        first = np.zeros((1, *wages.shape[2:]))
        return np.concatenate([first, moved.any(axis=0).astype(float)])


def figures_of(assumptions: Assumptions, scenario: Scenario) -> Figures:
    """The figures of one scenario. Errors: ScenarioError where it does not fit."""
    checked, own = scenario.checked(assumptions), assumptions.of_base(scenario.base)
    return Figures(own, checked, compute(own, checked), compute(own, base_scenario(own)))
