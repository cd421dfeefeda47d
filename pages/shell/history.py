"""Undo and redo: what was in force before, of all that one page lets a person set.

What is in force is noted at the beginning of every run. So it does not matter which control,
button, file or link decided it, and what one event changed is one step.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import streamlit as st

STEPS_AT_MOST = 50


@dataclass(frozen=True)
class Track:
    """What is undone by itself: its name, what of it is in force, and what puts another in force.

    States are compared with ==, and never changed in place.
    """

    name: str
    state: Callable[[], Any]
    put: Callable[[Any], None]


@dataclass(frozen=True)
class History:
    """What was noted last, what was before it (oldest first), what was undone (newest first)."""

    now: Any
    past: tuple[Any, ...] = ()
    future: tuple[Any, ...] = ()


def of(track: Track) -> History:
    """The history of a track; one without a step where nothing was noted of it."""
    noted: History = _histories().get(track.name, History(track.state()))
    return noted


def note(track: Track) -> None:
    """Note what is in force; where it is new, what was undone can be redone no more."""
    now, before = track.state(), of(track)
    is_new = now != before.now
    _keep(track, History(now, (*before.past, before.now)[-STEPS_AT_MOST:]) if is_new else before)


def undo(track: Track) -> None:
    """Put the state before this one in force; nothing where there is none."""
    note(track)  # another event may have changed it since the run began
    history = of(track)
    if history.past:
        *before, last = history.past
        _travel(track, History(last, tuple(before), (history.now, *history.future)))


def redo(track: Track) -> None:
    """Put the state in force that was undone last; nothing where there is none."""
    note(track)
    history = of(track)
    if history.future:
        following, *after = history.future
        _travel(track, History(following, (*history.past, history.now), tuple(after)))


def _travel(track: Track, there: History) -> None:
    track.put(there.now)
    _keep(track, there)


def _keep(track: Track, history: History) -> None:
    st.session_state["histories"] = {**_histories(), track.name: history}


def _histories() -> dict[str, History]:
    """Histories by the name of their track."""
    noted: dict[str, History] = st.session_state.get("histories", {})
    return noted
