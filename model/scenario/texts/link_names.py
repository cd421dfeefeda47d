"""The names of the parameters of a link: what each is of, and which of them nothing has here."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping

from model.scenario.scenario import LONGEST_TEXTS
from model.scenario.texts.mailed_links import CHECK, mended_names, mended_value
from model.study.assumptions import STUDY, Assumptions

VERSION_PARAMETER = "v"
BASE_PARAMETER = "base"
LOADED_PARAMETER = "loaded_rates"
PLACES = ("c1", "c2", "c3", "c4")  # of scenarios that were added to a comparison


def assumptions_named(parameters: Mapping[str, str], assumptions: Assumptions) -> Assumptions:
    """The assumptions of the base that the parameters name; the study's where that is not known."""
    named = parameters.get(BASE_PARAMETER, STUDY)
    return assumptions.of_base(named if named in assumptions.bases else STUDY)


def _place(name: str) -> str:
    """The place that a parameter is of; "" for the link's own scenario."""
    place = name.partition(".")[0]
    return place if place in PLACES and "." in name else ""


def name_within(name: str) -> str:
    """The name of a parameter without the place before it, where it has one."""
    return name.partition(".")[2] if _place(name) else name


def of_place(place: str, parameters: Mapping[str, str]) -> dict[str, str]:
    """The parameters of one place, by their names within it."""
    return {name_within(name): text for name, text in parameters.items() if _place(name) == place}


def unknown_names(
    parameters: Mapping[str, str], assumptions: Assumptions, besides: Collection[str]
) -> list[str]:
    """The names that nothing has here, or on the base that their scenario stands on."""
    own = {
        place: assumptions_named(of_place(place, parameters), assumptions)
        for place in ("", *PLACES)
    }
    return [name for name in parameters if not _is_known(name, (own[_place(name)],), besides)]


def _is_known(name: str, bases: Iterable[Assumptions], besides: Collection[str] = ()) -> bool:
    if name in {CHECK, VERSION_PARAMETER} or name in besides:
        return True
    within, ours = name_within(name), {BASE_PARAMETER, LOADED_PARAMETER, *LONGEST_TEXTS}
    return within in ours or any(within in base.named for base in bases)


def mended_parameters(received: Mapping[str, str], assumptions: Assumptions) -> dict[str, str]:
    """The parameters as they were written; white space is undone by what a value may have."""
    return {
        name: text
        if name == "note" or not _is_known(name, assumptions.bases.values())
        else " ".join(text.split())
        if name_within(name) in {*LONGEST_TEXTS, LOADED_PARAMETER}
        else mended_value(text)
        for name, text in mended_names(received).items()
    }
