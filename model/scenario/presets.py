"""Presets: the scenarios that come with the product."""

from __future__ import annotations

from dataclasses import dataclass

from model.scenario.scenario import Scenario
from model.study.assumptions import Assumptions, AssumptionsError


@dataclass(frozen=True)
class Preset:
    """A scenario that comes with the product: what it is, in a sentence, and why it is here."""

    scenario: Scenario
    sentence: str
    reason: str


def presets_of(assumptions: Assumptions) -> tuple[Preset, ...]:
    """The presets of `scenarios.yaml`, checked; the study first.

    Errors: AssumptionsError that lists all faults of all presets.
    """
    faults: list[str] = []
    presets = []
    for number, held in enumerate(assumptions.preset_entries, start=1):
        place = f"scenarios.yaml: preset {number}"
        if set(held) != {"name", "sentence", "reason", "changes"}:
            faults.append(f"{place}: must have name, sentence, reason and changes")
            continue
        scenario = Scenario(held["name"], held["changes"] or {})
        faults += [f"{place} ({held['name']}): {fault}" for fault in scenario.faults(assumptions)]
        if not faults:
            checked = scenario.checked(assumptions)
            presets.append(Preset(checked, held["sentence"], held["reason"]))
    if faults:
        raise AssumptionsError(faults)
    return tuple(presets)
