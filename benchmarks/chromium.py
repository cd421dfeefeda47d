"""The headless Chromium that the measurements drive, and what they find on a page."""

from __future__ import annotations

import contextlib
import shutil
import sys
from collections.abc import Iterator
from typing import Any

WAIT = 30_000  # milliseconds
FLAGS = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
]  # fmt: skip


def control(setting_id: str) -> str:
    """Selector of the control of a setting; more may follow the id in the key of its widget."""
    return f'[class*="st-key-control-{setting_id.replace(".", "-")}"]'


SLIDER = control("overtime_share.care")


@contextlib.contextmanager
def chromium() -> Iterator[Any]:
    """A headless Chromium. Ends the script with a message where it is missing."""
    try:
        from playwright.sync_api import sync_playwright
    except ImportError:
        sys.exit("playwright is missing: pip install -r requirements-dev.txt")
    program = shutil.which("chromium") or shutil.which("google-chrome")
    if program is None:
        sys.exit("Chromium is missing: python tests/set_up.py installs it on Debian and Ubuntu.")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=FLAGS)
        try:
            yield browser
        finally:
            browser.close()


def wait_until_drawn(page: Any) -> None:
    """Return when the script of the page has run to its end and the slider is there."""
    page.wait_for_selector(f"{SLIDER} input[type=range]", state="attached", timeout=WAIT)
    page.wait_for_selector(
        '[data-testid="stApp"][data-test-script-state="notRunning"]', timeout=WAIT
    )
    page.wait_for_timeout(1500)
