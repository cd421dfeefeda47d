"""A scenario as the parameters of a link, and back."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from model.scenario.scenario import LONGEST_TEXTS, Scenario, ScenarioError
from model.scenario.versions import values_of_version, version_messages
from model.study.assumptions import Assumptions
from model.study.values import value_text

VERSION_PARAMETER = "v"
LONGEST_LINK = 200_000  # characters; a link has a few hundred
MOST_FAULTS = 5  # in the message of a link that cannot be used


def link_parameters(scenario: Scenario, assumptions: Assumptions) -> dict[str, str]:
    """The scenario as the parameters of a link: version, name and changes; {} for the study.

    Errors: ScenarioError where the scenario does not fit the assumptions.
    """
    changes = scenario.checked(assumptions).changes
    texts = {name: getattr(scenario, name) for name in LONGEST_TEXTS if getattr(scenario, name)}
    if not changes:
        texts.pop("name", None)
    return {
        **({VERSION_PARAMETER: assumptions.version} if changes or texts else {}),
        **texts,
        **{setting_id: value_text(value) for setting_id, value in changes.items()},
    }


def scenario_of_link(
    parameters: Mapping[str, str], assumptions: Assumptions
) -> tuple[Scenario, list[str]]:
    """The checked scenario of a link, and what is to be said about it.

    A link that cannot be used gives the study and the faults. A link of an earlier version is
    read with that version's values: what differs by now becomes a change of the scenario.
    """
    if not parameters:
        return Scenario(), []
    if sum(len(name) + len(text) for name, text in parameters.items()) > LONGEST_LINK:
        return Scenario(), [_refusal(["it is too long"])]
    version = parameters.get(VERSION_PARAMETER)
    texts: dict[str, Any] = {
        name: text for name, text in parameters.items() if name in LONGEST_TEXTS
    }
    changes = {
        name: text
        for name, text in parameters.items()
        if name != VERSION_PARAMETER and name not in LONGEST_TEXTS
    }
    older_values = values_of_version(version, changes, assumptions)
    name_if_none = "From a link" if changes or older_values else "Study"
    scenario = Scenario(changes={**older_values, **changes}, **{"name": name_if_none, **texts})
    try:
        checked = scenario.checked(assumptions)
    except ScenarioError as error:
        return Scenario(), [_refusal(error.faults)]
    return checked, version_messages(version, changes, assumptions)


def _refusal(faults: list[str]) -> str:
    reasons = "; ".join(faults[:MOST_FAULTS])
    return f"The link cannot be used, so the study is shown: {reasons}."
