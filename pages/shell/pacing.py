"""A moment for the browser to paint what it has been told, before it is told more.

An answer is some sixty small messages. A browser that has them all at once paints when it has
worked through the last, so the number that a person waits for would come with the sidebar.
"""

from __future__ import annotations

import time

FOR_NUMBERS, FOR_A_CHART = 0.02, 0.04  # seconds


def let_the_browser_paint(seconds: float) -> None:
    """Wait for as long as the browser takes to paint numbers, or a chart."""
    time.sleep(seconds)
