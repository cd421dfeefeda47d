"""Compare: up to four scenarios side by side, and what drives the difference between two."""

import functools

import streamlit as st

from pages.shared import compare_plots, controls, frame, live, pictures, session
from pages.shared.comparison_table import bridge_columns
from pages.shared.service_choice import draw_bound, draw_service
from reporting.charts.bridge import bridge_title
from reporting.wording import plain

CHART = "compare-bridge-chart"

view = frame.page("Compare", ("compare-scenarios", "compare-bridge", "beneath-the-chart"))
a = view.assumptions


def take_scenarios() -> None:
    """The chosen scenarios are the compared ones."""
    session.put_compared_names(st.session_state["compare-scenarios"])
    session.redraw(sidebar=())


def take_bridge() -> None:
    """The bridge leads between the two chosen scenarios."""
    session.put_bridge_names(st.session_state["compare-From"], st.session_state["compare-To"])
    session.redraw(sidebar=())


@st.fragment(key="compare-scenarios")
def scenarios() -> None:
    st.multiselect(
        "Scenarios, at most four; the others are compared with the first",
        list(session.comparable_scenarios()),
        key=controls.seeded("compare-scenarios", list(session.compared_names())),
        max_selections=session.COMPARED_AT_MOST,
        on_change=take_scenarios,
    )
    draw_bound(a, st.container(), "compare")


@st.fragment(key="compare-bridge")
def difference() -> None:
    st.subheader("What drives the difference", help=plain(a.terms["bridge"]))
    known = session.comparable_scenarios()
    boxes = st.columns(3)
    draw_service(a, boxes[0], "compare")
    for box, label, name in zip(boxes[1:], ("From", "To"), session.bridge_names(), strict=True):
        key = controls.seeded(f"compare-{label}", name)
        box.selectbox(label, list(known), key=key, on_change=take_bridge)


@st.fragment(key="beneath-the-chart")
def beneath() -> None:
    steps = compare_plots.steps(view)
    if steps.empty:
        return
    pictures.draw_menu(functools.partial(compare_plots.chart, view), CHART)
    with st.expander("The chart as a table", key="bridge-table", on_change="rerun") as opened:
        if opened.open:
            columns, alt = bridge_columns(), bridge_title(steps)
            st.dataframe(steps[list(columns)], hide_index=True, column_config=columns, alt=alt)


scenarios()
view.live("rates", functools.partial(compare_plots.rates, view), live.TABLE)
difference()
view.live("bridge", functools.partial(compare_plots.difference, view, CHART), live.CHART)
beneath()
view.footer()
