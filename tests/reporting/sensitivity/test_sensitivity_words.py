"""What the chart leaves out is said: what moves nothing, and why others have no range."""

from __future__ import annotations

import datetime

from model import Scenario
from model.findings.sensitivity.inputs import BAND, STUDY_RANGE, TENTH
from model.findings.sensitivity.moved_results import Rate
from model.findings.sensitivity.one_at_a_time import one_at_a_time
from reporting.sensitivity import words
from reporting.sensitivity.result import rate_result
from tests.reporting.cases import A


def said(scenario: Scenario, line: str, bound: str, ranges: str) -> str:
    service = next(key for key, each in A.services.items() if each.rate_line == line)
    moved = one_at_a_time(A, scenario, Rate(line, bound), ranges)
    return "\n".join(words.sentences(moved, rate_result(A, service, bound)))


def test_what_is_fixed_by_law_says_so() -> None:
    text = said(Scenario(), "basic_care", "lower", TENTH)
    assert "Fixed by law: Social Security and Medicare (FICA); federal unemployment" in text
    assert "Zero, so that 10% of it is nothing: paid time off, part-time" in text
    assert "Shares that add up to 100% and cannot move alone: position weights" in text


def test_what_has_one_value_says_so() -> None:
    text = said(Scenario(), "basic_care", "lower", STUDY_RANGE)
    assert "One value, no range: " in text
    assert " more." in text


def test_a_wage_below_a_minimum_that_binds_has_no_effect() -> None:
    at_15 = Scenario("$15", {"minimum_wage_schedule": ((datetime.date(2019, 1, 1), 15.0),)})
    text = said(at_15, "consumer_directed_waiver", "lower", STUDY_RANGE)
    no_effect = text.split("\n")[0]
    assert no_effect.startswith("No effect on this rate, at the low value or the high: ")
    assert "wage percentile, all but licensed nurses" in no_effect


def test_the_numbers_beside_the_chart_are_the_joint_change() -> None:
    moved = one_at_a_time(A, Scenario(), Rate("private_duty_nursing", "interim"), STUDY_RANGE)
    force, low, high, total = words.of_one_at_a_time(
        moved, rate_result(A, "hcy_private_duty_nursing", "interim")
    )
    assert (force.value, low.value, high.value) == ("$9.93", "$8.38", "$12.68")
    assert total.value == "$4.28"
    assert total.beside == "not the joint change, which is $4.30"


def test_a_calibrated_value_is_told_with_its_band() -> None:
    moved = one_at_a_time(A, Scenario(), Rate("basic_care", "lower"), BAND)
    assert words.effect_in_words(moved, rate_result(A, "homemaker", "lower")).startswith(
        "Turnover moves this rate most"
    )


def test_an_amount_in_thousands_needs_no_cents_at_the_end_of_a_bar() -> None:
    wage, premium = (
        words.short_input(A, Scenario(), A.settings[key], value)
        for key, value in (
            ("bls_wage_personal_care_aides.percentile_25", 8.235),
            ("health_insurance_usd_per_year.agency", 6213.88944),
        )
    )
    assert (wage, premium) == ("$8.235", "$6,214")
