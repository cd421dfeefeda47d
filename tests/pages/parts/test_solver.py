"""What would it take on Build-up: a proposal that changes nothing until it is applied."""

from __future__ import annotations

from typing import Any

from streamlit.testing.v1 import AppTest

from model import Scenario
from model.findings.budget.full_year import COSTS, FullYearCost
from model.findings.budget.inputs import budget_inputs
from model.findings.budget.texts.plan_texts import plan_of_texts
from pages.shell.results import assumptions, results
from tests.pages.screen import (
    changes_of,
    html_of,
    large_numbers,
    link_of,
    opened,
    rates_of,
    run,
    widget,
    with_open,
)


def test_a_proposal_is_live_and_changes_nothing_until_it_is_applied() -> None:
    page = opened("build_up", service="homemaker", solve_for="full_time_share.home_care")
    with_open(page, "solver")
    run(wanted_of(page).set_value(5.10))
    assert page.query_params["solve_wanted"] == "homemaker rate 5.1"
    assert large_numbers(page)[-2:] == ["47%", "$5.10"]
    assert changes_of(page) == {}
    run(widget(page, "control-overtime_share.care").set_value(4.0))
    assert large_numbers(page)[-2:] == ["44%", "$5.10"]
    run(page.button(key="apply-solved").click())
    assert changes_of(page) == {"overtime_share.care": 0.04, "full_time_share.home_care": 0.44}
    assert round(float(rates_of(changes_of(page))[1, 0]), 2) == 5.10
    assert "gives $5.10 already" in text_of(page)
    assert not [each for each in page.button if each.key == "apply-solved"]


def test_at_first_the_question_is_what_wage_the_current_rate_pays() -> None:
    page = opened("build_up", unfolded=("solver",), service="homemaker")
    assert large_numbers(page)[-2:] == ["$8.15", "$4.53"]
    assert "now $9.44; $8.13 to $8.15 give it" in html_of(page)
    assert "That is below the minimum wage of $8.60" in text_of(page)
    assert not [each for each in page.button if each.key == "apply-solved"]


def test_what_is_aimed_at_is_of_one_service_and_a_broken_link_asks_the_first_question() -> None:
    page = opened("build_up", service="case_management", solve_wanted="homemaker rate 5.1")
    assert wanted_of(with_open(page, "solver")).value == 100.0
    for text in ("homemaker rate nan", "x"):
        page = opened("build_up", service="homemaker", solve_wanted=text, solve_for="x")
        assert wanted_of(with_open(page, "solver")).value == 4.53


def test_a_percentage_of_the_current_rate_is_a_target_too() -> None:
    page = opened("build_up", **link_of({}), service="homemaker", solve_for="admin_share.agency")
    with_open(page, "solver")
    run(widget(page, "choice-solve_target").set_value("percent_of_fee"))
    assert wanted_of(page).value == 100.0
    assert large_numbers(page)[-2:] == ["0.7%", "99.99%"]  # which rounds to what is wanted


def test_the_cost_of_the_policy_is_a_target_too() -> None:
    page = opened("build_up", service="homemaker", solve_for="admin_share.agency")
    with_open(page, "solver")
    run(widget(page, "choice-solve_target").set_value("cost"))
    assert wanted_of(page).value == round(cost_of({}))
    assert "already" in text_of(page)
    # The wage of a role is of one service, and a cost is of all.
    assert not [each for each in widget(page, "choice-solve_for").options if "Hourly" in each]
    run(wanted_of(page).set_value(60e6))
    assert page.query_params["solve_wanted"] == "cost 60000000.0"
    assert "the most that $60,000,000 covers; all else stays as it is" in text_of(page)
    assert large_numbers(page)[-1] == f"${cost_of({'admin_share.agency': 0.07135}):,.0f}"
    assert [each for each in page.main.caption if "The cost is illustrative" in each.value]
    run(page.button(key="apply-solved").click())
    changes = changes_of(page)
    assert changes.keys() == {"admin_share.agency"}
    assert f"gives ${cost_of(changes):,.0f}, the most that $60,000,000 covers" in text_of(page)
    # What is aimed at is of no one service.
    run(widget(page, "choice-service").set_value("chore"))
    assert wanted_of(page).value == 60e6


def cost_of(changes: dict[str, Any]) -> float:
    inputs = budget_inputs()
    cost = FullYearCost(plan_of_texts({}, assumptions(), inputs), inputs, COSTS["cost"])
    return float(cost.of_scenarios(results(Scenario("x", changes)))[0])


def test_the_field_shows_the_current_rate_of_the_chosen_service() -> None:
    page = opened("build_up", unfolded=("solver",), service="homemaker")
    assert (wanted_of(page).value, wanted_of(page).proto.format) == (4.53, "%.2f")
    run(wanted_of(page).set_value(4.535))
    assert (wanted_of(page).value, wanted_of(page).proto.format) == (4.535, "%.3f")
    run(widget(page, "choice-service").set_value("case_management"))
    assert wanted_of(page).value == 100.0


def wanted_of(page: AppTest) -> Any:
    """The field of the number that is aimed at."""
    [field] = [each for each in page.main.number_input if each.key.startswith("solve-wanted")]
    return field


def text_of(page: AppTest) -> str:
    return " ".join(each.value for each in page.main.markdown).replace("\\", "")
