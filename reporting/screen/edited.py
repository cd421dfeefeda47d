"""Whose a scenario is: what is known of it, and what becomes of that where it is changed here."""

from __future__ import annotations

from dataclasses import replace

from model import Assumptions, Scenario
from model.scenario.presets import preset_of, presets
from model.scenario.scenario import base_scenario
from reporting.wording.changes import OWN_CHANGES

LONGEST_SHOWN = 200  # letters of a note in the sidebar; its field has all of them


def edited(changed: Scenario, assumptions: Assumptions, author_here: str) -> Scenario:
    """The scenario, checked; a preset that was changed is no longer that preset.

    Nor is it that of the author whom a link or a file names: who changes it is whoever typed a
    name here, `author_here`, and else nobody that is known.
    Errors: ScenarioError with all faults.
    """
    checked = changed.checked(assumptions)
    if not (checked.changes or checked.loaded_rates):
        return base_scenario(assumptions)
    if checked.author != author_here:
        checked = replace(checked, author=author_here, date="")
    names = {preset.scenario.name for preset in presets(assumptions)}
    return checked.named(OWN_CHANGES) if checked.name in names else checked


def no_longer_the_author(before: Scenario, after: Scenario) -> list[str]:
    """What is said where a scenario is not its author's any more and nobody took the place."""
    if not before.author or after.author or not after.changes:
        return []
    return [
        f"{before.author} is no longer named as the author, because the scenario was changed here.",
        "Who changed it can be typed in the sidebar, under Name, author, note.",
    ]


def known_of(scenario: Scenario, assumptions: Assumptions) -> str:
    """What a preset is, or who made the scenario, and the beginning of the note; "" for a base."""
    if not scenario.changes:
        return ""
    preset, note = preset_of(scenario, assumptions), " ".join(scenario.note.split())
    said = [
        preset.sentence if preset else "",
        f"By {scenario.author}" if scenario.author else "",
        note if len(note) <= LONGEST_SHOWN else f"{note[:LONGEST_SHOWN].rstrip()}...",
    ]
    return " · ".join(part for part in said if part)
