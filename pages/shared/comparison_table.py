"""The tables of the page Compare: frames as they are read, and the formats of their columns."""

from __future__ import annotations

from typing import Any

import pandas as pd
import streamlit as st

RATE, DOLLARS, PERCENT = "", ", difference in $", ", difference in %"


def comparison_rows(frame: pd.DataFrame, bound: str) -> pd.DataFrame:
    """One bound of `model.compare.comparison`: a row a service, in plain columns.

    A column a scenario with its rate, then for each but the first its difference from the first,
    in dollars and as a fraction.
    """
    here = frame.xs(bound, level="bound")
    first, *others = here["rate_usd"].columns
    index = here.index
    columns = {
        name: index.get_level_values(level)
        for level, name in (("service", "Service"), ("procedure_code", "Code"), ("unit", "Unit"))
    }
    rates = {f"{name}{RATE}": here["rate_usd"][name].to_numpy() for name in (first, *others)}
    differences = {
        f"{name}{ending}": here[measure][name].to_numpy()
        for name in others
        for measure, ending in (("difference_usd", DOLLARS), ("difference", PERCENT))
    }
    return pd.DataFrame({**columns, **_apart(rates, columns), **differences})


def _apart(rates: dict[str, Any], columns: dict[str, Any]) -> dict[str, Any]:
    """Scenario names that do not fall on a column that is there already."""
    return {f"{name}, rate" if name in columns else name: held for name, held in rates.items()}


def comparison_columns(rows: pd.DataFrame) -> dict[str, Any]:
    """How the columns of `comparison_rows` look: dollars with cents, differences with a sign."""
    settings: dict[str, Any] = {"Service": st.column_config.TextColumn(pinned=True)}
    for name in list(rows.columns)[3:]:
        if name.endswith(PERCENT):
            settings[name] = st.column_config.NumberColumn(format="percent")
        else:
            settings[name] = st.column_config.NumberColumn(format="dollar")
    return settings


def bridge_columns() -> dict[str, Any]:
    """How the columns of `model.compare.bridge_of` are called and look."""
    exact = st.column_config.NumberColumn
    return {
        "label": "Changed assumption",
        "contribution_usd": exact("Change, dollars", format="$%.4f"),
        "start_usd": exact("Rate before, dollars", format="$%.4f"),
        "end_usd": exact("Rate after, dollars", format="$%.4f"),
    }
