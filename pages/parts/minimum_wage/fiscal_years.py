"""The rates of state fiscal years, some of which hold two minimum wages."""

from __future__ import annotations

import streamlit as st

from model.findings.fiscal_years import fiscal_year_rates
from model.findings.side_by_side import SideBySide
from pages.parts.minimum_wage import phase_in_editor
from pages.parts.tables.minimum_wage import draw_fiscal_years
from pages.shell.markdown import plain
from reporting.phase_in_words import years_in_words

BY_MONTHS = (
    "A state fiscal year runs from July to June. Its rate is the average of its months, before "
    "rounding, each at the minimum wage in force on its first day."
)


def draw(side_by_side: SideBySide, bound: str) -> None:
    """The table, and the months of each minimum wage."""
    st.subheader("Rate by state fiscal year ($ per unit)", anchor=False)
    rates = fiscal_year_rates(side_by_side.scenario, bound)
    years = [name for name in rates.columns if name.isdigit()]
    draw_fiscal_years(rates, years)
    st.caption(plain(f"{BY_MONTHS} {years_in_words(phase_in_editor.schedule_in_force(), years)}"))
