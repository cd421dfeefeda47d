"""Assumptions and results, computed once and kept for all sessions. Read them, never change them.

Streamlit's own caches hash every argument at each call; a scenario knows its hash.
"""

from __future__ import annotations

from functools import lru_cache

from model import Results, Scenario, compute
from model.findings.side_by_side import SideBySide
from model.scenario.scenario import base_scenario
from pages.shell import session
from pages.shell.loaded import study_assumptions

assumptions = session.assumptions  # those of the base of the scenario in force

SCENARIOS_KEPT = 200


@lru_cache(maxsize=SCENARIOS_KEPT)
def results(scenario: Scenario) -> Results:
    """The results of one scenario, on its base."""
    return compute(study_assumptions(), scenario)


@lru_cache(maxsize=SCENARIOS_KEPT)
def side_by_side(scenario: Scenario) -> SideBySide:
    """The results of a scenario beside those of its base."""
    base = base_scenario(study_assumptions().of_base(scenario.base))
    return SideBySide(base=results(base), scenario=results(scenario))
