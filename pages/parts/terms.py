"""The study's terms, each with its one line, where it first stands on a page."""

from __future__ import annotations

import streamlit as st

from pages.shell.markdown import plain
from pages.shell.results import assumptions
from reporting.wording.names import terms_in_words


def draw(*terms: str) -> None:
    """One paragraph with the named terms and their explanations."""
    explained = terms_in_words(assumptions(), terms)
    st.caption(" ".join(f"**{plain(term)}**: {plain(meaning)}" for term, meaning in explained))
