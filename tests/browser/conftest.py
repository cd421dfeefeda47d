"""A server and a browser for the whole run, fresh tabs for each test, and what never is."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Literal
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import (
    Browser,
    BrowserContext,
    Page,
    Playwright,
    expect,
    sync_playwright,
)

from tests.browser.screen import NOTE_WHAT_IS_PAINTED, Screen
from tests.browser.server import LOOPBACK, Server, started_server

HERE = Path(__file__).parent
LONGEST_WAIT_MILLISECONDS = 30_000
# Wide enough for every column of the tables; a person's own width is set where it matters.
AS_USUAL: Any = {
    "viewport": {"width": 2200, "height": 1200},
    "reduced_motion": "reduce",
    "permissions": ["clipboard-read", "clipboard-write"],
}
FLAGS = [
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
]  # fmt: skip
# Tells of a traceback even where the next rerun takes it away again.
NOTE_TRACEBACKS = """
new MutationObserver((changes) => {
  for (const change of changes) for (const node of change.addedNodes) {
    const text = node.textContent ?? '';
    const drawn = node.querySelector?.('[data-testid=stException]');
    if (drawn || text.includes('Traceback') || node.dataset?.testid === 'stException')
      window.noteFault(text.slice(0, 2000));
  }
}).observe(document, {childList: true, subtree: true})
"""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """All tests of this folder drive a browser."""
    for item in items:
        if HERE in item.path.parents:
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def server() -> Iterator[Server]:
    """The server that most tests share."""
    with started_server() as server:
        yield server


@pytest.fixture(scope="session")
def start() -> dict[str, Any]:
    """How Chromium is started; without it the tests are skipped, or fail where CI is set."""
    program = shutil.which("chromium") or shutil.which("chromium-browser")
    if program is None:
        said = "Chromium is missing; on Debian: apt-get install chromium, or tests/set_up.py"
        (pytest.fail if os.environ.get("CI") else pytest.skip)(said)
    expect.set_options(timeout=LONGEST_WAIT_MILLISECONDS)
    return {"executable_path": program, "args": FLAGS}


@pytest.fixture(scope="session")
def playwright() -> Iterator[Playwright]:
    """What drives browsers."""
    with sync_playwright() as playwright:
        yield playwright


@pytest.fixture(scope="session")
def chromium(playwright: Playwright, start: dict[str, Any]) -> Iterator[Browser]:
    """A browser that keeps nothing."""
    browser = playwright.chromium.launch(**start)
    yield browser
    browser.close()


@pytest.fixture(scope="session")
def usual_context(
    playwright: Playwright, start: dict[str, Any], tmp_path_factory: pytest.TempPathFactory
) -> Iterator[BrowserContext]:
    """A browser that keeps what it has compiled of a script: a page opens in half the time."""
    profile = tmp_path_factory.mktemp("profile")
    context = playwright.chromium.launch_persistent_context(profile, **start, **AS_USUAL)
    yield context
    context.close()


class Browsing:
    """The tabs of one test, and every fault that showed in any of them.

    Tests without wishes of their own share a browser, so that it reads the same scripts once.
    """

    def __init__(
        self, browser: Browser, server: Server, usual_context: BrowserContext | None = None
    ) -> None:
        self.browser = browser
        self.server = server
        self.faults: list[str] = []
        self.usual_context = self._watched(usual_context or browser.new_context(**AS_USUAL))
        self.own_contexts: list[BrowserContext] = []

    def new_context(self, **options: Any) -> BrowserContext:
        """A fresh browser, with nothing of what another has seen."""
        context = self._watched(self.browser.new_context(**{**AS_USUAL, **options}))
        self.own_contexts.append(context)
        return context

    def new_screen(
        self,
        context: BrowserContext | None = None,
        address: str = "",
        size: tuple[int, int] | None = None,
        theme: Literal["light", "dark"] | None = None,
    ) -> Screen:
        """A new tab, in the usual browser or beside the tabs of one; size: in pixels."""
        page: Page = (context or self.usual_context).new_page()
        if size:
            page.set_viewport_size({"width": size[0], "height": size[1]})
        if theme:
            page.emulate_media(color_scheme=theme)
        page.on("pageerror", lambda error: self.faults.append(str(error)))
        page.on("console", lambda message: self._note_console(message.type, message.text))
        page.on("dialog", lambda dialog: self.faults.append(f"dialog: {dialog.message}"))
        return Screen(page, address or self.server.address)

    def close(self) -> list[str]:
        """Close all tabs, forget what they stored, and tell the faults."""
        for context in (*self.own_contexts, self.usual_context):
            # The empty tab that a browser begins with stays: the last one would end it.
            for page in (page for page in context.pages if page.url.startswith("http")):
                if "Traceback" in page.locator("body").inner_text():
                    self.faults.append(f"Traceback on {page.url}")
                page.evaluate("() => localStorage.clear()")
                page.close()
        for context in self.own_contexts:
            context.close()
        self.usual_context.clear_cookies()
        faults, self.faults, self.own_contexts = self.faults, [], []
        return faults

    def _watched(self, context: BrowserContext) -> BrowserContext:
        """The browser, which notes from now on what never is."""
        context.set_default_timeout(LONGEST_WAIT_MILLISECONDS)
        context.expose_binding("noteFault", lambda _, text: self.faults.append(text))
        context.add_init_script(NOTE_TRACEBACKS)
        context.add_init_script(NOTE_WHAT_IS_PAINTED)
        context.on("request", lambda request: self._note_request(request.url))
        return context

    def _note_console(self, kind: str, text: str) -> None:
        # Streamlit looks for its own address beneath a page's before it looks at the root.
        if kind == "error" and "Failed to load resource" not in text:
            self.faults.append(f"console: {text}")

    def _note_request(self, url: str) -> None:
        parts = urlsplit(url)
        if parts.scheme in ("http", "https", "ws", "wss") and parts.hostname != LOOPBACK:
            self.faults.append(f"request to {url}")


@pytest.fixture(scope="session")
def all_browsing(chromium: Browser, server: Server, usual_context: BrowserContext) -> Browsing:
    """The browsers of all tests."""
    return Browsing(chromium, server, usual_context)


def watched(all_browsing: Browsing) -> Iterator[Browsing]:
    """Tabs for a while, which ends in a failure on a traceback, a page error or a far request."""
    written = len(all_browsing.server.lines)
    yield all_browsing
    assert all_browsing.close() == []
    lines = all_browsing.server.lines[written:]
    assert not [line for line in lines if "Traceback" in line], "\n".join(lines)


@pytest.fixture
def browsing(all_browsing: Browsing) -> Iterator[Browsing]:
    """Tabs for a test."""
    yield from watched(all_browsing)


@pytest.fixture(scope="module")
def browsing_of_module(all_browsing: Browsing) -> Iterator[Browsing]:
    """Tabs for all tests of a module."""
    yield from watched(all_browsing)


@pytest.fixture
def screen(browsing: Browsing) -> Screen:
    """A tab of its own."""
    return browsing.new_screen()
