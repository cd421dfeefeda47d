"""The tables of the phase-in: Table 9, fiscal years, rates over time, wages below the minimum."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from typing import Any

import pandas as pd
import streamlit as st

from pages.parts.plain_table import PlainColumn, draw_columns
from pages.shell.results import assumptions
from reporting.formats import (
    cents,
    date_in_words,
    date_with_wage,
    dollars,
    month_in_words,
    signed_dollars,
    signed_percent,
)

NEVER = "never"
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
    columns: dict[str, PlainColumn] = {
        "services": ("", "Services", str),
        "first_rate_usd": ("Rate ($ per unit)", month_in_words(first), dollars),
        "last_rate_usd": ("Rate ($ per unit)", month_in_words(last), dollars),
        "change_usd": ("Rate ($ per unit)", "Change", signed_dollars),
        **{
            name: ("At this step", date_with_wage(day, wages[day]), signed_percent)
            for name, day in dates.items()
        },
        **{
            f"cumulative_{name}": ("Cumulative", month_in_words(day), signed_percent)
            for name, day in list(dates.items())[1:]  # after the first step they are one
        },
        "base_total": (assumptions().base.name, "Cumulative", signed_percent),
    }
    alt = "Rate increase at each step of the minimum wage, in percent and in dollars per unit"
    draw_columns(steps, columns, alt, group="service_group")


def draw_fiscal_years(rates: pd.DataFrame, years: Iterable[str]) -> None:
    """Frame of `fiscal_year_rates`, the columns of these years."""
    columns: dict[str, PlainColumn] = {
        "services": ("", "Services", str),
        **{year: ("", f"SFY {year}", dollars) for year in years},
    }
    alt = "Rate of each state fiscal year, weighted by months, in dollars per unit"
    draw_columns(rates, columns, alt, group="service_group")


def draw_rates_over_time(rates: pd.DataFrame) -> None:
    """The numbers of the chart over time: frame of `rates_over_time`."""
    columns: dict[str, PlainColumn] = {
        "whose": ("", "Scenario", str),
        "effective_date": ("", "Effective date", date_in_words),
        "minimum_wage_usd_per_hour": ("", "Minimum wage ($/hour)", dollars),
        "rate_usd": ("", "Lower-bound rate ($ per unit)", dollars),
    }
    base = assumptions().base
    named = rates.assign(whose=rates["whose"].map({"base": base.name, "scenario": "Scenario"}))
    alt = f"Lower bound at each step of the minimum wage, {base.short} and scenario, in dollars"
    draw_columns(named, columns, alt)


def draw_wages_below(wages: pd.DataFrame) -> None:
    """Each assumed wage and when it falls below the minimum: frame of `wages_below_minimum`."""
    interpolated = wages["wage_is_interpolated"]
    percentile: dict[str, PlainColumn] = {"percentile": ("", "Percentile", str)}
    columns: dict[str, PlainColumn] = {
        "first_date_below": ("", "Below minimum from", _or_never(month_in_words)),
        "cents_below": ("", "Shortfall per hour", _or_never(cents)),
        "wage_usd_per_hour": ("", "Wage ($/hour)", dollars),
        "minimum_wage_usd_per_hour": ("", "Minimum ($/hour)", _or_never(dollars)),
        "occupation": ("", "Occupation", str),
        "bound": ("", "Bound", str),
        **(percentile if interpolated.any() else {}),
        "staffing": ("", "Services", str),
        "role": ("", "Role", str),
    }
    named = wages.assign(percentile=interpolated.map({True: "interpolated", False: "published"}))
    draw_columns(named, columns, "First date on which each modeled wage is below the minimum wage")
    if interpolated.any():
        st.caption(INTERPOLATED_MEANS)


def _or_never(write: Callable[[Any], str]) -> Callable[[Any], str]:
    return lambda value: NEVER if pd.isna(value) else write(value)
