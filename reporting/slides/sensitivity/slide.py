"""The slide of the page Sensitivity: what it shows when it is asked for."""

from __future__ import annotations

from typing import Any

from model.findings.sensitivity.one_at_a_time import one_at_a_time
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
    result = _result(briefing, service_key, bound, asked)
    if asked.question == "two" and asked.axes:
        add_grid_slide(deck, briefing, result, asked.axes)
    elif asked.question == "all":
        add_draws_slide(deck, briefing, service_key, bound, asked)
    else:
        add_tornado_slide(deck, briefing, result, asked.ranges)


def add_tornado_slide_if_any(
    deck: Any, briefing: Briefing, service_key: str, bound: str, asked: Asked
) -> None:
    """The tornado of what is asked, whichever question; no slide where nothing moves the result."""
    result = _result(briefing, service_key, bound, asked)
    moved = one_at_a_time(briefing.assumptions, briefing.scenario, result.computed, asked.ranges)
    if not moved.bars.empty:
        add_tornado_slide(deck, briefing, result, asked.ranges)


def _result(briefing: Briefing, service_key: str, bound: str, asked: Asked) -> Result:
    return asked.result or Result(briefing.assumptions, service_key, bound)
