"""Minimum wage: the phase-in to edit, Table 9 live, when each wage falls below the minimum."""

import functools

import streamlit as st

from model.findings.side_by_side import minimum_wage_steps, wages_below_minimum
from pages.shared import controls, filters, frame, live, phase_in, pictures, plots, tables, terms
from pages.shared import minimum_wage_plots as wage_plots
from reporting.wording import plain

RULE_NUMBERS = {
    "spillover": ("spillover_reach_ratio", "spillover_gap_share"),
    "floor_above_minimum": ("wage_floor_ratio",),
}
BOUND, CHART = "table-9-bound", "over-time"
OWN = ("impacts", "phase-in", "chart", "beneath-the-chart", "calendar")
FOLDED = {"beneath-the-chart": (f"picture-{CHART}", "chart-table")}

view = frame.page("Minimum wage", OWN, folded=FOLDED)
WORDS = view.assumptions
over_time = functools.partial(wage_plots.over_time, view)


@st.fragment(key="phase-in")
def schedule_and_rule() -> None:
    """The phase-in, the law since, the rule and the numbers of the rule."""
    left, right = st.columns([5, 6], gap="large")
    with left:
        st.subheader("Phase-in", anchor=False)
        phase_in.draw()
        phase_in.draw_later_law()
    with right:
        st.subheader("Rule", anchor=False)
        entry = WORDS.entries["minimum_wage_rule"]
        controls.draw_choice(WORDS.settings[entry.id])
        rule = str(view.scenario.value(WORDS, entry.id))
        st.caption(plain(entry.choices[rule].description))
        for name in RULE_NUMBERS.get(rule, ()):
            controls.draw_assumption(WORDS.entries[name], slider=False)
        terms.draw("minimum_wage_phase_in", "blended_wage")


@st.fragment(key="impacts")
def impacts() -> None:
    """Table 9: each step and all steps to a date, at one bound."""
    st.subheader("Change of the rates at each step", anchor=False)
    filters.draw("Bound", BOUND, dict(WORDS.bounds))
    live.draw_here("impacts", steps, live.TABLE)
    st.caption("Percent of the rate before. N/A: no wage of these services had to rise.")


def steps() -> live.Draw:
    """The table alone."""
    bound = filters.chosen(BOUND, next(iter(WORDS.bounds)))
    changes = minimum_wage_steps(view.results, view.study_results, bound)
    wages = {date.isoformat(): wage for date, wage in phase_in.schedule_in_force()}
    return tables.minimum_wage_steps_table(changes, wages, "table-9")


@st.fragment(key="chart")
def chart() -> None:
    """The lower bound over time of one line of Table 9."""
    filters.draw("Services in the chart", wage_plots.SERVICES, wage_plots.lines(view))
    live.draw_here("chart", functools.partial(plots.chart, over_time, CHART), live.CHART)
    beneath()


@st.fragment(key="beneath-the-chart")
def beneath() -> None:
    """The chart as a picture and as a table, each made only when it is opened."""
    pictures.draw_menu(over_time, CHART)
    with st.expander("The numbers of this chart", key="chart-table", on_change="rerun") as opened:
        if opened.open:
            tables.draw_rates_over_time(wage_plots.rates(view), "rates-over-time")


@st.fragment(key="calendar")
def calendar() -> None:
    """For each role and occupation the first date below the minimum, and by how many cents."""
    st.subheader("When each assumed wage falls below the minimum", anchor=False)
    st.toggle("Show wages that never do", key="all-wages", persist_state="session")
    wages = wages_below_minimum(view.results)
    if not filters.chosen("all-wages"):
        wages = wages[wages["first_date_below"].notna()]
    tables.draw_wages_below(wages, "calendar")


schedule_and_rule()
impacts()
chart()
calendar()
view.footer()
