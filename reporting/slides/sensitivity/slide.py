"""The slide of the page Sensitivity: what it shows when it is asked for."""

from __future__ import annotations

from typing import Any

from reporting.sensitivity.asked import Asked
from reporting.slides.briefing import Briefing
from reporting.slides.sensitivity.tornado_slide import add_tornado_slide


def add_sensitivity_slide(
    deck: Any, briefing: Briefing, service_key: str, bound: str, asked: Asked
) -> None:
    """The slide of what is asked."""
    add_tornado_slide(deck, briefing, service_key, bound, asked.ranges)
