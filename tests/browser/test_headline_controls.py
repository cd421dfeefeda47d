"""Each headline control, moved alone: the numbers on the screen are those of the command line."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.browser.command_line import (
    BOUNDS,
    minimum_wage_rows,
    rate_range_rows,
    scenario_file,
)
from tests.browser.journey import BOUND_LABELS, LATER_LAW, MOVES
from tests.browser.screen import RATE_RANGES, TABLE_9, Screen

# Table 9 goes through all dates, so that the date of the rate ranges does not touch it.
WITHOUT_EFFECT_ON_TABLE_9 = {"rates_as_of_date"}


@pytest.mark.long
def test_numbers_follow_each_control_and_equal_the_command_lines(
    screen: Screen, tmp_path: Path
) -> None:
    screen.open("rate_ranges")
    for move in MOVES:
        file = scenario_file(tmp_path, {move.setting_id: move.value})
        rates, impacts = rate_range_rows(file), minimum_wage_rows(file)
        assert rates != rate_range_rows(None)
        moves_table_9 = move.setting_id not in WITHOUT_EFFECT_ON_TABLE_9
        assert (impacts != minimum_wage_rows(None)) == moves_table_9

        move.make(screen)
        screen.expect_table(RATE_RANGES, rates)
        screen.go_to("Minimum wage")
        screen.expect_table(TABLE_9, impacts)
        screen.back_to_the_study()
        screen.expect_nothing_changed()
        screen.expect_table(TABLE_9, minimum_wage_rows(None))
        screen.go_to("Rate ranges")


@pytest.mark.long
def test_the_law_since_2023_is_added_and_every_bound_equals_the_command_lines(
    screen: Screen, tmp_path: Path
) -> None:
    changes = {"minimum_wage_schedule": LATER_LAW, "rates_as_of_date": date(2026, 1, 1)}
    file = scenario_file(tmp_path, changes)
    screen.open("minimum_wage")
    screen.expect_table(TABLE_9, minimum_wage_rows(None))
    screen.open_expander("Change the phase-in")
    screen.main.get_by_role("button", name="Add 2024-2026 increases (to $15.00)").click()
    screen.wait_for_link(rates_as_of_date="2026-01-01")
    for bound in BOUNDS:
        if bound != "lower":
            screen.choose_bound(BOUND_LABELS[bound])
        screen.expect_table(TABLE_9, minimum_wage_rows(file, bound))


def test_back_to_the_study_brings_the_studys_numbers_back(screen: Screen, tmp_path: Path) -> None:
    changes = {"overtime_share.care": 0.08}
    screen.open("rate_ranges", v="1.0", **{"overtime_share.care": "0.08"})
    screen.expect_table(RATE_RANGES, rate_range_rows(scenario_file(tmp_path, changes)))
    screen.back_to_the_study()
    screen.expect_table(RATE_RANGES, rate_range_rows(None))
    screen.expect_nothing_changed()
    screen.wait_for_bare_link()
    expect(screen.control("overtime_share.care")).to_have_attribute("aria-valuetext", "3.0%")
