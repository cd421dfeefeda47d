"""A chart of which a control moved parts is the chart that would be drawn whole."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Browsing
from tests.browser.screen import Screen, wait_until_settled

# Every line and text that plotly drew, in any order, but for what it tells the pointer.
DRAWN = """
(chart) => [...chart.querySelectorAll('.main-svg path, .main-svg text')]
  .filter((part) => !part.closest('.hoverlayer'))
  .map((part) => [
    part.textContent, part.style.cssText,
    ...['d', 'x', 'y', 'transform', 'class'].map((name) => part.getAttribute(name)),
  ].join('|')).sort()
"""
CHARTS: dict[str, tuple[str, dict[str, str]]] = {
    "ranges": ("", {}),
    "ranges of a group": ("rate_ranges", {"group": "Nursing Services"}),
    "one service": ("rate_ranges", {"chart": "one", "service": "homemaker"}),
    "over time": ("minimum_wage", {}),
    "build-up": ("build_up", {"service": "homemaker"}),
    "bridge": ("compare", {"v": "1.0", "full_time_share.home_care": "0.6"}),
    "tornado": ("sensitivity", {"ranges": "tenth"}),
}

ALIKE = (
    "ranges of a group",
    "one service",
    "over time",
    "build-up",
    "tornado",
)  # as others are moved


@pytest.fixture
def notebook(browsing: Browsing) -> Screen:
    """A tab as wide as a notebook's."""
    return browsing.new_screen(size=(1440, 900))


def drawn(screen: Screen) -> list[str]:
    """The chart, element by element, once all is drawn."""
    expect(screen.chart.locator(".main-svg").first).to_be_visible()
    wait_until_settled(screen.page)
    elements: list[str] = screen.chart.evaluate(DRAWN)
    return elements


@pytest.mark.parametrize(
    "kind",
    [pytest.param(kind, marks=pytest.mark.long if kind in ALIKE else ()) for kind in CHARTS],
)
def test_a_moved_control_leaves_the_chart_that_a_reload_draws(kind: str, notebook: Screen) -> None:
    path, parameters = CHARTS[kind]
    notebook.open(path, **parameters)
    study = drawn(notebook)
    assert len(study) > 20
    for overtime, pointed in (("0.035", False), ("0.04", True), ("0.045", False)):
        if pointed:
            notebook.chart.hover(position={"x": 500, "y": 200})
        notebook.control("overtime_share.care").press("ArrowRight")
        notebook.wait_for_link(**{"overtime_share.care": overtime})
        wait_until_settled(notebook.page)
    notebook.page.mouse.move(0, 0)
    moved = drawn(notebook)
    assert moved != study
    notebook.page.reload()
    assert moved == drawn(notebook)


def test_the_pointer_is_told_the_new_words(notebook: Screen) -> None:
    notebook.open("", **{"v": "1.0", "overtime_share.care": "0.1"})
    told = [pointed_at(notebook)]
    notebook.page.mouse.move(0, 0)
    notebook.control("overtime_share.care").press("End")
    notebook.wait_for_link(**{"overtime_share.care": "0.5"})
    wait_until_settled(notebook.page)
    told.append(pointed_at(notebook))
    notebook.page.reload()
    told.append(pointed_at(notebook))
    assert told[0] != told[1] == told[2]


def pointed_at(screen: Screen) -> str | None:
    """What the pointer is told at a place of the chart."""
    drawn(screen)
    screen.chart.hover(position={"x": 600, "y": 200})
    words = screen.chart.locator(".hoverlayer")
    expect(words).to_contain_text("Scenario")
    return words.text_content()
