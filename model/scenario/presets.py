"""Presets: the scenarios that come with the product."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from model.errors import AssumptionsError, ScenarioError
from model.scenario.scenario import Scenario
from model.study.assumptions import STUDY, Assumptions
from model.study.files.bases import ON_EVERY_BASE

FIELDS = {"name", "sentence", "reason", "changes"}


@dataclass(frozen=True)
class Preset:
    """A scenario that comes with the product: what it is, in a sentence, and why it is here."""

    scenario: Scenario
    sentence: str
    reason: str


@lru_cache(maxsize=8)
def presets(assumptions: Assumptions) -> tuple[Preset, ...]:
    """The presets of a base, checked; first the one that changes nothing.

    Errors: AssumptionsError that lists all faults of all presets.
    """
    faults: list[str] = []
    checked: list[Preset] = []
    for number, entry in enumerate(assumptions.preset_entries, start=1):
        file = "scenarios" if assumptions.base.key == STUDY else assumptions.base.key
        place = f"{file}.yaml: preset {number}"
        if entry.keys() - {ON_EVERY_BASE} != FIELDS:
            faults.append(f"{place}: must have name, sentence, reason and changes")
            continue
        try:
            changes, base = entry["changes"] or {}, assumptions.base.key
            scenario = Scenario(entry["name"], changes, base=base).checked(assumptions)
        except ScenarioError as error:
            faults += [f"{place} ({entry['name']}): {fault}" for fault in error.faults]
        else:
            checked.append(Preset(scenario, entry["sentence"], entry["reason"]))
    if faults:
        raise AssumptionsError(faults)
    return tuple(checked)


def preset_of(scenario: Scenario, assumptions: Assumptions) -> Preset | None:
    """The preset that changes the same as a checked scenario; None where there is none."""
    of_base = presets(assumptions.of_base(scenario.base))
    return next((preset for preset in of_base if preset.scenario.key == scenario.key), None)
