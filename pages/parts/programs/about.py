"""What a program's document says, value by value, and where the page's numbers come from."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from model.programs.program import Program
from pages.parts import plain_table
from pages.shell.markdown import plain
from reporting.programs.words import source_sentence, values_of_document


def draw(program: Program) -> None:
    """Every value and fact with its source, closed at first, and the foot of the page."""
    with st.expander("What the document says, and what is assumed", key="about-program"):
        rows = values_of_document(program)
        frame = pd.DataFrame(
            [row[1:] for row in rows],
            index=[row[0] for row in rows],
            columns=["Value", "Where"],
        )
        with st.container(key="words-table-of-document"):
            plain_table.draw(frame, program.document)
    st.divider()
    st.caption(plain(source_sentence(program)))
