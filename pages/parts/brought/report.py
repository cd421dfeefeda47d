"""What became of a table that was brought: a sentence, and every row with its reason."""

from __future__ import annotations

import streamlit as st

from pages.shell import session
from pages.shell.markdown import plain
from reporting.data_files import CSV_MIME, csv_file
from reporting.files.table_words import Told

ROW, ROWS_AT_ONCE = 30, 12  # pixels; rows that are seen without scrolling
# Width of each column, in the order in which a person wants to read them.
WIDTHS = {
    "Outcome": 124, "Row": 72, "Code": 72, "Modifier": 76, "Reason": 560, "Rate": 84,
    "Effective date": 110, "State fiscal year": 124, "Service": 240,
}  # fmt: skip


def draw(told: Told, name: str) -> None:
    """The report. name: of the kind of table, which tells apart the keys of two reports."""
    if told.faults:
        heading = f"{told.source} was not loaded, and nothing is changed."
        st.error("\n".join([plain(heading), "", *(f"- {plain(each)}" for each in told.faults)]))
        return
    st.markdown(plain(told.sentence))
    for remark in told.remarks:
        st.caption(plain(remark))
    rows = told.rows
    widths = {each: WIDTHS[each] for each in rows.columns}
    st.dataframe(
        rows,
        column_config={
            each: st.column_config.TextColumn(each, width=width) for each, width in widths.items()
        },
        column_order=sorted(rows.columns, key=list(WIDTHS).index),
        hide_index=True,
        row_height=ROW,
        height=ROW * (ROWS_AT_ONCE + 1) if len(rows) > ROWS_AT_ONCE else "content",
        key=f"{name}-rows-{session.generation()}",
        alt=f"Every row of {told.source}: what became of it, and why",
    )
    st.download_button(
        "Download this list (.csv)",
        data=lambda: csv_file(rows),
        file_name=f"{name}-report.csv",
        mime=CSV_MIME,
        on_click="ignore",
        key=f"{name}-report",
    )
