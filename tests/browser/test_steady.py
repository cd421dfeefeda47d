"""What a person looks at stays: nothing flickers, nothing scrolls by itself."""

from __future__ import annotations

import re
from typing import Any

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Browsing
from tests.browser.screen import RATE_RANGES, Screen, wait_until_settled
from tests.browser.server import Server

# Notes in each frame whether the heading and each chart stand, and the height of the page.
NOTE_FRAMES = """
() => {
  window.frames_seen = [];
  const main = document.querySelector('[data-testid=stMain]');
  const painted = '.trace path, .shapelayer path';
  const shown = () => [...main.querySelectorAll('.js-plotly-plot')]
    .filter((chart) => chart.checkVisibility() && chart.querySelector(painted)).length;
  window.charts_at_first = shown();
  const note = () => {
    frames_seen.push({
      heading: Boolean(main.querySelector('h1')?.textContent),
      charts: shown(),
      height: main.scrollHeight,
    });
    requestAnimationFrame(note);
  };
  note();
}
"""
CHART = ".js-plotly-plot:has(.trace path, .shapelayer path)"
PLACES = """
() => ['stMain', 'stSidebarContent'].map(
  (name) => document.querySelector(`[data-testid=${name}]`).scrollTop)
"""
SCROLL = """
() => ['stMain', 'stSidebarContent'].forEach(
  (name) => { document.querySelector(`[data-testid=${name}]`).scrollTop = 90; })
"""


@pytest.mark.parametrize("path", ["", "rate_ranges", "minimum_wage", "build_up"])
def test_no_frame_is_without_heading_or_chart_while_a_slider_moves(
    path: str, screen: Screen
) -> None:
    screen.open(path)
    expect(screen.main.locator(CHART)).to_be_visible()
    wait_until_settled(screen.page)
    screen.page.evaluate(NOTE_FRAMES)
    assert screen.page.evaluate("() => charts_at_first") == 1
    screen.move_slider("overtime_share.care", "6.0 %")
    screen.expect_change("Overtime, care.*3.0 %.*6.0 %")
    wait_until_settled(screen.page)
    frames: list[dict[str, Any]] = screen.page.evaluate("() => frames_seen")
    assert len(frames) > 10
    assert all(frame["heading"] for frame in frames)
    assert {frame["charts"] for frame in frames} == {1}
    heights = [frame["height"] for frame in frames]
    assert min(heights) > 0.9 * max(heights)


def test_a_preset_leaves_the_chart_in_its_place(screen: Screen) -> None:
    screen.open()
    expect(screen.main.locator(CHART)).to_be_visible()
    wait_until_settled(screen.page)
    screen.page.evaluate(NOTE_FRAMES)
    screen.choose_preset("Overtime 8 %")
    expect(screen.heading).to_contain_text("With overtime (care) at 8.0 %")
    wait_until_settled(screen.page)
    frames: list[dict[str, Any]] = screen.page.evaluate("() => frames_seen")
    assert {frame["charts"] for frame in frames} == {1}


def test_a_chart_is_as_wide_as_its_place_when_the_window_changes(browsing: Browsing) -> None:
    context = browsing.new_context(viewport={"width": 1440, "height": 900})
    screen = browsing.new_screen(context).open()
    expect(screen.main.locator(CHART)).to_be_visible()
    for width in (1024, 1300):
        screen.page.set_viewport_size({"width": width, "height": 800})
        screen.page.wait_for_function(
            """() => {
              const chart = document.querySelector('.js-plotly-plot');
              const drawn = chart.querySelector('.main-svg').getBoundingClientRect().width;
              return Math.abs(drawn - chart.parentElement.getBoundingClientRect().width) < 1;
            }"""
        )


def test_a_slider_moved_many_times_leaves_one_chart_and_the_last_numbers(
    screen: Screen, server: Server
) -> None:
    said_before = len(server.complaints)
    screen.open("", **{"v": "1.0", "overtime_share.care": "0.05"})
    screen.move_slider("overtime_share.care", "9.0 %")
    expect(screen.heading).to_contain_text("With overtime (care) at 9.0 %")
    screen.expect_change("Overtime, care.*3.0 %.*9.0 %")
    screen.wait_for_link(**{"overtime_share.care": "0.09"})
    wait_until_settled(screen.page)
    expect(screen.main.locator(CHART)).to_have_count(1)

    # What was drawn at once stays when the fragments around it are drawn anew.
    screen.sidebar.get_by_text("More assumptions").click()
    expect(screen.sidebar.get_by_role("combobox", name="Section")).to_be_visible()
    expect(screen.heading).to_contain_text("With overtime (care) at 9.0 %")
    screen.move_slider("full_time_share.home_care", "45 %")
    expect(screen.heading).to_contain_text("full-time share (home care) at 45 %")
    screen.main.get_by_role("button", name=re.compile("^Overtime, care")).click()
    expect(screen.heading).to_contain_text("With full-time share (home care) at 45 %")
    expect(screen.main.get_by_text("1 change:")).to_be_visible()
    screen.back_to_the_study()
    expect(screen.heading).to_contain_text("In the study, 17 of 28 fees")
    screen.expect_nothing_changed()
    assert server.complaints[said_before:] == [], "the server warned of what it was told"


def test_keys_faster_than_the_answers_leave_every_change_with_its_way_back(screen: Screen) -> None:
    screen.open()
    for _ in range(4):  # once is not enough: it depends on what is under way
        screen.move_slider("overtime_share.care", "6.0 %")
        screen.expect_change("Overtime, care.*3.0 %.*6.0 %")
        expect(screen.heading).to_contain_text("With overtime (care) at 6.0 %")
        wait_until_settled(screen.page)
        screen.move_slider("overtime_share.care", "3.0 %")
        screen.expect_nothing_changed()
        wait_until_settled(screen.page)


def test_sorting_and_a_moved_control_leave_the_scroll_positions(browsing: Browsing) -> None:
    context = browsing.new_context(viewport={"width": 1024, "height": 768})
    screen = browsing.new_screen(context).open("rate_ranges")
    expect(screen.region(RATE_RANGES)).to_be_visible()
    wait_until_settled(screen.page)
    screen.page.evaluate(SCROLL)
    assert screen.page.evaluate(PLACES) == [90, 90]
    table = screen.region(RATE_RANGES).locator(".dvn-scroller")
    table.click(position={"x": 120, "y": 55})  # the heading "Service"
    wait_until_settled(screen.page)
    assert screen.page.evaluate(PLACES) == [90, 90]
    screen.control("full_time_share.home_care").press("ArrowRight")
    screen.wait_for_link(**{"full_time_share.home_care": "0.45"})
    wait_until_settled(screen.page)
    # The page itself may move with its content: the strip above it is longer now.
    assert screen.page.evaluate(PLACES)[1] == 90
    screen.go_to("Fidelity")
    screen.page.wait_for_function(f"() => ({PLACES})()[1] === 90")
