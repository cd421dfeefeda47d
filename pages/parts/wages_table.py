"""The wages of Tables 2 to 5, where people look for a number of an occupation."""

from __future__ import annotations

import streamlit as st

from model.findings.side_by_side import SideBySide
from pages.shell.results import assumptions
from reporting.formats import counted
from reporting.search.wages import wage_rows, wage_rows_found

WAGE_COLUMNS = (
    "occupation", "lower", "interim", "upper", "percentiles", "published", "source", "role",
    "staffing",
)  # fmt: skip
WAGES_MEAN = (
    "Dollars per hour, before any minimum wage: the {surveyed} wages of the Bureau of Labor "
    "Statistics with the wage trend. A blended wage weighs the occupations of a role by their "
    "position weights."
)


def draw(side_by_side: SideBySide, search: str) -> None:
    """The wages of Tables 2 to 5, or those that are searched for."""
    wages = wage_rows_found(assumptions(), wage_rows(side_by_side.scenario), search)
    if wages.empty:
        return
    surveyed = assumptions().base.surveyed
    title = f"Wages of Tables 2 to 5, {counted(len(wages), 'row')}"
    with st.expander(
        title, expanded=bool(search), on_change="rerun", key=f"wages-{bool(search)}"
    ) as opened:
        if opened.open:
            text, usd = st.column_config.TextColumn, st.column_config.NumberColumn
            st.dataframe(
                wages,
                column_config={
                    "occupation": text("Occupation", width=230),
                    **{
                        bound: usd(label, format="$%.2f", width=92)
                        for bound, label in assumptions().bounds.items()
                    },
                    "percentiles": text("Percentiles", width=180),
                    "published": text(f"{surveyed} wages", width=160),
                    "source": text("Source", width=160),
                    "role": text("Role", width=160),
                    "staffing": text("Services", width=300),
                },
                column_order=WAGE_COLUMNS,
                hide_index=True,
                height="content",
                alt="Wages of Tables 2 to 5 by occupation and bound, in dollars per hour",
            )
            st.caption(WAGES_MEAN.format(surveyed=surveyed))
