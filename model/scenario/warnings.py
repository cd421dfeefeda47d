"""What is possible in a scenario but unusual."""

from __future__ import annotations

from itertools import pairwise

from model.scenario.scenario import Scenario
from model.study.assumptions import BOUNDS, Assumptions


def warnings(scenario: Scenario, assumptions: Assumptions) -> list[str]:
    """What is possible but unusual, a sentence each: bounds or wages in another order.

    Errors: ScenarioError where the scenario is not even possible.
    """
    checked = scenario.checked(assumptions)
    return [*_order_warnings(checked, assumptions), *_schedule_warnings(checked, assumptions)]


def _order_warnings(scenario: Scenario, assumptions: Assumptions) -> list[str]:
    """Entries by bound that rise from lower to upper where the study's fall, or the reverse."""
    changed = {assumptions.settings[setting_id].entry.id for setting_id in scenario.changes}
    sentences = []
    for entry in (assumptions.entries[entry_id] for entry_id in sorted(changed)):
        if entry.by != "bound":
            continue
        study_values = [entry.values[bound] for bound in BOUNDS]
        values = [scenario.value(assumptions, f"{entry.id}.{bound}") for bound in BOUNDS]
        falls = study_values[0] > study_values[-1]
        if values != sorted(values, reverse=falls):
            sentences.append(
                f"{entry.label} is {', '.join(f'{value:g}' for value in values)} "
                "from lower bound to upper bound: out of order, "
                "so that a lower bound may come out above an upper bound"
            )
    return sentences


def _schedule_warnings(scenario: Scenario, assumptions: Assumptions) -> list[str]:
    """Steps of a minimum-wage schedule on which the wage falls."""
    return [
        f"{assumptions.settings[setting_id].label}: the wage falls from {wage_before:g} "
        f"to {wage:g} dollars per hour on {date}"
        for setting_id, value in scenario.changes.items()
        if assumptions.settings[setting_id].entry.kind == "schedule"
        for (_, wage_before), (date, wage) in pairwise(value)
        if wage < wage_before
    ]
