"""The figures that the study prints, beside those of the model."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from pages.parts import plain_table
from pages.parts.tables.columns import ROW, right_text_column, text_column


def draw_printed_figures(rows: pd.DataFrame, key: str) -> None:
    """Published figures beside the model's: frame of `check_rows.rows`."""
    words = {
        "result": text_column("Result", width=80),
        "table": text_column("Table", width=90),
        "line": text_column("Line", width=240),
        "column": text_column("Column and unit", width=205),
    }
    numbers = {
        "printed": right_text_column("Published", width=85),
        "model_as_printed": right_text_column("Model, rounded", width=110),
        "model": right_text_column("Model, in full", width=110),
        "difference": right_text_column("Difference", width=90),
    }
    columns = words | numbers
    alt = "Published figures of the study beside the model's, mismatches first"
    with st.container(key=f"figures-{key}"):
        st.dataframe(
            rows[list(columns)],
            column_config=columns,
            hide_index=True,
            row_height=ROW,
            height="content",
            alt=alt,
        )
    under = {
        name: ("", column["label"], plain_table.number_as_text if name in numbers else str)
        for name, column in columns.items()
    }
    plain_table.draw_for_paper(rows, under, key)
