"""The figures that the study prints, beside those of the model."""

from __future__ import annotations

from typing import Any

import pandas as pd
import streamlit as st

from pages.parts import plain_table
from pages.parts.tables.columns import draw, text_column


def draw_printed_figures(rows: pd.DataFrame, key: str) -> None:
    """Published figures beside the model's: frame of `check_rows.rows`."""
    right: dict[str, Any] = {"alignment": "right"}
    text = st.column_config.TextColumn
    columns = {
        "result": text_column("Result", width=80),
        "table": text_column("Table", width=90),
        "line": text_column("Line", width=240),
        "column": text_column("Column and unit", width=205),
        "printed": text("Published", width=85, **right),
        "model_as_printed": text("Model, rounded", width=110, **right),
        "model": text("Model, in full", width=110, **right),
        "difference": text("Difference", width=90, **right),
    }
    alt = "Published figures of the study beside the model's, mismatches first"
    draw(rows, columns, key, alt, height="content")
    under = {name: ("", column["label"], str) for name, column in columns.items()}
    plain_table.draw_for_paper(rows, under, key)
