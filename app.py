"""Overview: what this scenario does, in one sentence, five numbers and one chart."""

import streamlit as st

from model.summary import summary
from model.tables import ranges_as_shares_of_fee, rate_ranges
from pages.shared import charts, frame, numbers, plots, tables, terms, words
from pages.shared.headline import headline

view = frame.page("Overview", fragments=("headline", "chart", "ranges"), heading=False)


@st.fragment(key="headline")
def effect() -> None:
    """The sentence and the numbers: first, so that they are on the screen first."""
    with st.container(key="overview-headline"):
        st.title(words.plain(headline(view.results, view.study_results)), anchor=False)
    numbers.draw(numbers.of_summary(summary(view.results, view.study_results)))


@st.fragment(key="chart")
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


effect()
chart()
ranges()
if not view.briefing:
    terms.draw("fee_schedule_rate", "rate_range", "lower_bound", "interim_point", "upper_bound")
view.footer()
