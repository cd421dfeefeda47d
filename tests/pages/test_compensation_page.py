"""The page Compensation share: first what is tested, then shares that follow every switch."""

from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest

from model import AssumptionsError
from pages.shell import guard
from tests.pages.screen import DASHBOARD, control, headline, html_of, opened, run, widget


def shares(page: AppTest) -> list[str]:
    """The shares at the end of the two lines."""
    lines = html_of(page).split('<div class="meters">')[1].split("<p>")[0]
    return [part.split("</strong>")[0] for part in lines.split("<strong>")[1:]]


def link_on(page: AppTest) -> dict[str, str]:
    """The parameters of the address."""
    return {name: page.query_params[name] for name in page.query_params}


def test_the_first_line_says_that_a_model_is_tested() -> None:
    page = opened("compensation", service="homemaker")
    assert page.main.markdown[0].value.startswith("This is a test of the model's rates, not of any")
    assert shares(page) == ["66.2%", "73.3%"]
    assert headline(page).endswith("below 80%")
    assert ">In scope</td><td>66.2%</td><td>65.3%</td><td>62.8%</td>" in html_of(page)


def test_a_switch_moves_every_share_and_stands_in_the_link() -> None:
    page = opened("compensation", service="homemaker")
    run(widget(page, "choice-count_excluded_costs").set_value("program_costs"))
    run(widget(page, "choice-count_nursing_oversight").set_value("counted"))
    assert shares(page)[0] == "76.7%"
    assert page.query_params["count_nursing_oversight"] == "counted"
    again = opened("compensation", **link_on(page))
    assert shares(again) == shares(page)


def test_a_control_moves_the_shares_here_and_on_build_up() -> None:
    page = opened("compensation", service="homemaker")
    run(control(page, "overtime_share.care").set_value(8.0))
    moved = shares(page)
    assert moved != ["66.2%", "73.3%"]
    build_up = opened("build_up", **link_on(page))
    assert shares(build_up) == moved


def test_a_fault_in_the_rules_file_is_a_sentence_on_every_page(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def faulty(_: object) -> None:
        raise AssumptionsError(["federal_rule.yaml: services: chore is missing"])

    monkeypatch.setattr(guard, "federal_rule", faulty)
    page = AppTest.from_file(DASHBOARD, default_timeout=60).run()
    assert not page.exception
    assert "cannot be loaded" in page.error[0].value
    assert any("chore is missing" in each.value for each in page.main.markdown)
