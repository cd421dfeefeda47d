"""Where 10.64 comes from, as a person asks it."""

from __future__ import annotations

from playwright.sync_api import expect

from tests.browser.clicks import counting, expect_clicks
from tests.browser.screen import Screen, wait_until_settled


def test_where_10_64_comes_from(screen: Screen) -> None:
    counting(screen).open()
    screen.go_to("Assumptions")
    box = screen.main.get_by_role("searchbox", name="Search")
    box.click()
    box.fill("10.64")
    screen.wait_for_link(search="10.64")
    wait_until_settled(screen.page)
    expect(
        screen.main.get_by_text("$10.64 is the wage of Personal Care Aides at the interim point")
    ).to_be_visible()
    wages = screen.region("Wages of Tables 2 to 5")
    expect(wages).to_contain_text("Personal Care Aides")
    expect(screen.region("Wages by occupation")).to_contain_text("10.31")
    expect_clicks(screen, "Where 10.64 comes from", 2)  # the page, the box
