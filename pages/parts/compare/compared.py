"""What the page Compare compares: bases, the scenario in force, presets, and what was added.

All of it stands in the link, so that it outlives a reload and opens elsewhere. A link that is
opened adds its scenarios to those that are here; it takes none away.
"""

from __future__ import annotations

from collections.abc import Iterable

from model import Scenario
from model.scenario.texts.link_names import PLACES
from pages.shell import link, session
from pages.shell.results import assumptions
from pages.shell.session_value import SessionValue
from reporting.screen.comparable import AT_MOST, CURRENT, CURRENT_NAME, free_name
from reporting.screen.comparable import comparable as scenarios_by_key
from reporting.screen.link_remarks import added_left_out

NONE = "none"
# The scenarios that wait for an answer, because another has their name; first to last.
waiting = SessionValue[tuple[Scenario, ...]]("to_add", ())


def comparable() -> dict[str, Scenario]:
    """Every scenario that can be compared, by its key in a link, each by a name of its own."""
    return scenarios_by_key(assumptions(), session.scenario(), session.added())


def own_base() -> str:
    """The key of the base in force."""
    return session.scenario().base


def compared_keys() -> tuple[str, ...]:
    """Keys of what is compared, the baseline first; the base and the current one at first."""
    chosen = session.choices().get("compared", f"{own_base()}.{CURRENT}").split(".")
    known = comparable()
    return tuple(dict.fromkeys(key for key in chosen if key in known))[:AT_MOST]


def compare(keys: Iterable[str]) -> None:
    """Choose what is compared, at most four."""
    session.choose("compared", ".".join([*keys][:AT_MOST]) or NONE)


def compare_with_base(key: str) -> None:
    """Compare one scenario with the base in force, and build the bridge to it."""
    compare([own_base(), key])
    build_bridge(own_base(), key)
    session.begin_generation()


def compared_with_current() -> list[Scenario]:
    """What is compared besides the scenario in force and its base."""
    known, current = comparable(), session.scenario()
    others = [known[key] for key in compared_keys() if key not in {own_base(), CURRENT}]
    return [
        other.named(free_name(other.name, [current.name]))
        for other in others
        if (other.base, other.key) != (current.base, current.key)
    ]


def bridge_ends() -> tuple[str, str]:
    """Keys of the two ends of the bridge; from the base to the current scenario at first."""
    known = comparable()
    return session.choice("from", known), session.choice("to", [CURRENT, *known])


def build_bridge(start: str, end: str) -> None:
    """Choose the two ends of the bridge."""
    session.choose("from", start)
    session.choose("to", end)


def add(*scenarios: Scenario) -> None:
    """Add scenarios and compare them; asks first where another one has the name of one.

    Says what became of each, and which of all that were added a link cannot carry.
    """
    said = [text for each in scenarios if (text := _add(each))]
    session.put_notices(*said, *added_left_out(link.parameters(), session.added()))
    session.begin_generation()


def _add(new: Scenario) -> str:
    """What is to be said of it; "" where it waits for an answer."""
    others = {key: each for key, each in comparable().items() if key != CURRENT}
    alike = [key for key, each in others.items() if each == new]
    if alike:
        _show(alike[0])
        return f"{new.name} is in Compare already."
    if new.name in {CURRENT_NAME, *(each.name for each in others.values())}:
        waiting.put((*waiting(), new))
        return ""
    free = [place for place in PLACES if place not in session.added()]
    if not free:
        return f"Compare holds {AT_MOST} scenarios that were added. Remove one there."
    return _put(free[0], new)


def _put(place: str, new: Scenario) -> str:
    session.added.put({**session.added(), place: new})
    _show(place)
    return f"Added to Compare: {new.name}."


def _show(key: str) -> None:
    """Have a scenario among those compared, where there is room."""
    if key not in compared_keys():
        compare([*compared_keys(), key])


def place_of_same_name(name: str) -> str:
    """The place of the added scenario of a name; "" where it is that of a base or a preset."""
    return next((place for place, each in session.added().items() if each.name == name), "")


def other_name(name: str) -> str:
    """The name with a number behind it that no other scenario has: "Plan (2)"."""
    return free_name(name, (each.name for each in comparable().values()))


def answer(said: str) -> None:
    """What is to be done with what waits first: "replace" the other, "rename" it, "leave out"."""
    first, *others = waiting()
    waiting.put(tuple(others))
    if said == "replace":
        session.put_notices(_put(place_of_same_name(first.name), first))
    elif said == "rename":
        add(first.named(other_name(first.name)))
    session.begin_generation()


def remove(place: str) -> None:
    """Take an added scenario out of Compare."""
    compare(key for key in compared_keys() if key != place)
    for end in ("from", "to"):
        if session.choices().get(end) == place:
            session.choose(end, "")
    session.added.put({each: s for each, s in session.added().items() if each != place})
    session.put_notices()
    session.begin_generation()
