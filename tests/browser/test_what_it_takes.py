"""What a provider can pay at the current rate, and what it takes to reach another, in a browser."""

from __future__ import annotations

import re

from playwright.sync_api import expect

from tests.browser.screen import Screen

SERVICE = "Homemaker · S5130 · Basic Care Services"
OF_A_RATE = "Hourly wage, direct care worker"


def test_from_the_first_screen_to_a_wage_and_from_a_target_to_a_scenario(screen: Screen) -> None:
    """Two clicks: the list of services, and the service."""
    screen.open()
    screen.choose("Service", SERVICE)
    said = screen.main.get_by_text(re.compile("supports a direct care wage of \\$8.15 an hour"))
    expect(said).to_be_visible()
    expect(said).to_contain_text("below the minimum wage of $8.60")

    screen.go_to("Build-up")
    solver = screen.open_expander("What would it take?")
    screen.expect_metric(OF_A_RATE, "$8.15")
    expect(solver.get_by_role("button", name="Apply")).to_have_count(0)
    number = screen.keyed("solve-wanted").locator("input")
    number.fill("5.10")
    number.press("Enter")
    screen.expect_metric(OF_A_RATE, "$9.65")
    screen.wait_for_link(solve_wanted="homemaker rate 5.1")
    screen.move_slider("overtime_share.care", "4.0%")
    screen.expect_metric(OF_A_RATE, "$9.57")
    solver.get_by_role("button", name="Apply").click()
    expect(solver.get_by_text("The value in force gives $5.10 already.")).to_be_visible()
    screen.expect_change("May 2017 wage, Personal Care Aides")
