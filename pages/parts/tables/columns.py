"""Column kinds of a table that can be sorted on the page. Fractions become percent here."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

import pandas as pd
import streamlit as st

from model.steps.cents import in_cents
from model.study.assumptions import BOUNDS

ROW = 30  # pixels
GROUP, SERVICE = 150, 264  # pixels: as wide as the longest name of each
# Column of the frame -> the heading above it, and how the column is called and looks.
HeadedColumns = Mapping[str, tuple[str, Any]]


def dollar_column(label: str, *, meaning: str = "", width: Any = None) -> Any:
    """A column of dollars, right-aligned: "$1,234.50"."""
    return st.column_config.NumberColumn(
        label, help=meaning or None, format="$%,.2f", alignment="right", width=width
    )


def percent_column(label: str, *, meaning: str = "", width: Any = None) -> Any:
    """A column of percentages, already times 100, with their sign: "+2.6%"."""
    return st.column_config.NumberColumn(
        label, help=meaning or None, format="%+.1f%%", alignment="right", width=width
    )


def text_column(label: str, *, meaning: str = "", pinned: bool = False, width: Any = None) -> Any:
    """A column of texts; a pinned one stays where the others are scrolled."""
    return st.column_config.TextColumn(label, help=meaning or None, pinned=pinned, width=width)


def right_text_column(label: str, *, width: Any = None) -> Any:
    """A column of numbers that are written already."""
    return st.column_config.TextColumn(label, alignment="right", width=width)


def columns_by_bound(
    name: str, heading: str, column: Callable[..., Any], width: int
) -> dict[str, tuple[str, Any]]:
    """A column for each bound under one heading; name: of a column, with {} for the bound."""
    return {name.format(bound): (heading, column(bound, width=width)) for bound in BOUNDS}


def in_percent(frame: pd.DataFrame, names: Iterable[str]) -> pd.DataFrame:
    """The frame with the named columns times 100; what would round to -0.0 is 0."""
    return frame.assign(**{name: (100 * frame[name].to_numpy()).round(6) + 0.0 for name in names})


def as_paid(frame: pd.DataFrame, names: Iterable[str]) -> pd.DataFrame:
    """The frame with the named columns in whole cents: a browser would take a half cent away."""
    return frame.assign(**{name: in_cents(frame[name].to_numpy()) for name in names})


def under_headings(frame: pd.DataFrame, columns: HeadedColumns) -> dict[str, Any]:
    """The named columns under their headings, as arguments of `st.dataframe`.

    Streamlit knows columns of two-line headers by their number, and counts the index as number 0.
    """
    headings = [(heading, column["label"]) for heading, column in columns.values()]
    return {
        "data": frame[list(columns)].set_axis(pd.MultiIndex.from_tuples(headings), axis=1),
        "column_config": {
            number: column for number, (_, column) in enumerate(columns.values(), start=1)
        },
    }
