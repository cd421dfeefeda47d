"""The assumptions behind a rate, and how far each of them may lie from its value in force."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from model.scenario.scenario import Scenario
from model.sources import ADDS_TO, line_sources, position_sources, role_sources, settings_behind
from model.study.assumptions import BOUNDS, Assumptions
from model.study.settings import Limits, Setting, Value

# How far an assumption goes.
STUDY_RANGE = "study"  # from the study's lower to its upper bound
TENTH = "tenth"  # plus or minus 10% of the value in force
BAND = "band"  # of a value that the study does not print: what the printed tables allow
RANGES = (STUDY_RANGE, TENTH, BAND)

# Why an assumption has no range.
LAW = "law"
ONE_VALUE = "one_value"
ZERO = "zero"
ADDS_UP = "adds_up"
CHOICE = "choice"
DATE = "date"
PRINTED = "printed"

DATE_OF_RATES, SCHEDULE = "rates_as_of_date", "minimum_wage_schedule"
ALL_LINES = ""  # in place of a rate line: every one
ALL_BOUNDS = ""  # in place of a bound: all three
DIGITS = 12  # of a tenth more or less, so that it is a number that a person could type


@dataclass(frozen=True)
class Input:
    """An assumption that is moved: its low value, the one in force, its high value.

    In the unit of its entry, shares as fractions. The value in force may lie outside.
    """

    setting: Setting
    low: Value
    value: Value
    high: Value


@dataclass(frozen=True)
class WithoutRange:
    """An assumption that is not moved, and why: LAW, ONE_VALUE, ZERO, ADDS_UP, CHOICE, ..."""

    setting: Setting
    why: str


@dataclass(frozen=True)
class Inputs:
    """The assumptions behind a rate: those that have a range and those that have none."""

    moved: tuple[Input, ...]
    unmoved: tuple[WithoutRange, ...]


@lru_cache(maxsize=256)
def inputs_of(
    assumptions: Assumptions, scenario: Scenario, rate_line: str, bound: str, ranges: str
) -> Inputs:
    """The assumptions behind a rate (of all rates for ALL_LINES), in the order of the files.

    bound: one, or ALL_BOUNDS. scenario: checked; ranges: one of RANGES.
    """
    each = [
        input_of(assumptions, scenario, assumptions.settings[key], ranges)
        for key in settings_behind_rate(assumptions, rate_line, bound)
    ]
    return Inputs(
        tuple(one for one in each if isinstance(one, Input)),
        tuple(one for one in each if isinstance(one, WithoutRange)),
    )


@lru_cache(maxsize=256)
def settings_behind_rate(assumptions: Assumptions, rate_line: str, bound: str) -> tuple[str, ...]:
    """The ids of all settings that the rate of a line at a bound is computed from.

    ALL_LINES, ALL_BOUNDS: that the rate of any line, at any bound, is. In the order of the files.
    """
    lines = [rate_line] if rate_line else list(assumptions.rate_lines)
    bounds = [bound] if bound else BOUNDS
    of_lines = line_sources(assumptions).loc[[(line, at) for line in lines for at in bounds]]
    cells = set(of_lines.to_numpy().ravel())
    for sources in (role_sources(assumptions), position_sources(assumptions)):
        rows = sources[sources[ADDS_TO].isin(cells)]
        cells |= set(rows.to_numpy().ravel())
    ids = {key for cell in cells for key in settings_behind(assumptions, cell)}
    ids |= {
        rise
        for rise, settings in assumptions.brought_forward.items()
        if any(setting.id in ids for setting in settings)
    }
    return tuple(sorted(ids, key=assumptions.order.__getitem__))


def input_of(
    assumptions: Assumptions, scenario: Scenario, setting: Setting, ranges: str
) -> Input | WithoutRange:
    """How far one assumption is moved, or why it is not. scenario: checked; ranges: of RANGES."""
    entry, value = setting.entry, scenario.value(assumptions, setting.id)
    if setting.id == DATE_OF_RATES:
        return _date_of_rates(assumptions, scenario, setting, ranges)
    if entry.kind != "number":
        return WithoutRange(setting, DATE if setting.id == SCHEDULE else CHOICE)
    if entry.by == "occupation":
        return WithoutRange(setting, ADDS_UP)
    if entry.fixed_by_law:
        return WithoutRange(setting, LAW)
    if ranges == TENTH and value == 0:
        return WithoutRange(setting, ZERO)
    if ranges == BAND and setting.band is None:
        return WithoutRange(setting, PRINTED)
    limits = _range(setting, value, ranges)
    if limits is None or limits.minimum == limits.maximum:
        return WithoutRange(setting, ONE_VALUE)
    return Input(setting, float(limits.minimum), value, float(limits.maximum))


def _range(setting: Setting, value: float, ranges: str) -> Limits | None:
    entry = setting.entry
    if ranges == STUDY_RANGE:
        # Where an assumption is by class of service, the range only spans the classes.
        return entry.base_range if entry.by == "bound" else None
    return setting.band if ranges == BAND else _tenth(setting, value)


def _tenth(setting: Setting, value: float) -> Limits | None:
    """A tenth less and more, within the limits; None for a switch, which is on or off."""
    limits, step = setting.entry.limits, setting.entry.step
    assert limits is not None
    if step == limits.maximum - limits.minimum:
        return None
    tenth = abs(value) / 10
    low, high = (round(end, DIGITS) for end in (value - tenth, value + tenth))
    return Limits(max(low, limits.minimum), min(high, limits.maximum))


def _date_of_rates(
    assumptions: Assumptions, scenario: Scenario, setting: Setting, ranges: str
) -> Input | WithoutRange:
    """The minimum wage in effect: from the first step of its phase-in to the last."""
    schedule = scenario.value(assumptions, SCHEDULE)
    if ranges != STUDY_RANGE:
        return WithoutRange(setting, DATE if ranges == TENTH else PRINTED)
    first, last = schedule[0][0], schedule[-1][0]
    limits = setting.entry.limits
    assert limits is not None
    if first == last or not (limits.admits(first) and limits.admits(last)):
        return WithoutRange(setting, ONE_VALUE)
    return Input(setting, first, scenario.value(assumptions, setting.id), last)
