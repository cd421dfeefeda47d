"""DataFrame -> table on the page: column labels, units, formats. Fractions become percent here."""

from __future__ import annotations

import datetime
import functools
from collections.abc import Callable, Mapping
from typing import Any, Literal

import pandas as pd
import streamlit as st

from model import Assumptions
from model.study.assumptions import BOUNDS

ColumnConfig = dict[str, Any]
HeadedColumns = dict[str, tuple[str, Any]]  # column of the frame -> heading, configuration
NOT_AVAILABLE = "N/A"
INTERPOLATED = "interpolated"
INTERPOLATED_MEANS = (
    "Interpolated: wages are published for some percentiles only; between them the model draws a "
    "line of the logarithm of the wage."
)
HEADER, ROW, MOST_HEIGHT = 37, 30, 560  # pixels
WORDS_OF_STEPS = ("services", "service_group", "rate_line")


def source(assumptions: Assumptions, where: str) -> str:
    """The source line of a chart: who printed the study's values, and whose the scenario's are."""
    line = assumptions.study["source_line"]
    return (
        f"Source: {line}, {where}.<br>"
        "Scenario modeled; not a publication of the State of Missouri or of Mercer."
    )


def dollars(label: str, *, meaning: str = "", decimals: int = 2, width: Any = None) -> Any:
    """A column of dollars, right-aligned: "$1,234.50"."""
    return st.column_config.NumberColumn(
        label, help=meaning or None, format=f"$%,.{decimals}f", alignment="right", width=width
    )


def percent(label: str, *, meaning: str = "", decimals: int = 1, width: Any = None) -> Any:
    """A column of percentages, already times 100, right-aligned and with their sign: "+2.6 %"."""
    return st.column_config.NumberColumn(
        label, help=meaning or None, format=f"%+.{decimals}f %%", alignment="right", width=width
    )


def text(label: str, *, meaning: str = "", pinned: bool = False, width: Any = None) -> Any:
    """A column of text."""
    return st.column_config.TextColumn(label, help=meaning or None, pinned=pinned, width=width)


def in_percent(frame: pd.DataFrame, is_share: Callable[[str], bool]) -> pd.DataFrame:
    """The frame with the named columns times 100; what would round to -0.0 is 0."""
    shares = [name for name in frame.columns if is_share(name)]
    return frame.assign(**{name: (100 * frame[name].to_numpy()).round(6) + 0.0 for name in shares})


def under_headings(frame: pd.DataFrame, columns: HeadedColumns) -> dict[str, Any]:
    """The named columns under their headings, as arguments of `st.dataframe`.

    Streamlit knows columns of two-line headers by their number, and counts the index as number 0.
    """
    headings = [(heading, config["label"]) for heading, config in columns.values()]
    return {
        "data": frame[list(columns)].set_axis(pd.MultiIndex.from_tuples(headings), axis=1),
        "column_config": {
            number: config for number, (_, config) in enumerate(columns.values(), start=1)
        },
    }


@functools.cache
def rate_range_columns() -> HeadedColumns:
    """The columns of `rate_ranges` with their headings, as Table 7 is read."""
    headings = {
        "study_{}_usd": ("Study", 70),
        "scenario_{}_usd": ("Scenario", 70),
        "change_from_fee_{}": ("Scenario against the fee", 64),
        "change_from_study_{}": ("Scenario against the study", 64),
    }
    bounds: HeadedColumns = {
        name.format(bound): (heading, make(bound, width=width))
        for name, (heading, width) in headings.items()
        for make in [dollars if name.endswith("usd") else percent]
        for bound in BOUNDS
    }
    return {
        "service": ("", text("Service", pinned=True, width=225)),
        "procedure_code": ("", text("Code", width=84)),
        "unit": ("", text("Unit", width=68)),
        "fee_schedule_rate_usd": ("", dollars("Fee", meaning="Fee schedule rate", width=68)),
        **bounds,
        "service_group": (" ", text("Group", width=160)),
        "programs": (" ", text("Programs", width=90)),
    }


def rate_range_table(
    ranges: pd.DataFrame, key: str, on_select: Literal["ignore", "rerun"] = "ignore"
) -> Callable[[], object]:
    """What draws Table 7. `selected_rows` tells which are, where `on_select` is "rerun"."""
    shown = in_percent(ranges, lambda name: name.startswith("change_"))
    return functools.partial(
        st.dataframe,
        **under_headings(shown, rate_range_columns()),
        hide_index=True,
        key=key,
        on_select=on_select,
        selection_mode="single-row",
        row_height=ROW,
        height=min(2 * HEADER + ROW * len(ranges), MOST_HEIGHT),
        alt="Rate ranges by service: fee schedule, study and scenario, in dollars per unit",
    )


def selected_rows(key: str) -> list[int]:
    """The numbers of the rows that are selected in the table with this key."""
    held = st.session_state.get(key)
    return list(held.selection.rows) if held else []


def minimum_wage_steps_table(
    steps: pd.DataFrame, wages: Mapping[str, float], key: str
) -> Callable[[], object]:
    """What draws Table 9: the change at each date and in all. wages: minimum wage by ISO date."""
    if steps.empty:
        said = "The phase-in has one step, so there is no change from step to step."
        return functools.partial(st.info, said)
    dates = [name for name in steps.columns if name in wages]
    columns: HeadedColumns = {"services": ("", text("Services", pinned=True, width=300))}
    for prefix, heading in (("", "Each step"), ("cumulative_", "All steps to")):
        for date in dates:
            meaning = f"Minimum wage ${wages[date]:,.2f} an hour".replace("$", "\\$")
            columns[prefix + date] = (heading, percent(_month(date), meaning=meaning, width=76))
    columns["study_total"] = ("Study", percent("all steps", width=76))
    columns["service_group"] = (" ", text("Group", width=160))
    return functools.partial(
        st.dataframe,
        **under_headings(in_percent(steps, lambda name: name not in WORDS_OF_STEPS), columns),
        hide_index=True,
        key=key,
        placeholder=NOT_AVAILABLE,
        row_height=ROW,
        height=2 * HEADER + ROW * len(steps),
        alt="Change of the rate at each step of the minimum wage, in percent",
    )


def draw_rates_over_time(rates: pd.DataFrame, key: str) -> None:
    """The numbers of the chart over time, study and scenario."""
    columns: ColumnConfig = {
        "held": text("Whose", width=110),
        "effective_date": st.column_config.DateColumn("In force from", format="D MMM YYYY"),
        "minimum_wage_usd_per_hour": dollars("Minimum wage, an hour"),
        "rate_usd": dollars("Lower bound, a unit"),
    }
    st.dataframe(
        rates.assign(held=rates["held"].str.capitalize())[list(columns)],
        column_config=columns,
        hide_index=True,
        key=key,
        row_height=ROW,
        alt="Lower bound at each step of the minimum wage, study and scenario, in dollars",
    )


def draw_wages_below(calendar: pd.DataFrame, key: str) -> None:
    """The calendar: each assumed wage and the first date on which it lies below the minimum."""
    columns: ColumnConfig = {
        "first_date_below": st.column_config.DateColumn(
            "Below from", format="MMM YYYY", width=84,
            help="First date on which the wage lies below the minimum",
        ),
        "cents_below": st.column_config.NumberColumn(
            "by, an hour", format="%.1f ¢", alignment="right", width=84
        ),
        "wage_usd_per_hour": dollars("Wage, an hour", width=92),
        "staffing": text("Staffing", width=186),
        "role": text("Role", width=130),
        "occupation": text("Occupation", width=220),
        "bound": text("Bound", width=94),
        "note": text("Percentile", width=96, meaning=INTERPOLATED_MEANS),
        "minimum_wage_usd_per_hour": dollars("Minimum, an hour", width=112),
    }  # fmt: skip
    notes = calendar["interpolated"].map({True: INTERPOLATED, False: "published"})
    st.dataframe(
        calendar.assign(note=notes)[list(columns)],
        column_config=columns,
        hide_index=True,
        key=key,
        placeholder="never",
        row_height=ROW,
        height=min(HEADER + ROW * max(1, len(calendar)), MOST_HEIGHT - 160),
        alt="First date on which each assumed wage lies below the minimum wage",
    )


def _month(date: str) -> str:
    return f"{datetime.date.fromisoformat(date):%b %Y}"
