"""The template of a table to bring, and what became of one: every row with its reason."""

from __future__ import annotations

from collections.abc import Callable

import pandas as pd
import streamlit as st

from model.tables.columns import template
from model.tables.headings import Column
from pages.shell import session
from pages.shell.markdown import plain
from pages.shell.results import assumptions
from reporting.files.table_words import TableReport
from reporting.tables.as_files import CSV_MIME, csv_file

ROW, ROWS_AT_ONCE = 30, 12  # pixels; rows that are seen without scrolling
# Width of each column, in the order in which a person wants to read them.
WIDTHS = {
    "Outcome": 124, "Row": 72, "Code": 72, "Modifier": 76, "Reason": 560, "Rate": 84,
    "Effective date": 110, "State fiscal year": 124, "Service": 240,
}  # fmt: skip


def draw(report: TableReport, name: str) -> None:
    """The report. name: of the kind of table, which tells apart the keys of two reports."""
    if report.faults:
        heading = f"{report.source} was not loaded, and nothing is changed."
        st.error("\n".join([plain(heading), "", *(f"- {plain(each)}" for each in report.faults)]))
        return
    st.markdown(plain(report.sentence))
    for remark in report.remarks:
        st.caption(plain(remark))
    rows = report.rows
    st.dataframe(
        rows,
        column_config={
            each: st.column_config.TextColumn(each, width=WIDTHS[each]) for each in rows.columns
        },
        column_order=sorted(rows.columns, key=list(WIDTHS).index),
        hide_index=True,
        row_height=ROW,
        height=ROW * (ROWS_AT_ONCE + 1) if len(rows) > ROWS_AT_ONCE else "content",
        key=f"{name}-rows-{session.generation()}",
        alt=f"Every row of {report.source}: what became of it, and why",
    )
    _draw_csv("Download this list (.csv)", lambda: rows, f"{name}-report")


def draw_template(columns: tuple[Column, ...], name: str) -> None:
    """A table to fill in, with the headings that are read. name: of the kind of table."""
    _draw_csv(
        "Download a template (.csv)", lambda: template(columns, assumptions()), f"{name}-template"
    )


def _draw_csv(label: str, table: Callable[[], pd.DataFrame], stem: str) -> None:
    """A button that makes the file when it is pressed; stem: of the file's name."""
    st.download_button(
        label,
        data=lambda: csv_file(table()),
        file_name=f"{stem}.csv",
        mime=CSV_MIME,
        on_click="ignore",
        key=stem,
    )
