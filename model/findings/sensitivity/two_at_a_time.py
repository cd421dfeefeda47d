"""Two assumptions at a time, on a grid of their values, all else in force."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from model.errors import ScenarioError
from model.findings.sensitivity.inputs import (
    DATE_OF_RATES,
    DIGITS,
    SCHEDULE,
    TENTH,
    Input,
    input_of,
    settings_behind_rate,
)
from model.findings.sensitivity.moved_results import MovedResult
from model.findings.sensitivity.one_at_a_time import results_at
from model.scenario.scenario import Scenario
from model.steps.wages import Floats
from model.study.assumptions import Assumptions
from model.study.settings import Limits, Setting, Value
from model.study.values import value_fault, value_of
from model.study.words import allowed, with_unit

FEWEST_STEPS, MOST_STEPS = 2, 21


@dataclass(frozen=True)
class Axis:
    """An assumption and the values that it takes on a grid, rising."""

    setting_id: str
    values: tuple[Value, ...]


@dataclass(frozen=True)
class TwoAtATime:
    """A result for each pair of values of two assumptions.

    in_force: the result of the scenario. results: (values down, values across). In its own unit.
    """

    in_force: float
    down: Axis
    across: Axis
    results: Floats


@lru_cache(maxsize=64)
def two_at_a_time(
    assumptions: Assumptions, scenario: Scenario, result: MovedResult, down: Axis, across: Axis
) -> TwoAtATime:
    """A result for every pair of values.

    Errors: ScenarioError where both axes are one assumption.
    """
    if down.setting_id == across.setting_id:
        label = assumptions.settings[down.setting_id].label
        raise ScenarioError([f"{label} is on both axes; choose two assumptions"])
    pairs: list[Mapping[str, Value]] = [
        {down.setting_id: of_row, across.setting_id: of_column}
        for of_row in down.values
        for of_column in across.values
    ]
    checked, assumptions = scenario.checked(assumptions), assumptions.of_base(scenario.base)
    in_force, *results = results_at(assumptions, checked, [{}, *pairs], result).tolist()
    grid = np.array(results).reshape(len(down.values), len(across.values))
    return TwoAtATime(in_force, down, across, grid)


def settings_of_grid(assumptions: Assumptions, result: MovedResult) -> tuple[Setting, ...]:
    """The assumptions behind a result that can stand on an axis, in the order of the files."""
    behind = (
        assumptions.settings[key]
        for key in settings_behind_rate(assumptions, result.rate_line, result.bound)
    )
    return tuple(setting for setting in behind if not why_no_axis(setting))


def why_no_axis(setting: Setting) -> str:
    """Why an assumption cannot stand on an axis, as it stands behind its label; "" if it can."""
    entry = setting.entry
    if entry.by == "occupation":
        return "is one of the shares of a role, which add up to 100% and cannot move alone"
    if setting.id == SCHEDULE:
        return f"moves with its dates; take {DATE_OF_RATES}"
    if entry.kind not in ("number", "date"):
        return "is a choice, not a number"
    assert entry.limits is not None
    is_fixed = entry.limits.minimum == entry.limits.maximum
    return "can have one value only" if is_fixed else ""


def axis_of(
    assumptions: Assumptions,
    scenario: Scenario,
    setting_id: str,
    ranges: str,
    steps: int,
    ends: tuple[Value, Value] | None = None,
) -> Axis:
    """An axis from a low to a high value in equal steps; the minimum wage takes its own dates.

    scenario: checked. ends: low and high, as typed or as numbers; without them those of `ranges`,
    or where the assumption has none, 10% less and more, or else its limits. Errors: ScenarioError
    for an assumption that cannot stand on an axis, for ends outside of its limits or not rising,
    and for fewer than 2 steps or more than 21.
    """
    assumptions = assumptions.of_base(scenario.base)
    setting = assumptions.settings[setting_id]
    if why := why_no_axis(setting):
        raise ScenarioError([f"{setting.label} {why}"])
    if not FEWEST_STEPS <= steps <= MOST_STEPS:
        raise ScenarioError(
            [f"{steps} steps were given; allowed are {FEWEST_STEPS} to {MOST_STEPS}"]
        )
    if setting.id == DATE_OF_RATES:
        return _axis_of_dates(assumptions, scenario, setting, ends)
    limits = (
        _limits_of(setting, ends) if ends else _limits_in(assumptions, scenario, setting, ranges)
    )
    values = np.linspace(limits.minimum, limits.maximum, steps).round(DIGITS)
    return Axis(setting.id, tuple(values.tolist()))


def _limits_of(setting: Setting, ends: tuple[Value, Value]) -> Limits:
    entry = setting.entry
    for end in ends:
        if fault := value_fault(end, entry):
            raise ScenarioError([f"{setting.label}: {fault}"])
    low, high = (value_of(end, entry) for end in ends)
    if low >= high:
        raise ScenarioError([
            f"{setting.label}: from {with_unit(low, entry)} to {with_unit(high, entry)} was given; "
            f"the first must be lower than the second, within {allowed(entry)}"
        ])  # fmt: skip
    return Limits(low, high)


def _limits_in(
    assumptions: Assumptions, scenario: Scenario, setting: Setting, ranges: str
) -> Limits:
    for each in (ranges, TENTH):
        moved = input_of(assumptions, scenario, setting, each)
        if isinstance(moved, Input):
            return Limits(moved.low, moved.high)
    assert setting.entry.limits is not None
    return setting.entry.limits


def _axis_of_dates(
    assumptions: Assumptions, scenario: Scenario, setting: Setting, ends: tuple[Value, Value] | None
) -> Axis:
    limits = setting.entry.limits
    assert limits is not None
    schedule = scenario.value(assumptions, SCHEDULE)
    dates = tuple(date for date, _ in schedule if limits.admits(date))[:MOST_STEPS]
    if ends or not dates:
        raise ScenarioError([
            f"{setting.label} takes the dates of its phase-in"
            + ("; no range can be given" if ends else f", and none is {allowed(setting.entry)}")
        ])  # fmt: skip
    return Axis(setting.id, dates)
