"""On a phone bars have the width of the screen, and their labels and numbers stand above them."""

from __future__ import annotations

from typing import Any

import pytest

from reporting.charts.on_a_phone import EDGE, LINE, RAISED, ROW, TURNED, WIDTH, phone_layout
from reporting.charts.plot import Plot
from tests.reporting.charts.test_charts import every_chart, plot_of

PHONE = 358  # pixels that a page of 390 leaves
WITH_LABELS = ("ranges", "build-up", "bridge")


def layout_of(plot: Plot) -> Any:
    """The layout on a phone."""
    return plot.narrow["layout"] if plot.narrow else phone_layout(plot.figure)


@every_chart
def test_bars_and_lines_have_most_of_the_width(chart: str) -> None:
    margin = layout_of(plot_of(chart, "changed"))["margin"]
    assert PHONE < WIDTH
    assert PHONE - margin["l"] - margin["r"] > PHONE / 2
    if chart in WITH_LABELS:
        assert margin["l"] == margin["r"] == EDGE


@pytest.mark.parametrize("chart", ["build-up", "bridge"])
def test_each_row_has_room_for_its_label_above_its_bar(chart: str) -> None:
    figure = plot_of(chart, "changed").figure
    layout = phone_layout(figure)
    start, end = layout["yaxis"]["range"]
    plot = layout["height"] - layout["margin"]["t"] - layout["margin"]["b"]
    assert plot / abs(start - end) == pytest.approx(ROW)
    assert layout["yaxis"]["ticklabelshift"] == RAISED
    assert layout["yaxis"]["ticktext"] == figure["layout"]["yaxis"]["ticktext"]
    for note in layout["annotations"]:
        assert note.get("xshift", 0) >= 0


def test_one_column_of_numbers_stands_on_the_line_of_the_labels_and_several_do_not() -> None:
    *ones, several = (
        layout_of(plot_of(chart, "changed")) for chart in ("ranges", "bridge", "build-up")
    )
    for one in ones:
        assert one["yaxis2"]["visible"]
        assert one["yaxis2"]["ticklabelshift"] == one["yaxis"]["ticklabelshift"] > 0
    columns = [several[name]["visible"] for name in several if name in ("yaxis2", "yaxis3")]
    assert columns == [False, False]


def test_the_unit_above_the_labels_moves_above_the_numbers_of_the_axis() -> None:
    plot = plot_of("ranges", "changed")
    bare, phone = plot.figure["layout"], layout_of(plot)
    [before], [after] = (
        [note for note in notes if "Percent of" in note["text"]]
        for notes in (bare["annotations"], phone["annotations"])
    )
    assert after["yshift"] == before["yshift"] + LINE
    assert phone["margin"]["t"] == bare["margin"]["t"] + LINE


def test_only_dates_which_stand_upright_take_more_room_below() -> None:
    dates = plot_of("over time", "changed").figure["layout"]
    named = {**dates, "xaxis": {**dates["xaxis"], "type": "category"}}  # as of a heat map
    below = [phone_layout({"layout": each, "data": []})["margin"]["b"] for each in (dates, named)]
    assert below == [dates["margin"]["b"] + TURNED, dates["margin"]["b"]]


@pytest.mark.parametrize(("chart", "more"), [("over time", 20), ("one service", 40)])
def test_a_legend_takes_more_room_where_it_breaks(chart: str, more: int) -> None:
    """Each name has a line of its own on the narrowest phone."""
    figure = plot_of(chart, "changed").figure
    before = figure["layout"]["margin"]["t"]
    assert phone_layout(figure)["margin"]["t"] == before + more
