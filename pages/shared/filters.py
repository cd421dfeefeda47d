"""Choices of a page that are no part of the scenario: a group, a program, a bound, a line."""

from __future__ import annotations

from collections.abc import Mapping

import streamlit as st

from pages.shared import session


def draw(label: str, key: str, choices: Mapping[str, str]) -> str:
    """A selection of one of `choices` (key -> what is shown), kept over page switches."""
    st.selectbox(
        label,
        list(choices),
        key=key,
        format_func=lambda chosen: choices.get(chosen, chosen),
        on_change=session.redraw,
        persist_state="session",
    )
    return chosen(key, next(iter(choices)))


def chosen(key: str, otherwise: str = "") -> str:
    """What is chosen under a key; `otherwise` before the selection has been drawn."""
    return str(st.session_state.get(key) or otherwise)
