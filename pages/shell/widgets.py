"""How a widget is joined to the session: its key, and who hears what it says."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import streamlit as st

from pages.shell import session
from pages.shell.session_value import SessionValue, one_change


def heard(name: str, act: Callable[[Any], None]) -> dict[str, Any]:
    """Key and callback of a widget, as its arguments: `act` is given the widget's new value.

    What a widget says that was made anew since is not heard.
    """
    key = _key(name)
    return {"key": key, "on_change": _hear, "args": (key, name, act)}


def file_heard(name: str, act: Callable[[str, bytes], None]) -> dict[str, Any]:
    """The same of an uploader: `act` is given the name and the content of a file.

    A file that another one replaces has lost its content before it is heard for the last time.
    """

    def act_on_content(file: Any) -> None:
        if hasattr(file, "getvalue"):
            act(file.name, file.getvalue())

    return heard(name, act_on_content)


def make_anew(*names: str) -> None:
    """Have these widgets made anew with the value in force; all others keep focus and place."""
    for name in names:
        _times_made_anew(name).put(_times_made_anew(name)() + 1)


def _key(name: str) -> str:
    times = _times_made_anew(name)()
    return f"{name.replace('.', '-')}-{session.generation()}{f'-{times}' if times else ''}"


def _times_made_anew(name: str) -> SessionValue[int]:
    return SessionValue(f"made anew: {name}, {session.generation()}", 0)


def _hear(key: str, name: str, act: Callable[[Any], None]) -> None:
    if key == _key(name):
        session.hears_a_control.put(True)
        answer(act, (st.session_state[key],))


def clicked(act: Callable[..., None], *arguments: Any) -> dict[str, Any]:
    """Callback of a button, as its arguments."""
    return {"on_click": answer, "args": (act, arguments)}


def answer(act: Callable[..., None], arguments: tuple[Any, ...]) -> None:
    """Do what a person asked for, all of it or nothing; the run that follows answers it."""
    with one_change():
        act(*arguments)
        session.hears_a_control.put(False)
        session.answers_a_control.put(True)
