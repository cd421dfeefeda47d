"""Undo and redo: the states that all that one page lets a person set has been in.

The state is noted at the beginning of every run. So it does not matter which control, button, file
or link decided it, and what one event changed is one step.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, NamedTuple

from pages.shell.session_value import SessionValue

MOST_STATES = 51


@dataclass(frozen=True)
class Track:
    """What is undone by itself: its name, its state in force, and what puts another in force.

    States are compared with ==, and never changed in place.
    """

    name: str
    state: Callable[[], Any]
    put: Callable[[Any], None]


class History(NamedTuple):
    """The states in their order, and the place of the one in force; those after it were undone."""

    states: tuple[Any, ...]
    place: int


def of(track: Track) -> History:
    """The history of a track; the state in force alone where none was noted."""
    return _noted(track)() or History((track.state(),), 0)


def note(track: Track) -> None:
    """Note the state in force; where it is new, what was undone can be redone no more."""
    states, place = of(track)
    if (now := track.state()) != states[place]:
        states = (*states[: place + 1], now)[-MOST_STATES:]
        place = len(states) - 1
    _noted(track).put(History(states, place))


def step(track: Track, by: int) -> None:
    """Put the state so many steps on in force, back where negative; nothing where there is none."""
    note(track)  # another event may have changed it since the run began
    states, place = of(track)
    if 0 <= place + by < len(states):
        track.put(states[place + by])
        _noted(track).put(History(states, place + by))


def _noted(track: Track) -> SessionValue[History | None]:
    return SessionValue(f"history: {track.name}", None)
