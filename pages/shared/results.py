"""The assumptions and the calculated results, computed once and kept for all sessions.

A change asks for them twenty times. Streamlit's own caches hash every argument anew each time,
which took a tenth of the server's time.
"""

from __future__ import annotations

from functools import lru_cache

from model import Assumptions, Results, Scenario, compute, load_assumptions

SCENARIOS_KEPT = 200


@lru_cache(maxsize=1)
def assumptions() -> Assumptions:
    """The study's assumptions. Raises AssumptionsError with all faults."""
    return load_assumptions()


@lru_cache(maxsize=SCENARIOS_KEPT)
def results(scenario: Scenario) -> Results:
    """The results of one scenario. Shared between sessions: read, never change in place."""
    return compute(assumptions(), [scenario])
