"""A run that fails says so in a sentence; the way out of it works."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.agreement import OVERTIME
from tests.browser.conftest import Browsing
from tests.browser.screen import Screen
from tests.browser.server import LOOPBACK, started_server

SAYS = "This page could not be drawn."


@pytest.fixture
def failing(chromium: Browser) -> Iterator[Screen]:
    """A tab on a server whose Overview fails on every scenario but the study."""
    command = ("uvicorn", "tests.browser.failing:app", "--host", LOOPBACK, "--port")
    with started_server(command) as server:
        browsing = Browsing(chromium, server)
        yield browsing.new_screen()
        assert browsing.close() == []
        assert any("fails on purpose" in line for line in server.lines), "the log must have it"


def test_a_page_that_fails_says_so_and_can_be_left_and_also_by_a_link(failing: Screen) -> None:
    failing.open()
    for leave in (failing.page.reload, lambda: failing.take_back(OVERTIME)):
        failing.control(OVERTIME).press("ArrowRight")
        expect(failing.main.get_by_role("alert")).to_contain_text(SAYS)
        leave()
        expect(failing.heading).to_contain_text("In the study")
        failing.expect_control(OVERTIME, "3.0%")
        expect(failing.main.get_by_role("alert")).to_have_count(0)
    failing.page.goto(f"{failing.address}/?v=1.0&{OVERTIME}=0.08")
    expect(failing.main.get_by_role("alert")).to_contain_text(SAYS)
