"""The assumptions and the calculated results, computed once and kept for all sessions."""

from __future__ import annotations

from typing import Any

import streamlit as st

from model import Assumptions, Results, Scenario, compute, load_assumptions

SCENARIOS_KEPT = 200


@st.cache_resource(show_spinner=False)
def assumptions() -> Assumptions:
    """The study's assumptions. Raises AssumptionsError with all faults."""
    return load_assumptions()


def results(scenario: Scenario) -> Results:
    """The results of one scenario. Shared between sessions: read, never change in place."""
    return _results(scenario.name, scenario.key, scenario)


@st.cache_resource(max_entries=SCENARIOS_KEPT, show_spinner=False)
def _results(name: str, key: Any, _scenario: Scenario) -> Results:
    return compute(assumptions(), [_scenario])
