"""Rate ranges: Table 7 live, study and scenario beside the fee schedule."""

import functools

import streamlit as st

from pages.shared import filters, frame, link, live, numbers, pictures, plots, tables, terms
from pages.shared import rate_range_plots as range_plots
from reporting.headline import headline

CHARTS = {  # what its button says -> key of the chart, what makes it
    "All services, percent of the fee": ("range-chart", range_plots.all_services),
    "One service, dollars": ("dollar-chart", range_plots.one_service),
}
TABLE = "rate-ranges"
TERMS = (*terms.OF_RANGES, "rcf_alf", "consumer_directed")
FOLDED = {"picture": [f"picture-{key}" for key, _ in CHARTS.values()]}

view = frame.page("Rate ranges", fragments=("table", "chart", "picture"), folded=FOLDED)


def effect() -> live.Draw:
    """What the scenario does to all 28 services, whatever the table shows."""
    sentence = headline(view.results, view.study_results)
    return functools.partial(numbers.draw, [], sentence, level=2)


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
    st.caption("Dollars per unit. Select a row, at its left edge, to open its build-up.")
    live.draw_here("table", rows, live.TABLE)
    for row in tables.selected_rows(TABLE):
        service = str(range_plots.chosen_ranges(view)["service_key"].iloc[row])
        parameters = link.parameters(view.scenario, view.assumptions)
        st.switch_page("pages/build_up.py", query_params={**parameters, "service": service})


def rows() -> live.Draw:
    """The table, or why it has no row."""
    ranges = range_plots.chosen_ranges(view)
    if ranges.empty:
        return functools.partial(st.info, "No service of this group is paid under this program.")
    return tables.rate_range_table(ranges, TABLE, on_select="rerun")


@st.fragment(key="chart")
def chart() -> None:
    """The chart of the rows in the table: of all services, or of one."""
    # No tabs: they look for what can be focused in all that their chart consists of.
    shown = st.segmented_control(
        "Chart",
        list(CHARTS),
        default=next(iter(CHARTS)),
        required=True,
        key="chart-shown",
        label_visibility="collapsed",
    )
    key, make = CHARTS[str(shown)]
    if make is range_plots.one_service and (names := range_plots.services(view)):
        filters.draw("Service", range_plots.SERVICE, {name: name for name in names})
    plot = functools.partial(make, view)
    live.draw_here("chart", functools.partial(plots.chart, plot, key), live.CHART)
    picture(key, plot)


@st.fragment(key="picture")
def picture(key: str, plot: plots.Make) -> None:
    """The chart as a picture, made only when it is opened."""
    pictures.draw_menu(plot, key)


view.live("headline", effect)
table()
chart()
terms.draw(*TERMS)
view.footer()
