"""Overview: what this scenario does, in one sentence, five numbers and one chart."""

import streamlit as st

from model.summary import summary
from model.tables import ranges_as_shares_of_fee, rate_ranges
from pages.shared import charts, frame, numbers, plots, tables, terms, words
from pages.shared.headline import headline

view = frame.page("Overview", fragments=("ranges",), heading=False)


def sentence() -> None:
    """What was changed and what it does."""
    st.title(words.plain(headline(view.results, view.study_results)), anchor=False)


def counts() -> None:
    """The five numbers."""
    numbers.draw(numbers.of_summary(summary(view.results, view.study_results)))


def chart() -> None:
    """Every service on one axis."""
    found = summary(view.results, view.study_results)
    shares = ranges_as_shares_of_fee(rate_ranges(view.results, view.study_results))
    title = charts.interim_above_title(found)
    figure = charts.range_chart(
        shares, title, tables.source(view.assumptions, "Table 7"), colors=plots.colors()
    )
    plots.draw(figure, "range-chart", f"{title}. {charts.RANGE_CHART_IN_WORDS}")


@st.fragment(key="ranges")
def ranges() -> None:
    """The chart's table, within reach and drawn only when it is opened."""
    if view.briefing:
        return
    with st.expander("The numbers of this chart", key="chart-table", on_change="rerun") as opened:
        if opened.open:
            tables.draw_rate_ranges(rate_ranges(view.results, view.study_results), "overview-table")


with st.container(key="overview-headline"):
    view.live("headline", sentence)
view.live("numbers", counts)
view.live("chart", chart)
ranges()
if not view.briefing:
    terms.draw("fee_schedule_rate", "rate_range", "lower_bound", "interim_point", "upper_bound")
view.footer()
