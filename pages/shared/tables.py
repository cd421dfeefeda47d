"""DataFrame -> table on the page: column labels, units, formats. Fractions become percent here."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pandas as pd
import streamlit as st

from model import Assumptions
from model.assumptions import BOUNDS

ColumnConfig = dict[str, Any]
NOT_AVAILABLE = "N/A"


def source(assumptions: Assumptions, where: str) -> str:
    """The source line of a chart: who printed the study's values, and whose the scenario's are."""
    line = assumptions.study["source_line"]
    return (
        f"Source: {line}, {where}.<br>"
        "Scenario modeled; not a publication of the State of Missouri or of Mercer."
    )


def dollars(label: str, *, meaning: str = "", decimals: int = 2) -> Any:
    """A column of dollars, right-aligned: "$1,234.50"."""
    return st.column_config.NumberColumn(
        label, help=meaning or None, format=f"$%,.{decimals}f", alignment="right"
    )


def percent(label: str, *, meaning: str = "", decimals: int = 1) -> Any:
    """A column of percentages, already times 100, right-aligned and with their sign: "+2.6 %"."""
    return st.column_config.NumberColumn(
        label, help=meaning or None, format=f"%+.{decimals}f %%", alignment="right"
    )


def text(label: str, *, meaning: str = "", pinned: bool = False, width: Any = None) -> Any:
    """A column of text."""
    return st.column_config.TextColumn(label, help=meaning or None, pinned=pinned, width=width)


def in_percent(frame: pd.DataFrame, is_share: Callable[[str], bool]) -> pd.DataFrame:
    """The frame with the named columns times 100; what would round to -0.0 is 0."""
    shares = [name for name in frame.columns if is_share(name)]
    return frame.assign(**{name: (100 * frame[name]).round(6) + 0.0 for name in shares})


def rate_range_columns() -> ColumnConfig:
    """The columns of `model.tables.rate_ranges`, in the order in which Table 7 is read."""
    columns: ColumnConfig = {
        "service": text("Service", pinned=True, width=230),
        "procedure_code": text("Code", width=90),
        "unit": text("Unit", width=80),
        "fee_schedule_rate_usd": dollars("Fee", meaning="What Medicaid paid in SFY 2019"),
    }
    for held in ("study", "scenario"):
        for bound in BOUNDS:
            columns[f"{held}_{bound}_usd"] = dollars(f"{held.capitalize()} {bound}")
    for against in ("fee", "study"):
        for bound in BOUNDS:
            columns[f"change_from_{against}_{bound}"] = percent(
                f"{bound.capitalize()} vs {against}",
                meaning=f"Scenario's {bound} rate against the {against}, in percent",
            )
    return {
        **columns,
        "service_group": text("Group", width=170),
        "programs": text("Programs", width=100),
    }


def draw_rate_ranges(
    ranges: pd.DataFrame, key: str, on_select: Any = "ignore", height: int | str = "auto"
) -> None:
    """Table 7 live. `on_select` makes its rows selectable, one at a time."""
    columns = rate_range_columns()
    st.dataframe(
        in_percent(ranges, lambda name: name.startswith("change_"))[list(columns)],
        column_config=columns,
        hide_index=True,
        key=key,
        on_select=on_select,
        selection_mode="single-row",
        height=height,  # type: ignore[arg-type]
        alt="Rate ranges by service: fee schedule, study and scenario, in dollars per unit",
    )
