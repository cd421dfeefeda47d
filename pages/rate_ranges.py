"""Rate ranges: Table 7 live, study and scenario beside the fee schedule."""

from __future__ import annotations

import streamlit as st

from model.findings.rate_ranges import in_group_and_program, rate_ranges
from model.findings.side_by_side import SideBySide
from pages.parts import chart, choices, numbers, terms
from pages.parts.bases import base_words
from pages.parts.tables.rates import draw_rate_ranges
from pages.shell import link
from pages.shell.results import assumptions
from reporting.charts import one_service, ranges
from reporting.charts.plot import Plot
from reporting.headline import headline
from reporting.wording.names import TERMS_OF_RANGES

CHARTS = {"one": "One service in dollars", "all": "All services in percent"}


def opening(side_by_side: SideBySide) -> None:
    """What the scenario does to all services."""
    st.title("Rate ranges")
    numbers.draw([], headline(side_by_side), level=2)


def page(side_by_side: SideBySide) -> None:
    """Draw the page."""
    group, program = _draw_filters()
    services = in_group_and_program(rate_ranges(side_by_side), group, program)
    if services.empty:
        st.info("No service of this group is paid under this program.")
        return
    shown = choices.buttons("Chart", "chart", CHARTS, label_visibility="collapsed")
    if shown == "one":
        service = choices.service(services["service_key"])
        chart.draw(one_service.one_service(side_by_side, service), "one-service")
    else:
        title = ranges.fees_below_title(services, assumptions().base.in_words)
        order = choices.order_of_services()
        of_all = ranges.all_services(side_by_side, services, title, order=order)
        if of_all:
            chart.draw(of_all, "ranges")
    st.caption("Dollars per unit. Check a service, or choose it on Build-up, to see its build-up.")
    if selected := draw_rate_ranges(services, "rate-ranges", can_select=True):
        link.go_to("build_up", service=selected)
    base_words.draw_fees(side_by_side)
    terms.draw(*TERMS_OF_RANGES, "rcf_alf", "hcy", "mf", "consumer_directed")


def plot(side_by_side: SideBySide) -> Plot:
    """The range of the chosen service in dollars."""
    return one_service.one_service(side_by_side, choices.chosen_service())


def _draw_filters() -> tuple[str, str]:
    own = assumptions()
    groups = {"": "All groups", **{label: label for label in own.service_groups.values()}}
    programs = {key: f"{key}: {name}" for key, name in own.programs.items()}
    left, right = st.columns(2)
    with left:
        group = choices.select("Group", "group", groups)
    with right:
        program = choices.select("Program", "program", {"": "All programs", **programs})
    return group, program
