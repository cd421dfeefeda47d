"""A briefing: a preset, large type, one message a screen, the minimum wage on the wall."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import expect

from tests.browser.command_line import minimum_wage_rows, rate_range_rows, scenario_file
from tests.browser.conftest import Browsing
from tests.browser.screen import TABLE_9, Screen

PRESET = "Minimum wage $12.00 (2023)"


def type_size(screen: Screen) -> float:
    """Height of the page's running text, in pixels."""
    size: float = screen.page.evaluate(
        "() => parseFloat(getComputedStyle(document.querySelector('[data-testid=stMain] p'))"
        ".fontSize)"
    )
    return size


def test_the_journey_of_a_briefing(browsing: Browsing, tmp_path: Path) -> None:
    projector = browsing.new_context(viewport={"width": 1280, "height": 720})
    screen = browsing.new_screen(projector).open()
    expect(screen.heading).to_contain_text("In the study, 17 of 28 current rates")
    small = type_size(screen)

    screen.choose_preset(PRESET)
    screen.wait_for_link(rates_as_of_date="2023-01-01")
    expect(screen.heading).to_contain_text("At a minimum wage of $12.00")
    file = scenario_file(tmp_path, {"rates_as_of_date": "2023-01-01"})
    below = sum(float(row[2]) < float(row[3]) - 1e-9 for row in rate_range_rows(file))  # type: ignore[arg-type]
    expect(screen.heading).to_contain_text(f"{below} of 28 current rates")

    screen.turn_briefing(on=True)
    screen.page.wait_for_function(
        "(small) => parseFloat(getComputedStyle(document.documentElement).fontSize) > small", arg=16
    )
    expect(screen.heading).to_be_in_viewport()
    assert type_size(screen) > small

    screen.page.get_by_role("button", name="Expand sidebar").click()
    screen.expect_sidebar(closed=False)
    screen.go_to("Minimum wage")
    screen.wait_for_link(rates_as_of_date="2023-01-01")
    expect(screen.main.get_by_role("switch", name="Presentation mode")).to_be_checked()
    assert type_size(screen) > small


def test_leaving_the_briefing_brings_the_page_back(screen: Screen) -> None:
    screen.open("minimum_wage")
    screen.expect_table(TABLE_9, minimum_wage_rows(None))
    screen.turn_briefing(on=True)
    screen.turn_briefing(on=False)
    screen.expect_table(TABLE_9, minimum_wage_rows(None))
