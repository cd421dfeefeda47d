"""What a run leaves that Streamlit ends in the middle, as it may at any access to its state.

A person who goes Back, Forward or to another page while a change is taken over is such a case.
"""

from __future__ import annotations

import contextlib
from collections.abc import Callable
from functools import partial
from itertools import count
from typing import Any

import pytest
import streamlit as st

from model import Scenario
from model.scenario.texts.mailed_links import with_check
from pages.shell import history, link, session
from pages.shell.widgets import clicked, heard
from tests.pages.screen import link_of

OVERTIME = "overtime_share.care"
STUDY, OTHER = Scenario(), Scenario(name="Other").with_changes({OVERTIME: 0.08})
OVERVIEW = "overview"


class GivesWay(BaseException):
    """What ends a run that gives way."""


class State(dict[str, Any]):
    """A session's state; the access of this number from now on ends the run, and so does none."""

    accesses_left: int | None = None

    def __getitem__(self, name: str) -> Any:
        self._give_way()
        return super().__getitem__(name)

    def __setitem__(self, name: str, value: Any) -> None:
        self._give_way()
        super().__setitem__(name, value)

    def get(self, name: str, otherwise: Any = None) -> Any:
        self._give_way()
        return super().get(name, otherwise)

    def _give_way(self) -> None:
        if self.accesses_left is not None:
            self.accesses_left -= 1
            if self.accesses_left < 0:
                self.accesses_left = None
                raise GivesWay


class Address(dict[str, str]):
    """The address bar."""

    def to_dict(self) -> dict[str, str]:
        return dict(self)

    def from_dict(self, parameters: dict[str, str]) -> None:
        self.clear()
        self.update(parameters)


@pytest.fixture
def tab(monkeypatch: pytest.MonkeyPatch) -> Callable[[], tuple[State, Address]]:
    """Opens a new tab with the study."""

    def opened() -> tuple[State, Address]:
        state, address = State(), Address()
        monkeypatch.setattr(st, "session_state", state)
        monkeypatch.setattr(st, "query_params", address)
        answer()
        return state, address

    return opened


def answer() -> None:
    """A run of the script to its end, without what it draws."""
    link.open_session(OVERVIEW)
    st.session_state["answers_a_control"] = False
    history.note(session.TRACK)
    link.write()


def at_each_access(state: State, act: Callable[[], Any], accesses: int) -> bool:
    """Act, and give way at the access of a number; whether there was one of that number."""
    state.accesses_left = accesses
    with contextlib.suppress(GivesWay):
        act()
        state.accesses_left = None
        return False
    return True


def moves_the_slider(state: State) -> Callable[[], Any]:
    widget = heard("overtime", lambda shown: session.take({OVERTIME: shown}))
    state[widget["key"]] = 0.04
    return partial(widget["on_change"], *widget["args"])


def presses(act: Callable[..., None], *arguments: Any) -> Callable[[State], Callable[[], Any]]:
    def pressed(_: State) -> Callable[[], Any]:
        button = clicked(act, *arguments)
        return partial(button["on_click"], *button["args"])

    return pressed


CHANGES: dict[str, tuple[Callable[[State], Callable[[], Any]], float]] = {
    "slider": (moves_the_slider, 0.04),
    "preset": (presses(session.put_scenario, OTHER), 0.08),
    "addition": (presses(session.add, 0.02, [OVERTIME]), 0.055),
    "way back": (presses(session.reset, OVERTIME), 0.03),
}


@pytest.mark.parametrize(("change", "overtime"), CHANGES.values(), ids=CHANGES)
def test_back_while_a_change_is_taken_over_leads_back_or_the_change_wins(
    tab: Callable[[], tuple[State, Address]],
    change: Callable[[State], Callable[[], Any]],
    overtime: float,
) -> None:
    for accesses in count():
        state, address = tab()
        session.take({OVERTIME: 0.035})
        answer()
        generation, act = session.generation(), change(state)
        gave_way = at_each_access(state, act, accesses)
        address.from_dict({})  # Back
        answer()
        in_force = session.scenario().changes.get(OVERTIME, 0.03)
        assert in_force == pytest.approx(0.03) or in_force == pytest.approx(overtime)
        # Every widget is made anew, or the one that was moved shows what is in force.
        assert session.generation() > generation or in_force == pytest.approx(overtime)
        assert address == link.parameters()
        if not gave_way:
            break
    assert accesses > 2


def test_each_address_is_read_although_an_earlier_one_was_read_in_part(
    tab: Callable[[], tuple[State, Address]],
) -> None:
    other = with_check({**link_of(OTHER.changes, name="Other"), "bound": "upper"})
    for accesses in count():
        state, address = tab()
        address.from_dict(other)
        gave_way = at_each_access(state, partial(link.open_session, OVERVIEW), accesses)
        for parameters, scenario in (({}, STUDY), (other, OTHER), ({}, STUDY)):
            address.from_dict(parameters)
            answer()
            assert session.scenario().changes == scenario.changes
            assert address == parameters == link.parameters()
        if not gave_way:
            break
    assert accesses > 10
