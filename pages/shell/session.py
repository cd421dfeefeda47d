"""The one door to a session: the scenario in force, what its pages show, what it keeps.

A widget never has the only copy of anything. It takes its value from here and its key from
`generation`. Whatever the server decides, such as a preset, a way back, a file or a link, begins a
new generation: every widget is made anew with the value in force, and an event of an older widget
that is still on its way from the browser is not heard.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

import streamlit as st

from model import Assumptions, Scenario, ScenarioError
from model.findings.budget.plan_texts import NAMES as BUDGET
from model.programs.plan import Filled
from model.programs.program import Values
from model.scenario.loaded_rates import Loaded
from model.scenario.moving import moved
from model.scenario.presets import presets
from model.scenario.scenario import base_scenario
from pages.shell.history import Track
from pages.shell.loaded import study_assumptions
from reporting.wording import OWN_CHANGES

STUDY = Scenario()
ASIDE = "aside"  # the policy that was set aside, to be compared
# What the pages show besides the scenario; it stands in the link too.
CHOICES = (
    "service", "bound", "group", "program", "chart", "line", "search", "rows", "table", "briefing",
    "ranges", "bar", "compared", "from", "to", "order",
    "solve_for", "solve_target", "solve_wanted",
    "count_nursing_oversight", "count_supervision", "count_workers_compensation",
    "count_excluded_costs",
    "question", "up", "across", "up_range", "across_range", "steps", "seed", "distribution",
    "result",
    *BUDGET, ASIDE, "scope", "appropriation", "fund", "spent_in", "way",
    "activity", "necessity", "qualified", "clinic", "part",
)  # fmt: skip


def scenario() -> Scenario:
    """The scenario in force."""
    in_force: Scenario = st.session_state.get("scenario", STUDY)
    return in_force


def assumptions() -> Assumptions:
    """The assumptions of the base that the scenario in force stands on."""
    return study_assumptions().of_base(scenario().base)


def generation() -> int:
    """Counts what the server decided; part of the key of every widget."""
    return int(st.session_state.get("generation", 0))


def begin_generation() -> None:
    """Have every widget made anew, with the value in force."""
    st.session_state["generation"] = generation() + 1


def put_scenario(new: Scenario) -> None:
    """Put a scenario in force; old notices go.

    Errors: ScenarioError with all faults; the scenario in force then stays.
    """
    _put(new.checked(assumptions()))
    begin_generation()


def _put(new: Scenario) -> None:
    st.session_state["scenario"] = new
    st.session_state["notices"] = ()


def take(changes: Mapping[str, Any], *, keeps_what_is_refused: bool = False) -> None:
    """Take over what a person set a control to, which shows it already.

    A value outside the limits leaves the scenario as it is, with a notice, and the control goes
    back to the value in force, unless it `keeps_what_is_refused` to be corrected.
    """
    author = scenario().author
    _take(lambda: _renamed(scenario().with_changes(changes)), keeps_what_is_refused)
    _say_who_is_the_author_no_more(author)


def put_loaded_rates(loaded: Loaded) -> None:
    """Put current rates in force that were loaded from a file; nothing where there are none.

    Errors: ScenarioError with all faults; the scenario in force then stays.
    """
    if loaded:
        put_scenario(_renamed(scenario().with_loaded_rates(loaded)))


def add(amount: float, setting_ids: Sequence[str]) -> None:
    """Add an amount to each of these settings; where one would leave its limits, to none."""
    values = {each: scenario().value(assumptions(), each) for each in setting_ids}
    take({each: value + amount for each, value in values.items()})
    begin_generation()


def describe(field: str, text: str) -> None:
    """Take over a name, an author or a note that a person typed.

    An emptied name is replaced, and its field then shows what it was replaced with.
    """
    if field == "author":
        st.session_state["author_here"] = text
    is_emptied = field == "name" and not text.strip()
    texts = {field: OWN_CHANGES if is_emptied else text}
    _take(lambda: replace(scenario(), **texts).checked(assumptions()))  # type: ignore[arg-type]
    if is_emptied:
        begin_generation()


def _take(changed: Callable[[], Scenario], keeps_what_is_refused: bool = False) -> None:
    try:
        new = changed()
        # A field that is drawn anew may say once more what is in force: a notice then stays.
        if new != scenario():
            _put(new)
    except ScenarioError as error:
        put_notices("Change not applied.", *error.faults)
        if not keeps_what_is_refused:
            begin_generation()


def stand_on(base: str) -> None:
    """Put the scenario on another base: its changes are kept, and those it loses are told."""
    there, lost = moved(scenario(), assumptions(), base)
    put_scenario(there)
    if lost:
        put_notices(f"The scenario stands on {assumptions().base.label} now.", *lost)


def reset(*setting_ids: str) -> None:
    """Take these settings back to the base."""
    author = scenario().author
    put_scenario(_renamed(scenario().without(*setting_ids)))
    _say_who_is_the_author_no_more(author)


def _renamed(changed: Scenario) -> Scenario:
    """The scenario, checked; a preset that was changed is no longer that preset.

    Nor is it that of the author whom a link or a file names: who changes it is whoever typed a
    name here, and else nobody that is known.
    """
    checked = changed.checked(assumptions())
    if not (checked.changes or checked.loaded_rates):
        return base_scenario(study_assumptions().of_base(checked.base))
    author_here = st.session_state.get("author_here", "")
    if checked.author != author_here:
        checked = replace(checked, author=author_here, date="")
    names = {preset.scenario.name for preset in presets(assumptions())}
    return checked.named(OWN_CHANGES) if checked.name in names else checked


def _say_who_is_the_author_no_more(author: str) -> None:
    """Say that a scenario is not its author's any more, where nobody took the place."""
    if author and scenario().changes and not scenario().author:
        put_notices(
            f"{author} is no longer named as the author, because the scenario was changed here.",
            "Who changed it can be typed in the sidebar, under Name, author, note.",
        )


def put_notices(*notices: str) -> None:
    """Show a heading and its details on the page until the next change of the scenario."""
    st.session_state["notices"] = notices


def notices() -> tuple[str, ...]:
    """The heading on the page and its details; empty where there is nothing to say."""
    said: tuple[str, ...] = st.session_state.get("notices", ())
    return said


def choices() -> dict[str, str]:
    """What the pages show, by name; only what a person chose."""
    chosen: dict[str, str] = st.session_state.get("choices", {})
    return chosen


def budget() -> dict[str, str]:
    """What is asked of the budget, texts by short name."""
    return {name: text for name, text in choices().items() if name in BUDGET}


def put_budget(texts: Mapping[str, str]) -> None:
    """Put what a file asks of the budget in force; a file that asks nothing leaves it."""
    if texts:
        others = {name: text for name, text in choices().items() if name not in BUDGET}
        st.session_state["choices"] = {**others, **texts}
        begin_generation()


def choice(name: str, allowed: Iterable[str]) -> str:
    """What is chosen under a name; the first of `allowed` where nothing of it is."""
    options = list(allowed)
    chosen = choices().get(name, "")
    return chosen if chosen in options else options[0]


def choose(name: str, chosen: str) -> None:
    """Note a choice; an empty text is none."""
    others = {key: text for key, text in choices().items() if key != name}
    st.session_state["choices"] = {**others, name: chosen} if chosen else others


def program_values() -> Values:
    """What differs from the documents of the other programs, by setting id."""
    in_force: Values = st.session_state.get("program_values", {})
    return in_force


def put_program_values(new: Values) -> None:
    """Put values of the other programs in force, which are checked already."""
    st.session_state["program_values"] = new


def filled_plan() -> Filled:
    """What is filled in of the plan of an employment team, texts by name."""
    filled: Filled = st.session_state.get("employment_plan", {})
    return filled


def put_filled_plan(filled: Filled) -> None:
    """Put what is filled in of the plan in force, which is checked already."""
    st.session_state["employment_plan"] = filled


def _undoable() -> tuple[Scenario, dict[str, str]]:
    """What can be undone on a page of the study: the scenario, and what is asked of the budget."""
    asked = {name: text for name, text in choices().items() if name in (*BUDGET, ASIDE)}
    return scenario(), asked


def _put_undoable(state: tuple[Scenario, dict[str, str]]) -> None:
    before, asked = state
    others = {name: text for name, text in choices().items() if name not in (*BUDGET, ASIDE)}
    st.session_state["choices"] = {**others, **asked}
    put_scenario(before)


TRACK = Track("study", _undoable, _put_undoable)
