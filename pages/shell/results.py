"""Assumptions and results, computed once and kept for all sessions. Read them, never change them.

Streamlit's own caches hash every argument at each call; a scenario knows its hash.
"""

from __future__ import annotations

from functools import lru_cache

from model import Assumptions, Results, Scenario, compute, load_assumptions
from model.findings.side_by_side import SideBySide

SCENARIOS_KEPT = 200


@lru_cache(maxsize=1)
def assumptions() -> Assumptions:
    """The study's assumptions. Errors: AssumptionsError with all faults."""
    return load_assumptions()


@lru_cache(maxsize=SCENARIOS_KEPT)
def results(scenario: Scenario) -> Results:
    """The results of one scenario."""
    return compute(assumptions(), scenario)


@lru_cache(maxsize=SCENARIOS_KEPT)
def side_by_side(scenario: Scenario) -> SideBySide:
    """The results of a scenario beside the study's."""
    return SideBySide(base=results(Scenario()), scenario=results(scenario))
