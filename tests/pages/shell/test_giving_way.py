"""What a run leaves that Streamlit ends in the middle, as it may at any access to its state.

A person who goes Back, Forward or to another page while a change is taken over is such a case.
"""

from __future__ import annotations

import contextlib
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from itertools import count
from typing import Any

import pytest
import streamlit as st

from model import Scenario
from model.programs.loaded import program_settings
from model.scenario.texts.file_text import file_text
from model.scenario.texts.mailed_links import with_check
from pages.parts.brought import volumes
from pages.parts.budget import plan
from pages.parts.compare import compared
from pages.parts.programs import in_force as programs
from pages.shell import history, link, session
from pages.shell.results import assumptions
from pages.shell.widgets import clicked, heard
from pages.sidebar import files, switch
from tests.pages.screen import link_of

OVERTIME = "overtime_share.care"
STUDY, OTHER = Scenario(), Scenario(name="Other").with_changes({OVERTIME: 0.08})
THIRD = Scenario(name="Third").with_changes({OVERTIME: 0.06})
OVERVIEW, BUDGET = "overview", "budget"
# Accesses: before a session notes that it hears a control; more than any act needs.
HEARD, ENOUGH = 4, 100


class GivesWay(BaseException):
    """What ends a run that gives way."""


@dataclass
class Patience:
    """How many accesses a run has before it is ended; None for a run that nothing ends."""

    accesses: int | None = None

    def access(self) -> None:
        """End the run where this is one too many; every later one ends it again."""
        if self.accesses is not None:
            self.accesses -= 1
            if self.accesses < 0:
                raise GivesWay


class State(dict[str, Any]):
    """A session's state."""

    def __init__(self, patience: Patience) -> None:
        super().__init__()
        self._patience = patience

    def __getitem__(self, name: str) -> Any:
        self._patience.access()
        return super().__getitem__(name)

    def __setitem__(self, name: str, value: Any) -> None:
        self._patience.access()
        super().__setitem__(name, value)

    def get(self, name: str, otherwise: Any = None) -> Any:
        self._patience.access()
        return super().get(name, otherwise)


@dataclass
class Address:
    """The address bar."""

    patience: Patience
    parameters: dict[str, str] = field(default_factory=dict)

    def to_dict(self) -> dict[str, str]:
        self.patience.access()
        return dict(self.parameters)

    def from_dict(self, parameters: dict[str, str]) -> None:
        self.patience.access()
        self.parameters = dict(parameters)


@dataclass
class Tab:
    """A tab of a browser, and the session that is open in it."""

    state: State
    address: Address
    patience: Patience

    def goes_to(self, parameters: dict[str, str], page_key: str = OVERVIEW) -> None:
        """A run of the script to its end, without what it draws."""
        self.address.parameters = dict(parameters)
        link.open_session(page_key)
        session.answers_a_control.put(False)
        history.note(session.TRACK)
        link.write()

    def is_ended(self, act: Callable[[], Any], accesses: int) -> bool:
        """Act with this many accesses; whether they were too few."""
        self.patience.accesses = accesses
        try:
            with contextlib.suppress(GivesWay):
                act()
                return False
            return True
        finally:
            self.patience.accesses = None


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> Callable[[], Tab]:
    """Opens a new tab with the study."""

    def new() -> Tab:
        patience = Patience()
        tab = Tab(State(patience), Address(patience), patience)
        monkeypatch.setattr(st, "session_state", tab.state)
        monkeypatch.setattr(st, "query_params", tab.address)
        tab.goes_to({})
        return tab

    return new


def after_some_changes(tab: Tab) -> dict[str, str]:
    """Have something of everything in force, and the last step undone; an address before that."""
    compared.add(OTHER)
    tab.goes_to(link.parameters())
    earlier = tab.address.parameters
    session.put_choices(["bound", "lag"], {"bound": "upper", "lag": "2"})
    session.program_values.put({"children": 300})
    session.filled_plan.put({"start": "2027-01-01"})
    for overtime in (0.045, 0.05):
        session.take({OVERTIME: overtime})
        tab.goes_to(link.parameters())
    history.step(session.TRACK, -1)
    session.put_notices("Something was said.")
    tab.goes_to(link.parameters())
    return earlier


def in_force() -> dict[str, Any]:
    """All that a session holds which a person can see."""
    return {
        "scenario": session.scenario(),
        "choices": session.choices(),
        "added": session.added(),
        "waiting": compared.waiting(),
        "programs": session.program_values(),
        "plan": session.filled_plan(),
        "author": session.author_here(),
        "notices": session.notices(),
        "units": volumes.last_report() and volumes.last_report().sentence,
        "undo": history.of(session.TRACK),
        "undo of a program": history.of(programs.track("case_rate")),
        "address": link.parameters(),
    }


def moves_the_slider() -> Callable[[], Any]:
    widget = heard("overtime", lambda shown: session.take({OVERTIME: shown}))
    st.session_state[widget["key"]] = 0.04
    return partial(widget["on_change"], *widget["args"])


Act = Callable[[], Callable[[], Any]]


def presses(act: Callable[..., Any], *arguments: Any) -> Act:
    def pressed() -> Callable[[], Any]:
        button = clicked(act, *arguments)
        return partial(button["on_click"], *button["args"])

    return pressed


def loads_a_file(
    budget: dict[str, str], of_programs: dict[str, str]
) -> Callable[[], Callable[[], Any]]:
    def loaded() -> Callable[[], Any]:
        text = file_text(THIRD, assumptions(), budget, of_programs)
        return presses(files.load, text.encode())()

    return loaded


CHILDREN = program_settings()["children"]
FEES_USD = dict.fromkeys(assumptions().services, 5.0)
VOLUMES = b"Procedure code,State fiscal year,Units\nS5130,2025,800000\n"
ACTS: dict[str, Act] = {
    "slider": moves_the_slider,
    "preset": presses(session.put_scenario, OTHER),
    "addition": presses(session.add, 0.02, [OVERTIME]),
    "way back": presses(session.reset, OVERTIME),
    "refused value": presses(session.take, {OVERTIME: 9}),
    "choice": presses(session.choose, "bound", "lower"),
    "several choices": presses(plan.put_all, {"fees": "upper", "lag": "", "may_fall": "yes"}),
    "value of a program": presses(programs.take, CHILDREN, 350),
    "refused value of a program": presses(programs.take, CHILDREN, -1),
    "way back of a program": presses(programs.reset, "children"),
    "plan": presses(programs.fill_in, {"start": "2/1/2027"}),
    "file": loads_a_file({"fees": "upper"}, {"children": "350", "plan.start": "2027-03-01"}),
    "file of a scenario": loads_a_file({}, {}),
    "file without sense": presses(files.load, b"no scenario"),
    "units": presses(volumes.load, "units.csv", VOLUMES, FEES_USD, lambda *_: []),
    "name": presses(session.describe, "name", "Mine"),
    "no name": presses(session.describe, "name", ""),
    "author": presses(session.describe, "author", "A. B."),
    "undo": presses(history.step, session.TRACK, -1),
    "redo": presses(history.step, session.TRACK, 1),
    "undo of a program": presses(history.step, programs.track("case_rate"), -1),
    "one more to compare": presses(compared.add, THIRD),
    "one of the same name": presses(compared.add, THIRD.named("Other")),
    "one less to compare": presses(compared.remove, "c1"),
    "bridge": presses(compared.compare_with_base, "c1"),
    "base": presses(switch.stand_on, "today"),
}


@pytest.mark.parametrize("place", ["back", "link to another page", "same address"])
@pytest.mark.parametrize("act", ACTS.values(), ids=ACTS)
def test_a_change_that_is_broken_off_is_in_force_whole_or_not_at_all(
    opened: Callable[[], Tab], act: Act, place: str
) -> None:
    def left(accesses: int, *, is_asked: bool = True) -> tuple[bool, dict[str, Any]]:
        """Act, with so many accesses, then go elsewhere; whether it was ended, what is in force."""
        tab = opened()
        earlier, generation = after_some_changes(tab), session.generation()
        asked, ended = act(), False
        drawn = dict(tab.address.parameters)
        if is_asked:
            ended = tab.is_ended(asked, accesses)
        if place == "back":
            tab.goes_to(earlier)
        else:
            tab.goes_to(drawn, BUDGET if place == "link to another page" else OVERVIEW)
        assert tab.address.parameters == link.parameters()
        # Made anew, a slider shows what is in force; a run that is ended at once never heard it.
        if ended and act is moves_the_slider and accesses > HEARD:
            assert session.generation() > generation
        return ended, in_force()

    _, whole = left(ENOUGH)
    _, not_at_all = left(ENOUGH, is_asked=False)
    for accesses in count():
        ended, now = left(accesses)
        assert now == (not_at_all if ended else whole)
        if not ended:
            break
    assert accesses >= 2


def test_each_address_is_read_although_an_earlier_one_was_read_in_part(
    opened: Callable[[], Tab],
) -> None:
    other = with_check({**link_of(OTHER.changes, name="Other"), "bound": "upper"})
    for accesses in count():
        tab = opened()
        ended = tab.is_ended(partial(tab.goes_to, other), accesses)
        for parameters, scenario in (({}, STUDY), (other, OTHER), ({}, STUDY)):
            tab.goes_to(parameters)
            assert session.scenario().changes == scenario.changes
            assert tab.address.parameters == parameters == link.parameters()
        if not ended:
            break
    assert accesses > 5


def test_a_tab_opens_although_its_first_run_was_ended(opened: Callable[[], Tab]) -> None:
    other = with_check({**link_of(OTHER.changes, name="Other"), "bound": "upper"})
    for accesses in count():
        tab = opened()
        tab.state.clear()
        ended = tab.is_ended(partial(tab.goes_to, other), accesses)
        tab.goes_to(other)
        assert session.scenario().changes == OTHER.changes
        assert tab.address.parameters == other == link.parameters()
        if not ended:
            break


def test_what_is_changed_within_a_change_that_fails_is_not_in_force(
    opened: Callable[[], Tab],
) -> None:
    def fails() -> None:
        session.put_scenario(OTHER)
        assert session.scenario() == OTHER
        raise KeyError

    opened()
    before = in_force()
    with pytest.raises(KeyError):
        presses(fails)()()
    assert in_force() == before
