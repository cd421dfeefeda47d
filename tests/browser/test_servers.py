"""The two ways to start the product serve the same page."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.agreement import OVERTIME, expect_agreement, said_of
from tests.browser.conftest import Browsing
from tests.browser.server import STREAMLIT, UVICORN, started_server


@pytest.mark.parametrize("command", [UVICORN, STREAMLIT], ids=lambda command: command[0])
def test_a_server_answers_a_control(command: tuple[str, ...], chromium: Browser) -> None:
    with started_server(command) as server:
        browsing = Browsing(chromium, server)
        screen = browsing.new_screen().open()
        expect(screen.chart).to_contain_text("Homemaker")
        screen.control(OVERTIME).press("ArrowRight")
        expect_agreement(screen, said_of(overtime=0.035))
        assert browsing.close() == []
        assert [line for line in server.lines if "Traceback" in line] == []
