"""One assumption at a time, at its low and its high value, all else in force."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
import pandas as pd

from model.findings.sensitivity.inputs import Input, WithoutRange, inputs_of
from model.findings.sensitivity.moved_results import MovedResult
from model.results import compute
from model.scenario.scenario import Scenario
from model.steps.wages import Floats
from model.study.assumptions import Assumptions
from model.study.settings import Value

ENDS = ("low", "high")
NOTHING = 1e-9  # dollars or a share; less is what rounding in the machine leaves


@dataclass(frozen=True)
class OneAtATime:
    """How far each assumption moves one result.

    in_force: the result of the scenario, in its own unit. bars: a row for each assumption that
    moves it, the largest total range first; columns setting_id, label, low, value, high (the
    inputs, in the unit of the entry), low_result, high_result, total_range (from the lowest to the
    highest of the two results and the one in force). all_low, all_high: the result with every
    assumption that has a range at its low, or high, value. flat: those that have a range and move
    nothing. unmoved: those without a range.
    """

    in_force: float
    bars: pd.DataFrame
    all_low: float
    all_high: float
    flat: tuple[Input, ...]
    unmoved: tuple[WithoutRange, ...]

    @property
    def sum_of_ranges(self) -> float:
        """The total ranges of the bars added up."""
        return float(self.bars["total_range"].sum())


@lru_cache(maxsize=64)
def one_at_a_time(
    assumptions: Assumptions, scenario: Scenario, result: MovedResult, ranges: str
) -> OneAtATime:
    """How far each assumption behind a result moves it.

    ranges: one of RANGES. Errors: ScenarioError for a scenario that does not fit the assumptions.
    """
    checked, assumptions = scenario.checked(assumptions), assumptions.of_base(scenario.base)
    inputs = inputs_of(assumptions, checked, result.rate_line, result.bound, ranges)
    low, high = ({one.setting.id: getattr(one, end) for one in inputs.moved} for end in ENDS)
    each = [{key: value} for ends in (low, high) for key, value in ends.items()]
    changes: list[Mapping[str, Value]] = [{}, low, high, *each]
    in_force, all_low, all_high, *ends = results_at(assumptions, checked, changes, result).tolist()
    count = len(inputs.moved)
    bars = _bars(inputs.moved, ends[:count], ends[count:], in_force)
    moves = bars["total_range"] > NOTHING
    flat = tuple(
        one for one, is_moved in zip(inputs.moved, moves.tolist(), strict=True) if not is_moved
    )
    largest_first = bars[moves].sort_values("total_range", ascending=False, kind="stable")
    return OneAtATime(
        in_force, largest_first.reset_index(drop=True), all_low, all_high, flat, inputs.unmoved
    )


def _bars(
    moved: Sequence[Input], low: Sequence[float], high: Sequence[float], in_force: float
) -> pd.DataFrame:
    results = np.array([low, high, [in_force] * len(moved)], dtype=float)
    return pd.DataFrame({
        "setting_id": [one.setting.id for one in moved],
        "label": [one.setting.label for one in moved],
        **{
            end: pd.Series([getattr(one, end) for one in moved], dtype=object)
            for end in ("low", "value", "high")
        },
        "low_result": results[0],
        "high_result": results[1],
        "total_range": results.max(axis=0) - results.min(axis=0),
    })  # fmt: skip


def results_at(
    assumptions: Assumptions,
    scenario: Scenario,
    changes: Sequence[Mapping[str, Value]],
    result: MovedResult,
) -> Floats:
    """The result for each further change of a scenario."""
    scenarios = [
        scenario.with_changes(change).named(f"{number}") for number, change in enumerate(changes)
    ]
    return result.of_scenarios(compute(assumptions, scenarios))
