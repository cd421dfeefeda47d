"""Minimum wage: the phase-in to edit, Table 9 live, when each wage falls below the minimum."""

import streamlit as st

from model.tables import minimum_wage_steps, rates_over_time, total_changes, wages_below_minimum
from pages.shared import charts, controls, filters, frame, phase_in, plots, tables, terms, words

RULE_NUMBERS = {
    "spillover": ("spillover_reach_ratio", "spillover_gap_share"),
    "floor_above_minimum": ("wage_floor_ratio",),
}

view = frame.page("Minimum wage", fragments=("impacts", "phase-in", "chart", "calendar"))
WORDS = view.assumptions


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
        st.caption(words.plain(entry.choices[rule].description))
        for name in RULE_NUMBERS.get(rule, ()):
            controls.draw_assumption(WORDS.entries[name], slider=False)
        terms.draw("minimum_wage_phase_in", "blended_wage")


@st.fragment(key="impacts")
def impacts() -> None:
    """Table 9: each step and all steps to a date, at one bound."""
    st.subheader("Change of the rates at each step", anchor=False)
    bound = filters.draw("Bound", "table-9-bound", dict(WORDS.bounds))
    steps = minimum_wage_steps(view.results, view.study_results, bound)
    wages = {date.isoformat(): wage for date, wage in phase_in.schedule_in_force()}
    tables.draw_minimum_wage_steps(steps, wages, "table-9")
    st.caption("Percent of the rate before. N/A: no wage of these services had to rise.")


@st.fragment(key="chart")
def chart() -> None:
    """The lower bound over time of one line of Table 9."""
    lines = {held.services: held for held in WORDS.minimum_wage_lines.values()}
    shown = {name: f"{held.service_group}: {name}" for name, held in lines.items()}
    services = filters.draw("Services in the chart", "line-over-time", shown)
    rates = rates_over_time(view.results, view.study_results, services)
    line = WORDS.rate_lines[str(rates["rate_line"].iloc[0])]
    title = charts.over_time_title(line.label, total_changes(rates))
    figure = charts.rate_over_time_chart(
        rates, title, WORDS.units[line.unit].label,
        tables.source(WORDS, "Tables 8 and 9"), colors=plots.colors(),
    )  # fmt: skip
    said = f"{title}. Study and scenario as steps over the dates."
    plots.draw(plots.Plot(figure, said), "over-time")
    tables.draw_rates_over_time(rates, "rates-over-time")


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
