"""The slides of the page Sensitivity: what it shows when it is asked for."""

from __future__ import annotations

from model.findings.sensitivity.one_at_a_time import OneAtATime, one_at_a_time
from reporting.sensitivity.asked import Asked
from reporting.sensitivity.result import Result, rate_result
from reporting.slides.briefing import Briefing
from reporting.slides.design.slide import Slide
from reporting.slides.sensitivity.draws_slide import draws_slides
from reporting.slides.sensitivity.grid_slide import grid_slides
from reporting.slides.sensitivity.tornado_slide import tornado_slide


def sensitivity_slides(
    briefing: Briefing, service_key: str, bound: str, asked: Asked
) -> list[Slide]:
    """The slides of what is asked."""
    result = _result(briefing, service_key, bound, asked)
    if asked.question == "two" and asked.axes:
        return grid_slides(briefing, result, asked.axes)
    if asked.question == "all":
        return draws_slides(briefing, service_key, bound, asked)
    return [tornado_slide(briefing, result, _moved(briefing, result, asked), asked.ranges)]


def tornado_slides(briefing: Briefing, service_key: str, bound: str, asked: Asked) -> list[Slide]:
    """The tornado of what is asked, whichever question; no slide where nothing moves the result."""
    result = _result(briefing, service_key, bound, asked)
    moved = _moved(briefing, result, asked)
    if moved.bars.empty:
        return []
    return [tornado_slide(briefing, result, moved, asked.ranges)]


def _moved(briefing: Briefing, result: Result, asked: Asked) -> OneAtATime:
    return one_at_a_time(briefing.assumptions, briefing.scenario, result.computed, asked.ranges)


def _result(briefing: Briefing, service_key: str, bound: str, asked: Asked) -> Result:
    return asked.result or rate_result(briefing.assumptions, service_key, bound)
