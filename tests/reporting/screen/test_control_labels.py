"""What stands at a control: its label with the unit, what the base has, its scale."""

from __future__ import annotations

from model import Scenario
from reporting.screen.control_labels import base_beside, number_scale, of_field, of_row
from tests.study import ASSUMPTIONS as STUDY

SETTINGS = STUDY.settings


def test_a_field_has_its_unit_and_the_rest_of_a_share() -> None:
    full_time = SETTINGS["full_time_share.home_care"]
    assert (
        of_field(full_time, 0.4)
        == "Full-time staff, home care; part-time 60%, % of direct care staff"
    )
    months = STUDY.of_base("today").settings["wage_trend_months"]
    assert of_field(months, 26).endswith(", May 2025 to Jul 2027")


def test_a_row_says_its_unit_once() -> None:
    assert of_row(STUDY.entries["paid_time_off_days_full_time"]).endswith(", days per year")
    assert of_row(STUDY.entries["wage_percentile"]).count("ercentile") == 1


def test_the_base_stands_beside_what_is_changed_alone() -> None:
    row = STUDY.settings_of("paid_time_off_days_full_time")
    changed = Scenario("Plan", {row[0].id: 16})
    assert base_beside(row, changed, STUDY) == "(study: 15 · 21 · 27 days per year)"
    assert base_beside(row, Scenario(), STUDY) == ""


def test_a_scale_is_in_screen_units_and_shows_every_digit_in_force() -> None:
    overtime = SETTINGS["overtime_share.care"].entry
    expected = {"min_value": 0.0, "max_value": 50.0, "step": 0.5, "format": "%.2f"}
    assert number_scale(overtime, 0.0825) == expected
