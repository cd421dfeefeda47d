"""A plan as texts: every field read, every fault in words."""

from __future__ import annotations

import datetime
from dataclasses import replace

import pytest

from model import ScenarioError
from model.findings.budget.appropriation import WAYS
from model.findings.budget.fees import FeeRule
from model.findings.budget.texts.plan_texts import plan_of_texts, policy_of_file, with_policy
from model.findings.budget.texts.rule_text import rule_of_text, text_of_rule
from tests.study import ASSUMPTIONS, INPUTS

POLICY = """
fees: 50% to upper
fees_of:
  nursing: none
  T1019 U2: $4.10
  Other Services: by 3%
may_fall: yes
phases:
  2028-01-01: 40%
  7/1/2028: 100%
lag: 1
units: {S5130: "800,000", T1019-U2: 1e6}
units_year: 2026
division: {S5150: 75%, S5150 TF: 25%}
use_growth: 1%
match: {2028: 65%, 2028-10: 66%}
expansion: 5%
other_funds: 10%
"""


def faults(**texts: object) -> list[str]:
    with pytest.raises(ScenarioError) as refused:
        plan_of_texts(texts, ASSUMPTIONS, INPUTS)
    return refused.value.faults


def test_without_texts_all_fees_go_to_the_lower_bound_from_july() -> None:
    plan = plan_of_texts({}, ASSUMPTIONS, INPUTS)
    assert plan.policy.rule == FeeRule("to", 1.0, "lower")
    assert plan.timing.phases == ((datetime.date(2027, 7, 1), 1.0),)
    assert plan.timing.first_year == 2028
    assert not plan.policy.may_fall


def test_a_code_without_modifiers_is_enough_where_it_has_one_service() -> None:
    plan = plan_of_texts({"units": "T2040=5; s5126=6; S5130=7"}, ASSUMPTIONS, INPUTS)
    assert [key for key, _, _ in plan.volumes.units] == [
        "financial_management_services", "attendant_care_day", "homemaker",
    ]  # fmt: skip
    plan = plan_of_texts({"units": "T1019=5"}, ASSUMPTIONS, INPUTS)  # the one that has no modifier
    assert plan.volumes.units[0][0] == "state_plan_personal_care"
    assert "'T1001-TF' is not a service" in faults(units="T1001-TF=5")[0]


def test_a_policy_file_is_read_whole() -> None:
    plan = plan_of_texts(policy_of_file(POLICY), ASSUMPTIONS, INPUTS)
    policy, timing, volumes, funding = plan.policy, plan.timing, plan.volumes, plan.funding
    assert policy.rule == FeeRule("to", 0.5, "upper")
    assert policy.rule_of(ASSUMPTIONS, "hcy_private_duty_nursing") == FeeRule("none")
    assert policy.rule_of(ASSUMPTIONS, "home_delivered_meals") == FeeRule("by", 0.03)
    consumer_directed = "consumer_directed_state_plan_personal_care"
    assert policy.rule_of(ASSUMPTIONS, consumer_directed).amount == 4.10
    assert policy.rule_of(ASSUMPTIONS, "homemaker") == policy.rule
    assert policy.may_fall
    assert timing.phases[0] == (datetime.date(2028, 1, 1), 0.4)
    assert (timing.first_year, timing.lag) == (2028, 1)
    assert volumes.units == (("homemaker", 800_000, 2026), (consumer_directed, 1e6, 2026))
    assert dict(volumes.shares) == {"basic_in_home_respite": 0.75, "advanced_respite": 0.25}
    assert funding.match_of_years == ((2028, 0.65),)
    assert funding.match_of_quarters == ((datetime.date(2028, 10, 1), 0.66),)
    assert (funding.expansion_share, funding.other_state_share) == (0.05, 0.1)


@pytest.mark.parametrize(
    "rule",
    ["none", "lower", "interim", "47.1234% to upper", "95% of interim", "by 3%", "by -2.5%",
     "$5.02", "minimum wage", "minimum wage rise"],
)  # fmt: skip
def test_a_rule_is_written_as_it_is_read(rule: str) -> None:
    assert text_of_rule(rule_of_text(rule)) == rule


@pytest.mark.parametrize("way", WAYS)
def test_the_most_that_an_amount_buys_is_a_rule_that_a_policy_may_have(way: str) -> None:
    rule, highest = WAYS[way]
    bought = replace(rule, amount=highest)
    assert rule_of_text(text_of_rule(bought)) == bought


@pytest.mark.parametrize(
    ("texts", "said"),
    [
        ({"fees": "a lot"}, "What happens to fees: 'a lot' was given, which is not a number"),
        ({"fees": "1.5 of interim"}, "has no percent sign"),
        ({"fees": 50}, "What happens to fees: '50' was given, which has no dollar or percent sign"),
        ({"fees_of": {"nursing": "4.10"}}, "Nursing Services: '4.10' was given, which has no"),
        ({"fees_of": "T1019-U2=4.10"}, "Care (consumer directed): '4.10' was given, which has no"),
        ({"fees": "150% to upper"}, "allowed is 0% to 100%"),
        ({"fees_of": {"T9999": "lower"}}, "'T9999' is not a group or a service"),
        ({"fees_of": "nursing=none; nursing=lower"}, "Nursing Services: 'nursing' is given twice"),
        ({"fees_of": "nursing"}, "allowed is what=value"),
        ({"units": {"S5130": -3}}, "Units a year, Homemaker: '-3' was given; allowed is 0 to"),
        ({"division": "chore=-5%"}, "Share of the code's dollars, Chore: '-5%' was given; allowed"),
        ({"units": {"S5130": "many"}}, "'many' was given, which is not a number"),
        ({"division": {"S5150": "60%"}}, "those of S5150 total 60%; they must total 100%"),
        # The share of a service whose units are entered counts for nothing.
        ({"units": "S5150=9", "division": "S5150=75%; S5150-TF=25%"}, "those of S5150 total 25%"),
        ({"phases": "2028-07-01=100%; 2027-07-01=100%"}, "put the dates in their order"),
        ({"phases": "2027-07-01=100%; 2028-07-01=50%"}, "must not fall"),
        ({"phases": {f"203{n}-01-01": "100%" for n in range(6)}}, "at most 5 are allowed"),
        ({"phases": "2027-02-30=100%"}, "is not a day of the calendar"),
        ({"match": "2027-09=65%"}, "the first month of a quarter"),
        ({"match": "2028=65"}, "allowed is 0% to 100%, with a percent sign"),
        ({"lag": "40"}, "Payment lag: '40' was given; allowed is 0 to 12 months"),
        ({"effective": "soon"}, "Effective date: 'soon' was given"),
        ({"may_fall": "perhaps"}, "allowed are yes and no"),
        ({"first_year": "1900"}, "allowed is 2018 to 2060"),
        ({"color": "red"}, "'color' is not a field of a budget"),
    ],
)
def test_a_fault_names_the_field_and_what_is_allowed(texts: dict, said: str) -> None:
    [fault] = faults(**texts)
    assert said in fault


def test_all_faults_are_told_at_once() -> None:
    assert len(faults(fees="x", lag="x", units="S5130=x", match="x=1%")) == 4


def test_a_date_and_a_phase_in_of_one_policy_are_not_both_believed() -> None:
    """One of the two would hold without a word; of two files the policy goes before the other."""
    with pytest.raises(ScenarioError) as refused:
        policy_of_file("effective: 1/1/2028\nphases: {2027-07-01: 50%, 2028-07-01: 100%}")
    [fault] = refused.value.faults
    assert fault.startswith("Effective date: '1/1/2028' was given beside a Phase-in, '2027-07-01=")
    phased, dated = {"phases": "2027-07-01=50%", "lag": "1"}, {"effective": "2028-01-01"}
    assert with_policy(phased, dated) == {"lag": "1", **dated}
    assert with_policy(dated, phased) == {**dated, **phased}


@pytest.mark.parametrize("text", ["", "- a list", "fees: [", "a" * 200_001])
def test_a_file_that_is_no_policy_is_refused_in_words(text: str) -> None:
    with pytest.raises(ScenarioError, match="the file"):
        policy_of_file(text)
