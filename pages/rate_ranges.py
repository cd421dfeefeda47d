"""Rate ranges: Table 7 live, study and scenario beside the fee schedule."""

import pandas as pd
import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from model.tables import fee_counts_of, in_group_and_program, ranges_as_shares_of_fee, rate_ranges
from pages.shared import charts, filters, frame, link, numbers, plots, tables, terms
from pages.shared.headline import headline

TABS = ("All services, percent of the fee", "One service, dollars")

view = frame.page("Rate ranges", fragments=("table", "chart"))
SOURCE = tables.source(view.assumptions, "Table 7")


def effect() -> DeltaGenerator:
    """What the scenario does to all 28 services, whatever the table shows."""
    return numbers.draw([], headline(view.results, view.study_results), level=2)


def chosen_ranges() -> pd.DataFrame:
    """The rows of Table 7 that the filters leave."""
    ranges = rate_ranges(view.results, view.study_results)
    return in_group_and_program(ranges, filters.chosen("group"), filters.chosen("program"))


@st.fragment(key="table")
def table() -> None:
    """A row a service; a selected row opens its build-up."""
    left, right = st.columns(2)
    groups = view.assumptions.service_groups.values()
    programs = {key: f"{key}: {name}" for key, name in view.assumptions.programs.items()}
    with left:
        filters.draw("Group", "group", {"": "All groups", **dict(zip(groups, groups, strict=True))})
    with right:
        filters.draw("Program", "program", {"": "All programs", **programs})
    ranges = chosen_ranges()
    if ranges.empty:
        st.info("No service of this group is paid under this program.")
        return
    st.caption("Dollars per unit. Select a row, at its left edge, to open its build-up.")
    selected = tables.draw_rate_ranges(ranges, "rate-ranges", on_select="rerun")
    if selected:
        service = str(ranges["service_key"].iloc[selected[0]])
        parameters = link.parameters(view.scenario, view.assumptions)
        st.switch_page("pages/build_up.py", query_params={**parameters, "service": service})


@st.fragment(key="chart")
def chart() -> None:
    """The chart of the rows in the table; one at a time, made only when its tab is open."""
    ranges = chosen_ranges()
    if ranges.empty:
        return
    for tab, draw in zip(
        st.tabs(TABS, key="rate-range-charts", on_change="rerun"), DRAWN, strict=True
    ):
        if tab.open:
            with tab:
                draw(ranges)


def all_services(ranges: pd.DataFrame) -> None:
    """Every range as percent of its fee."""
    title = charts.fees_below_title(*(fee_counts_of(ranges, of) for of in ("scenario", "study")))
    shares = ranges_as_shares_of_fee(ranges)
    figure = charts.range_chart(shares, title, SOURCE, colors=plots.colors())
    plots.draw(figure, "range-chart", f"{title}. {charts.RANGE_CHART_IN_WORDS}")


def one_service(ranges: pd.DataFrame) -> None:
    """The range of one service in dollars."""
    rows = {f"{row['service']} ({row['procedure_code']})": row for row in charts.records(ranges)}
    row = rows[filters.draw("Service", "service-in-dollars", {name: name for name in rows})]
    title = charts.one_fee_title(row)
    figure = charts.dollar_range_chart(row, title, SOURCE, colors=plots.colors())
    plots.draw(figure, "dollar-chart", f"{title}. Study and scenario in dollars.")


DRAWN = (all_services, one_service)
view.live("headline", effect)
table()
chart()
terms.draw("fee_schedule_rate", "rate_range", "lower_bound", "interim_point", "rcf_alf")
view.footer()
