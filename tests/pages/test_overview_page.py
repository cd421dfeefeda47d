"""The overview says what `compute` says, in words, numbers and chart, after every change."""

from __future__ import annotations

from typing import Any

from model import Scenario
from model.findings.summary import summary
from model.scenario.presets import presets
from pages.shell.results import assumptions, side_by_side
from reporting.charts.ranges import DISTANCE_HEADING
from reporting.large_numbers import of_summary
from tests.pages.screen import (
    control,
    drawn,
    expect_rates,
    headline,
    large_numbers,
    link_of,
    opened,
    run,
    widget,
    with_open,
)

OVERTIME = "overtime_share.care"
PRESETS = presets(assumptions())


def expected_numbers(changes: dict[str, Any]) -> list[str]:
    scenario = Scenario("Expected", changes).checked(assumptions())
    return [number.value for number in of_summary(summary(side_by_side(scenario)))]


def test_the_study_is_what_opens() -> None:
    page = opened()
    assert large_numbers(page) == ["17", "8", "3", "0.0%", "Jan 2020"]
    assert "17 of 28 current rates" in headline(page)


def test_a_moved_control_changes_the_numbers_the_sentence_and_the_chart() -> None:
    page = opened()
    sentence, chart = headline(page), drawn(page)
    run(control(page, OVERTIME).set_value(8.0))
    assert large_numbers(page) == expected_numbers({OVERTIME: 0.08})
    assert large_numbers(page)[3] == "+3.5%"
    assert headline(page) != sentence
    assert drawn(page) != chart


def test_a_link_opens_its_scenario() -> None:
    page = opened(rates_as_of_date="2023-01-01")
    assert large_numbers(page)[:4] == ["19", "7", "2", "+2.6%"]


def test_no_wage_below_the_minimum_says_never() -> None:
    page = opened(minimum_wage_schedule="2019-01-01:8.6", v="1.0")
    assert large_numbers(page)[4] == "No"


def test_every_preset_says_its_own_numbers() -> None:
    page = opened()
    for preset in PRESETS:
        run(widget(page, "preset").select(preset.scenario.name))
        assert large_numbers(page) == expected_numbers(dict(preset.scenario.changes))


def test_the_numbers_of_the_chart_are_those_of_the_rates() -> None:
    page = opened(**link_of({OVERTIME: 0.08}))
    assert not page.main.dataframe
    with_open(page, "numbers-ranges")
    assert len(page.main.dataframe) == 1
    expect_rates(page, {OVERTIME: 0.08})


def test_a_headline_is_text_whatever_it_says() -> None:
    page = opened(**link_of({OVERTIME: 0.08}, name="<b>bold</b>"))
    assert "<b>" not in headline(page)


def test_the_order_of_the_services_is_chosen_and_stands_in_the_link() -> None:
    page = opened()
    run(widget(page, "choice-order").set_value("distance"))
    rows = drawn(page)[0]["figure"]["layout"]["yaxis"]["ticktext"]
    assert rows[0] == f"<b>{DISTANCE_HEADING}</b>"
    assert page.query_params["order"] == "distance"
    again = opened("rate_ranges", order="distance", chart="all")
    assert widget(again, "choice-order").value == "distance"
