"""A scenario as the parameters of a link, and back.

A link may carry more scenarios, which were added to a comparison. Each has a place, `c1` to `c4`,
that stands before the names of its parameters: `c2.turnover_share=0.4`.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from types import MappingProxyType
from typing import Any
from urllib.parse import urlencode

from model.errors import ScenarioError
from model.scenario.loaded_rates import Loaded, loaded_of_text, text_of_loaded
from model.scenario.scenario import LONGEST_TEXTS, Scenario
from model.scenario.texts.link_names import (
    BASE_PARAMETER,
    LOADED_PARAMETER,
    PLACES,
    VERSION_PARAMETER,
    assumptions_named,
    mended_parameters,
    of_place,
    unknown_names,
)
from model.scenario.texts.mailed_links import CHECK, check_value, with_check
from model.scenario.versions import values_of_version, version_messages
from model.study.assumptions import STUDY, Assumptions
from model.study.values import value_text
from model.study.words import given_in_words

LONGEST_QUERY = 4_000  # characters of a link with a note; servers and mail programs refuse 8,000
LONGEST_LINK = 200_000  # characters; a link has a few hundred
MOST_FAULTS = 5  # in the message of a link that cannot be used
NAME_IF_NONE = "From a link"


def link_parameters(
    scenario: Scenario,
    assumptions: Assumptions,
    added: Mapping[str, Scenario] = MappingProxyType({}),
    besides: Mapping[str, str] = MappingProxyType({}),
) -> dict[str, str]:
    """The scenario as the parameters of a link: check value, version, name, base and changes.

    {} for the study; a link without a base is one on the study. added: more scenarios, by place.
    besides: parameters that are no part of a scenario. A note, and of those added what would make
    the link longer than many servers take, is left out; so is a text written beside no change.
    Errors: ScenarioError where a scenario does not fit the assumptions.
    """
    values = _values(scenario, assumptions)
    is_changed = bool(values.keys() - {BASE_PARAMETER})
    texts = {n: getattr(scenario, n) for n in LONGEST_TEXTS if is_changed and getattr(scenario, n)}
    parameters = {
        **({VERSION_PARAMETER: assumptions.version} if values or texts or added else {}),
        **texts,
        **values,
    }
    if "note" in parameters and len(urlencode(parameters)) > LONGEST_QUERY:
        del parameters["note"]
    for place, other in added.items():
        longer = {**parameters, **_added_parameters(place, other, assumptions)}
        if len(urlencode({**longer, **besides})) <= LONGEST_QUERY:
            parameters = longer
    return with_check({**parameters, **besides})


def _values(scenario: Scenario, assumptions: Assumptions) -> dict[str, str]:
    """The base, where it is not the study, the changes, and where rates were loaded from."""
    checked = scenario.checked(assumptions)
    loaded = text_of_loaded(checked.loaded_rates)
    return {
        **({} if scenario.base == STUDY else {BASE_PARAMETER: scenario.base}),
        **{setting_id: value_text(value) for setting_id, value in checked.changes.items()},
        **({LOADED_PARAMETER: loaded} if loaded else {}),
    }


def _added_parameters(place: str, scenario: Scenario, assumptions: Assumptions) -> dict[str, str]:
    """What a link says of a scenario that was added; its note stays out, as the longest part."""
    texts = {name: getattr(scenario, name) for name in LONGEST_TEXTS if name != "note"}
    of_scenario = {**texts, **_values(scenario, assumptions)}
    return {f"{place}.{name}": text for name, text in of_scenario.items() if text}


def scenario_of_link(
    received: Mapping[str, str], assumptions: Assumptions, besides: Collection[str] = ()
) -> tuple[Scenario, list[str]]:
    """The checked scenario of a link, and what is to be said about it.

    besides: names of parameters that are no part of a scenario.

    What mail does to a link is undone. A link that was cut, or that has a base or a value which is
    not possible, gives the study and says why; a name that is not known is left out and named. A
    link of an earlier version is read with that version's values: what differs by now becomes a
    change of the scenario.
    """
    if _is_too_long(received):
        return Scenario(), [_refusal(["it is too long"])]
    parameters = mended_parameters(received, assumptions)
    unknown = unknown_names(parameters, assumptions, besides)
    if _is_cut(parameters, unknown, besides):
        return Scenario(), [_cut(parameters[CHECK])]
    version = parameters.get(VERSION_PARAMETER)
    try:
        scenario = _scenario(parameters, version, assumptions)
    except ScenarioError as error:
        return Scenario(), [_refusal(error.faults)]
    own = assumptions_named(parameters, assumptions)
    messages = version_messages(version, _changes(parameters, own), own)
    return scenario, [*messages, *_left_out(parameters, unknown)]


def added_of_link(
    received: Mapping[str, str], assumptions: Assumptions, besides: Collection[str] = ()
) -> tuple[dict[str, Scenario], list[str]]:
    """The scenarios that a link carries besides its own, by place, and what is to be said of them.

    One that cannot be used is left out and named. {} where `scenario_of_link` refuses the link.
    """
    parameters = {} if _is_too_long(received) else mended_parameters(received, assumptions)
    unknown = unknown_names(parameters, assumptions, besides)
    if _is_cut(parameters, unknown, besides):
        return {}, []
    added, messages = {}, []
    for place in PLACES:
        carried = of_place(place, parameters)
        try:
            scenario = _scenario(carried, parameters.get(VERSION_PARAMETER), assumptions)
        except ScenarioError as error:
            named = given_in_words(carried.get("name", NAME_IF_NONE))
            reasons = "; ".join(error.faults[:MOST_FAULTS])
            messages.append(f"The link's scenario {named} cannot be compared: {reasons}.")
        else:
            is_any = scenario.changes or scenario.base != STUDY
            added.update({place: scenario} if carried and is_any else {})
    return added, messages


def _scenario(parameters: Mapping[str, str], version: Any, assumptions: Assumptions) -> Scenario:
    """The checked scenario of the parameters of one. Errors: ScenarioError."""
    texts: dict[str, Any] = {n: text for n, text in parameters.items() if n in LONGEST_TEXTS}
    own = assumptions_named(parameters, assumptions)
    changes = _changes(parameters, own)
    older_values = values_of_version(version, changes, own)
    name_if_none = NAME_IF_NONE if changes or older_values else own.base.name
    base = parameters.get(BASE_PARAMETER, STUDY)
    loaded = loaded_rates_of_text(parameters.get(LOADED_PARAMETER, ""))
    changed, named = {**older_values, **changes}, {"name": name_if_none, **texts}
    return Scenario(changes=changed, base=base, loaded_rates=loaded, **named).checked(assumptions)


def loaded_rates_of_text(text: str) -> Loaded:
    """Where current rates were loaded from. Errors: ScenarioError where that cannot be read."""
    try:
        return loaded_of_text(text)
    except ValueError as error:
        raise ScenarioError([f"loaded rates: {given_in_words(text)}, which {error}"]) from None


def _changes(parameters: Mapping[str, str], assumptions: Assumptions) -> dict[str, str]:
    return {name: text for name, text in parameters.items() if name in assumptions.named}


def _is_too_long(received: Mapping[str, str]) -> bool:
    return sum(len(name) + len(text) for name, text in received.items()) > LONGEST_LINK


def _is_cut(
    parameters: Mapping[str, str], unknown: Collection[str], besides: Collection[str]
) -> bool:
    """Whether what there is does not fit its check value.

    What others added does not count, nor what a person added by hand to a link without choices.
    """
    if CHECK not in parameters:
        return False
    known = {name: text for name, text in parameters.items() if name not in unknown}
    of_scenarios = {name: text for name, text in known.items() if name not in besides}
    fits = {check_value(each) for each in (parameters, known, of_scenarios)}
    return parameters[CHECK].lower() not in fits


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
