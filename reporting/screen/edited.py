"""A scenario that a person changed on the screen: its name, its author, and what is said of it."""

from __future__ import annotations

from dataclasses import replace

from model import Assumptions, Scenario
from model.scenario.presets import presets
from model.scenario.scenario import base_scenario
from reporting.wording import OWN_CHANGES


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
