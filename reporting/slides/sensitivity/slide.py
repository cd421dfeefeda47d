"""The slides of the page Sensitivity: what it shows when it is asked for."""

from __future__ import annotations

from model.findings.sensitivity.one_at_a_time import OneAtATime, one_at_a_time
from reporting.sensitivity.result import Result, rate_result
from reporting.slides.briefing import Briefing
from reporting.slides.design.slide import Slide
from reporting.slides.sensitivity.draws_slide import draws_slides
from reporting.slides.sensitivity.grid_slide import grid_slides
from reporting.slides.sensitivity.tornado_slide import tornado_slide


def sensitivity_slides(briefing: Briefing) -> list[Slide]:
    """The slides of what is asked."""
    result, asked = _result(briefing), briefing.chosen.asked
    if asked.question == "two" and asked.axes:
        return grid_slides(briefing, result, asked.axes)
    if asked.question == "all":
        return draws_slides(briefing)
    return [tornado_slide(briefing, result, _moved(briefing, result))]


def tornado_slides(briefing: Briefing) -> list[Slide]:
    """The tornado of what is asked, whichever question; no slide where nothing moves the result."""
    result = _result(briefing)
    moved = _moved(briefing, result)
    return [] if moved.bars.empty else [tornado_slide(briefing, result, moved)]


def _moved(briefing: Briefing, result: Result) -> OneAtATime:
    ranges = briefing.chosen.asked.ranges
    return one_at_a_time(briefing.assumptions, briefing.scenario, result.computed, ranges)


def _result(briefing: Briefing) -> Result:
    of_service = rate_result(briefing.assumptions, briefing.service_key, briefing.chosen.bound)
    return briefing.chosen.asked.result or of_service
