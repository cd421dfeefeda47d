"""The slide of the page Sensitivity: what it shows when it is asked for."""

from __future__ import annotations

from typing import Any

from reporting.sensitivity.asked import Asked
from reporting.sensitivity.result import Result
from reporting.slides.briefing import Briefing
from reporting.slides.sensitivity.draws_slide import add_draws_slide
from reporting.slides.sensitivity.grid_slide import add_grid_slide
from reporting.slides.sensitivity.tornado_slide import add_tornado_slide


def add_sensitivity_slide(
    deck: Any, briefing: Briefing, service_key: str, bound: str, asked: Asked
) -> None:
    """The slide of what is asked."""
    result = asked.result or Result(briefing.assumptions, service_key, bound)
    if asked.question == "two" and asked.axes:
        add_grid_slide(deck, briefing, result, asked.axes)
    elif asked.question == "all":
        add_draws_slide(deck, briefing, service_key, bound, asked)
    else:
        add_tornado_slide(deck, briefing, result, asked.ranges)
