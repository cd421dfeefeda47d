"""The values of a session: all in one entry of its state, so that a change comes in force whole.

Streamlit ends a run at any access to its state where a person goes Back or to another page
meanwhile, also in the middle of what a control asked for.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

import streamlit as st

NAME = "values"
T = TypeVar("T")

_changed: ContextVar[dict[str, Any] | None] = ContextVar("changed", default=None)


@dataclass(frozen=True)
class SessionValue(Generic[T]):
    """A value of the session; `scenario()` gives the one in force, which is never changed in place.

    at_first: what is in force where nothing was put.
    """

    name: str
    at_first: T

    def __call__(self) -> T:
        in_force: T = _values().get(self.name, self.at_first)
        return in_force

    def put(self, new: T) -> None:
        """Put something else in force, which is checked already."""
        with one_change() as changed:
            changed[self.name] = new


@contextmanager
def one_change() -> Iterator[dict[str, Any]]:
    """All that is put within comes in force together at the end; nothing where that is not reached.

    Within, what was put is read as if it were in force. A change within another is a part of it.
    """
    if (under_way := _changed.get()) is not None:
        yield under_way
        return
    changed = dict(_values())
    before = _changed.set(changed)
    try:
        yield changed
    finally:
        _changed.reset(before)
    st.session_state[NAME] = changed


def _values() -> Mapping[str, Any]:
    changed = _changed.get()
    return st.session_state.get(NAME, {}) if changed is None else changed
