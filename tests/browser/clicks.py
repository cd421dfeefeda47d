"""How many clicks a task takes; `pytest -s` prints them."""

from __future__ import annotations

from tests.browser.screen import Screen

# On the document, because Playwright stops a click that would miss at the window and clicks again.
COUNT = """
document.addEventListener('pointerdown', (event) => {
  if (event.isTrusted) sessionStorage.clicks = 1 + (Number(sessionStorage.clicks) || 0);
}, true)
"""


def counting(screen: Screen) -> Screen:
    """A tab that was not opened yet and counts its clicks from its first page on."""
    screen.page.add_init_script(COUNT)
    return screen


def expect_clicks(screen: Screen, task: str, most: int) -> None:
    """Print how many clicks a task took, and see that it was no more than it takes today."""
    clicks = screen.page.evaluate("() => Number(sessionStorage.clicks) || 0")
    print(f"\n{task}: {clicks} clicks")
    assert clicks <= most
