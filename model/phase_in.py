"""The phase-in of the minimum wage: the same tables at each of its steps, and Table 9."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from model import keys
from model.cases import Cases, cases_of_phase_in
from model.compute import Tables, add_up, tables
from model.keys import chosen, frame_of_cases
from model.scenario.scenario import Scenario
from model.sources import ADDS_TO, MINIMUM_WAGE, Names, line_sources, role_sources
from model.steps.minimum_wage import step_changes
from model.steps.wages import Floats
from model.study.assumptions import BOUNDS, Assumptions

ALIKE = 12  # places of a change: rates that rise alike differ by the last digits of the processor


@dataclass(frozen=True, eq=False)
class PhaseIn:
    """The steps of the minimum wage of some (checked) scenarios; `Results` describes the frames."""

    assumptions: Assumptions
    scenarios: Sequence[Scenario]

    @cached_property
    def tables(self) -> Tables:
        """The three tables; their cases are the steps of each scenario."""
        return tables(self.assumptions, self._cases.values)

    @cached_property
    def scenario(self) -> Names:
        """The name of the scenario of each case."""
        return chosen([scenario.name for scenario in self.scenarios], self._cases.scenario)

    @cached_property
    def steps(self) -> dict[str, NDArray[Any]]:
        """The date of each case, and its minimum wage in dollars per hour."""
        return {
            "effective_date": np.array(self._cases.dates, dtype="datetime64[s]"),
            "minimum_wage_usd_per_hour": self._cases.values[MINIMUM_WAGE].to_numpy(),
        }

    @cached_property
    def rate_line_impacts(self) -> pd.DataFrame:
        """Each step of the minimum wage for each rate line."""
        of_rows = keys.table_keys(self.assumptions, line_sources)
        return frame_of_cases(self.scenario, of_rows, self.steps, self._impacts)

    @cached_property
    def minimum_wage_rate_lines(self) -> pd.DataFrame:
        """Which rate line stands for each line of Table 9."""
        names = chosen([scenario.name for scenario in self.scenarios], range(len(self.scenarios)))
        of_rows = keys.minimum_wage_line_keys(self.assumptions)
        rate_lines = chosen(list(self.assumptions.rate_lines), self._standing.ravel())
        return frame_of_cases(names, of_rows, {}, {}).assign(rate_line=rate_lines)

    @cached_property
    def minimum_wage_impacts(self) -> pd.DataFrame:
        """Table 9: the impacts of the rate lines that stand for its lines, without the base."""
        parts = [self._impacts_of(number) for number in range(len(self.scenarios))]
        return pd.concat(parts, ignore_index=True)

    def _impacts_of(self, number: int) -> pd.DataFrame:
        """Table 9 of one scenario, its dates one below the other for each line and bound."""
        later = self._cases.of_scenario(number)[1:]
        standing = self._standing[number]
        of_rows = {
            **keys.minimum_wage_line_keys(self.assumptions),
            "rate_line": chosen(list(self.assumptions.rate_lines), standing),
        }
        # A rate line has a row for each bound; the bounds follow each other in both tables.
        rows = standing * len(BOUNDS) + np.arange(len(standing)) % len(BOUNDS)
        names = ("minimum_wage_line_key", "service_group", "services", "rate_line", "bound")
        return pd.DataFrame(
            {
                "scenario": self.scenario[later].repeat(len(rows)),
                **{name: of_rows[name].repeat(len(later)) for name in names},
                **{name: np.tile(column[later], len(rows)) for name, column in self.steps.items()},
                **{
                    name: column[later][:, rows].T.ravel() for name, column in self._impacts.items()
                },
            },
            copy=False,
        )

    @cached_property
    def _cases(self) -> Cases:
        return cases_of_phase_in(self.assumptions, self.scenarios)

    @cached_property
    def _impacts(self) -> dict[str, Floats]:
        """Rate and its changes at each step: (cases, rate lines at each bound)."""
        rates = self.tables.lines["rate_per_unit"]
        change, cumulative = np.full(rates.shape, np.nan), np.full(rates.shape, np.nan)
        for number in range(len(self.scenarios)):
            cases = self._cases.of_scenario(number)
            wages = self.tables.roles["wage"][cases]
            of_roles = (wages[1:] != wages[:-1]).astype(float)
            moves = add_up(of_roles, role_sources(self.assumptions)[ADDS_TO]).to_numpy() > 0
            change[cases[1:]], cumulative[cases[1:]] = step_changes(rates[cases], moves)
        return {"rate_usd": rates, "change": change, "cumulative_change": cumulative}

    @cached_property
    def _standing(self) -> NDArray[np.intp]:
        """The number of the rate line for each scenario and each line of Table 9 at each bound."""
        last = [self._cases.of_scenario(number)[-1] for number in range(len(self.scenarios))]
        totals = self._impacts["cumulative_change"][last]
        return np.array([standing_rate_lines(self.assumptions, total) for total in totals])


def standing_rate_lines(assumptions: Assumptions, total_changes: Floats) -> NDArray[np.intp]:
    """Which rate line stands for each line of Table 9 at each bound, as its number.

    Of the rate lines that a line of the table covers, the one whose rate rises most over the whole
    phase-in; the first one named where they rise alike; a change that is not applicable (NaN) is
    less than any other. total_changes: cumulative change at the last date, (rate lines x bounds).
    Returns (lines of the table x bounds).
    """
    place = {line: number for number, line in enumerate(assumptions.rate_lines)}
    by_bound = total_changes.reshape(len(place), len(BOUNDS))
    rises = np.round(np.nan_to_num(by_bound, nan=-np.inf), ALIKE)
    standing = []
    for line in assumptions.minimum_wage_lines.values():
        covered = np.array([place[rate_line] for rate_line in line.rate_lines])
        standing.append(covered[np.argmax(rises[covered], axis=0)])
    return np.concatenate(standing)
