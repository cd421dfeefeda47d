"""The wages of Tables 2 to 5, where people look for a number of an occupation."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from model import Results
from model.findings.side_by_side import SideBySide
from pages.parts.tables.columns import as_paid, dollar_column, text_column
from pages.shell.results import assumptions
from reporting.formats import counted
from reporting.search.wages import wage_rows, wage_rows_found

WAGES_MEAN = (
    "Dollars per hour, before any minimum wage: the {surveyed} wages of the Bureau of Labor "
    "Statistics with the wage trend. A blended wage weighs the occupations of a role by their "
    "position weights."
)


def draw(side_by_side: SideBySide, search: str) -> None:
    """The wages of Tables 2 to 5, or those that are searched for."""
    # Without a search there are as many rows as in the base, whose wages are known already.
    listed = _found(side_by_side.scenario if search else side_by_side.base, search)
    if listed.empty:
        return
    title = f"Wages of Tables 2 to 5, {counted(len(listed), 'row')}"
    with st.expander(
        title, expanded=bool(search), on_change="rerun", key=f"wages-{bool(search)}"
    ) as opened:
        if opened.open:
            _draw_table(_found(side_by_side.scenario, search))


def _found(results: Results, search: str) -> pd.DataFrame:
    return wage_rows_found(results.assumptions, wage_rows(results), search)


def _draw_table(wages: pd.DataFrame) -> None:
    surveyed = assumptions().base.surveyed
    columns = {
        "occupation": text_column("Occupation", width=230),
        **{bound: dollar_column(label, width=92) for bound, label in assumptions().bounds.items()},
        "percentiles": text_column("Percentiles", width=180),
        "published": text_column(f"{surveyed} wages", width=160),
        "source": text_column("Source", width=160),
        "role": text_column("Role", width=160),
        "staffing": text_column("Services", width=300),
    }
    st.dataframe(
        as_paid(wages, assumptions().bounds),
        column_config=columns,
        column_order=list(columns),
        hide_index=True,
        height="content",
        alt="Wages of Tables 2 to 5 by occupation and bound, in dollars per hour",
    )
    st.caption(WAGES_MEAN.format(surveyed=surveyed))
