"""On a phone bars have the width of the screen, and their labels and numbers stand above them."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import pytest

from reporting.charts.on_a_phone import EDGE, LINE, RAISED, ROW, TURNED, WIDTH, phone_layout
from reporting.charts.plot import Plot
from tests.reporting.charts.figures import labels, points_by_row
from tests.reporting.charts.pictures import test_picture
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


BARS_AS_ON_A_PAGE = [
    (chart, name)
    for chart in ("ranges", "build-up", "draws")
    for name in ("study", "changed", "extreme")
]


def pixels_of_a_unit(layout: Any) -> float:
    """Of the y axis."""
    margin, (end, start) = layout["margin"], layout["yaxis"]["range"]
    return float((layout["height"] - margin["t"] - margin["b"]) / (end - start))


@pytest.mark.parametrize(("chart", "name"), BARS_AS_ON_A_PAGE)
def test_a_phone_draws_the_same_bars_marks_and_words(chart: str, name: str) -> None:
    plot = test_picture.plot_of(chart, name)
    assert plot.narrow is not None
    pixels = pixels_of_a_unit(plot.narrow["layout"])
    assert points_by_row(plot.narrow, pixels) == points_by_row(plot.figure, pixels)
    for axis in ("xaxis", "yaxis", "yaxis2"):
        if "ticktext" in plot.figure["layout"][axis]:
            on_a_page, on_a_phone = (labels(figure, axis) for figure in (plot.figure, plot.narrow))
            assert list(on_a_phone.values()) == list(on_a_page.values())


@pytest.mark.parametrize(("chart", "name"), BARS_AS_ON_A_PAGE)
def test_a_label_stands_apart_from_all_bars_and_nearer_to_its_own(chart: str, name: str) -> None:
    figure = test_picture.plot_of(chart, name).narrow
    assert figure is not None
    layout = figure["layout"]
    pixels, raised = pixels_of_a_unit(layout), layout["yaxis"]["ticklabelshift"]
    (heights,) = (trace["y"] for trace in figure["data"] if "text" in trace)
    drawn = [
        (pixels * (heights[point.row] + point.top), pixels * (heights[point.row] + point.bottom))
        for point in points_by_row(figure, pixels)
    ]
    places = {pixels * place - raised: place for place in labels(figure, "yaxis")}
    half_a_letter = 7
    assert min(places) - half_a_letter > pixels * layout["yaxis"]["range"][1]
    for above, below in pairwise(sorted(places)):
        between = [(top, bottom) for top, bottom in drawn if above < (top + bottom) / 2 < below]
        assert below - above >= 3 * half_a_letter
        if places[above] not in heights:  # a heading, which no blank row follows
            assert below - above <= 4 * half_a_letter
        if between:
            to_its_own = min(top for top, _ in between) - above
            to_the_next = below - max(bottom for _, bottom in between)
            assert half_a_letter < to_its_own < to_the_next


def test_each_row_has_room_for_its_label_above_its_bar() -> None:
    figure = plot_of("bridge", "changed").figure
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
