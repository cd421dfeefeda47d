"""The base: switched in the sidebar on any page, carried by the link, with what comes with it."""

from __future__ import annotations

import re

import numpy as np
import pytest

from model import Scenario, compute
from model.scenario.scenario import base_scenario
from model.scenario.texts.link_text import link_parameters
from model.steps.cents import in_cents
from pages.shell.loaded import study_assumptions
from reporting.formats import dollars
from tests.pages.screen import (
    control,
    count_of_changes,
    headline,
    html_of,
    link_of,
    opened,
    plain_table_called,
    run,
    scenario_of,
    shown_rates,
    table_of_rates,
    warning,
    widget,
)

A = study_assumptions()
TODAY = A.of_base("today")
ON_TODAY = base_scenario(TODAY)
OVERTIME = {"overtime_share.care": 0.08}


def switched(page, base: str):
    return run(widget(page, "base").set_value(base))


def captions(page) -> str:
    return "\n".join(caption.value for caption in page.caption).replace("\\", "")


def test_the_table_of_rates_follows_the_switch_and_says_what_each_fee_is():
    page = switched(opened("rate_ranges"), "today")
    assert scenario_of(page) == ON_TODAY
    assert page.query_params["base"] == "today"
    expected = in_cents(compute(A, ON_TODAY).service_rate_array[0])
    assert np.array_equal(shown_rates(page), expected)
    assert np.array_equal(shown_rates(page, "Today"), expected)
    marks = table_of_rates(page)[("", "Current is")]
    assert marks.value_counts().to_dict() == {"fee of SFY 2019": 21, "third-party copy": 7}
    assert count_of_changes(page) == "Showing today's base (no changes)"
    assert headline(page).startswith("In today")
    assert "Current fees are known for 7 of 28 services" in captions(page)
    assert "values of today (BLS May 2025, later law and prices)" in captions(page)


def test_the_overview_of_a_link_says_where_the_minimum_sets_the_wage():
    page = opened("overview", base="today", service="homemaker")
    assert "third-party copy, not checked against the State" in html_of(page)
    assert "At the lower bound the minimum wage, not the market, sets" in captions(page)
    assert not re.search(r"\bstudy:|vs\. study|in the study\b", html_of(page))


def test_changes_go_along_and_come_back():
    page = switched(opened("overview", **link_of(OVERTIME)), "today")
    assert dict(scenario_of(page).changes) == OVERTIME
    assert scenario_of(page).base == "today"
    run(page.button(key="history-undo").click())
    assert scenario_of(page).base == "study"
    assert widget(page, "base").value == "study"


def test_the_question_of_advanced_care_says_its_default_and_why():
    page = opened("overview", base="today")
    assert (
        "Home Health and Personal Care Aides (31-1120) in both. This is the default: since the "
        "2018 classification BLS has one wage for both kinds of aides."
    ) in captions(page)
    run(widget(page, "answer-aide_wage_in_advanced_care").set_value("by_differential"))
    assert "The default is “same wage as in basic care”: since the 2018" in captions(page)


def test_presets_are_those_of_the_base_and_one_that_compare_loses_is_named():
    keys = "study.minimum-wage-9-45-2020.overtime-8"
    page = opened("compare", compared=keys)
    names = {"Minimum wage $9.45 (2020)", "Overtime 8%"}
    assert names <= set(widget(page, "preset").options)
    page = switched(page, "today")
    assert widget(page, "preset").options[0] == "Today"
    assert names & set(widget(page, "preset").options) == {"Overtime 8%"}
    assert widget(page, "compare-scenarios").value == ["study", "overtime-8"]
    assert (
        "Minimum wage $9.45 (2020): a preset of Study, SFY 2019 only, so Compare leaves it out"
    ) in warning(page)


def test_the_months_of_the_trend_are_shown_with_the_month_they_reach():
    longer = Scenario("Longer", {"wage_trend_months": 26}, base="today")
    page = opened(unfolded=("more-assumptions",), **link_parameters(longer, A))
    assert control(page, "wage_trend_months").label.startswith(
        "Months of wage trend, May 2025 to Jul 2027 "
    )


def test_what_is_no_change_on_the_other_base_is_told():
    page = switched(opened("overview", **link_of({"suta_wage_base_usd_per_year": 9500})), "today")
    assert not scenario_of(page).changes
    assert "is as in today's base, so it is no change there" in warning(page)


@pytest.mark.parametrize("answer", ["by_differential", "with_nursing_assistants"])
def test_the_aide_wage_of_advanced_care_is_answered_and_taken_back(answer):
    question = "answer-aide_wage_in_advanced_care"
    page = opened("overview", base="today")
    assert widget(page, question).value == "same_wage"
    run(widget(page, question).set_value(answer))
    changes = TODAY.alternatives["aide_wage_in_advanced_care"].answers[answer].changes
    assert dict(scenario_of(page).changes) == dict(changes)
    assert widget(page, question).value == answer
    run(widget(page, question).set_value("same_wage"))
    assert not scenario_of(page).changes


def test_compare_has_a_column_of_each_base():
    page = opened("compare", base="today", compared="study.today", **{"from": "study"})
    table = plain_table_called(page, "Rates of the compared scenarios")
    assert "Today: Current fees are known for 7 of 28 services, all from" in captions(page)
    for scenario in (Scenario(), ON_TODAY):
        rates = compute(A, scenario).service_rate_array[0][:, 0]
        assert list(table["Rate"][scenario.name]) == [dollars(each) for each in rates]
