"""The chart of all ranges: every bar, tick, arrow, mark, label and number is the model's."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest

from model import Results, Scenario
from model.findings.rate_ranges import in_group_and_program, ranges_as_shares_of_fee, rate_ranges
from model.findings.side_by_side import SideBySide
from model.findings.summary import summary
from reporting.charts.plot import Plot
from reporting.charts.ranges import (
    ARROW,
    BY_DISTANCE,
    BY_GROUP,
    DISTANCE_HEADING,
    HIGHEST_SHARE,
    all_services,
    fees_below_title,
    in_order,
    interim_above_title,
)
from tests.reporting.cases import SCENARIOS, A, case, fee_of, rates_of, results
from tests.reporting.charts.figures import (
    labels,
    notes,
    outlines,
    segments,
    shapes_named,
    what_needs_a_new_drawing,
)
from tests.reporting.written import numbers_in, reads_as

ONE_RATE = 0.001  # of the rate: bounds that lie closer are one mark
NAMES = {"base": "Study", "scenario": "Scenario"}
OFFSETS = {"base": -0.3, "scenario": 0.13}
NEAR = 1e-9


def is_drawn(side_by_side: SideBySide, whose: str) -> bool:
    """The study stands once where nothing is changed: as what is in force."""
    return whose == "scenario" or side_by_side.is_changed


def plot_of(side_by_side: SideBySide) -> Plot:
    plot = all_services(side_by_side, rate_ranges(side_by_side), "Title")
    assert plot is not None
    return plot


def figure_of(side_by_side: SideBySide) -> Mapping[str, Any]:
    return plot_of(side_by_side).figure


def rows_of(side_by_side: SideBySide) -> dict[float, tuple[str, ...]]:
    """Height of each row of the chart -> keys of the services that share it, by their label."""
    shares = ranges_as_shares_of_fee(rate_ranges(side_by_side))
    names = labels(figure_of(side_by_side), "yaxis")
    groups = set(A.service_groups.values())
    heights = [height for height, text in names.items() if text not in groups]
    assert [names[height] for height in heights] == shares["label"].tolist()
    return dict(zip(heights, shares["service_keys"], strict=True))


def shares_of_fee(side_by_side: SideBySide, whose: str, service_key: str) -> list[float]:
    """Lower bound, interim point and upper bound by the scenario's fee."""
    results: Results = getattr(side_by_side, whose)
    fee = fee_of(side_by_side.scenario, service_key)
    return [rate / fee for rate in rates_of(results, service_key)]


def is_one(shares: list[float]) -> bool:
    return max(shares) - min(shares) < ONE_RATE * max(shares)


every_case = pytest.mark.parametrize("name", SCENARIOS)
both = pytest.mark.parametrize("whose", ["base", "scenario"])


@every_case
@both
def test_every_bar_leads_from_the_lowest_to_the_highest_bound(name: str, whose: str) -> None:
    side_by_side = case(name)
    drawn = {bar.y: bar for bar in segments(figure_of(side_by_side), f"{NAMES[whose]} range")}
    assert bool(drawn) == is_drawn(side_by_side, whose)
    for height, keys in rows_of(side_by_side).items() if drawn else ():
        bar = drawn.pop(height + OFFSETS[whose], None)
        for key in keys:
            shares = shares_of_fee(side_by_side, whose, key)
            if is_one(shares) or min(shares) >= HIGHEST_SHARE:
                assert bar is None
            else:
                assert bar is not None
                assert bar.y == bar.to_y
                assert bar.x == pytest.approx(min(shares), abs=NEAR)
                assert bar.to_x == pytest.approx(min(max(shares), HIGHEST_SHARE), abs=NEAR)
    assert not drawn


@every_case
@both
def test_every_tick_stands_at_the_interim_point(name: str, whose: str) -> None:
    side_by_side = case(name)
    ticks = segments(figure_of(side_by_side), f"{NAMES[whose]} interim")
    middles = {round((tick.y + tick.to_y) / 2, 9): tick for tick in ticks}
    assert bool(middles) == is_drawn(side_by_side, whose)
    for height, keys in rows_of(side_by_side).items() if middles else ():
        shares = shares_of_fee(side_by_side, whose, keys[0])
        tick = middles.pop(round(height + OFFSETS[whose], 9), None)
        if is_one(shares) or shares[1] > HIGHEST_SHARE:
            assert tick is None
        else:
            assert tick is not None
            assert tick.x == tick.to_x == pytest.approx(shares[1], abs=NEAR)
    assert not middles


@every_case
@both
def test_a_range_of_one_rate_is_a_diamond_at_the_rate(name: str, whose: str) -> None:
    side_by_side = case(name)
    diamonds = {
        shape["yanchor"]: shape["xanchor"]
        for shape in shapes_named(figure_of(side_by_side), f"{NAMES[whose]} one rate")
    }
    expected = {
        height + OFFSETS[whose]: shares[1]
        for height, keys in rows_of(side_by_side).items()
        if is_one(shares := shares_of_fee(side_by_side, whose, keys[0]))
    }
    assert diamonds == pytest.approx(expected, abs=NEAR)
    assert bool(diamonds) == (name == "extreme" and whose == "scenario")


@every_case
@both
def test_a_range_beyond_the_chart_ends_in_an_arrow(name: str, whose: str) -> None:
    side_by_side = case(name)
    arrows = outlines(figure_of(side_by_side), f"{NAMES[whose]} beyond")
    tips = [corners[1] for corners in arrows]
    assert tips == [
        (HIGHEST_SHARE + ARROW, height + OFFSETS[whose])
        for height, keys in rows_of(side_by_side).items()
        if is_drawn(side_by_side, whose)
        and max(shares_of_fee(side_by_side, whose, keys[0])) > HIGHEST_SHARE
    ]
    assert bool(tips) == is_drawn(side_by_side, whose)
    assert {corners[place][0] for corners in arrows for place in (0, 2)} <= {HIGHEST_SHARE}


@every_case
def test_the_fee_is_a_line_at_100_percent_and_a_mark_in_each_row(name: str) -> None:
    side_by_side = case(name)
    figure = figure_of(side_by_side)
    (line,) = [shape for shape in figure["layout"]["shapes"] if shape["type"] == "line"]
    assert (line["x0"], line["x1"]) == (1, 1)
    marks = segments(figure, "Current rate")
    assert {(mark.x, mark.to_x) for mark in marks} == {(1, 1)}
    heights = [(mark.y + mark.to_y) / 2 for mark in marks]
    assert heights == pytest.approx(list(rows_of(side_by_side)), abs=NEAR)


@every_case
def test_the_numbers_at_the_right_are_the_ends_of_the_scenarios_range(name: str) -> None:
    side_by_side = case(name)
    numbers = labels(figure_of(side_by_side), "yaxis2")
    assert numbers.pop(0) == ("Scenario" if side_by_side.is_changed else "Study")
    rows = rows_of(side_by_side)
    assert list(numbers) == list(rows)
    for height, keys in rows.items():
        for key in keys:
            shares = shares_of_fee(side_by_side, "scenario", key)
            written = numbers_in(numbers[height].replace(" – ", "% – "))
            if is_one(shares):
                assert "◆" in numbers[height]
                assert [reads_as(text, shares[1]) for text in written] == [True]
            else:
                low, high = written
                assert reads_as(low, min(shares))
                assert reads_as(high, max(shares))


@every_case
def test_bounds_out_of_order_are_told_from_a_range(name: str) -> None:
    """The bar of an inverted range looks like another, so its numbers say what it is."""
    side_by_side = case(name)
    figure = figure_of(side_by_side)
    numbers = labels(figure, "yaxis2")
    seen = False
    for height, keys in rows_of(side_by_side).items():
        shares = shares_of_fee(side_by_side, "scenario", keys[0])
        is_inverted = list(shares) != sorted(shares) and not is_one(shares)
        assert ("↕" in numbers[height]) == is_inverted
        seen |= is_inverted
    assert ("↕ The bounds are out of order." in plot_of(side_by_side).words.source) == seen
    assert seen == (name == "extreme")


@every_case
def test_the_words_at_the_pointer_are_fee_and_all_six_rates(name: str) -> None:
    side_by_side = case(name)
    hover = next(trace for trace in figure_of(side_by_side)["data"] if "text" in trace)
    rows = rows_of(side_by_side)
    assert hover["y"] == list(rows)
    for words, keys in zip(hover["text"], rows.values(), strict=True):
        lines = words.split("<br>")
        services, fee, ranges = lines[: len(keys)], lines[len(keys)], lines[len(keys) + 1 :]
        shown = ["base", "scenario"] if side_by_side.is_changed else ["base"]
        expected = [f"<b>{A.services[k].name} ({A.services[k].procedure_code})</b>" for k in keys]
        assert services == expected
        assert reads_as(numbers_in(fee)[0], fee_of(side_by_side.scenario, keys[0]))
        for whose, text in zip(shown, ranges, strict=True):
            assert text.startswith(NAMES[whose])
            shares = shares_of_fee(side_by_side, whose, keys[0])
            written = numbers_in(text)
            rates = rates_of(getattr(side_by_side, whose), keys[0])
            assert list(map(reads_as, written[:3], rates)) == [True] * 3
            percents = [f"{number.removesuffix('%')}%" for number in written[3:]]
            assert list(map(reads_as, percents, shares)) == [True] * 3


@every_case
def test_the_axis_shows_all_ranges_and_says_percent_of_the_fee(name: str) -> None:
    side_by_side = case(name)
    figure = figure_of(side_by_side)
    for share, text in labels(figure, "xaxis").items():
        assert reads_as(text, share)
    start, end = figure["layout"]["xaxis"]["range"]
    lows = [min(shares_of_fee(side_by_side, whose, key)) for whose in NAMES for key in A.services]
    assert start < min(lows)
    assert end == HIGHEST_SHARE + ARROW
    assert "Percent of the current rate" in notes(figure)
    words = plot_of(side_by_side).words
    assert words.title == "Title"
    assert "Source: Mercer for Missouri DHSS" in words.source
    assert ("All three bounds are the same" in words.source) == (name == "extreme")


@every_case
def test_titles_count_the_fees(name: str) -> None:
    side_by_side = case(name)
    below = {
        whose: sum(
            fee_of(results, key) < min(rates_of(results, key))
            for key in A.services
            for results in [getattr(side_by_side, whose)]
        )
        for whose in NAMES
    }
    beside = "" if below["base"] == below["scenario"] else f" ({below['base']} in the study)"
    expected = f"{below['scenario']} of 28 current rates are below the modeled range{beside}"
    assert fees_below_title(rate_ranges(side_by_side), "the study") == expected
    above = sum(
        rates_of(side_by_side.scenario, key)[1] > fee_of(side_by_side.scenario, key)
        for key in A.services
    )
    title = interim_above_title(summary(side_by_side))
    assert title == f"Interim rate is above the current rate for {above} of 28 services"


def test_one_fee_lies() -> None:
    ranges = in_group_and_program(rate_ranges(case("study")), "Consumer Directed Care", "IL")
    assert fees_below_title(ranges, "the study").startswith(
        "0 of 1 current rate is below the modeled range"
    )


@pytest.mark.parametrize("group", A.service_groups.values())
def test_a_group_has_its_own_rows_and_a_trace_of_each_axis(group: str) -> None:
    """Plotly draws the labels of an axis only where a trace belongs to it."""
    side_by_side = case("changed")
    ranges = in_group_and_program(rate_ranges(side_by_side), group, "")
    plot = all_services(side_by_side, ranges, "Title")
    assert plot is not None
    assert {trace["yaxis"] for trace in plot.figure["data"]} == {"y", "y2"}
    assert next(iter(labels(plot.figure, "yaxis").values())) == group
    assert plot.alt.startswith("Title. For each service")


def test_without_a_row_there_is_no_chart() -> None:
    side_by_side = case("study")
    none = in_group_and_program(rate_ranges(side_by_side), "Consumer Directed Care", "HCY")
    assert all_services(side_by_side, none, "Title") is None


def test_a_moved_control_changes_nothing_but_shapes_title_and_labels() -> None:
    """What the shapes mean is said around the chart, which need not be drawn anew for it."""
    figures = [figure_of(case(name)) for name in ("study", "changed")]
    study, changed = map(what_needs_a_new_drawing, figures)
    assert study == changed


def test_what_is_not_drawn_is_not_explained() -> None:
    [study], [changed] = (plot_of(case(name)).words.below for name in ("study", "changed"))
    assert "study" not in study
    assert "scenario range" in changed
    assert "study" in changed


@every_case
def test_a_mark_and_a_word_say_where_each_current_rate_lies(name: str) -> None:
    side_by_side = case(name)
    figure = figure_of(side_by_side)
    numbers = labels(figure, "yaxis2")
    hover = next(trace for trace in figure["data"] if "text" in trace)
    seen = set()
    for (height, keys), words in zip(rows_of(side_by_side).items(), hover["text"], strict=True):
        fee, rates = (
            fee_of(side_by_side.scenario, keys[0]),
            rates_of(side_by_side.scenario, keys[0]),
        )
        where = "below" if fee < min(rates) else "above" if fee > max(rates) else "within"
        assert numbers[height][0] == {"below": "▼", "within": "●", "above": "▲"}[where]
        assert f", {where} the range" in words
        seen.add(where)
    assert seen == {"below", "within", "above"} or name == "extreme"


@pytest.mark.parametrize(("bound", "beyond"), [("lower", "▼"), ("upper", "▲")])
def test_a_fee_at_an_end_of_the_range_lies_within_it(bound: str, beyond: str) -> None:
    """So does a fee that is shown as that end; a cent outside of it the mark is another."""
    rates = dict(zip(A.bounds, rates_of(results(Scenario()), "homemaker"), strict=True))
    outside = rates[bound] + (0.01 if bound == "upper" else -0.01)
    shown_alike = round(rates[bound], 2) + (0.004 if bound == "upper" else -0.004)
    for fee, mark in ((rates[bound], "●"), (shown_alike, "●"), (outside, beyond)):
        scenario = Scenario("x", {"fee_schedule_rate_usd.homemaker": fee})
        side_by_side = SideBySide(results(Scenario()), results(scenario))
        [height] = [at for at, keys in rows_of(side_by_side).items() if "homemaker" in keys]
        assert labels(figure_of(side_by_side), "yaxis2")[height][0] == mark


@pytest.mark.parametrize("name", SCENARIOS)
def test_by_distance_the_rows_fall_from_the_highest_interim_rate(name: str) -> None:
    shares = ranges_as_shares_of_fee(rate_ranges(case(name)))
    by_distance = in_order(shares, BY_DISTANCE)
    assert by_distance["scenario_interim"].is_monotonic_decreasing
    assert sorted(by_distance["label"]) == sorted(shares["label"])
    assert in_order(shares, BY_GROUP) is shares
    plot = all_services(case(name), rate_ranges(case(name)), "Title", order=BY_DISTANCE)
    assert plot
    rows = list(labels(plot.figure, "yaxis").values())
    assert rows == [DISTANCE_HEADING, *by_distance["label"]]
