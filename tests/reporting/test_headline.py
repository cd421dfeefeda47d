"""The one sentence: what was changed, what it does, in plain and neutral words."""

from __future__ import annotations

import datetime
import statistics
from typing import Any

import pytest

from model import Scenario, compute
from model.findings.rate_ranges import rate_range
from model.findings.side_by_side import SideBySide
from model.findings.summary import summary
from model.scenario.presets import presets
from reporting.charts.one_service import one_fee_title
from reporting.headline import headline
from reporting.service_in_dollars import where_the_rate_lies
from reporting.slides.words import range_in_words
from tests.model.independent_calculation import rates
from tests.reporting.cases import A, results

LOADED = ("good", "bad", "better", "worse", "fair", "should", "must", "inadequate", "underpaid")


def said(changes: dict[str, Any]) -> str:
    return headline_of(Scenario("Test", changes))


def headline_of(scenario: Scenario) -> str:
    return headline(SideBySide(results(Scenario()), compute(A, scenario)))


@pytest.mark.parametrize(
    ("changes", "start"),
    [
        ({}, "In the study, 17 of 28 current rates are below the modeled range, 8 within"),
        ({"rates_as_of_date": datetime.date(2023, 1, 1)}, "At a minimum wage of $12.00, 19 of 28"),
        ({"turnover_share": 0.6}, "With turnover at 60%, 17 of 28 current rates are below"),
        ({"full_time_share.nursing": 0.6}, "With full-time staff (nursing) at 60%, "),
        ({"full_time_share.nursing": 0.6, "full_time_share.meals": 0.5},
         "With full-time staff changed, "),
        ({"wage_percentile.lower": 40, "wage_percentile.interim": 60, "wage_percentile.upper": 80},
         "With wages at the 40th, 60th and 80th percentiles, "),
        ({"wage_percentile_licensed_nurses.upper": 75},
         "With licensed nurses' wages (upper bound) at the 75th percentile, "),
        ({"paid_time_off_days_full_time.lower": 20, "paid_time_off_days_full_time.upper": 32},
         "With full-time paid time off changed, "),
        ({"minimum_wage_schedule": A.settings["minimum_wage_schedule"].base_value[:3]},
         "With a different minimum wage schedule, "),
        ({"minimum_wage_rule": "spillover"}, "With wage response (spillover), "),
        ({"turnover_share": 0.6, "admin_share.agency": 0.11, "food_usd_per_meal": 3.0},
         "With 3 changes, "),
    ],
)  # fmt: skip
def test_it_says_what_was_changed(changes: dict[str, Any], start: str) -> None:
    assert said(changes).startswith(start)


def test_it_says_what_it_does_where_no_fee_changes_place() -> None:
    """The median of the 28 changes by the calculation that is apart from the model is 5.5%."""
    changes = {"wage_percentile_licensed_nurses.interim": 90}
    study, moved = rates({}), rates(dict(changes))
    codes = [service.procedure_code for service in A.services.values()]
    median = statistics.median(moved[code, "interim"] / study[code, "interim"] for code in codes)
    assert round(100 * median - 100, 1) == 5.5
    assert said(changes).endswith(
        "17 of 28 current rates are below the modeled range, as in the study; "
        "the median interim rate (28 services, unweighted) is 5.5% higher."
    )


def test_fees_above_are_told_where_none_but_these_change_place() -> None:
    said_of_overtime = said({"overtime_share.care": 0.08})
    assert "below the modeled range, as in the study, and 1 above it instead" in said_of_overtime


def test_one_fee_lies_below_its_range() -> None:
    low = {f"fee_schedule_rate_usd.{key}": 1.0 for key in list(A.services)[:1]}
    high = {f"fee_schedule_rate_usd.{key}": 999.0 for key in list(A.services)[1:]}
    assert "1 of 28 current rates is below the modeled range (17 in the study)" in said(low | high)


@pytest.mark.parametrize("preset", presets(A), ids=lambda preset: preset.scenario.name)
def test_it_is_one_neutral_sentence(preset: Any) -> None:
    sentence = headline_of(preset.scenario)
    assert sentence.endswith(".")
    assert "nan" not in sentence
    assert not set(sentence.lower().replace(",", " ").split()) & set(LOADED)


def test_a_fee_that_is_shown_as_its_rate_is_said_to_be_within_everywhere() -> None:
    """At $12.00 one rate is $3.9372, shown as $3.94; so is its fee, which lies "above" it."""
    key = "consumer_directed_state_plan_personal_care"
    at_12 = compute(A, Scenario("x", {"rates_as_of_date": datetime.date(2023, 1, 1)}))
    side_by_side = SideBySide(results(Scenario()), at_12)
    row = rate_range(side_by_side, key)
    assert row["fee_schedule_rate_usd"] > row["scenario_upper_usd"]
    assert "is within the range of $3.94" in where_the_rate_lies(side_by_side, key)
    assert one_fee_title(row).endswith("the current rate of $3.94 is within the range")
    assert ", within the scenario's range" in range_in_words(A, row, "One")
    assert summary(side_by_side).scenario.above == 2
