"""When the new fee is paid: date, phase-in, payment lag, and the fiscal years in view."""

from __future__ import annotations

import datetime

import streamlit as st

from model.findings.budget.months import first_year_of
from model.findings.budget.texts.fields import FIRST_YEAR, LAST_YEAR, MOST_PHASES
from model.scenario.schedules import years_later
from model.study.values import value_fault, value_text
from pages.parts.budget import plan, typed_cells
from pages.shell.markdown import plain
from pages.shell.widgets import clicked, heard
from reporting.formats import date_in_words, in_percent
from reporting.wording.values import scale_on_screen

DATE, SHARE = "date", "share"


def draw() -> None:
    """One date, or a table of up to five; then the lag and the first of the three years."""
    timing = plan.plan().timing
    if "phases" in plan.texts():
        _draw_phases()
    else:
        _draw_date(timing.phases[0][0])
    left, right = st.columns(2)
    lag = plan.inputs().entries["payment_lag_months"]
    shortest, longest, step = scale_on_screen(lag)
    with left:
        st.number_input(
            f"{lag.label}, {lag.unit}",
            min_value=shortest,
            max_value=longest,
            value=float(timing.lag),
            step=step,
            format="%g",
            help=plain(f"{lag.description} Source: {lag.source.where}."),
            **heard("budget-lag", lambda months: plan.take("lag", f"{months:g}" if months else "")),
        )
    with right:
        st.number_input(
            "First state fiscal year",
            min_value=FIRST_YEAR,
            max_value=LAST_YEAR,
            value=timing.first_year,
            step=1,
            format="%d",
            help="A state fiscal year runs from July to June and is named after its end.",
            **heard("budget-first-year", _take_first_year),
        )


def _take_first_year(year: int) -> None:
    is_default = year == first_year_of(plan.plan().timing.phases)
    plan.put("first_year", "" if is_default else str(year))


def _draw_date(day: datetime.date) -> None:
    entry, later = plan.inputs().entries["effective_date"], years_later(day, 1)
    st.date_input(
        "Effective date",
        value=day,
        min_value=entry.limits.minimum if entry.limits else None,
        max_value=entry.limits.maximum if entry.limits else None,
        format="MM/DD/YYYY",
        help=plain(entry.description),
        **heard("budget-effective", lambda date: plan.put("effective", _date_text(date))),
    )
    st.button(
        "Phase in over several dates",
        key="budget-phase-in",
        disabled=bool(value_fault(later, entry)),
        **clicked(plan.put, "phases", f"{day}=50%; {later}=100%"),
    )


def _date_text(date: datetime.date | None) -> str:
    is_default = date is None or date == plan.inputs().value("effective_date")
    return "" if is_default else str(date)


def _draw_phases() -> None:
    """The table of dates and shares of the way."""
    rows = [
        {DATE: date_in_words(day), SHARE: f"{value_text(in_percent(share))}%"}
        for day, share in plan.plan().timing.phases
    ]
    st.caption(f"Up to {MOST_PHASES} dates, each with the share of the way that is reached on it.")
    typed_cells.draw(
        "budget-phases",
        rows,
        {DATE: "Date", SHARE: "Share of the way"},
        lambda typed: {
            "phases": "; ".join(f"{row[DATE]}={row[SHARE]}" for row in typed if any(row.values()))
        },
        can_grow=True,
    )
    st.button("One date only", key="budget-one-date", **clicked(plan.put, "phases", ""))
