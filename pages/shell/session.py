"""The one door to a session: the scenario in force, what its pages show, what it keeps.

A widget never has the only copy of anything. It takes its value from here and its key from
`generation`. Whatever the server decides, such as a preset, a way back, a file or a link, begins a
new generation: every widget is made anew with the value in force, and an event of an older widget
that is still on its way from the browser is not heard.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from typing import Any

from model import Assumptions, Scenario, ScenarioError
from model.programs.plan import Filled
from model.programs.program import Values
from model.scenario.loaded_rates import Loaded
from pages.shell.history import Track
from pages.shell.loaded import study_assumptions
from pages.shell.session_value import SessionValue
from reporting.screen.choices import UNDONE
from reporting.screen.edited import edited, no_longer_the_author
from reporting.wording.changes import OWN_CHANGES

STUDY = Scenario()
REFUSED = "Change not applied."

scenario = SessionValue("scenario", STUDY)
# What the pages show, by name; only what a person chose.
choices = SessionValue[Mapping[str, str]]("choices", {})
# The scenarios that were added to compare them, by place in a link, "c1" to "c4".
added = SessionValue[Mapping[str, Scenario]]("added", {})
# What differs from the documents of the other programs, by setting id.
program_values = SessionValue[Values]("program_values", {})
# What is filled in of the plan of an employment team, texts by name.
filled_plan = SessionValue[Filled]("employment_plan", {})
# The heading on the page and its details; empty where there is nothing to say.
notices = SessionValue[tuple[str, ...]]("notices", ())
# Counts what the server decided; part of the key of every widget.
generation = SessionValue("generation", 0)
# The name of an author that was typed here, not read of a link or a file.
author_here = SessionValue("author_here", "")
# Whether a control was heard, and what it asks for is not in force so far.
hears_a_control = SessionValue("hears_a_control", False)
# Whether a control was moved or pressed that no run has answered so far.
answers_a_control = SessionValue("answers_a_control", False)


def assumptions() -> Assumptions:
    """The assumptions of the base that the scenario in force stands on."""
    return study_assumptions().of_base(scenario().base)


def begin_generation() -> None:
    """Have every widget made anew, with the value in force."""
    generation.put(generation() + 1)


def put_scenario(new: Scenario) -> None:
    """Put a scenario in force; old notices go.

    Errors: ScenarioError with all faults; the scenario in force then stays.
    """
    scenario.put(new.checked(assumptions()))
    put_notices()
    begin_generation()


def take(changes: Mapping[str, Any], *, keeps_what_is_refused: bool = False) -> None:
    """Take over what a person set a control to, which shows it already.

    A value outside the limits leaves the scenario as it is, with a notice, and the control goes
    back to the value in force, unless it `keeps_what_is_refused` to be corrected.
    """
    with _faults_as_notices(keeps_what_is_refused):
        _edit(scenario().with_changes(changes))


def add(amount: float, setting_ids: Sequence[str]) -> None:
    """Add an amount to each of these settings; where one would leave its limits, to none."""
    values = {each: scenario().value(assumptions(), each) for each in setting_ids}
    take({each: value + amount for each, value in values.items()})
    begin_generation()


def reset(*setting_ids: str) -> None:
    """Take these settings back to the base."""
    _edit(scenario().without(*setting_ids))
    begin_generation()


def put_loaded_rates(loaded: Loaded) -> None:
    """Put current rates in force that were loaded from a file; nothing where there are none.

    Errors: ScenarioError with all faults; the scenario in force then stays.
    """
    if loaded:
        _edit(scenario().with_loaded_rates(loaded))
        begin_generation()


def describe(field: str, text: str) -> None:
    """Take over a name, an author or a note that a person typed.

    An emptied name is replaced, and its field then shows what it was replaced with.
    """
    if field == "author":
        author_here.put(text)
    is_emptied = field == "name" and not text.strip()
    texts: dict[str, Any] = {field: OWN_CHANGES if is_emptied else text}
    with _faults_as_notices():
        _put_where_new(replace(scenario(), **texts).checked(assumptions()))
    if is_emptied:
        begin_generation()


def _edit(changed: Scenario) -> None:
    """Put in force what a person made of the scenario. Errors: ScenarioError with all faults."""
    new = edited(changed, assumptions(), author_here())
    _put_where_new(new, *no_longer_the_author(scenario(), new))


def _put_where_new(new: Scenario, *told: str) -> None:
    # A field that is drawn anew may say once more what is in force: a notice then stays.
    if new != scenario():
        scenario.put(new)
        put_notices(*told)


@contextmanager
def _faults_as_notices(keeps_what_is_refused: bool = False) -> Iterator[None]:
    try:
        yield
    except ScenarioError as error:
        put_notices(REFUSED, *error.faults)
        if not keeps_what_is_refused:
            begin_generation()


def put_notices(*told: str) -> None:
    """Show a heading and its details on the page until the next change of the scenario."""
    notices.put(told)


def choices_of(names: Collection[str]) -> dict[str, str]:
    """What is chosen under these names."""
    return {name: text for name, text in choices().items() if name in names}


def choice(name: str, allowed: Iterable[str]) -> str:
    """What is chosen under a name; the first of `allowed` where nothing of it is."""
    options = list(allowed)
    chosen = choices().get(name, "")
    return chosen if chosen in options else options[0]


def choose(name: str, chosen: str) -> None:
    """Note a choice; an empty text is none."""
    put_choices([name], {name: chosen} if chosen else {})


def put_choices(names: Collection[str], chosen: Mapping[str, str]) -> None:
    """Put choices in the place of all that is chosen under these names."""
    others = {name: text for name, text in choices().items() if name not in names}
    choices.put({**others, **chosen})


def _undoable() -> tuple[Scenario, dict[str, str]]:
    """What can be undone on a page of the study: the scenario, and what is asked of the budget."""
    return scenario(), choices_of(UNDONE)


def _put_undoable(state: tuple[Scenario, dict[str, str]]) -> None:
    before, asked = state
    put_choices(UNDONE, asked)
    put_scenario(before)


TRACK = Track("study", _undoable, _put_undoable)
