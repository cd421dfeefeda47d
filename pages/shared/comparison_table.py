"""The tables of the page Compare: frames as they are read, and the formats of their columns."""

from __future__ import annotations

from typing import Any

import pandas as pd
import streamlit as st

from pages.shared.tables import HeadedColumns, dollars, in_percent, percent, text, under_headings


def comparison_table(frame: pd.DataFrame, bound: str) -> dict[str, Any]:
    """One bound of `comparison` as arguments of `st.dataframe`: a row a service.

    A column a scenario with its rate, then the difference of each but the first from the first,
    in dollars and in percent.
    """
    here = frame.xs(bound, level="bound")
    names = list(here["rate_usd"].columns)
    measures = {
        "rate_usd": ("Rate", dollars, names),
        "difference_usd": (f"Against {names[0]}, $", _difference, names[1:]),
        "difference": (f"Against {names[0]}, %", percent, names[1:]),
    }
    columns: HeadedColumns = {
        "service": ("", text("Service", pinned=True)),
        "procedure_code": ("", text("Code")),
        "unit": ("", text("Unit")),
    }
    held: dict[str, Any] = {}
    for measure, (heading, column, shown) in measures.items():
        for name in shown:
            key = f"{measure}_{names.index(name)}"
            held[key] = here[measure][name].to_numpy()
            columns[key] = (heading, column(name))
    numbers = pd.DataFrame(held, index=here.index).reset_index()
    return under_headings(
        in_percent(numbers, lambda name: columns.get(name, ("",))[0] == measures["difference"][0]),
        columns,
    )


def bridge_columns() -> dict[str, Any]:
    """How the columns of `bridge_of` are called and look."""
    return {
        "label": text("Changed assumption"),
        "contribution_usd": _difference("Change, dollars", decimals=4),
        "start_usd": dollars("Rate before, dollars", decimals=4),
        "end_usd": dollars("Rate after, dollars", decimals=4),
    }


def _difference(label: str, *, decimals: int = 2) -> Any:
    """A column of differences in dollars, with their sign: "+0.11"."""
    return st.column_config.NumberColumn(label, format=f"%+,.{decimals}f", alignment="right")
