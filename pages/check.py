"""Fidelity: every printed figure of the study beside the model's."""

from __future__ import annotations

from functools import cache

import pandas as pd
import streamlit as st

from model.findings.check import check
from model.findings.side_by_side import SideBySide
from pages.parts import choices, numbers, tables
from pages.shell.markdown import plain
from pages.shell.results import assumptions
from reporting import check_rows, large_numbers


def page(_: SideBySide) -> None:
    """Draw the page."""
    st.title("Fidelity")
    figures = printed_figures()
    numbers.draw(large_numbers.of_check(figures))
    st.markdown(plain(check_rows.meaning(assumptions(), figures)))
    st.caption(check_rows.OF_THE_STUDY)
    with st.columns([2, 3])[0]:
        table = choices.select("Table", "table", check_rows.table_choices(figures))
    tables.draw_printed_figures(check_rows.rows(figures, table))


@cache
def printed_figures() -> pd.DataFrame:
    """Every printed figure beside the model's, computed once."""
    return check(assumptions())
