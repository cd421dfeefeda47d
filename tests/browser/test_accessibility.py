"""axe-core finds no violation of WCAG 2.1 A or AA on any page, in the light and the dark theme."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Sequence
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from reporting import page_list
from tests.browser.screen import Screen, wait_until_settled

PAGES = ("", *(entry.key for entry in (*page_list.PAGES[1:], *page_list.PROGRAM_PAGES)))
# Each kind of control, chart and table stands on one of these; the others are looked at at length.
OF_EACH_KIND = ("", "rate_ranges", "minimum_wage", "budget", "sensitivity", "assumptions")
OTHERS = tuple(path for path in PAGES if path not in OF_EACH_KIND)
# The dark theme has other colors and nothing else, so that one test in it tells each time.
LIGHT_AND_AT_LENGTH_DARK = ["light", pytest.param("dark", marks=pytest.mark.long)]
DARK_AND_AT_LENGTH_LIGHT = [pytest.param("light", marks=pytest.mark.long), "dark"]
RULES = {"runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa"]}}
# Rule -> selectors of what Streamlit draws and no page of ours can mend.
STREAMLITS_OWN = {
    # The field in which a cell of an editable table is typed has no name of its own.
    "label": (".gdg-input",),
}
CHANGED = {"v": "1.0", "name": "Test", "turnover_share": "0.4", "overtime_share.care": "0.08"}
IS_STREAMLITS_OWN = "(node, selectors) => selectors.some((own) => node.closest(own))"


@pytest.fixture
def themed(browsing: Any) -> Callable[[str], Screen]:
    """A tab as wide as a notebook's, in a theme."""

    def tab(theme: str) -> Screen:
        screen: Screen = browsing.new_screen(size=(1440, 900), theme=theme)
        return screen

    return tab


def violations(page: Page) -> list[str]:
    """What axe-core finds in what is ours, a line each: rule, element, what is wrong."""
    source = page.get_by_text(re.compile("not a publication of the State", re.IGNORECASE))
    expect(source.first).to_be_visible()
    wait_until_settled(page)
    return [
        f"{rule}: {json.dumps(node['target'])}: {node['html'][:200]}: {node['failureSummary']}"
        for rule, node in _found(page)
        if not _is_streamlits_own(page, rule, node["target"])
    ]


def _found(page: Page) -> list[tuple[str, dict[str, Any]]]:
    found = Axe().run(page, options=RULES).response["violations"]
    return [(violation["id"], node) for violation in found for node in violation["nodes"]]


def _is_streamlits_own(page: Page, rule: str, target: list[str]) -> bool:
    selectors = list(STREAMLITS_OWN.get(rule, ()))
    return bool(page.locator(target[0]).first.evaluate(IS_STREAMLITS_OWN, selectors))


# One browser for all pages keeps the program of the page, which is half of the time to open one.
@pytest.mark.parametrize(
    ("theme", "paths"),
    [
        ("light", OF_EACH_KIND),
        pytest.param("light", OTHERS, marks=pytest.mark.long),
        pytest.param("dark", PAGES, marks=pytest.mark.long),
    ],
)
def test_every_page_with_a_changed_scenario(
    theme: str, paths: Sequence[str], themed: Callable[[str], Screen]
) -> None:
    screen = themed(theme)
    found = {path: violations(screen.open(path, **CHANGED).page) for path in paths}
    assert found == {path: [] for path in paths}
    # The judge can fail: a picture without a text.
    screen.page.evaluate("() => document.body.append(new Image())")
    assert any(each.startswith("image-alt: ") for each in violations(screen.page))


@pytest.mark.parametrize("theme", LIGHT_AND_AT_LENGTH_DARK)
def test_a_message_about_a_broken_link(theme: str, themed: Callable[[str], Screen]) -> None:
    screen = themed(theme).open("assumptions", v="1.0", turnover_share="7")
    expect(screen.main.get_by_text("The link cannot be used").first).to_be_visible()
    assert violations(screen.page) == []


@pytest.mark.parametrize("theme", LIGHT_AND_AT_LENGTH_DARK)
def test_more_assumptions_and_the_weights(theme: str, themed: Callable[[str], Screen]) -> None:
    screen = themed(theme).open("assumptions", search="position_weight_basic_care_supervisor")
    expect(screen.main.get_by_role("button", name="Apply weights")).to_be_visible()
    screen.sidebar.get_by_text("More assumptions").click()
    expect(screen.sidebar.get_by_role("combobox", name="Section")).to_be_visible()
    assert violations(screen.page) == []


@pytest.mark.parametrize("theme", DARK_AND_AT_LENGTH_LIGHT)
def test_a_briefing(theme: str, themed: Callable[[str], Screen]) -> None:
    screen = themed(theme).open("", **CHANGED)
    screen.main.get_by_text("Presentation mode").click()
    expect(screen.main.get_by_role("button", name="Leave")).to_be_visible()
    assert violations(screen.page) == []


@pytest.mark.parametrize("theme", LIGHT_AND_AT_LENGTH_DARK)
def test_a_cell_while_it_is_edited(theme: str, themed: Callable[[str], Screen]) -> None:
    screen = themed(theme).open("assumptions", search="turnover_share")
    table = screen.region("Productivity")
    # The cells for screen readers stand inside the canvas, where no role is looked for.
    expect(table.locator("[role=gridcell]").nth(1)).to_have_text(re.compile(r"\d"))
    table.locator(".dvn-scroller").click(position={"x": 40, "y": 50})
    expect(table.locator("[role=gridcell][aria-selected=true]")).to_have_count(1)
    screen.page.keyboard.press("ArrowRight")
    screen.page.keyboard.press("Enter")
    expect(screen.page.locator(".gdg-input")).to_be_visible()
    assert violations(screen.page) == []
    rules = {rule for rule, _ in _found(screen.page)}
    assert rules == set(STREAMLITS_OWN), "Streamlit has mended it: take it off the list"
