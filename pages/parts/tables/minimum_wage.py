"""The tables of the phase-in: Table 9, fiscal years, rates over time, wages below the minimum."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

import pandas as pd
import streamlit as st

from pages.parts.tables.columns import (
    ROW,
    Writers,
    dollar_column,
    draw,
    draw_everywhere,
    draw_for_paper,
    in_percent,
    or_else,
    percent_column,
    right_text_column,
    text_column,
    under_headings,
)
from pages.shell.results import assumptions
from reporting.formats import cents, dollars, month_in_words, signed_dollars, signed_percent

NOT_AVAILABLE, NEVER = "N/A", "never"
INTERPOLATED_MEANS = (
    "Interpolated: wages are published for some percentiles only; between them the model draws a "
    "line of the logarithm of the wage."
)


def draw_minimum_wage_steps(steps: pd.DataFrame, wages: Mapping[date, float]) -> None:
    """Table 9: frame of `minimum_wage_steps`. wages: minimum wage by effective date."""
    if steps.empty:
        st.info("The phase-in has one step, so no rate changes from step to step.")
        return
    dates = {f"{day:%Y-%m-%d}": day for day in wages if f"{day:%Y-%m-%d}" in steps.columns}
    first, last = min(wages), max(wages)
    columns: dict[str, tuple[str, Any]] = {
        "service_group": ("", text_column("Group", width=138)),
        "services": ("", text_column("Services", width=130)),
        "first_rate_usd": ("Rate ($ per unit)", dollar_column(month_in_words(first), width=66)),
        "last_rate_usd": ("Rate ($ per unit)", dollar_column(month_in_words(last), width=66)),
        "change": ("Rate ($ per unit)", right_text_column("Change", width=60)),
    }
    for prefix, heading in (("", "At this step"), ("cumulative_", "Cumulative")):
        for name, day in dates.items():
            meaning = f"Minimum wage {dollars(wages[day])} per hour".replace("$", "\\$")
            columns[prefix + name] = (
                heading,
                percent_column(month_in_words(day), meaning=meaning, width=58),
            )
    columns["base_total"] = (assumptions().base.name, percent_column("Cumulative", width=78))
    percent = [*dates, *(f"cumulative_{name}" for name in dates), "base_total"]
    change = [signed_dollars(usd) for usd in steps["change_usd"]]
    st.dataframe(
        **under_headings(in_percent(steps.assign(change=change), percent), columns),
        hide_index=True,
        key="table-9",
        placeholder=NOT_AVAILABLE,
        row_height=ROW,
        height="content",
        alt="Rate increase at each step of the minimum wage, in percent and in dollars per unit",
    )
    write: Writers = {
        "first_rate_usd": dollars,
        "last_rate_usd": dollars,
        **dict.fromkeys(percent, or_else(NOT_AVAILABLE, signed_percent)),
    }
    draw_for_paper(steps.assign(change=change), columns, write, "table-9")


def draw_fiscal_years(rates: pd.DataFrame, months: Mapping[str, str]) -> None:
    """Frame of `fiscal_year_rates`. months: what each year's minimum wages are, by its column."""
    columns: dict[str, Any] = {
        "service_group": text_column("Group", width=138),
        "services": text_column("Services", width=166),
        **{
            year: dollar_column(f"SFY {year}", meaning=said.replace("$", "\\$"), width=76)
            for year, said in months.items()
        },
    }
    alt = "Rate of each state fiscal year, weighted by months, in dollars per unit"
    draw_everywhere(rates, columns, dict.fromkeys(months, dollars), "fiscal-years", alt)


def draw_rates_over_time(rates: pd.DataFrame) -> None:
    """The numbers of the chart over time: frame of `rates_over_time`."""
    columns = {
        "whose": text_column("Scenario", width=110),
        "effective_date": st.column_config.DateColumn("Effective date", format="MMM D, YYYY"),
        "minimum_wage_usd_per_hour": dollar_column("Minimum wage ($/hour)"),
        "rate_usd": dollar_column("Lower-bound rate ($ per unit)"),
    }
    base = assumptions().base
    named = rates.assign(whose=rates["whose"].map({"base": base.name, "scenario": "Scenario"}))
    alt = f"Lower bound at each step of the minimum wage, {base.short} and scenario, in dollars"
    draw(named, columns, "rates-over-time", alt)


def draw_wages_below(wages: pd.DataFrame) -> None:
    """Each assumed wage and when it falls below the minimum: frame of `wages_below_minimum`."""
    columns = {
        "first_date_below": st.column_config.DateColumn(
            "Below minimum from", format="MMM YYYY", width=136
        ),
        "cents_below": st.column_config.NumberColumn(
            "Shortfall per hour", format="%.1f¢", alignment="right", width=120
        ),
        "wage_usd_per_hour": dollar_column("Wage ($/hour)", width=100),
        "minimum_wage_usd_per_hour": dollar_column("Minimum ($/hour)", width=120),
        "occupation": text_column("Occupation", width=220),
        "bound": text_column("Bound", width=94),
        "percentile": text_column("Percentile", width=96, meaning=INTERPOLATED_MEANS),
        "staffing": text_column("Services", width=220),
        "role": text_column("Role", width=200),
    }
    published = wages["wage_is_interpolated"].map({True: "interpolated", False: "published"})
    write = {
        "first_date_below": or_else(NEVER, month_in_words),
        "cents_below": or_else(NEVER, cents),
        "wage_usd_per_hour": dollars,
        "minimum_wage_usd_per_hour": or_else(NEVER, dollars),
    }
    alt = "First date on which each modeled wage is below the minimum wage"
    shown = wages.assign(percentile=published)
    draw_everywhere(shown, columns, write, "calendar", alt, placeholder=NEVER)
