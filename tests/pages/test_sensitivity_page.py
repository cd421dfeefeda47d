"""The page Sensitivity: what it shows is the model's, stands in the link, moves the scenario."""

from __future__ import annotations

import re

import pytest

from model import Scenario
from model.findings.sensitivity.all_at_once import TRIANGULAR, UNIFORM, all_at_once
from model.findings.sensitivity.inputs import BAND, STUDY_RANGE, TENTH
from model.findings.sensitivity.moved_results import Rate
from model.findings.sensitivity.one_at_a_time import one_at_a_time
from pages.shell.results import assumptions
from tests.pages.screen import (
    changes_of,
    control,
    drawn,
    large_numbers,
    link_of,
    opened,
    run,
    warning,
    widget,
    with_open,
)

NURSING = "hcy_private_duty_nursing"
NURSES = "wage_percentile_licensed_nurses.interim"


def field(page, name: str):
    """The number field whose key begins with a name."""
    [of_name] = [each for each in page.main.number_input if each.key.startswith(name)]
    return of_name


def title(page) -> str:
    heading, below, _ = drawn(page)[0]["words"]
    return re.sub("<.*?>", "", f"{heading} {below}")


def test_the_chart_answers_which_assumption_drives_a_rate_most() -> None:
    page = opened("sensitivity", service=NURSING, bound="interim")
    assert "Wage percentile, licensed nurses moves this rate most: $8.56 to $12.41" in title(page)
    assert large_numbers(page) == ["$9.93", "$8.38", "$12.68", "$4.28"]


def test_the_chosen_range_stands_in_the_link() -> None:
    page = opened("sensitivity", service=NURSING, bound="interim")
    run(widget(page, "choice-ranges").set_value(TENTH))
    assert page.query_params["ranges"] == TENTH
    line = assumptions().services[NURSING].rate_line
    moved = one_at_a_time(assumptions(), Scenario(), Rate(line, "interim"), TENTH)
    assert large_numbers(page)[1] == f"${moved.all_low:,.2f}"
    with_open(page, "numbers-tornado")
    table = next(each.value for each in page.get("html") if "Result at low" in each.value)
    assert table.count("<tr>") == 1 + len(moved.bars)


@pytest.mark.parametrize("end", ["low", "high"])
def test_a_chosen_bar_moves_its_assumption(end: str) -> None:
    page = opened("sensitivity", service=NURSING, bound="interim")
    second = widget(page, "choice-bar").options[1]
    assert second == "Paid time off, full-time"
    run(widget(page, "choice-bar").set_value("paid_time_off_days_full_time.interim"))
    run(page.button(key=f"move-to-{end}").click())
    usd = {"low": 15, "high": 27}[end]
    assert changes_of(page) == {"paid_time_off_days_full_time.interim": usd}
    assert widget(page, "control-paid_time_off_days_full_time.interim").value == usd
    run(page.button(key="move-back").click())
    assert changes_of(page) == {}


def test_a_typed_value_is_taken_and_shown_in_the_sidebar() -> None:
    page = opened("sensitivity", service=NURSING, bound="interim")
    run(field(page, "move-").set_value(60.0))
    assert changes_of(page) == {NURSES: 60}
    assert widget(page, f"control-{NURSES}").value == 60
    assert field(page, "move-").value == 60


def test_a_scenario_that_stands_outside_of_the_range_is_drawn() -> None:
    page = opened("sensitivity", **link_of({NURSES: 10}), service=NURSING, bound="interim")
    line = assumptions().services[NURSING].rate_line
    moved = one_at_a_time(
        assumptions(), Scenario("x", {NURSES: 10}), Rate(line, "interim"), STUDY_RANGE
    )
    assert large_numbers(page)[0] == f"${moved.in_force:,.2f}"
    assert [each.label for each in page.get("page_link") if "bridge" in each.label]


def test_two_at_a_time_shows_the_two_that_matter_most_at_first() -> None:
    page = opened("sensitivity", service="homemaker")
    run(widget(page, "choice-question").set_value("two"))
    assert page.query_params["question"] == "two"
    assert widget(page, "choice-up").value == "wage_percentile.lower"
    assert widget(page, "choice-across").value != "wage_percentile.lower"
    assert "Current rate covers" in title(page)


def test_the_values_of_an_axis_stand_in_the_link() -> None:
    page = opened("sensitivity", service="homemaker", question="two")
    run(field(page, "up-from").set_value(10.0))
    assert page.query_params["up_range"] == "wage_percentile.lower=10:75"
    again = opened("sensitivity", **page.query_params)
    assert drawn(again)[0]["figure"]["layout"]["yaxis"]["ticktext"][0] == "10th"
    # Another assumption takes its own values.
    run(widget(again, "choice-up").set_value("admin_share.agency"))
    assert drawn(again)[0]["figure"]["layout"]["yaxis"]["ticktext"][0] == "9.0%"


@pytest.mark.parametrize("between", ["75:25", "x:y", "1:2:3", "5:95", ""])
def test_values_that_cannot_be_are_a_sentence(between: str) -> None:
    typed = f"wage_percentile.lower={between}"
    page = opened("sensitivity", service="homemaker", question="two", up_range=typed)
    assert "The usual range is shown." in warning(page)
    assert drawn(page)[0]["figure"]["layout"]["yaxis"]["ticktext"][0] == "25th"


def test_all_at_once_shows_the_draws_of_the_seed_in_the_link() -> None:
    page = opened("sensitivity", service=NURSING, question="all", ranges=BAND, seed="3")
    made = all_at_once(assumptions(), Scenario(), BAND, UNIFORM, 3)
    place = list(assumptions().services).index(NURSING)
    assert large_numbers(page)[1] == f"${made.median[place, 0]:,.2f}"
    run(widget(page, "seed").set_value(4))
    assert page.query_params["seed"] == "4"
    run(widget(page, "choice-distribution").set_value(TRIANGULAR))
    assert page.query_params["distribution"] == TRIANGULAR
    assert "current rates below in most draws" in title(page)


@pytest.mark.parametrize("seed", ["x", "-1", "99999999999", "1.5", "²"])
def test_a_seed_that_cannot_be_used_is_the_first(seed: str) -> None:
    page = opened("sensitivity", question="all", ranges=BAND, seed=seed)
    assert widget(page, "seed").value == 1


def test_the_share_of_pay_is_moved_with_what_is_counted() -> None:
    page = opened("sensitivity", service="homemaker", question="two", result="compensation_share",
                  count_supervision="counted", count_nursing_oversight="counted")  # fmt: skip
    assert re.search(r"The share reaches 80% in (all|\d+ of) \d+ cases", title(page))
    run(widget(page, "choice-question").set_value("one"))
    assert "moves this share most: 8" in title(page)


@pytest.mark.parametrize("question", ["one", "two"])
def test_the_median_of_all_services_can_be_asked_for(question: str) -> None:
    page = opened("sensitivity", question=question)
    run(widget(page, "choice-result").set_value("median"))
    assert page.query_params["result"] == "median"
    assert "Median of 28 services" in title(page)


@pytest.mark.parametrize("question", ["one", "two", "all"])
def test_the_presentation_has_the_chart_alone(question: str) -> None:
    page = opened("sensitivity", service=NURSING, question=question, ranges=BAND, briefing="on")
    assert len(drawn(page)) == 1
    assert not large_numbers(page)
    alone = opened("sensitivity", service=NURSING, question=question, ranges=BAND)
    assert title(page) == title(alone)
    assert not list(page.main.selectbox)


def test_the_field_of_a_bar_follows_the_sidebar() -> None:
    page = opened("sensitivity", ranges=TENTH, bar="overtime_share.care")
    assert field(page, "move-").value == 3
    run(control(page, "overtime_share.care").set_value(8.0))
    assert field(page, "move-").value == 8
    assert [each.label for each in page.button if each.key.startswith("move-to-")] == [
        "Set to 7\\.2%", "Set to 8\\.8%",
    ]  # fmt: skip


def test_the_ends_of_an_axis_follow_the_sidebar() -> None:
    page = opened("sensitivity", question="two", ranges=TENTH, up="overtime_share.care")
    run(control(page, "overtime_share.care").set_value(8.0))
    assert field(page, "up-from").value == pytest.approx(7.2)
    assert field(page, "up-to").value == pytest.approx(8.8)


def test_the_minimum_wage_of_a_bar_is_moved_by_its_dates() -> None:
    page = opened("sensitivity", service="homemaker", bar="rates_as_of_date")
    run(page.button(key="move-to-high").click())
    assert str(changes_of(page)["rates_as_of_date"]) == "2023-01-01"


@pytest.mark.parametrize(
    ("question", "name", "setting_id", "said"),
    [
        ("two", "up", "food_usd_per_meal", "Food does not touch this rate; another"),
        ("two", "across", "minimum_wage_rule", "Wage response is not among these of this rate"),
        ("one", "bar", "food_usd_per_meal", "Food does not touch this rate; another"),
    ],
)
def test_an_assumption_that_cannot_be_shown_is_a_sentence(
    question: str, name: str, setting_id: str, said: str
) -> None:
    page = opened("sensitivity", service="homemaker", question=question, **{name: setting_id})
    assert [each for each in page.main.caption if said in each.value.replace("\\", "")]


def test_the_cost_of_the_policy_can_be_moved_and_set_against_an_appropriation() -> None:
    page = opened("sensitivity", service=NURSING, bound="interim", result="cost")
    assert "moves this cost most: $" in title(page)
    assert "Total cost of a full year, fees to the lower bound" in title(page)
    page = opened("sensitivity", service=NURSING, result="cost", question="two")
    assert "The cost is no higher than in force in" in title(page)
    [amount] = [each for each in page.main.text_input if each.key.startswith("appropriation")]
    run(amount.set_value("$80 hundred"))
    assert "The cost is no higher than in force in" in title(page)
    assert next(each.value for each in page.error).startswith("Appropriation")
    [amount] = [each for each in page.main.text_input if each.key.startswith("appropriation")]
    run(amount.set_value("$120,000,000"))
    assert re.search(r"\$120.0M suffices in \d+ of 55 cases", title(page))
    assert not page.error
    assert page.query_params["appropriation"] == "$120,000,000"


def test_the_cost_is_that_of_the_policy_in_the_link() -> None:
    page = opened("sensitivity", service=NURSING, result="general_revenue", fees="interim")
    assert "General Revenue of a full year, fees to the interim point" in title(page)
