"""From the first screen to a cost, its General Revenue, and what an amount buys, in few clicks."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from model import Scenario, compute
from model.findings.budget.cost import budget
from model.findings.budget.texts.plan_texts import plan_of_texts
from tests.browser.screen import Screen
from tests.browser.test_accessibility import violations
from tests.study import ASSUMPTIONS, INPUTS

UNITS = {"units": "S5130=1000000", "units_year": "2028", "all_units": "yes"}


def test_the_cost_of_the_lower_bound_and_what_ten_million_buys(screen: Screen) -> None:
    plan = plan_of_texts({}, ASSUMPTIONS, INPUTS)
    made = budget(compute(ASSUMPTIONS, Scenario()), plan, INPUTS)
    low, high = (int(each.sum()) for each in made.usd["general_revenue"][:, 0, 0])
    screen.open("")
    screen.go_to("Budget")  # the first click
    sentence = screen.main.locator("h2.headline")
    expect(sentence).to_contain_text("Raising 17 fees to the lower bound from July 1, 2027 costs")
    expect(sentence).to_contain_text("of it General Revenue (illustrative)")
    table = screen.main.locator("table.plain").first
    expect(table.locator("tr", has_text="General Revenue").first).to_contain_text(
        f"${low:,} to ${high:,}"
    )
    screen.main.get_by_text("What does an amount buy?").click()  # the second
    answer = screen.main.get_by_text("$10.0 million of General Revenue a year pays for")
    expect(answer).to_contain_text("31.91% to 100.00% of the way")


def test_what_is_asked_stands_in_the_link_and_opens_again(screen: Screen) -> None:
    screen.open("budget", **UNITS)
    sentence = screen.main.locator("h2.headline")
    expect(sentence).to_contain_text("costs $490,000 a year, $174,244 of it General Revenue.")
    lag = screen.main.get_by_role("spinbutton", name="Payment lag, months")
    lag.fill("1")
    lag.press("Enter")
    total = screen.main.locator("table.plain tr", has_text="Total").first
    expect(total).to_contain_text("$449,167")
    screen.wait_for_link(**UNITS, lag="1")
    screen.page.reload()
    expect(total).to_contain_text("$449,167")


@pytest.mark.long
def test_all_that_can_be_asked_is_open_to_a_screen_reader(screen: Screen) -> None:
    screen.open("budget")
    for title in ("What does an amount buy?", "Units: type, load, divide a code, growth",
                  "Federal match and funds"):  # fmt: skip
        screen.main.get_by_text(title, exact=True).click()
    expect(screen.main.get_by_role("spinbutton", name="Other state funds, percent")).to_be_visible()
    assert violations(screen.page) == []
