"""A browser that translates a page wraps its texts; numbers follow the controls all the same."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser.screen import Screen, wait_until_settled

OVERTIME = "overtime_share.care"
# What Chromium does to translate: each text gets an element around it.
WRAP_TEXTS = """
(place) => {
  const walker = document.createTreeWalker(place, NodeFilter.SHOW_TEXT);
  const texts = [];
  while (walker.nextNode()) texts.push(walker.currentNode);
  for (const text of texts) {
    const wrapped = document.createElement('font');
    wrapped.textContent = text.data;
    text.replaceWith(wrapped);
  }
}
"""


@pytest.mark.parametrize(
    ("part", "before", "after"),
    [
        ("Direct care worker", "= 10.19 + ", "= 10.24 + "),
        pytest.param("From staff cost to rate", "$5.1840", "$5.2019", marks=pytest.mark.long),
    ],
)
def test_the_trace_follows_a_control_after_its_texts_were_wrapped(
    screen: Screen, part: str, before: str, after: str
) -> None:
    screen.open("build_up", v="1.0", service="homemaker", **{OVERTIME: "0.08"})
    screen.main.get_by_role("radio", name=part, exact=True).click()
    wait_until_settled(screen.page)
    table = screen.main.locator("table:visible").last
    expect(table).to_contain_text(before)
    table.evaluate(WRAP_TEXTS)
    screen.control(OVERTIME).press("ArrowRight")
    screen.wait_for_link(**{OVERTIME: "0.085"})
    wait_until_settled(screen.page)
    expect(screen.main.locator("table:visible").last).to_contain_text(after)
    expect(screen.main.locator("table:visible").last).not_to_contain_text(before)


def test_the_parts_on_a_phone_follow_a_link_after_their_texts_were_wrapped(screen: Screen) -> None:
    screen.page.set_viewport_size({"width": 390, "height": 844})
    screen.open("build_up", v="1.0", service="homemaker", **{OVERTIME: "0.08"})
    wait_until_settled(screen.page)
    parts = screen.main.locator("table:visible").first
    expect(parts).to_contain_text("$5.18")
    parts.evaluate(WRAP_TEXTS)
    screen.main.get_by_role("radio", name="Upper bound", exact=True).click()
    screen.wait_for_link(bound="upper")
    wait_until_settled(screen.page)
    expect(screen.main.locator("table:visible").first).not_to_contain_text("$5.18")
