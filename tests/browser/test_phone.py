"""A phone of 390 pixels: pages are read without scrolling sideways, controls can be moved."""

from __future__ import annotations

import re

from playwright.sync_api import expect

from reporting.page_list import PAGES
from tests.browser.conftest import Browsing
from tests.browser.screen import wait_until_settled

# How far the page itself scrolls sideways, and what is cut off at its right edge, but for tables
# that scroll in a box of their own.
TOO_WIDE = """
() => {
  const main = document.querySelector('[data-testid=stMain]');
  const scrolls = (element) => element && element !== main && (
    ['auto', 'scroll'].includes(getComputedStyle(element).overflowX) ||
    element.dataset.testid === 'stDataFrame' || scrolls(element.parentElement));
  return [main.scrollWidth - main.clientWidth, ...[...main.querySelectorAll('p, h1, h2, text')]
    .filter((part) => part.checkVisibility() && !scrolls(part.parentElement))
    .filter((part) => part.getBoundingClientRect().right > innerWidth + 1)
    .map((part) => part.textContent.slice(0, 60))];
}
"""


def test_every_page_is_read_and_a_control_is_moved(browsing: Browsing) -> None:
    phone = browsing.new_context(viewport={"width": 390, "height": 844}, has_touch=True)
    screen = browsing.new_screen(phone)
    changed = {"v": "1.0", "name": "Test", "overtime_share.care": "0.08"}
    numbers = {"rate_ranges": r"\$5\.18", "minimum_wage": r"\$5\.18", "assumptions": r"^8\.0$"}
    for entry in PAGES:
        screen.open("" if entry is PAGES[0] else entry.key, **changed)
        wait_until_settled(screen.page)
        assert screen.page.evaluate(TOO_WIDE) == [0], entry.key
        if entry.key in numbers:
            table = screen.main.locator("table:visible").first
            text = re.compile(numbers[entry.key])
            number = table.locator("td").filter(has_text=text).first
            expect(number).to_be_visible()
            box = number.bounding_box()
            assert box is not None
            assert box["x"] + box["width"] <= 390
    screen.page.get_by_role("button", name="Expand sidebar").click()
    screen.expect_sidebar(closed=False)
    screen.type_number("wage_percentile.lower", "30")
    screen.wait_for_link(**{"wage_percentile.lower": "30"})
