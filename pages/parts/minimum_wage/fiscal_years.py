"""The rates of state fiscal years, some of which hold two minimum wages."""

from __future__ import annotations

import streamlit as st

from model.findings.fiscal_years import fiscal_year_rates
from model.findings.side_by_side import SideBySide
from pages.parts.minimum_wage import phase_in_editor
from pages.parts.tables.minimum_wage import draw_fiscal_years
from reporting.phase_in_words import months_by_year

BY_MONTHS = (
    "A state fiscal year runs from July to June. Each month takes the rate at the minimum wage in "
    "force on its first day; the rate of the year is their average, before rounding."
)


def draw(side_by_side: SideBySide, bound: str) -> None:
    """The table, with the months of each minimum wage."""
    st.subheader("Rate by state fiscal year ($ per unit)", anchor=False)
    rates = fiscal_year_rates(side_by_side.scenario, bound)
    schedule = phase_in_editor.schedule_in_force()
    years = [name for name in rates.columns if name.isdigit()]
    draw_fiscal_years(rates, months_by_year(schedule, years))
    st.caption(BY_MONTHS)
