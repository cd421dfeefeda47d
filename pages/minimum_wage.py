"""Minimum wage: the phase-in to edit, Table 9 live, when each wage falls below the minimum."""

from __future__ import annotations

import streamlit as st

from model.findings.side_by_side import (
    SideBySide,
    minimum_wage_steps,
    rates_over_time,
    wages_below_minimum,
)
from pages.parts import chart, choices, phase_in_editor, tables, terms
from pages.shell import controls, session
from pages.shell.markdown import plain
from pages.shell.results import assumptions
from reporting.charts import over_time
from reporting.wording import minimum_wage_by_date, minimum_wage_line_label

NUMBERS_OF_RULE = {
    "spillover": ("spillover_reach_ratio", "spillover_gap_share"),
    "floor_above_minimum": ("wage_floor_ratio",),
}


def page(side_by_side: SideBySide) -> None:
    """Draw the page."""
    st.title("Minimum wage")
    left, right = st.columns([5, 6], gap="large")
    with left:
        st.subheader("Phase-in", anchor=False)
        phase_in_editor.draw()
    with right:
        st.subheader("Rule", anchor=False)
        _draw_rule()
        terms.draw("minimum_wage_phase_in", "blended_wage")
    _draw_steps(side_by_side)
    _draw_over_time(side_by_side)
    _draw_calendar(side_by_side)


def _draw_rule() -> None:
    """How wages respond, and the numbers of the rule that is chosen."""
    entries = assumptions().entries
    entry = entries["minimum_wage_rule"]
    controls.draw_assumption(entry, assumptions().settings_of(entry.id), slider=False)
    rule = session.scenario().value(assumptions(), entry.id)
    st.caption(plain(entry.choices[rule].description))
    for name in NUMBERS_OF_RULE.get(rule, ()):
        controls.draw_assumption(entries[name], assumptions().settings_of(name), slider=False)


def _draw_steps(side_by_side: SideBySide) -> None:
    """Table 9: each step and all steps to a date, at one bound."""
    st.subheader("Change of the rates at each step", anchor=False)
    bound = choices.bound()
    wages = minimum_wage_by_date(assumptions(), session.scenario())
    tables.draw_minimum_wage_steps(minimum_wage_steps(side_by_side, bound), wages)
    st.caption("Percent of the rate before. N/A: no wage of these services had to rise.")


def _draw_over_time(side_by_side: SideBySide) -> None:
    """The lower bound over time of one line of Table 9."""
    lines = assumptions().minimum_wage_lines
    labels = {key: minimum_wage_line_label(assumptions(), key) for key in lines}
    line = choices.select("Services in the chart", "line", labels)
    rates = rates_over_time(side_by_side, line)
    plot = over_time.over_time(side_by_side, line, colors=chart.colors())
    chart.draw(plot, "over-time", lambda: tables.draw_rates_over_time(rates))


def _draw_calendar(side_by_side: SideBySide) -> None:
    """For each role and occupation the first date below the minimum, and by how many cents."""
    st.subheader("When each assumed wage falls below the minimum", anchor=False)
    show_all = st.toggle("Show wages that never do", key="all-wages", persist_state="session")
    wages = wages_below_minimum(side_by_side.scenario)
    tables.draw_wages_below(wages if show_all else wages[wages["first_date_below"].notna()])
