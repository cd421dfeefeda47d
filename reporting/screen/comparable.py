"""The scenarios that can be compared, each by a key that a link has and a name of its own."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import chain, count

from model import Assumptions, Scenario
from model.scenario.presets import presets
from model.scenario.scenario import LONGEST_NAME, base_scenario
from model.scenario.texts.link_names import PLACES
from reporting.provenance import file_stem

AT_MOST = 4  # columns, and scenarios that were added
CURRENT = "current"  # key in a link; a base has its own key, such as "study"
CURRENT_NAME = "Current scenario"


def comparable(
    assumptions: Assumptions, current: Scenario, added: Mapping[str, Scenario]
) -> dict[str, Scenario]:
    """Every scenario that can be compared, by its key in a link, each by a name of its own.

    The base in force comes first, and what stands on another base says so.
    added: scenarios by their places in a link.
    """
    own_base, own_names = assumptions.base.key, dict[str, Scenario]()
    bases = {key: base_scenario(each) for key, each in assumptions.bases.items()}
    for key, each in {
        own_base: bases[own_base],
        CURRENT: current.named(CURRENT_NAME),
        **added,
        **bases,
        **preset_scenarios(assumptions),
    }.items():
        is_elsewhere = each.base != own_base and key not in bases
        base = assumptions.of_base(each.base).base.name
        said = f"{each.name[: LONGEST_NAME - 20]} ({base})" if is_elsewhere else each.name
        own_names[key] = each.named(free_name(said, (other.name for other in own_names.values())))
    return own_names


def preset_scenarios(assumptions: Assumptions) -> dict[str, Scenario]:
    """The presets that change something, by their keys in a link."""
    scenarios = [preset.scenario for preset in presets(assumptions)]
    return {file_stem(each.name): each for each in scenarios if each.changes}


def presets_lost(keys: Iterable[str], left: Assumptions, there: Assumptions) -> list[str]:
    """A sentence for each preset among what is compared that another base does not have."""
    here, known = preset_scenarios(left), preset_scenarios(there)
    return [
        f"{here[key].name}: a preset of {left.base.label} only, so Compare leaves it out"
        for key in keys
        if key in here and key not in known
    ]


def added_with_those_of_a_link(
    of_link: Mapping[str, Scenario], here: Mapping[str, Scenario]
) -> tuple[dict[str, Scenario], list[str]]:
    """The scenarios of a link at its places, and those that are here at the places left.

    Then a sentence for each without a place. A link carries no note: what is here already stays.
    """
    by_content = {(each.name, each.base, each.key): each for each in here.values()}
    taken = {
        place: by_content.pop((each.name, each.base, each.key), each)
        for place, each in of_link.items()
    }
    free, others = [place for place in PLACES if place not in taken], [*by_content.values()]
    return {**taken, **dict(zip(free, others, strict=False))}, [
        f"{each.name} is no longer in Compare, which holds {AT_MOST} scenarios that were added."
        for each in others[len(free) :]
    ]


def free_name(name: str, taken: Iterable[str]) -> str:
    """The name, with a number behind it where it is taken; no longer than a name may be."""
    names = set(taken)
    numbered = (f"{name[: LONGEST_NAME - 6]} ({number})" for number in count(2))
    return next(free for free in chain([name], numbered) if free not in names)
