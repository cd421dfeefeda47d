"""The tables of compared scenarios: one bound of each, and what explains a difference."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

import pandas as pd

from pages.parts.plain_table import PlainColumn, draw_columns
from reporting.formats import dollars, signed_dollars, signed_percent


def draw_comparison(rates: pd.DataFrame, bound: str) -> None:
    """One bound of several scenarios: frame of `comparison`.

    A column a scenario with its rate, then the difference of each but the first from the first,
    in dollars and in percent.
    """
    names = list(rates["rate_usd"].columns)
    against = f"Change vs. {names[0]}"
    measures: dict[str, tuple[str, Callable[[float], str], list[str]]] = {
        "rate_usd": ("Rate", dollars, names),
        "difference_usd": (f"{against} ($)", signed_dollars, names[1:]),
        "difference": (f"{against} (%)", signed_percent, names[1:]),
    }
    columns: dict[Any, PlainColumn] = {
        "service": ("", "Service", str),
        **{
            (measure, name): (heading, name, write)
            for measure, (heading, write, compared) in measures.items()
            for name in compared
        },
        "unit": (" ", "Unit", str),
        "procedure_code": (" ", "Code", str),
    }
    alt = "Rates of the compared scenarios by service, and their differences"
    at_bound = rates.xs(bound, level="bound").reset_index()
    draw_columns(at_bound, columns, alt, group="service_group")


def draw_bridge(steps: pd.DataFrame, alt: str) -> None:
    """What explains the difference between two scenarios: frame of `bridge_of`."""
    in_full = partial(dollars, decimals=4)
    columns: dict[str, PlainColumn] = {
        "label": ("", "Changed assumption", str),
        "contribution_usd": ("", "Change", partial(signed_dollars, decimals=4)),
        "start_usd": ("", "Rate before", in_full),
        "end_usd": ("", "Rate after", in_full),
    }
    draw_columns(steps, columns, alt)
