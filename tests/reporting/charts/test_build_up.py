"""The waterfall: every bar, mark, label and number is the model's."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any

import pytest

from model.findings.components import build_up_row, components
from model.findings.side_by_side import SideBySide
from reporting.charts.build_up import build_up, end_of_axis
from tests.reporting.cases import SCENARIOS, A, case, fee_of, results
from tests.reporting.charts.figures import (
    bars,
    labels,
    segments,
    shapes_named,
    what_needs_a_new_drawing,
)
from tests.reporting.written import numbers_in, reads_as

NEAR = 1e-9
SERVICES = ("homemaker", "home_delivered_meals", "hcy_skilled_nurse_visits_rn",
            "consumer_directed_waiver_personal_care", "case_management")  # fmt: skip
WAGE_AS_PAID = ("Direct care wage", "Rise to the minimum wage")
every_case = pytest.mark.parametrize("name", SCENARIOS)
every_rate = pytest.mark.parametrize(
    ("service_key", "bound"), [(key, bound) for key in SERVICES for bound in A.bounds]
)


@cache
def amounts_of(name: str, service_key: str, bound: str) -> list[tuple[Any, ...]]:
    """Label, base's and scenario's dollars of each row: the components, then the rate."""
    side_by_side = case(name)
    line = A.services[service_key].rate_line
    frames = [
        components(build_up_row(results, line, bound))
        for results in (side_by_side.base, side_by_side.scenario)
    ]
    rates = [build_up_row(results, line, bound)["rate_per_unit"]
             for results in (side_by_side.base, side_by_side.scenario)]  # fmt: skip
    rows = zip(frames[0]["label"], *(frame["usd_per_unit"] for frame in frames), strict=True)
    there = [row for row in rows if abs(row[1]) > NEAR or abs(row[2]) > NEAR]
    return [*there, ("Rate", *rates)]


@cache
def figure_of(name: str, service_key: str, bound: str) -> Mapping[str, Any]:
    return build_up(case(name), service_key, bound).figure


def columns_of(figure: Mapping[str, Any]) -> dict[str, list[str]]:
    """The numbers at the right by the name of their column."""
    columns = {}
    for axis in figure["layout"]:
        if axis.startswith("yaxis") and axis != "yaxis":
            heading, *texts = labels(figure, axis).values()
            columns[heading] = texts
            assert list(labels(figure, axis))[1:] == list(range(len(texts)))
    return columns


@every_case
@every_rate
def test_every_bar_is_its_amount_and_begins_where_the_one_before_ends(
    name: str, service_key: str, bound: str
) -> None:
    figure = figure_of(name, service_key, bound)
    amounts = amounts_of(name, service_key, bound)
    drawn = {"Scenario": 2, "Study": 1} if name != "study" else {"Study": 2}
    for whose, column in drawn.items():
        level = 0.0
        rows = bars(figure, whose)
        assert len(rows) == len(amounts)
        for number, (bar, row) in enumerate(zip(rows, amounts, strict=True)):
            start = 0.0 if row[0] == "Rate" else level
            assert bar.start == pytest.approx(start, abs=NEAR)
            assert bar.end == pytest.approx(start + row[column], abs=NEAR)
            assert number - 0.5 < bar.top < bar.bottom < number + 0.5
            level = bar.end
    assert len(shapes_named(figure, "Scenario")) == (name != "study")


@every_case
@every_rate
def test_every_label_and_number_is_its_rows(name: str, service_key: str, bound: str) -> None:
    figure = figure_of(name, service_key, bound)
    amounts = amounts_of(name, service_key, bound)
    assert list(labels(figure, "yaxis").items()) == [
        (row, label) for row, (label, _, _) in enumerate(amounts)
    ]
    columns = columns_of(figure)
    line = A.rate_lines[A.services[service_key].rate_line]
    hours = float(build_up_row(case(name).scenario, line.key, bound)["hours_per_unit"])
    per_hour = [] if hours == 1 else ["Per hour"]
    assert list(columns) == (
        [*per_hour, "Per unit", "Share"] if name == "study" else ["Study", "Scenario", "Share"]
    )
    rate = amounts[-1][2]
    for row, (_, base, scenario) in enumerate(amounts):
        assert reads_as(columns["Per unit" if name == "study" else "Study"][row], base)
        assert reads_as(columns["Share"][row], scenario / rate)
        assert name == "study" or reads_as(columns["Scenario"][row], scenario)
        assert "Per hour" not in columns or reads_as(columns["Per hour"][row], base / hours)


@every_case
@every_rate
def test_the_words_at_the_pointer_are_the_amounts(name: str, service_key: str, bound: str) -> None:
    side_by_side = case(name)
    hover = figure_of(name, service_key, bound)["data"][0]
    amounts = amounts_of(name, service_key, bound)
    assert hover["y"] == list(range(len(amounts)))
    for words, (label, base, scenario) in zip(hover["text"], amounts, strict=True):
        heading, *lines = words.split("<br>")
        assert heading == f"<b>{label}</b>"
        exact = [base] if name == "study" else [base, scenario]
        if label == "Rate":
            exact.append(fee_of(side_by_side.scenario, service_key))
        assert [reads_as(numbers_in(line)[0], usd)
                for line, usd in zip(lines, exact, strict=True)] == [True] * len(exact)  # fmt: skip


@every_case
@every_rate
def test_the_fee_is_a_mark_at_the_rate_and_a_number(
    name: str, service_key: str, bound: str
) -> None:
    figure, fee = (
        figure_of(name, service_key, bound),
        fee_of(case(name).scenario, service_key),
    )
    (mark,) = segments(figure, "Current rate")
    assert mark.x == mark.to_x == pytest.approx(fee)
    last = len(labels(figure, "yaxis")) - 1
    assert (mark.y + mark.to_y) / 2 == pytest.approx(last)
    words = build_up(case(name), service_key, bound).words
    assert reads_as(numbers_in(words.below[1])[-1], fee)
    *parts, rate = amounts_of(name, service_key, bound)
    paid = sum(part[2] for part in parts if part[0] in WAGE_AS_PAID)
    share, usd = numbers_in(words.title)
    assert reads_as(share, paid / rate[2])
    assert reads_as(usd, rate[2])
    highest = max(rate[1], rate[2], fee)
    start, end = figure["layout"]["xaxis"]["range"]
    assert (start, end) == (0, end_of_axis(highest))
    assert highest < end <= 2 * highest


def test_the_axis_ends_at_a_round_number_that_stays() -> None:
    # 1.03 times 4.96 is 5.11: the next half dollar is 5.50; of hundreds, the next fifty.
    assert end_of_axis(4.96) == end_of_axis(5.02) == 5.5
    assert end_of_axis(225.7) == 250
    assert end_of_axis(0.0) == 0


def test_the_words_around_it() -> None:
    plot = build_up(case("changed"), "homemaker", "lower")
    below, key = plot.words.below
    assert below == "Homemaker (S5130), lower bound, dollars per 15 min."
    assert "Scenario (thick)" in key
    assert "Study (thin)" in key
    assert plot.figure["layout"]["xaxis"]["title"]["text"] == "Dollars per 15 min."
    assert "Source: Mercer for Missouri DHSS" in plot.words.source
    assert plot.alt.endswith("Homemaker (S5130), lower bound, dollars per 15 min., by part.")


@pytest.mark.parametrize("bound", A.bounds)
def test_each_column_has_a_trace_or_its_labels_are_not_drawn(bound: str) -> None:
    figure = figure_of("changed", "homemaker", bound)
    axes = {name.replace("axis", "") for name in figure["layout"] if name.startswith("yaxis")}
    assert {trace["yaxis"] for trace in figure["data"]} == axes


def test_a_moved_control_changes_nothing_but_shapes_title_and_labels() -> None:
    two = [SCENARIOS["changed"], SCENARIOS["changed"].with_changes({"turnover_share": 0.55})]
    figures = []
    for scenario in two:
        side_by_side = SideBySide(case("study").base, results(scenario))
        figures.append(build_up(side_by_side, "homemaker", "lower").figure)
    assert figures[0] != figures[1]
    assert what_needs_a_new_drawing(figures[0]) == what_needs_a_new_drawing(figures[1])


def test_a_service_or_bound_that_is_not_there_is_refused() -> None:
    for service_key, bound in (("nowhere", "lower"), ("homemaker", "nowhere")):
        with pytest.raises(KeyError):
            build_up(case("study"), service_key, bound)
