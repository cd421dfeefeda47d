"""What stands under every page of the rate study: its sources."""

from __future__ import annotations

import streamlit as st

from pages.shell import session
from pages.shell.markdown import plain
from pages.shell.results import assumptions
from reporting.wording.changes import loaded_in_words


def draw() -> None:
    """Source and disclaimer, and where current rates were loaded from."""
    study = assumptions().study
    st.divider()
    source = f"Source: {study['source_line']}; scenario modeled. {study['disclaimer']}"
    st.caption(plain(source))
    if loaded := loaded_in_words(session.scenario()):
        st.caption(plain(f"Current rates: {', '.join(loaded)}."))
