"""What holds for every chart: plotly takes it, in both themes and sizes, and it has its words."""

from __future__ import annotations

import json

import plotly.graph_objects as go
import pytest

from model.findings.rate_ranges import rate_ranges
from reporting.charts.bridges.bridge import bridge_plot
from reporting.charts.build_up import build_up
from reporting.charts.on_a_phone import phone_layout
from reporting.charts.one_service import one_service
from reporting.charts.over_time import over_time
from reporting.charts.pictures.enlarged import enlarged
from reporting.charts.plot import Plot
from reporting.charts.ranges import all_services
from reporting.charts.shapes import diamond
from reporting.charts.style import COLORS, DARK_COLORS, in_dark
from tests.reporting.cases import SCENARIOS, A, case
from tests.reporting.charts.figures import notes

CHARTS = ("ranges", "one service", "over time", "build-up", "bridge")
every_chart = pytest.mark.parametrize("chart", CHARTS)
every_case = pytest.mark.parametrize("name", SCENARIOS)


def plot_of(chart: str, name: str) -> Plot:
    side_by_side = case(name)
    two = SCENARIOS["study"], SCENARIOS["changed" if name == "study" else name]
    plots = {
        "ranges": lambda: all_services(side_by_side, rate_ranges(side_by_side), "Title"),
        "one service": lambda: one_service(side_by_side, "homemaker"),
        "over time": lambda: over_time(side_by_side, "basic_care"),
        "build-up": lambda: build_up(side_by_side, "homemaker", "lower"),
        "bridge": lambda: bridge_plot(A, *two, ("Study", "Other"), "homemaker", "lower"),
    }
    plot = plots[chart]()
    assert plot is not None
    return plot


@every_chart
@every_case
def test_plotly_takes_the_figure_in_all_sizes(chart: str, name: str) -> None:
    figure = plot_of(chart, name).figure
    go.Figure(figure)
    go.Figure(enlarged(figure, 1.4))
    go.Figure({**figure, "layout": {**figure["layout"], **phone_layout(figure)}})


@every_chart
@every_case
def test_every_number_is_finite_and_can_be_sent(chart: str, name: str) -> None:
    json.dumps(plot_of(chart, name).figure, allow_nan=False)


@every_chart
def test_a_figure_names_message_unit_and_source(chart: str) -> None:
    plot = plot_of(chart, "changed")
    layout = plot.figure["layout"]
    unit = f"{notes(plot.figure)} {layout['xaxis']['title']['text']}"
    assert plot.alt.startswith(plot.words.title)
    assert "Source: Mercer for Missouri DHSS" in plot.words.source
    assert "Dollars per" in unit or "Percent of" in unit
    assert min(layout["margin"].values()) >= 0


@every_chart
def test_the_dark_theme_has_no_colour_of_the_light_one(chart: str) -> None:
    figure = plot_of(chart, "extreme").figure
    light, dark = json.dumps(figure), json.dumps(in_dark(figure))
    assert not [shade for shade in DARK_COLORS.values() if shade in light]
    assert not [shade for shade in COLORS.values() if shade in dark]


def test_a_color_that_was_typed_is_a_text_in_the_dark_theme() -> None:
    typed = f"<b>{COLORS['scenario']}</b>"
    assert in_dark({"name": [typed, typed[3:-4]]})["name"] == [typed, DARK_COLORS["scenario"]]
    assert in_dark(f"<span style='color:{COLORS['low']}'>■</span> {typed}") == (
        f"<span style='color:{DARK_COLORS['low']}'>■</span> {typed}"
    )


@every_chart
def test_enlarged_leaves_the_figure_as_it_was_and_its_axes_alone(chart: str) -> None:
    figure = plot_of(chart, "changed").figure
    height, ends = figure["layout"]["height"], figure["layout"]["xaxis"]["range"]
    twice = enlarged(figure, 2)
    assert twice["layout"]["height"] == 2 * height
    assert twice["layout"]["xaxis"]["range"] == ends
    assert figure["layout"]["height"] == height


def test_a_bar_is_enlarged_with_its_axis_and_not_by_itself() -> None:
    bar = {"type": "bar", "width": 0.5, "marker": {"line": {"width": 2}}}
    assert enlarged(bar, 2) == {"type": "bar", "width": 0.5, "marker": {"line": {"width": 4}}}


def test_a_diamond_is_enlarged_with_all_else() -> None:
    shape = diamond(1.0, 2.0, 10, "#000000")
    assert shape["path"] == "M0,6.5L6.5,0L0,-6.5L-6.5,0Z"
    assert enlarged(shape, 2)["path"] == "M0,13L13,0L0,-13L-13,0Z"
    assert (enlarged(shape, 2)["xanchor"], enlarged(shape, 2)["yanchor"]) == (1.0, 2.0)
