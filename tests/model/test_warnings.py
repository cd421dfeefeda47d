"""What is possible in a scenario but unusual is said in a sentence, and nothing else is."""

from __future__ import annotations

import datetime

import pytest

from model import Scenario
from model.scenario.presets import presets
from model.scenario.warnings import warnings
from tests.study import ASSUMPTIONS

FALLING = ((datetime.date(2019, 1, 1), 9.0), (datetime.date(2020, 1, 1), 8.25))
SAID = [
    # Bounds in another order than the study's, which rises for one and falls for the other.
    ({"wage_percentile.lower": 75}, ["Wage percentile, all but licensed nurses: 75th "
      "percentile at the lower bound is above 50th percentile at the interim point"]),
    ({"paid_time_off_days_full_time.upper": 18}, ["21 days per year at the interim point "
      "is above 18 days per year at the upper bound"]),
    ({"meals_per_hour.upper": 12}, ["Meals per hour", "at the interim point is below 12"]),
    # Far outside: hours typed as days, a share ten times the study's, a third of the smallest.
    ({"paid_time_off_days_full_time": 80}, ["Paid time off, full-time: 80 days per year is "
      "far outside the range in the study (15 days per year to 27 days per year)"]),
    ({"overtime_share.care": 0.3}, ["30%", "(0% to 3%)"]),
    ({"direct_care_staff_per_supervisor": 3}, ["(10 direct care staff)"]),
    # Percentiles that are not published.
    ({"wage_percentile.lower": 40, "wage_percentile.interim": 60, "wage_percentile.upper": 80},
     ["wages at the 40th percentile and 60th percentile are interpolated between published",
      "wages at the 80th percentile are extrapolated from published"]),
    ({"wage_percentile_licensed_nurses.lower": 20}, ["20th percentile are extrapolated"]),
    # A minimum wage that falls.
    ({"minimum_wage_schedule": FALLING}, ["falls from $9 to $8.25 on Jan 1, 2020"]),
]  # fmt: skip


def said_of(changes: dict[str, object]) -> list[str]:
    return warnings(Scenario("x", changes), ASSUMPTIONS)


@pytest.mark.parametrize(("changes", "said"), SAID)
def test_what_is_unusual_is_said(changes: dict[str, object], said: list[str]) -> None:
    text = "\n".join(said_of(changes))
    for part in said:
        assert part in text


@pytest.mark.parametrize(
    "changes",
    [
        {},
        {"wage_percentile.upper": 50},
        {"wage_percentile.interim": 25},  # the lowest and the highest that are published
        {"wage_percentile.interim": 75},
        {"wage_percentile_licensed_nurses.interim": 90},
        {"paid_time_off_days_full_time": 50},
        {"overtime_share.care": 0.08},
        {"wage_percentile_licensed_nurses.lower": 50},
        {"rates_as_of_date": datetime.date(2023, 1, 1)},
        {"minimum_wage_rule": "keep_differentials"},
        {"minimum_wage_rule": "floor_above_minimum"},
    ],
    ids=str,
)
def test_what_is_usual_is_not(changes: dict[str, object]) -> None:
    assert said_of(changes) == []


def test_no_preset_is_far_outside_or_out_of_order() -> None:
    for preset in presets(ASSUMPTIONS):
        said = said_of(dict(preset.scenario.changes))
        assert [text for text in said if "published percentiles" not in text] == []
