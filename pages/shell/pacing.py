"""A moment for the browser to paint what it has been told, before it is told more.

An answer is some sixty small messages. A browser that has them all at once paints when it has
worked through the last, so that the number a person waits for would come with the sidebar.
"""

from __future__ import annotations

import os
import time

SECONDS = float(os.environ.get("PACE", "0.015"))
SECONDS2 = float(os.environ.get("PACE2", "0.015"))


def let_the_browser_paint() -> None:
    """Wait for as long as a frame takes."""
    time.sleep(SECONDS)


def let_the_browser_paint2() -> None:
    """Wait for as long as a frame takes."""
    time.sleep(SECONDS2)
