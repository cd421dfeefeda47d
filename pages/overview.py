"""Overview: one service in dollars; then what this scenario does to all, in numbers and a chart."""

from __future__ import annotations

import streamlit as st

from model.findings.rate_ranges import rate_ranges
from model.findings.side_by_side import SideBySide
from model.findings.summary import summary
from pages.parts import chart, choices, numbers, plain_table, terms
from pages.parts.bases import base_words
from pages.parts.tables.rates import draw_rate_ranges
from pages.shell.markdown import plain
from reporting.charts import ranges
from reporting.charts.plot import Plot
from reporting.headline import headline
from reporting.large_numbers import of_summary
from reporting.pay.supported_wage import supported_wage_in_words
from reporting.service_in_dollars import dollars_by_bound, where_the_rate_lies
from reporting.wording.names import TERMS_OF_RANGES

WHAT_THIS_IS = (
    "Home- and community-based services (HCBS) support people at home. The current rate is what "
    "Missouri Medicaid pays for a unit of a service; the range is what the study's method gives "
    "for it. Choose a service, then change an assumption in the sidebar."
)


def opening(side_by_side: SideBySide) -> None:
    """What the scenario does to all services."""
    numbers.draw(of_summary(summary(side_by_side)), headline(side_by_side))


def page(side_by_side: SideBySide) -> None:
    """Draw the page."""
    services = rate_ranges(side_by_side)
    _draw_one_service(side_by_side)
    choices.order_of_services()
    if shown := plot(side_by_side):
        chart.draw(shown, "ranges", lambda: draw_rate_ranges(services, "chart-table"))
    terms.draw(*TERMS_OF_RANGES, "percentile", "rcf_alf", "hcy")


def plot(side_by_side: SideBySide) -> Plot | None:
    """The ranges of all services, in the chosen order."""
    services = rate_ranges(side_by_side)
    title = ranges.interim_above_title(summary(side_by_side))
    order = choices.chosen_order()
    return ranges.all_services(side_by_side, services, title, order=order)


def _draw_one_service(side_by_side: SideBySide) -> None:
    left, right = st.columns([2, 3], gap="medium")
    with left:
        service = choices.service()
        st.caption(WHAT_THIS_IS)
    with right:
        sentence = where_the_rate_lies(side_by_side, service)
        plain_table.draw(dollars_by_bound(side_by_side, service), sentence, "first-strong")
        st.caption(plain(supported_wage_in_words(side_by_side, service, "lower")))
        base_words.draw_wage(side_by_side, service)
