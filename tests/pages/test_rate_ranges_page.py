"""Table 7 on the page equals `compute`, filters leave what they say, a row opens its build-up."""

from __future__ import annotations

import json

import numpy as np
import pytest

from model import Scenario
from model.findings.rate_ranges import in_group_and_program, rate_ranges
from model.scenario.texts.mailed_links import with_check
from model.study.assumptions import BOUNDS
from pages.shell.results import assumptions, side_by_side
from reporting.headline import headline as headline_of
from tests.pages.screen import (
    control,
    drawn,
    expect_rates,
    gone_to,
    headline,
    large_numbers,
    link_of,
    opened,
    rates_of,
    run,
    shown_rates,
    table_of_rates,
    widget,
)

ROOM_AT_1024 = 660  # pixels that the page leaves to columns beside the open sidebar
LETTER = 6  # pixels of a letter in a table, on average
FULL_TIME = "full_time_share.home_care"


def test_the_study_is_shown_beside_the_scenario() -> None:
    page = opened("rate_ranges")
    assert len(table_of_rates(page)) == 28
    assert list(table_of_rates(page)["Study"].columns) == list(BOUNDS)
    expect_rates(page, {}, "Study")
    expect_rates(page, {})


def test_a_moved_control_changes_the_table() -> None:
    page = opened("rate_ranges")
    run(control(page, FULL_TIME).set_value(60.0))
    changed = rates_of({FULL_TIME: 0.6})
    expect_rates(page, {FULL_TIME: 0.6})
    expect_rates(page, {}, "Study")
    against_study = shown_rates(page, "Scenario vs. study")
    np.testing.assert_allclose(against_study, 100 * (changed / rates_of({}) - 1), atol=1e-5)
    assert against_study.max() > 0
    fees = table_of_rates(page)["", "Current"].to_numpy()[:, None]
    against_fee = shown_rates(page, "Scenario vs. current rate")
    np.testing.assert_allclose(against_fee, 100 * (changed / fees - 1), atol=1e-5)


def test_filters_leave_what_they_say_and_stand_in_the_link() -> None:
    page = opened("rate_ranges")
    run(widget(page, "choice-program").set_value("HCY"))
    assert set(table_of_rates(page)["  ", "Programs"]) == {"HCY"}
    run(widget(page, "choice-group").set_value("Consumer Directed Care"))
    assert "No service" in page.info[0].value
    assert not page.main.dataframe
    run(widget(page, "choice-program").set_value("IL"))
    assert len(table_of_rates(page)) == 1
    assert page.query_params == with_check({"group": "Consumer Directed Care", "program": "IL"})
    run(widget(page, "choice-program").set_value(""))
    run(widget(page, "choice-group").set_value(""))
    assert len(table_of_rates(page)) == 28
    assert page.query_params == {}


@pytest.mark.parametrize("program", assumptions().programs)
def test_every_service_is_under_its_programs(program: str) -> None:
    kept = in_group_and_program(rate_ranges(side_by_side(Scenario())), "", program)
    services = assumptions().services.items()
    expected = [key for key, service in services if program in service.programs]
    assert list(kept["service_key"]) == expected


def test_a_row_that_is_selected_opens_its_build_up() -> None:
    page = opened("rate_ranges", **link_of({FULL_TIME: 0.6}))
    [table] = page.main.dataframe
    page.session_state[table.key] = {"selection": {"rows": [3], "columns": [], "cells": []}}
    run(page)
    assert page.title[0].value == "Build-up"
    service = list(assumptions().services)[3]
    assert widget(page, "choice-service").value == service
    assert page.query_params == with_check({**link_of({FULL_TIME: 0.6}), "service": service})
    gone_to(page, "rate_ranges")
    assert page.title[0].value == "Rate ranges", "the row must not stay selected"


def test_the_chart_is_of_all_services_or_of_one() -> None:
    page = opened("rate_ranges")
    assert "Dollars per" in str(drawn(page)[0]["figure"]["layout"])
    run(widget(page, "choice-chart").set_value("all"))
    assert "Dollars per" not in str(drawn(page)[0]["figure"]["layout"])
    run(widget(page, "choice-chart").set_value("one"))
    run(widget(page, "choice-service").set_value("homemaker"))
    assert page.query_params == with_check({"chart": "one", "service": "homemaker"})
    [chart] = drawn(page)
    assert "Dollars per" in str(chart["figure"]["layout"])
    assert "homemaker" in chart["alt"].lower()


def test_one_service_in_dollars_is_one_of_those_in_the_table() -> None:
    page = opened("rate_ranges", chart="one", service="homemaker", group="Consumer Directed Care")
    keys = rate_ranges(side_by_side(Scenario())).set_index("service_key")["service_group"]
    of_group = list(keys[keys == "Consumer Directed Care"].index)
    assert widget(page, "choice-service").value == of_group[0]
    assert len(widget(page, "choice-service").options) == len(of_group)


def test_the_headline_stands_above_the_table_without_numbers() -> None:
    page = opened("rate_ranges", **link_of({FULL_TIME: 0.6}))
    assert headline(page) == headline_of(side_by_side(Scenario("x", {FULL_TIME: 0.6})))
    assert large_numbers(page) == []


def test_whose_rate_it_is_and_the_scenario_come_first_at_1024_pixels() -> None:
    [table] = opened("rate_ranges").main.dataframe
    columns = list(table.value.columns)
    assert [name for _, name in columns[:3]] == ["Group", "Service", "Current"]
    assert [heading for heading, _ in columns[3:9]] == ["Scenario"] * 3 + ["Study"] * 3
    settings = json.loads(table.proto.columns)
    widths = [settings[f"_pos:{number}"]["width"] for number in range(1, 7)]
    assert sum(widths) < ROOM_AT_1024
    own = assumptions()
    names = [own.service_groups.values(), (service.name for service in own.services.values())]
    for width, texts in zip(widths, names, strict=False):
        assert width >= LETTER * max(map(len, texts)), "a name is cut"
    assert [settings[f"_pos:{number}"]["pinned"] for number in (1, 2)] == [True, True]


def test_two_services_of_one_name_say_which_is_consumer_directed() -> None:
    names = table_of_rates(opened("rate_ranges"))["", "Service"]
    assert names.is_unique
    assert (names == "State Plan Personal Care (consumer directed)").sum() == 1
