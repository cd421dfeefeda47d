"""What a program's document says, value by value, and where the page's numbers come from."""

from __future__ import annotations

import streamlit as st

from model.programs.program import Program
from pages.parts import plain_table
from pages.shell.markdown import plain
from reporting.programs.words import source_sentence, values_of_document
from reporting.tables.headed_rows import headed_rows


def draw(program: Program) -> None:
    """Every value and fact with its source, closed at first, and the foot of the page."""
    with st.expander("What the document says, and what is assumed", key="about-program"):
        rows = headed_rows(values_of_document(program), "Value", "Where")
        plain_table.draw(rows, program.document, "of-words")
    st.divider()
    st.caption(plain(source_sentence(program)))
