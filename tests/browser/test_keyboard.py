"""The main journey by keyboard alone: Tab, arrow keys, Enter, Space."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.browser.command_line import minimum_wage_rows, rate_range_rows, scenario_file
from tests.browser.screen import RATE_RANGES, TABLE_9, Screen, wait_until_settled

MOST_STOPS = 120
IN_FOCUS = """
() => {
  const held = document.activeElement;
  return (held?.getAttribute('aria-label') || held?.innerText || '').trim().split('\\n')[0];
}
"""


def tab_to(screen: Screen, wanted: str, key: str = "Tab") -> None:
    """Press Tab until what has the focus has a name that begins like this."""
    passed: list[str] = []
    for _ in range(MOST_STOPS):
        screen.page.keyboard.press(key)
        name: str = screen.page.evaluate(IN_FOCUS)
        if name.startswith(wanted):
            return
        passed.append(name)
    raise AssertionError(f"{wanted!r} is not among the stops of {key}: {passed}")


@pytest.fixture
def keys(screen: Screen) -> Screen:
    """The page Overview, the focus where a browser puts it."""
    screen.open()
    expect(screen.control("overtime_share.care")).to_be_visible()
    return screen


def test_a_control_is_moved_its_numbers_are_reached_and_a_row_opens_its_build_up(
    keys: Screen, tmp_path: Path
) -> None:
    press = keys.page.keyboard.press
    tab_to(keys, "Full-time staff, home care")
    for _ in range(4):
        press("ArrowRight")
    keys.wait_for_link(**{"full_time_share.home_care": "0.44"})
    tab_to(keys, "Overtime cost, direct care")
    press("Home")
    keys.wait_for_link(**{"overtime_share.care": "0"})
    tab_to(keys, "Wage percentile, all but licensed nurses, lower", "Shift+Tab")
    press("ArrowUp")
    keys.wait_for_link(**{"wage_percentile.lower": "26"})

    changes = {
        "full_time_share.home_care": 0.44, "overtime_share.care": 0.0, "wage_percentile.lower": 26
    }  # fmt: skip
    file = scenario_file(tmp_path, changes)
    tab_to(keys, "Minimum wage", "Shift+Tab")
    press("Enter")
    keys.expect_table(TABLE_9, minimum_wage_rows(file))
    tab_to(keys, "Rate ranges", "Shift+Tab")
    press("Enter")
    expect(keys.heading).to_have_text("Rate ranges")
    keys.expect_table(RATE_RANGES, rate_range_rows(file))
    tab_to(keys, "Fullscreen: Rate ranges by service")
    press("Tab")
    press("ArrowDown")
    press("Shift+Space")
    expect(keys.heading).to_have_text("Build-up")
    keys.wait_for_link(service="homemaker")


def test_the_link_a_preset_the_way_back_and_the_briefing(keys: Screen) -> None:
    press = keys.page.keyboard.press
    tab_to(keys, "Save, load, share")
    press("Enter")
    expect(keys.page.get_by_test_id("stPopoverBody").get_by_test_id("stCode")).to_be_visible()
    tab_to(keys, keys.address)
    press("Escape")
    expect(keys.page.get_by_test_id("stPopoverBody")).to_be_hidden()
    tab_to(keys, "Scenario")
    keys.page.keyboard.type("Overtime 8")
    press("Enter")
    keys.wait_for_link(**{"overtime_share.care": "0.08"})
    tab_to(keys, "Reset to the study")
    press("Enter")
    keys.expect_nothing_changed()
    keys.wait_for_bare_link()
    tab_to(keys, "Presentation mode")
    press("Space")
    expect(keys.sidebar).to_be_hidden()
    expect(keys.main.get_by_role("button", name="Next")).to_be_visible()
    wait_until_settled(keys.page)
    press("ArrowRight")
    expect(keys.heading).to_contain_text("Basic In-Home Respite: the current rate")
    press("ArrowLeft")
    expect(keys.heading).to_contain_text("Interim rate is above")
    press("Escape")
    expect(keys.sidebar).to_be_visible()
