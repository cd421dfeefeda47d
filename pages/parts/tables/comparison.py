"""The tables of compared scenarios: one bound of each, and what explains a difference."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pandas as pd

from pages.parts.plain_table import PaperColumn, draw_columns
from pages.parts.tables.columns import difference_column, dollar_column, draw, text_column
from reporting.formats import dollars, signed_dollars, signed_percent


def draw_comparison(rates: pd.DataFrame, bound: str) -> None:
    """One bound of several scenarios: frame of `comparison`.

    A column a scenario with its rate, then the difference of each but the first from the first,
    in dollars and in percent.
    """
    at_bound = rates.xs(bound, level="bound")
    names = list(at_bound["rate_usd"].columns)
    against = f"Change vs. {names[0]}"
    measures: dict[str, tuple[str, Callable[[float], str], list[str]]] = {
        "rate_usd": ("Rate", dollars, names),
        "difference_usd": (f"{against} ($)", signed_dollars, names[1:]),
        "difference": (f"{against} (%)", signed_percent, names[1:]),
    }
    columns: dict[str, PaperColumn] = {
        "service_group": ("", "Group", str),
        "service": ("", "Service", str),
    }
    numbers: dict[str, Any] = {}
    for measure, (heading, write, compared) in measures.items():
        for name in compared:
            key = f"{measure}_{names.index(name)}"
            numbers[key] = at_bound[measure][name].to_numpy()
            columns[key] = (heading, name, write)
    columns["unit"] = (" ", "Unit", str)
    columns["procedure_code"] = (" ", "Code", str)
    table = pd.DataFrame(numbers, index=at_bound.index).reset_index()
    draw_columns(
        table,
        columns,
        "Rates of the compared scenarios by service, and their differences",
    )


def draw_bridge(steps: pd.DataFrame, alt: str) -> None:
    """What explains the difference between two scenarios: frame of `bridge_of`."""
    columns = {
        "label": text_column("Changed assumption"),
        "contribution_usd": difference_column("Change, dollars", decimals=4),
        "start_usd": dollar_column("Rate before, dollars", decimals=4),
        "end_usd": dollar_column("Rate after, dollars", decimals=4),
    }
    draw(steps, columns, "bridge", alt)
