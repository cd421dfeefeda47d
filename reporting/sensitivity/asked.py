"""What is asked of the page Sensitivity besides service and bound, for its slide."""

from __future__ import annotations

from dataclasses import dataclass

from model.findings.sensitivity.all_at_once import UNIFORM
from model.findings.sensitivity.inputs import STUDY_RANGE
from model.findings.sensitivity.two_at_a_time import Axis
from reporting.sensitivity.result import Result


@dataclass(frozen=True)
class Asked:
    """ranges: one of RANGES, how far each assumption goes. question: one of QUESTIONS.

    axes: up and across, of two at a time. distribution, seed: of the draws of all at once.
    result: what is moved, one or two at a time; the rate of the service without one.
    """

    ranges: str = STUDY_RANGE
    question: str = "one"
    axes: tuple[Axis, Axis] | None = None
    distribution: str = UNIFORM
    seed: int = 1
    result: Result | None = None
