"""Overview: what this scenario does, in one sentence, five numbers and one chart."""

import functools

import streamlit as st

from model.findings.side_by_side import ranges_as_shares_of_fee, rate_ranges
from model.findings.summary import summary
from pages.shared import frame, live, numbers, pictures, plots, tables, terms
from reporting.charts import ranges as charts
from reporting.headline import headline

FOLDED = {"beneath-the-chart": ("picture-range-chart", "chart-table")}

view = frame.page("Overview", fragments=("beneath-the-chart",), heading=False, folded=FOLDED)


def effect() -> live.Draw:
    """The sentence and the numbers: one element, so that the browser draws them at once."""
    found = numbers.of_summary(summary(view.results, view.study_results))
    return functools.partial(numbers.draw, found, headline(view.results, view.study_results))


def plot() -> plots.Plot:
    """Every service on one axis."""
    title = charts.interim_above_title(summary(view.results, view.study_results))
    shares = ranges_as_shares_of_fee(rate_ranges(view.results, view.study_results))
    source = tables.source(view.assumptions, "Table 7")
    figure = charts.range_chart(shares, title, source, colors=plots.colors())
    return plots.Plot(figure, f"{title}. {charts.RANGE_CHART_IN_WORDS}")


def chart() -> live.Draw:
    """The chart alone; what can be opened beneath it is drawn after it."""
    return plots.chart(plot, "range-chart")


@st.fragment(key="beneath-the-chart")
def beneath() -> None:
    """The chart as a picture and as a table, each made only when it is opened."""
    pictures.draw_menu(plot, "range-chart")
    if view.briefing:
        return
    with st.expander("The numbers of this chart", key="chart-table", on_change="rerun") as opened:
        if opened.open:
            ranges = rate_ranges(view.results, view.study_results)
            tables.rate_range_table(ranges, "overview-table")()


view.live("headline", effect)
view.live("chart", chart, live.CHART)
beneath()
if not view.briefing:
    terms.draw(*terms.OF_RANGES, "percentile")
view.footer()
