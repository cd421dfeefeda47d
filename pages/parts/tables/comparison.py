"""The tables of compared scenarios: one bound of each, and what explains a difference."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pandas as pd
import streamlit as st

from pages.parts.tables.columns import (
    GROUP,
    ROW,
    SERVICE,
    difference_column,
    dollar_column,
    draw,
    draw_for_paper,
    in_percent,
    percent_column,
    text_column,
    under_headings,
)
from reporting.formats import dollars, signed_dollars, signed_percent


def draw_comparison(rates: pd.DataFrame, bound: str) -> None:
    """One bound of several scenarios: frame of `comparison`.

    A column a scenario with its rate, then the difference of each but the first from the first,
    in dollars and in percent.
    """
    at_bound = rates.xs(bound, level="bound")
    names = list(at_bound["rate_usd"].columns)
    against = f"Change vs. {names[0]}"
    measures: dict[str, tuple[str, Callable[..., Any], Callable[[float], str], list[str]]] = {
        "rate_usd": ("Rate", dollar_column, dollars, names),
        "difference_usd": (f"{against} ($)", difference_column, signed_dollars, names[1:]),
        "difference": (f"{against} (%)", percent_column, signed_percent, names[1:]),
    }
    columns: dict[str, tuple[str, Any]] = {
        "service_group": ("", text_column("Group", pinned=True, width=GROUP)),
        "service": ("", text_column("Service", pinned=True, width=SERVICE)),
    }
    numbers: dict[str, Any] = {}
    write: dict[str, Callable[[float], str]] = {}
    for measure, (heading, column, writer, compared) in measures.items():
        for name in compared:
            key = f"{measure}_{names.index(name)}"
            numbers[key] = at_bound[measure][name].to_numpy()
            columns[key] = (heading, column(name))
            write[key] = writer
    columns["unit"] = (" ", text_column("Unit", width=68))
    columns["procedure_code"] = (" ", text_column("Code", width=84))
    table = pd.DataFrame(numbers, index=at_bound.index).reset_index()
    percent = [name for name, writer in write.items() if writer is signed_percent]
    st.dataframe(
        **under_headings(in_percent(table, percent), columns),
        hide_index=True,
        key="compare-rates",
        row_height=ROW,
        height="content",
        alt="Rates of the compared scenarios by service, and their differences",
    )
    draw_for_paper(table, columns, write, "compared")


def draw_bridge(steps: pd.DataFrame, alt: str) -> None:
    """What explains the difference between two scenarios: frame of `bridge_of`."""
    columns = {
        "label": text_column("Changed assumption"),
        "contribution_usd": difference_column("Change, dollars", decimals=4),
        "start_usd": dollar_column("Rate before, dollars", decimals=4),
        "end_usd": dollar_column("Rate after, dollars", decimals=4),
    }
    draw(steps, columns, "bridge", alt)
