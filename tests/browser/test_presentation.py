"""A hearing on a projector: one chart and its sentence a screen, led by the arrow keys."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from tests.browser.clicks import counting, expect_clicks
from tests.browser.conftest import Browsing
from tests.browser.screen import Screen, wait_until_settled

WIDTH, HEIGHT = 1280, 720
# The size and the words of the smallest text that is drawn, and whether anything lies outside.
SMALLEST_TEXT = """
() => {
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const seen = [];
  while (texts.nextNode()) {
    const element = texts.currentNode.parentElement;
    const box = element.getBoundingClientRect();
    if (!element.checkVisibility() || !box.width || !texts.currentNode.data.trim()) continue;
    seen.push([parseFloat(getComputedStyle(element).fontSize), texts.currentNode.data]);
  }
  return seen.sort((one, other) => one[0] - other[0])[0];
}
"""
SCROLLS = """
() => [...document.querySelectorAll('*')].filter((element) =>
  ['auto', 'scroll'].includes(getComputedStyle(element).overflowY) &&
  element.scrollHeight > element.clientHeight + 1).map((element) => element.outerHTML.slice(0, 90))
"""
# Words of a chart that lie on each other or outside of the screen.
OUTSIDE = """
() => [...document.querySelectorAll('.chart text, .chart h1, .chart .foot')].filter((text) => {
  const box = text.getBoundingClientRect();
  return box.left < 0 || box.right > innerWidth || box.bottom > innerHeight;
}).map((text) => text.textContent)
"""


def expect_a_screen(screen: Screen, number: str) -> str:
    """Wait for a screen by its number, look whether all of it can be read; its sentence."""
    expect(screen.main.locator(".st-key-pager")).to_contain_text(f"{number} /")
    expect(screen.chart.locator(".main-svg").first).to_be_visible()
    wait_until_settled(screen.page)
    size, text = screen.page.evaluate(SMALLEST_TEXT)
    assert size >= 18, text
    assert screen.page.evaluate(SCROLLS) == []
    assert screen.page.evaluate(OUTSIDE) == []
    expect(screen.sidebar).to_be_hidden()
    return screen.heading.inner_text()


def test_a_hearing_is_led_by_the_arrow_keys(browsing: Browsing) -> None:
    screen = counting(browsing.new_screen(size=(WIDTH, HEIGHT))).open()
    screen.choose_preset("Overtime 8%")
    screen.turn_briefing(on=True)
    sentences = [expect_a_screen(screen, "1")]
    pager = screen.main.locator(".st-key-pager")
    count = int(re.search(r"/ (\d+)", pager.inner_text())[1])  # type: ignore[index]
    for place in range(2, count + 1):
        screen.page.keyboard.press("ArrowRight")
        sentences.append(expect_a_screen(screen, str(place)))
    assert len(set(sentences)) == count >= 5
    screen.page.keyboard.press("ArrowRight")  # there is none after the last
    screen.page.keyboard.press("ArrowLeft")
    assert expect_a_screen(screen, str(count - 1)) == sentences[-2]

    screen.page.reload()
    assert expect_a_screen(screen, str(count - 1)) == sentences[-2]
    screen.page.go_back()
    expect_a_screen(screen, str(count))
    expect_clicks(screen, "A hearing presented by arrow keys", 3)  # two of them choose a preset
    screen.page.keyboard.press("Escape")
    expect(screen.sidebar).to_be_visible()
    screen.wait_for_link(**{"overtime_share.care": "0.08"})
    screen.page.wait_for_function("() => !location.search.includes('briefing')")


@pytest.mark.long
def test_a_hearing_is_read_in_the_dark(browsing: Browsing) -> None:
    screen = browsing.new_screen(size=(WIDTH, HEIGHT), theme="dark").open("", briefing="on")
    assert expect_a_screen(screen, "1").startswith("Interim rate is above")
