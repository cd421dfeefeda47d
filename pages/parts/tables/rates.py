"""The tables of rates: Table 7 beside its base, and what makes up one rate."""

from __future__ import annotations

from functools import partial
from typing import Any

import pandas as pd
import streamlit as st

from model.study.assumptions import BOUNDS
from pages.parts import plain_table
from pages.parts.tables.columns import (
    GROUP,
    ROW,
    SERVICE,
    HeadedColumns,
    as_paid,
    columns_by_bound,
    dollar_column,
    in_percent,
    percent_column,
    text_column,
    under_headings,
)
from pages.shell import session
from pages.shell.results import assumptions
from reporting.formats import dollars, percent, signed_dollars, signed_percent
from reporting.wording.current_rates import mark_in_short


def draw_rate_ranges(ranges: pd.DataFrame, key: str, *, can_select: bool = False) -> str:
    """Table 7 with the scenario beside its base: frame of `rate_ranges`.

    Returns the key of the service that is selected where one can be; "" otherwise.
    """
    base, is_marked = assumptions().base, bool(ranges["fee_schedule_mark"].any())
    ranges = ranges.assign(fee_schedule_mark=ranges["fee_schedule_mark"].map(mark_in_short))
    columns: HeadedColumns = {
        # What a narrow screen has room for comes first: whose rate, and the scenario's range. A
        # laptop has room for all up to the change from the current rate.
        "service_group": ("", text_column("Group", pinned=True, width=GROUP)),
        "service": ("", text_column("Service", pinned=True, width=SERVICE)),
        "fee_schedule_rate_usd": ("", dollar_column("Current", meaning="Current rate", width=60)),
        **({"fee_schedule_mark": ("", text_column("Current is", width=112))} if is_marked else {}),
        **columns_by_bound("scenario_{}_usd", "Scenario", dollar_column, 60),
        **columns_by_bound("base_{}_usd", base.name, dollar_column, 60),
        **columns_by_bound("change_from_fee_{}", "Scenario vs. current rate", percent_column, 64),
        "unit": (" ", text_column("Unit", width=68)),
        "procedure_code": (" ", text_column("Code", width=84)),
        **columns_by_bound("change_from_base_{}", f"Scenario vs. {base.short}", percent_column, 64),
        "programs": ("  ", text_column("Programs", width=90)),
    }
    changes = [name for name in columns if name.startswith("change_")]
    amounts = [name for name in columns if name.endswith("_usd")]
    table: Any = st.dataframe(
        **under_headings(as_paid(in_percent(ranges, changes), amounts), columns),
        hide_index=True,
        key=f"{key}-{session.generation()}",
        on_select="rerun" if can_select else "ignore",
        selection_mode="single-row",
        row_height=ROW,
        height="content",
        alt=f"Rate ranges by service: current rate, scenario and {base.short}, in dollars per unit",
    )
    if can_select:
        fees = ranges["fee_schedule_rate_usd"].map(dollars) + " " + ranges["fee_schedule_mark"]
        on_paper = ranges.assign(fee=fees.str.strip())
        plain_table.draw_for_paper(
            on_paper, _rate_ranges_on_paper(), "rates", on_a_phone=True, group="service_group"
        )
    rows = table.selection.rows if can_select else []
    return str(ranges["service_key"].iloc[rows[0]]) if rows else ""


def _rate_ranges_on_paper() -> dict[str, plain_table.PlainColumn]:
    base = assumptions().base
    groups = {
        "scenario_{}_usd": ("Scenario", dollars),
        "base_{}_usd": (base.name, dollars),
        "change_from_fee_{}": ("Scenario vs. current rate", signed_percent),
        "change_from_base_{}": (f"Scenario vs. {base.short}", signed_percent),
    }
    return {
        "service": ("", "Service", str),
        "fee": ("", "Current rate", plain_table.number_as_text),
        **{
            name.format(bound): (heading, bound, write)
            for name, (heading, write) in groups.items()
            for bound in BOUNDS
        },
        "unit": ("", "Unit", str),
        "procedure_code": ("", "Code", str),
    }


def draw_components(components: pd.DataFrame, unit: str, alt: str, *, is_changed: bool) -> None:
    """What makes up one rate: frame of `parts_of_rate`; the base's only where it differs.

    unit: what the rate is paid for ("per 15 min.").
    """
    base = assumptions().base
    in_full, change = partial(dollars, decimals=4), partial(signed_dollars, decimals=4)
    compared: dict[str, plain_table.PlainColumn] = {
        "base_usd": ("", f"{base.name} ($ {unit})", in_full),
        "difference_usd": ("", f"Change vs. {base.short} ($ {unit})", change),
    }
    columns: dict[str, plain_table.PlainColumn] = {
        "label": ("", "Part of the rate", str),
        "scenario_usd_per_hour": ("", "$ per hour", in_full),
        "scenario_usd": ("", f"$ {unit}", in_full),
        **(compared if is_changed else {}),
        "scenario_share": ("", "Share of the rate", percent),
    }
    plain_table.draw_columns(components, columns, alt)
