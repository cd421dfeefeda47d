"""The build-up on the page: its numbers are the model's, its service is the link's."""

from __future__ import annotations

from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from model import Scenario
from model.findings.trace import trace
from pages.shell.results import assumptions, results
from reporting.step_words import parts_of_trace
from tests.pages.screen import (
    control,
    drawn,
    large_numbers,
    link_of,
    opened,
    plain_table,
    rates_of,
    run,
    warning,
    widget,
    with_open,
)
from tests.reporting.written import as_number

OVERTIME = {"overtime_share.care": 0.08}
SERVICES, BOUNDS = list(assumptions().services), list(assumptions().bounds)


def rate(changes: dict[str, Any], service: str, bound: str) -> float:
    return float(rates_of(changes)[SERVICES.index(service), BOUNDS.index(bound)])


def test_the_link_says_service_and_bound() -> None:
    page = opened("build_up", service="case_management", bound="upper")
    assert widget(page, "choice-service").value == "case_management"
    assert widget(page, "choice-bound").value == "upper"
    assert large_numbers(page)[1] == f"${rate({}, 'case_management', 'upper'):,.2f}"


@pytest.mark.parametrize("text", ["nothing", "<script>", "homemaker'--", "x" * 5000])
def test_a_service_that_is_not_there_gives_the_first_one(text: str) -> None:
    page = opened("build_up", service=text, bound=text)
    assert widget(page, "choice-service").value == SERVICES[0]
    assert widget(page, "choice-bound").value == "lower"
    assert "not known here; another is shown" in warning(page)


def test_the_chosen_service_is_shown_and_stands_in_the_link() -> None:
    page = opened("build_up")
    run(widget(page, "choice-service").set_value("home_delivered_meals"))
    assert page.query_params["service"] == "home_delivered_meals"
    assert large_numbers(page)[1] == f"${rate({}, 'home_delivered_meals', 'lower'):,.2f}"


def test_a_changed_scenario_stands_beside_the_study() -> None:
    page = opened("build_up", **link_of(OVERTIME), service="homemaker")
    both = [rate(changes, "homemaker", "lower") for changes in ({}, OVERTIME)]
    assert large_numbers(page)[1:3] == [f"${usd:,.2f}" for usd in both]
    assert large_numbers(page)[3] == f"+${round(both[1], 2) - round(both[0], 2):,.2f}"
    assert len(large_numbers(page)) == 5


def test_a_moved_control_changes_the_numbers() -> None:
    page = opened("build_up", service="homemaker")
    run(control(page, "overtime_share.care").set_value(8.0))
    assert large_numbers(page)[2] == f"${rate(OVERTIME, 'homemaker', 'lower'):,.2f}"


def test_services_at_each_bound_are_shown() -> None:
    page = opened("build_up")
    for service, bound in zip(SERVICES[::4], BOUNDS * 3, strict=False):
        page.query_params["service"], page.query_params["bound"] = service, bound
        run(page)
        assert large_numbers(page)[1] == f"${rate({}, service, bound):,.2f}"


def test_the_parts_of_the_chart_add_up_to_the_rate() -> None:
    page = opened("build_up", **link_of(OVERTIME), service="homemaker")
    with_open(page, "numbers-build-up")
    parts = plain_table(page, "Part of the rate")
    usd = rate(OVERTIME, "homemaker", "lower")
    written = parts["$ per 15 min."].map(as_number)
    assert written.iloc[:-1].sum() == pytest.approx(usd, abs=1e-4 * len(parts))
    assert drawn(page)[0]["alt"]


def test_every_part_of_the_trace_is_a_choice_and_every_step_a_row() -> None:
    page = opened("build_up", **link_of(OVERTIME), service="homemaker")
    line = assumptions().rate_lines[assumptions().services["homemaker"].rate_line]
    steps = trace(results(Scenario("x", OVERTIME)), line.key, "lower")
    key = f"build-up-part-{line.staffing}"
    rows = 0
    for part in parts_of_trace(assumptions(), steps):
        run(page.button_group(key=key).set_value(part))
        [table] = [each.value for each in page.main.markdown if each.value.startswith("| Step")]
        rows += table.count("\n") - 1
    assert rows == len(steps)
    assert "&v=1.0&name=A+link&overtime_share.care=0.08&service=homemaker" in table


def steps_on(page: AppTest) -> str:
    [table] = [each.value for each in page.main.markdown if each.value.startswith("| Step")]
    return table


def test_the_studys_columns_stand_where_something_differs() -> None:
    page = opened("build_up", service="homemaker")
    assert "| Formula and values | Value |" in steps_on(page)
    with_open(page, "numbers-build-up")
    parts = plain_table(page, "Part of the rate")
    assert "Study ($ per 15 min.)" not in parts.columns
    assert parts["$ per hour"].iloc[0] == "$9.4400"
    run(control(page, "overtime_share.care").set_value(8.0))
    assert "| Study | Scenario |" in steps_on(page)
    parts = plain_table(page, "Part of the rate")
    compared = {"Study ($ per 15 min.)", "Change vs. study ($ per 15 min.)"}
    assert compared <= set(parts.columns)


def test_a_phone_has_the_parts_as_a_table_with_their_shares() -> None:
    page = opened("build_up", service="homemaker")
    [parts] = [each.value for each in page.main.markdown if each.value.startswith("| Part of")]
    heads, _, first, *_ = parts.replace("\\", "").split("\n")
    assert heads == "| Part of the rate | Per hour | Per 15 min. | Share |"
    assert first.startswith("| Direct care wage | $9.44 | $2.36 | 47.1")


def test_the_terms_stand_at_the_end() -> None:
    page = opened("build_up")
    captions = [each.value for each in page.main.caption]
    assert captions[-2].startswith("**Overtime**")
