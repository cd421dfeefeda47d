"""A scenario as the parameters of a link, and back."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from urllib.parse import urlencode

from model.scenario.mailed_links import (
    CHECK,
    check_value,
    mended_names,
    mended_value,
    with_check,
)
from model.scenario.scenario import LONGEST_TEXTS, Scenario, ScenarioError
from model.scenario.versions import values_of_version, version_messages
from model.study.assumptions import Assumptions
from model.study.values import value_text
from model.study.words import given_in_words

VERSION_PARAMETER = "v"
LONGEST_QUERY = 4_000  # characters of a link with a note; servers and mail programs refuse 8,000
LONGEST_LINK = 200_000  # characters; a link has a few hundred
MOST_FAULTS = 5  # in the message of a link that cannot be used


def link_parameters(scenario: Scenario, assumptions: Assumptions) -> dict[str, str]:
    """The scenario as the parameters of a link: check value, version, name and changes.

    {} for the study. A note that would make the link longer than many servers take is left out.
    Errors: ScenarioError where the scenario does not fit the assumptions.
    """
    changes = scenario.checked(assumptions).changes
    texts = {name: getattr(scenario, name) for name in LONGEST_TEXTS if getattr(scenario, name)}
    if not changes:
        texts.pop("name", None)
    parameters = {
        **({VERSION_PARAMETER: assumptions.version} if changes or texts else {}),
        **texts,
        **{setting_id: value_text(value) for setting_id, value in changes.items()},
    }
    if "note" in parameters and len(urlencode(parameters)) > LONGEST_QUERY:
        del parameters["note"]
    return with_check(parameters)


def scenario_of_link(
    given: Mapping[str, str], assumptions: Assumptions
) -> tuple[Scenario, list[str]]:
    """The checked scenario of a link, and what is to be said about it.

    What mail does to a link is undone. A link that was cut, or that has a value which is not
    possible, gives the study and says why; a name that is not known is left out and named. A link
    of an earlier version is read with that version's values: what differs by now becomes a change
    of the scenario.
    """
    if sum(len(name) + len(text) for name, text in given.items()) > LONGEST_LINK:
        return Scenario(), [_refusal(["it is too long"])]
    parameters = _mended(given, assumptions)
    unknown = [name for name in parameters if not _is_known(name, assumptions)]
    if _is_cut(parameters, unknown):
        return Scenario(), [_cut(parameters[CHECK])]
    version = parameters.get(VERSION_PARAMETER)
    texts: dict[str, Any] = {
        name: text for name, text in parameters.items() if name in LONGEST_TEXTS
    }
    changes = {name: text for name, text in parameters.items() if name in assumptions.named}
    older_values = values_of_version(version, changes, assumptions)
    name_if_none = "From a link" if changes or older_values else "Study"
    scenario = Scenario(changes={**older_values, **changes}, **{"name": name_if_none, **texts})
    try:
        checked = scenario.checked(assumptions)
    except ScenarioError as error:
        return Scenario(), [_refusal(error.faults)]
    messages = version_messages(version, changes, assumptions)
    return checked, [*messages, *_left_out(parameters, unknown)]


def _is_known(name: str, assumptions: Assumptions) -> bool:
    return name in {CHECK, VERSION_PARAMETER, *LONGEST_TEXTS} or name in assumptions.named


def _mended(given: Mapping[str, str], assumptions: Assumptions) -> dict[str, str]:
    """The parameters as they were written; white space is undone by what a value may have."""
    return {
        name: text
        if name == "note" or not _is_known(name, assumptions)
        else " ".join(text.split())
        if name in LONGEST_TEXTS
        else mended_value(text)
        for name, text in mended_names(given).items()
    }


def _is_cut(parameters: Mapping[str, str], unknown: list[str]) -> bool:
    """Whether what there is does not fit its check value, with what is not known and without it."""
    if CHECK not in parameters:
        return False
    behind = {name: text for name, text in parameters.items() if name != CHECK}
    known = {name: text for name, text in behind.items() if name not in unknown}
    return parameters[CHECK].lower() not in {check_value(behind), check_value(known)}


def _cut(check: str) -> str:
    return (
        "The link was cut or changed on its way, so the study is shown. Copy the whole link again, "
        f"or ask for the scenario's file. If you changed the link yourself, take {CHECK}={check} "
        "out of it."
    )


def _left_out(parameters: Mapping[str, str], unknown: list[str]) -> list[str]:
    """What was not read of a link that is otherwise used; [] where all was."""
    if not unknown:
        return []
    parts = [
        f"{given_in_words(name)} with {given_in_words(parameters[name])}"
        for name in unknown[:MOST_FAULTS]
    ]
    parts += [f"{len(unknown) - MOST_FAULTS} more"] if len(unknown) > MOST_FAULTS else []
    return [
        "A part of the link was not read, because nothing has this name here: "
        f"{'; '.join(parts)}. The rest of the link is shown."
    ]


def _refusal(faults: list[str]) -> str:
    reasons = "; ".join(faults[:MOST_FAULTS])
    return f"The link cannot be used, so the study is shown: {reasons}."
