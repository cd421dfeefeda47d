"""How a widget is joined to the session: its key, and who hears what it says."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import streamlit as st

from pages.shell import session


def heard(name: str, act: Callable[[Any], None]) -> dict[str, Any]:
    """Key and callback of a widget, as its arguments: `act` is given the widget's new value.

    What a widget of an older generation says is not heard.
    """
    key = f"{name.replace('.', '-')}-{session.generation()}"
    return {"key": key, "on_change": _hear, "args": (key, session.generation(), act)}


def _hear(key: str, generation: int, act: Callable[[Any], None]) -> None:
    st.session_state["answers_a_control"] = True
    if generation == session.generation():
        act(st.session_state[key])


def clicked(act: Callable[..., None], *arguments: Any) -> dict[str, Any]:
    """Callback of a button, as its arguments."""
    return {"on_click": _act, "args": (act, arguments)}


def _act(act: Callable[..., None], arguments: tuple[Any, ...]) -> None:
    st.session_state["answers_a_control"] = True
    act(*arguments)
