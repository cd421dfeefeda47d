"""The scenarios that were added to Compare, each with a way to remove it."""

from __future__ import annotations

import streamlit as st

from pages.parts.compare import compared
from pages.shell import session
from pages.shell.markdown import plain
from pages.shell.widgets import clicked


def draw() -> None:
    """A button for each."""
    with st.container(horizontal=True, key="added"):
        for place, added in session.added().items():
            st.button(
                f"Remove {plain(added.name)} from Compare",
                icon=":material/close:",
                key=f"remove-{place}",
                **clicked(compared.remove, place),
            )
