"""What people ask first, each done in a browser by hand, with the number of clicks.

`pytest -s tests/browser/test_journeys.py` prints them. Further such questions stand in
test_minimum_wage_journeys.py, test_origins.py and test_presentation.py.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import pytest
from playwright.sync_api import expect

from model import Scenario, compute
from reporting.formats import dollars
from tests.browser.clicks import counting, expect_clicks
from tests.browser.conftest import Browsing
from tests.browser.screen import Screen, wait_until_settled
from tests.study import ASSUMPTIONS

HOMEMAKER = "Homemaker · S5130 · Basic Care Services"
OVERTIME = "overtime_share.care"


@pytest.fixture
def counted(browsing: Browsing) -> Callable[[], Screen]:
    """What opens a tab that counts the clicks, of the size of a laptop."""

    def open_tab() -> Screen:
        return counting(browsing.new_screen(size=(1440, 900)))

    return open_tab


def typed(screen: Screen, setting_id: str, number: str) -> None:
    """Click into a field, type over what stands there, and wait until it is in force."""
    screen.control(setting_id).click()
    screen.page.keyboard.press("Control+A")
    screen.page.keyboard.type(number)
    screen.page.keyboard.press("Enter")
    screen.wait_for_link(**{setting_id: number})


def expect_rates(screen: Screen, changes: Mapping[str, Any]) -> None:
    """Wait until the first screen shows the three rates of Homemaker in dollars."""
    rates = compute(ASSUMPTIONS, Scenario("Asked", changes)).rates
    of_homemaker = rates.loc[rates["service_key"] == "homemaker", "rate_usd"]
    row = screen.main.locator("table.plain tr").filter(has_text="Rate per 15 min.").first
    for rate in of_homemaker:
        expect(row).to_contain_text(dollars(rate))


def test_homemaker_at_the_40th_60th_and_80th_percentile(counted: Callable[[], Screen]) -> None:
    screen = counted().open()
    last_control = screen.sidebar.get_by_text("Minimum wage in effect")
    expect(last_control).to_be_in_viewport()
    screen.choose("Service", HOMEMAKER)
    percentiles = {"lower": 40, "interim": 60, "upper": 80}
    for bound, percentile in percentiles.items():
        typed(screen, f"wage_percentile.{bound}", str(percentile))
    expect_rates(screen, {f"wage_percentile.{b}": float(p) for b, p in percentiles.items()})
    expect_clicks(screen, "Homemaker at the 40th, 60th and 80th percentile, in dollars", 5)


def test_70_percent_part_time_and_5_more_days_of_paid_time_off_and_undo(
    counted: Callable[[], Screen],
) -> None:
    screen = counted().open("", service="homemaker")
    part_time = screen.sidebar.get_by_label("Part-time, %").first
    part_time.click()
    screen.page.keyboard.press("Control+A")
    screen.page.keyboard.type("70")
    screen.page.keyboard.press("Enter")
    screen.wait_for_link(**{"full_time_share.home_care": "0.3"})
    days = dict(zip(("lower", "interim", "upper"), (15, 21, 27), strict=True))
    for more in range(1, 6):
        screen.sidebar.get_by_role("button", name="Add 1 to all").click()
        screen.wait_for_link(
            **{f"paid_time_off_days_full_time.{b}": str(d + more) for b, d in days.items()}
        )
    more_days = {f"paid_time_off_days_full_time.{b}": d + 5 for b, d in days.items()}
    expect_rates(screen, {"full_time_share.home_care": 0.3, **more_days})
    expect_clicks(screen, "70% part-time and 5 more days of paid time off", 6)

    screen.main.get_by_role("button", name="Undo", exact=True).click()
    screen.wait_for_link(**{"paid_time_off_days_full_time.upper": "31"})
    expect_clicks(screen, "... and one change undone", 7)


def test_a_link_that_was_sent_and_changed_elsewhere_is_compared(
    counted: Callable[[], Screen],
) -> None:
    mine = counted().open("", **{OVERTIME: "0.05", "name": "Mine"})
    hers = counted().open_address(mine.page.url)
    typed(hers, "paid_time_off_days_full_time.upper", "31")
    expect_clicks(hers, "A link that was sent is changed elsewhere", 1)

    mine.go_to("Compare")
    mine.page.get_by_label("Paste a link to add its scenario").click()
    mine.page.keyboard.insert_text(hers.page.url)
    mine.page.keyboard.press("Enter")
    mine.wait_for_link(**{"c1.name": "Mine", "compared": "study.current.c1"})
    table = mine.region("Rates of the compared scenarios")
    expect(table).to_contain_text("Current scenario")
    expect(table).to_contain_text("Mine")
    expect_clicks(mine, "... and both are compared", 2)

    mine.page.reload()
    wait_until_settled(mine.page)
    expect(mine.region("Rates of the compared scenarios")).to_contain_text("Mine")
    mine.page.get_by_role("button", name="Remove Mine from Compare").click()
    expect(mine.page.get_by_role("button", name="Remove Mine from Compare")).to_have_count(0)


@pytest.mark.long
def test_advanced_care_at_20_percent_licensed_practical_nurses(
    counted: Callable[[], Screen],
) -> None:
    screen = counted().open()
    screen.go_to("Assumptions")
    screen.main.get_by_role("searchbox", name="Search").click()
    search = "advanced care direct care position weight"
    screen.page.keyboard.type(search)
    screen.wait_for_link(search=search)  # each letter is searched for
    apply = screen.main.get_by_role("button", name="Apply weights")
    expect(apply).to_be_visible()
    wait_until_settled(screen.page)
    table = screen.region("Position weights")
    for row, weight in enumerate(("20", "80")):
        table.locator(".dvn-scroller").click(position={"x": 40, "y": 50 + 33 * row})
        expect(table.locator("[role=gridcell][aria-selected=true]")).to_have_count(1)
        screen.page.keyboard.press("ArrowRight")
        screen.page.keyboard.press("Enter")
        field = screen.page.locator(".gdg-input")
        expect(field).to_be_visible()
        field.fill(weight)
        screen.page.keyboard.press("Enter")
        expect(field).to_be_hidden()
    expect(screen.main.get_by_text("Ready to apply")).to_be_visible()
    apply.click()
    position = "position_weight_advanced_care_direct_care"
    screen.wait_for_link(**{f"{position}.licensed_practical_nurses": "0.2"})
    expect_clicks(screen, "Advanced care at 20% LPN", 5)
