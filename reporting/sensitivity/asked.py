"""What is asked of the page Sensitivity besides service and bound, for its slide."""

from __future__ import annotations

from dataclasses import dataclass

from model.findings.sensitivity.inputs import STUDY_RANGE


@dataclass(frozen=True)
class Asked:
    """ranges: one of RANGES, how far each assumption goes."""

    ranges: str = STUDY_RANGE
