"""Build-up: one service at one bound, from the direct care wage to the rate."""

import functools

import streamlit as st

from model.findings.trace import trace
from pages.shared import build_up_plots, frame, link, live, numbers, pictures, plots, terms
from pages.shared.build_up_words import numbers_of_rate, parts_columns
from pages.shared.service_choice import chosen_bound, chosen_service, draw_bound, draw_service
from pages.shared.trace_table import parts_of, trace_table
from reporting.charts.build_up import build_up_title

CHART = "build-up-waterfall"
FOLDED = {"beneath-the-chart": (f"picture-{CHART}", "build-up-table")}
OWN = ("build-up-numbers", "beneath-the-chart", "build-up-trace")

view = frame.page("Build-up", OWN, folded=FOLDED)
a = view.assumptions
TERMS = (
    "overtime", "productivity", "billable_share", "program_share", "admin_share",
    "electronic_visit_verification", "employee_related_expenses", "blended_wage",
)  # fmt: skip
waterfall = functools.partial(build_up_plots.waterfall, view)


@st.fragment(key="build-up-numbers")
def service_and_bound() -> None:
    left, right = st.columns(2, vertical_alignment="bottom")
    draw_service(a, left, "build-up")
    draw_bound(a, right, "build-up")
    live.draw_here("build-up-numbers", rates, live.NUMBERS)


def rates() -> live.Draw:
    service, bound = chosen_service(a), chosen_bound(a)
    found = numbers_of_rate(view.study_results, view.results, service, bound)
    return functools.partial(numbers.draw, found)


def chart() -> live.Draw:
    return plots.chart(waterfall, CHART)


@st.fragment(key="beneath-the-chart")
def beneath() -> None:
    pictures.draw_menu(waterfall, CHART)
    with st.expander("The chart as a table", key="build-up-table", on_change="rerun") as opened:
        if opened.open:
            parts, columns = build_up_plots.parts(view), parts_columns()
            alt = build_up_title(parts)
            st.dataframe(parts[list(columns)], hide_index=True, column_config=columns, alt=alt)


@st.fragment(key="build-up-trace")
def steps() -> None:
    line = a.rate_lines[a.services[chosen_service(a)].rate_line]
    study, scenario = (
        trace(held, line.key, chosen_bound(a)) for held in (view.study_results, view.results)
    )
    named = parts_of(a, scenario)
    with st.expander("Step by step", expanded=not view.briefing):
        st.caption("A number with a link opens its assumption in a new tab.")
        part = st.segmented_control(
            "Part of the build-up",
            list(named),
            format_func=lambda key: named[key],
            default=next(iter(named)),
            required=True,
            key=f"build-up-part-{line.staffing}",
        )
        st.markdown(trace_table(a, study, scenario, str(part), link.parameters(view.scenario, a)))


service_and_bound()
view.live("build-up-chart", chart, live.CHART)
beneath()
if not view.briefing:
    terms.draw(*TERMS)
steps()
view.footer()
