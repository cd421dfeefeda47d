"""The only door to session state: the scenario in force, notices, saved and compared scenarios.

The scenario stands under a key of our own, never in a widget: widgets are seeded from it, so it
survives a page switch, and every change goes through `put_scenario`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import Any

import streamlit as st
from streamlit.errors import StreamlitAPIException

from model import Scenario, ScenarioError
from pages.shared import link, live
from pages.shared.results import assumptions
from reporting.wording import OWN_CHANGES, STUDY_NAME

SAVED_AT_MOST = 4
COMPARED_AT_MOST = 4
CURRENT = "Current scenario"


def study_scenario() -> Scenario:
    """The scenario without a change."""
    return Scenario()


def current_scenario() -> Scenario:
    """The scenario in force in this session."""
    scenario: Scenario = st.session_state.get("scenario") or study_scenario()
    return scenario


def put_scenario(scenario: Scenario) -> None:
    """Put a checked scenario in force and forget old notices; the sidebar writes the link.

    Raises ScenarioError with all faults; the scenario in force then stays.
    """
    st.session_state["scenario"] = scenario.checked(assumptions())
    st.session_state["notices"] = ()


def change(setting_id: str, value: Any) -> None:
    """Change one setting; a value outside the limits leaves the scenario and gives a notice."""
    change_all({setting_id: value})


def change_all(changes: Mapping[str, Any]) -> None:
    """Change several settings at once, all or none."""
    scenario = current_scenario()
    try:
        put_scenario(_renamed(scenario.with_changes(changes)))
    except ScenarioError as error:
        put_notices("Not changed. The value in force stays.", *error.faults)


def reset(*setting_ids: str) -> None:
    """Take these settings back to the study."""
    put_scenario(_renamed(current_scenario().without(*setting_ids)))


def reset_all() -> None:
    """Take every setting back to the study."""
    put_scenario(study_scenario())


def describe(**texts: str) -> None:
    """Give the scenario a name, an author or a note."""
    scenario = replace(current_scenario(), **texts)  # type: ignore[arg-type]
    put_scenario(scenario if scenario.name.strip() else scenario.named(OWN_CHANGES))


def _renamed(scenario: Scenario) -> Scenario:
    """A preset that was changed is no longer that preset; a name a person gave stays."""
    if not scenario.changes:
        return study_scenario()
    presets = {preset.scenario.name: preset.scenario.key for preset in assumptions().presets}
    stale = scenario.name == STUDY_NAME or presets.get(scenario.name, scenario.key) != scenario.key
    return scenario.named(OWN_CHANGES) if stale else scenario


def put_notices(heading: str, *details: str) -> None:
    """Show this on the page until the next change of the scenario."""
    st.session_state["notices"] = (heading, *details)


def notices() -> tuple[str, ...]:
    """The heading and the details of the notice on the page; empty without one."""
    found: tuple[str, ...] = st.session_state.get("notices", ())
    return found


def saved_scenarios() -> tuple[Scenario, ...]:
    """The scenarios kept in this session, at most four, oldest first."""
    found: tuple[Scenario, ...] = st.session_state.get("saved", ())
    return found


def save(scenario: Scenario) -> None:
    """Keep a scenario in this session; one of the same name is replaced, a fifth is refused."""
    others = tuple(kept for kept in saved_scenarios() if kept.name != scenario.name)
    if len(others) >= SAVED_AT_MOST:
        put_notices(f"Not kept: {SAVED_AT_MOST} scenarios are kept already. Remove one first.")
        return
    st.session_state["saved"] = (*others, scenario)


def forget(name: str) -> None:
    """Remove a kept scenario."""
    st.session_state["saved"] = tuple(kept for kept in saved_scenarios() if kept.name != name)


def comparable_scenarios() -> dict[str, Scenario]:
    """Every scenario that can be compared, by name: study, current, kept, presets.

    The one in force is always named CURRENT: a browser answers late to a choice that the server
    renames, and the answer would undo it.
    """
    candidates = (
        study_scenario(),
        current_scenario().named(CURRENT),
        *saved_scenarios(),
        *(preset.scenario for preset in assumptions().presets),
    )
    first_of_name = {scenario.name: scenario for scenario in reversed(candidates)}
    return {scenario.name: first_of_name[scenario.name] for scenario in candidates}


def compared_names() -> tuple[str, ...]:
    """Names of the scenarios chosen for comparison; the study and the current one at first."""
    chosen = st.session_state.get("compared", (STUDY_NAME, CURRENT))
    known = comparable_scenarios()
    return tuple(dict.fromkeys(name for name in chosen if name in known))


def put_compared_names(names: Iterable[str]) -> None:
    """Choose the scenarios to compare, at most four."""
    st.session_state["compared"] = tuple(names)[:COMPARED_AT_MOST]


def bridge_names() -> tuple[str, str]:
    """Names of the two scenarios of the bridge; from the study to the current one at first."""
    known = comparable_scenarios()
    start, end = st.session_state.get("bridge", (STUDY_NAME, CURRENT))
    return (start if start in known else STUDY_NAME, end if end in known else CURRENT)


def put_bridge_names(start: str, end: str) -> None:
    """Choose the two scenarios of the bridge."""
    st.session_state["bridge"] = (start, end)


def briefing() -> bool:
    """Whether the briefing switch is on."""
    return bool(st.session_state.get("briefing_on", False))


def put_briefing(on: bool) -> None:
    """Turn the briefing switch."""
    st.session_state["briefing_on"] = on


@dataclass(frozen=True)
class Seeded:
    """A widget whose value the browser was told: where it stands, the values before.

    `is_drawn` is false once the widget may be drawn anew: the browser then has to be told again.
    """

    fragment_id: str | None
    overwritten: tuple[Any, ...]
    told: Any
    is_drawn: bool = True


def seeded_widgets() -> Mapping[str, Seeded]:
    """The widgets whose value the browser was told in this session, by key.

    Streamlit keeps a keyed widget's state over a page switch while the browser starts anew at
    the minimum; so what is in `session_state` does not say what is on the screen.
    """
    found: dict[str, Seeded] = st.session_state.get("seeded", {})
    return found


def seed(widget_key: str, value: Any) -> None:
    """Tell the browser a widget's value, and note that it was told."""
    seeded, last = seeded_widgets(), st.session_state.get(widget_key)
    before = seeded[widget_key].overwritten if widget_key in seeded else ()
    if last != value:
        before = (*(other for other in before if other != last), last)
    note = Seeded(live.fragment_that_is_drawn(), before, value)
    st.session_state["seeded"] = {**seeded, widget_key: note}
    st.session_state[widget_key] = value


def put_back_if_late(widget_key: str) -> bool:
    """Whether a widget's value is one that the server has overwritten, and no person's choice.

    With each event the browser sends the values of all widgets; one that it has not yet been told
    comes as it was, and Streamlit calls that a change. A person's choice runs the widget's own
    fragment; where the whole page runs, only the value overwritten last counts as late. The value
    told then stands again, as it does in the browser as soon as it comes there.
    """
    seeded, running = seeded_widgets().get(widget_key), live.fragments_of_this_run()
    if seeded is None or seeded.fragment_id in running:
        return False
    is_late = st.session_state[widget_key] in seeded.overwritten[0 if running else -1 :]
    if is_late:
        st.session_state[widget_key] = seeded.told
    return is_late


def reseed_widgets() -> None:
    """Tell the browser every widget's value again; for when widgets are drawn anew.

    What was overwritten is kept: an event that opens a section may bring late values too.
    """
    notes = seeded_widgets().items()
    st.session_state["seeded"] = {key: replace(note, is_drawn=False) for key, note in notes}


def is_told(widget_key: str, value: Any) -> bool:
    """Whether the browser shows a widget with this value, or will without being told again."""
    note = seeded_widgets().get(widget_key)
    return note is not None and note.is_drawn and st.session_state.get(widget_key) == value


def open_page(
    title: str, fragments: Iterable[str], folded: Mapping[str, Sequence[str]] = MappingProxyType({})
) -> None:
    """Note which page is open and which keyed fragments it has, and read or write the link.

    A link is read when the session is new, or when Back or Forward leads to another address of
    the same page; on a page switch the scenario in force stays.
    """
    came_from = st.session_state.get("page")
    st.session_state["page"] = title
    st.session_state["fragments"] = tuple(fragments)
    st.session_state["folded"] = dict(folded)
    live.forget()
    if came_from != title:
        reseed_widgets()
    if came_from is None or (came_from == title and link.is_gone_to()):
        scenario, messages = link.read(assumptions())
        put_scenario(scenario)
        if messages:
            put_notices(*messages)
    link.write(current_scenario(), assumptions())


def page_title() -> str:
    """Title of the page that is open."""
    return str(st.session_state.get("page", "Overview"))


def redraw(*, sidebar: Iterable[str] = ("sidebar",)) -> None:
    """Draw the live parts, then rerun the page's other fragments; the end of a callback.

    On a page without keyed fragments, or before they are drawn, the whole page reruns: a control
    stands in a fragment of its own, so returning would redraw only that. `sidebar` names the
    fragments of the sidebar to draw anew.
    """
    if not live.fragments_of_this_run():
        return  # the whole page runs after its callbacks
    if not st.session_state.get("fragments"):
        st.rerun()
    _rerun([*_drawn_at_once(), *sidebar])


def redraw_at_once(*, sidebar: Iterable[str] = ()) -> None:
    """Draw the live parts here and now; rerun only what says something else than it should.

    The end of a control's callback. Where nothing else is left, the control's own fragment is
    redrawn, and the answer takes one run instead of two.
    """
    if not live.fragments_of_this_run():
        return  # the whole page runs after its callbacks
    stale = _drawn_at_once()
    if stale or not live.parts():
        _rerun([*stale, *sidebar])


def _drawn_at_once() -> list[str]:
    """Draw the live parts; the keys of the fragments that are to be drawn after them."""
    try:
        drawn_at_once = live.draw_again()
    except StreamlitAPIException:
        drawn_at_once = ()
    link.write(current_scenario(), assumptions())
    drawn: Mapping[str, object] = st.session_state.get("drawn", {})
    named = [key for key, shown in shown_by_fragments().items() if drawn.get(key) != shown]
    others = [key for key in (*live.parts(), *_unfolded_fragments()) if key not in drawn_at_once]
    return list(dict.fromkeys([*others, *named]))


def _rerun(fragments: list[str]) -> None:
    try:
        st.rerun(fragments)
    except StreamlitAPIException:
        st.rerun()


def _unfolded_fragments() -> list[str]:
    folded: Mapping[str, Sequence[str]] = st.session_state.get("folded", {})
    own: tuple[str, ...] = st.session_state.get("fragments", ())
    return [
        key
        for key in own
        if key not in folded or any(st.session_state.get(opener) for opener in folded[key])
    ]


def shown_by_fragments() -> dict[str, object]:
    """What the fragments of the frame show of the scenario in force, by their keys."""
    files_open = object() if st.session_state.get("files") else None  # unlike any other
    return {
        "changes": (tuple(current_scenario().changes), notices()),
        "scenario": (_named(current_scenario()), files_open),
    }


def note_drawn(fragment: str) -> None:
    """Note what a fragment of the frame shows, so that it is redrawn when that is another thing.

    It is what was drawn that counts, and not the scenario before: a run that was to draw it may
    have given way to the next change.
    """
    drawn: Mapping[str, object] = st.session_state.get("drawn", {})
    st.session_state["drawn"] = {**drawn, fragment: shown_by_fragments()[fragment]}


def _named(scenario: Scenario) -> tuple[str, bool]:
    is_preset = any(preset.scenario.key == scenario.key for preset in assumptions().presets)
    return scenario.name, is_preset
