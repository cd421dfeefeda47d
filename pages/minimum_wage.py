"""Minimum wage: Table 9 first, then the phase-in to edit, and when wages fall below the minimum."""

from __future__ import annotations

import streamlit as st

from model.findings.minimum_wage.minimum_wage_steps import minimum_wage_steps, rates_over_time
from model.findings.minimum_wage.wages_below_minimum import wages_below_minimum
from model.findings.side_by_side import SideBySide
from pages.parts import chart, choices, numbers, terms
from pages.parts.minimum_wage import fiscal_years, phase_in
from pages.parts.tables.minimum_wage import (
    draw_minimum_wage_steps,
    draw_rates_over_time,
    draw_wages_below,
)
from pages.shell import session
from pages.shell.results import assumptions
from reporting.charts import over_time
from reporting.charts.plot import Plot
from reporting.phase_in_words import phase_in_sentence
from reporting.wording.minimum_wage import minimum_wage_by_date
from reporting.wording.names import minimum_wage_line_label

IN_PERCENT = "Percent over the previous step. N/A: no wage increase required."


def opening(side_by_side: SideBySide) -> None:
    """What the phase-in does at the bound that is chosen, and Table 9."""
    st.title("Minimum wage")
    bound = choices.chosen_bound()
    numbers.draw([], phase_in_sentence(side_by_side, bound), level=2)
    choices.bound()
    wages = minimum_wage_by_date(assumptions(), session.scenario())
    draw_minimum_wage_steps(minimum_wage_steps(side_by_side, bound), wages)
    st.caption(IN_PERCENT)


def page(side_by_side: SideBySide) -> None:
    """Draw the page."""
    phase_in.draw()
    fiscal_years.draw(side_by_side, choices.chosen_bound())
    _draw_over_time(side_by_side)
    _draw_calendar(side_by_side)
    terms.draw("minimum_wage_phase_in", "blended_wage", "rcf_alf", "fms")


def _draw_over_time(side_by_side: SideBySide) -> None:
    """The lower bound over time of one line of Table 9."""
    lines = assumptions().minimum_wage_lines
    labels = {key: minimum_wage_line_label(assumptions(), key) for key in lines}
    line = choices.select("Services in the chart", "line", labels)
    rates = rates_over_time(side_by_side, line)
    chart.draw(plot(side_by_side), "over-time", lambda: draw_rates_over_time(rates))


def plot(side_by_side: SideBySide) -> Plot:
    """The lower bound over time of the chosen line of Table 9."""
    line = session.choice("line", assumptions().minimum_wage_lines)
    return over_time.over_time(side_by_side, line)


def _draw_calendar(side_by_side: SideBySide) -> None:
    """For each role the first date below the minimum, and by how many cents."""
    st.subheader("When each modeled wage falls below the minimum", anchor=False)
    show_all = st.toggle("Include wages that stay above", key="all-wages", persist_state="session")
    wages = wages_below_minimum(side_by_side.scenario)
    draw_wages_below(wages if show_all else wages[wages["first_date_below"].notna()])
