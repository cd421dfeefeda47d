"""The tornado: every end and every number is the model's."""

from __future__ import annotations

import re
from collections.abc import Mapping
from html import unescape
from typing import Any

import pytest

from model.findings.sensitivity.inputs import BAND, RANGES, STUDY_RANGE, TENTH
from model.findings.sensitivity.moved_results import MedianRate, Rate
from model.findings.sensitivity.one_at_a_time import OneAtATime, one_at_a_time
from reporting.charts.lines import width_of
from reporting.charts.on_a_phone import EDGE
from reporting.charts.plot import Plot
from reporting.charts.sensitivity.tornado import MOST_BARS, NAMES, ROW, tornado
from reporting.charts.style import SMALL
from reporting.sensitivity import words
from reporting.sensitivity.result import median_result, rate_result
from tests.reporting.cases import SCENARIOS, A, case
from tests.reporting.charts.figures import bars, labels, segments, shapes_named, traces
from tests.reporting.written import numbers_in, reads_as

PHONE = 358  # pixels that a page of 390 leaves
CASES = [
    ("study", "hcy_private_duty_nursing", "interim"),
    ("study", "home_delivered_meals", "lower"),
    ("changed", "homemaker", "upper"),
    ("extreme", "homemaker", "lower"),
]
every_case = pytest.mark.parametrize(
    ("name", "service", "bound", "ranges"),
    [(*each, ranges) for each in CASES for ranges in RANGES],
)


def moved_of(name: str, service: str, bound: str, ranges: str) -> OneAtATime:
    line = A.services[service].rate_line
    return one_at_a_time(A, SCENARIOS[name].checked(A), Rate(line, bound), ranges)


def plot_of(name: str, service: str, bound: str, ranges: str) -> Plot:
    plot = tornado(
        case(name), moved_of(name, service, bound, ranges), rate_result(A, service, bound)
    )
    assert plot is not None
    return plot


def figure_of(name: str, service: str, bound: str, ranges: str) -> Mapping[str, Any]:
    return plot_of(name, service, bound, ranges).figure


@every_case
def test_every_segment_goes_from_the_rate_in_force_to_its_result(
    name: str, service: str, bound: str, ranges: str
) -> None:
    moved = moved_of(name, service, bound, ranges)
    figure = figure_of(name, service, bound, ranges)
    for which in NAMES:
        results = moved.bars[f"{which}_result"][:MOST_BARS]
        expected = [usd for usd in results.tolist() if abs(usd - moved.in_force) > 1e-9]
        drawn = bars(figure, NAMES[which])
        assert [bar.start for bar in drawn] == pytest.approx([moved.in_force] * len(expected))
        assert [bar.end for bar in drawn] == pytest.approx(expected)


@every_case
def test_every_end_says_its_result_and_the_input_that_gives_it(
    name: str, service: str, bound: str, ranges: str
) -> None:
    moved = moved_of(name, service, bound, ranges)
    figure = figure_of(name, service, bound, ranges)
    said = [
        (x, text.strip())
        for side in ("Left ends", "Right ends")
        for trace in traces(figure, side)
        for x, text in zip(trace["x"], trace["text"], strict=True)
    ]
    for bar in moved.bars[:MOST_BARS].to_dict("records"):
        setting = A.settings[bar["setting_id"]]
        for which in NAMES:
            usd = bar[f"{which}_result"]
            if abs(usd - moved.in_force) < 1e-9:
                continue
            value = words.short_input(A, SCENARIOS[name], setting, bar[which])
            assert any(
                x == usd and text.endswith(f" at {value}") and reads_as(numbers_in(text)[0], usd)
                for x, text in said
            )


@every_case
def test_ends_on_one_side_stand_one_above_the_other(
    name: str, service: str, bound: str, ranges: str
) -> None:
    figure = figure_of(name, service, bound, ranges)
    low, high = (bars(figure, NAMES[which]) for which in NAMES)
    for one in low:
        for other in high:
            overlap_across = min(max(one.start, one.end), max(other.start, other.end)) - max(
                min(one.start, one.end), min(other.start, other.end)
            )
            overlap_down = min(one.bottom, other.bottom) - max(one.top, other.top)
            assert overlap_across < 1e-9 or overlap_down < 0


@every_case
def test_no_label_is_crossed_by_the_line_in_force(
    name: str, service: str, bound: str, ranges: str
) -> None:
    figure = figure_of(name, service, bound, ranges)
    moved = moved_of(name, service, bound, ranges)
    labels_at = figure["layout"]["yaxis"]["tickvals"]
    row = (ROW * (len(labels_at) + 0.15), len(labels_at) + 0.15)
    half_a_letter = (SMALL + 0.5) / 2 * row[1] / row[0]
    for line in segments(figure, "In force"):
        assert line.x == line.to_x == pytest.approx(moved.in_force)
        for place in labels_at:
            assert line.to_y < place - half_a_letter or line.y > place + half_a_letter


@every_case
def test_where_there_is_little_width_the_numbers_stand_in_the_label(
    name: str, service: str, bound: str, ranges: str
) -> None:
    moved = moved_of(name, service, bound, ranges)
    plot = tornado(case(name), moved, rate_result(A, service, bound))
    assert plot is not None
    assert plot.narrow is not None
    assert plot.narrow["layout"]["shapes"] == plot.figure["layout"]["shapes"]
    assert plot.narrow["layout"]["margin"]["l"] == plot.narrow["layout"]["margin"]["r"] == EDGE
    beside = {
        text.strip()
        for side in ("Left ends", "Right ends")
        for trace in traces(plot.figure, side)
        for text in trace["text"]
    }
    below = set()
    for label in plot.narrow["layout"]["yaxis"]["ticktext"]:
        first, second = label.split("<br>")
        assert 0.8 * width_of(first, SMALL + 0.5) < PHONE
        ends = re.split(" \u2003 ", re.sub("<[^>]*>", "", second))
        below |= {end[2:] for end in ends}
        assert [end[0] for end in ends] == ["□", "■"][-len(ends) :] or ends[0][0] == "□"
    assert below == {unescape(each) for each in beside}


def test_low_and_high_are_told_apart_without_colour() -> None:
    figure = figure_of("study", "hcy_private_duty_nursing", "interim", STUDY_RANGE)
    [low], [high] = (shapes_named(figure, name) for name in NAMES.values())
    assert low["fillcolor"] == figure["layout"]["plot_bgcolor"]
    assert high["fillcolor"] == high["line"]["color"] != low["line"]["color"]


def test_the_rows_are_the_ten_largest_with_their_values_in_force() -> None:
    plot = plot_of("study", "home_delivered_meals", "lower", TENTH)
    rows = list(labels(plot.figure, "yaxis").values())
    assert len(rows) == MOST_BARS
    assert rows[0] == "Food: $2.0725"
    assert rows[1] == "Meals per hour: 10.0 meals per hour"
    assert "smaller not drawn" in plot.words.below[1]


def test_the_title_is_the_message() -> None:
    plot = plot_of("study", "hcy_private_duty_nursing", "interim", STUDY_RANGE)
    assert plot.words.title == (
        "Wage percentile, licensed nurses moves this rate most: $8.56 to $12.41"
    )


def test_where_nothing_moves_there_is_a_sentence_and_no_chart() -> None:
    moved = moved_of("study", "homemaker", "lower", BAND)
    nothing = OneAtATime(
        moved.in_force, moved.bars[:0], moved.all_low, moved.all_high, moved.flat, moved.unmoved
    )
    assert tornado(case("study"), nothing, rate_result(A, "homemaker", "lower")) is None
    assert words.effect_in_words(nothing, rate_result(A, "homemaker", "lower")) == (
        "No assumption with such a range moves this rate"
    )


def test_the_median_is_told_in_percent_of_the_current_rates() -> None:
    moved = one_at_a_time(A, SCENARIOS["study"], MedianRate("interim"), TENTH)
    plot = tornado(case("study"), moved, median_result(A, "interim"))
    assert plot is not None
    title = plot.words.title
    assert "moves the median most: " in title
    low, high = (float(text.rstrip("%")) / 100 for text in numbers_in(title)[:2])
    first = moved.bars.iloc[0]
    ends = sorted([first["low_result"], first["high_result"], moved.in_force])
    assert (low, high) == pytest.approx((ends[0], ends[-1]), abs=0.0005)
    assert (
        "Median of 28 services, interim point, percent of the current rate" in plot.words.below[0]
    )
    drawn = bars(plot.figure, NAMES["high"])
    assert drawn[0].start == pytest.approx(moved.in_force)
    for text in traces(plot.figure, "Right ends")[0]["text"]:
        assert "% at " in text
