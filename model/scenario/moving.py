"""A scenario of one base on another: with the same changes, or with the same values in force."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from model.scenario.scenario import Scenario
from model.steps.wages import wage_at_percentile
from model.study.assumptions import Assumptions
from model.study.settings import Setting, Value
from model.study.values import value_fault


def moved(scenario: Scenario, assumptions: Assumptions, base: str) -> tuple[Scenario, list[str]]:
    """A scenario with its changes on another base, and what is to be said of those that it loses.

    A change that equals a value of the other base is none there; one that the other base has no
    assumption for, or does not allow, is left out. A base's own scenario becomes that of the other.
    Errors: ScenarioError where the scenario does not fit its base, KeyError where the other is not
    known.
    """
    start, own = assumptions.of_base(scenario.base), assumptions.of_base(base)
    changes = scenario.checked(start).changes
    labels = {setting_id: start.settings[setting_id].label for setting_id in changes}
    known = {each: value for each, value in changes.items() if each in own.settings}
    faults = {each: value_fault(value, own.settings[each].entry) for each, value in known.items()}
    possible = {each: value for each, value in known.items() if not faults[each]}
    name = scenario.name if changes or scenario.name != start.base.name else own.base.name
    there = replace(scenario, name=name, changes=possible, base=base).checked(own)
    lost = [
        *(f"{labels[each]}: {own.base.label}, has no such assumption"
          for each in changes if each not in known),
        *(f"{labels[each]}: {fault}" for each, fault in faults.items() if fault),
        *(f"{labels[each]}: is as in {own.base.in_words}, so it is no change there"
          for each in possible if each not in there.changes),
    ]  # fmt: skip
    return there, lost


def with_the_same_values(scenario: Scenario, assumptions: Assumptions, base: str) -> Scenario:
    """A scenario on another base with all values that are in force on its own, so the same rates.

    Where the other base knows wages at more percentiles, they are those that the interpolation
    gives. Errors: ScenarioError where the scenario does not fit its base, or where the other has no
    place for a value.
    """
    start, own = assumptions.of_base(scenario.base), assumptions.of_base(base)
    checked = scenario.checked(start)
    values = {each: checked.value(start, each) for each in start.settings}
    wages = {
        setting.id: _wage(checked, start, setting)
        for setting in own.settings.values()
        if setting.entry.by == "percentile" and setting.id not in values
    }
    return replace(scenario, changes={**values, **wages}, base=base).checked(own)


def _wage(scenario: Scenario, assumptions: Assumptions, wanted: Setting) -> Value:
    """The wage at a percentile that is not among the known ones of the scenario's own base."""
    known = {
        _percentile(setting): np.array(scenario.value(assumptions, setting.id))
        for setting in sorted(assumptions.settings_of(wanted.entry.id), key=_percentile)
    }
    return float(wage_at_percentile(np.array(float(_percentile(wanted))), known))


def _percentile(setting: Setting) -> int:
    return int(setting.member.removeprefix("percentile_"))
