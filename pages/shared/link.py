"""The scenario in the address bar: readable parameters, written on every page, read once."""

from __future__ import annotations

from urllib.parse import urlencode

import streamlit as st

from model import Assumptions, Scenario, ScenarioError


def parameters(scenario: Scenario, assumptions: Assumptions) -> dict[str, str]:
    """The query parameters of a scenario; none for the study."""
    return scenario.to_query(assumptions) if scenario.changes else {}


def address(scenario: Scenario, assumptions: Assumptions) -> str:
    """The full address that opens this page with this scenario."""
    query = urlencode(parameters(scenario, assumptions))
    page = (st.context.url or "").split("?")[0]
    return f"{page}?{query}" if query else page


def write(scenario: Scenario, assumptions: Assumptions) -> None:
    """Make the address bar say the scenario."""
    wanted = parameters(scenario, assumptions)
    st.session_state["link"] = wanted
    if st.query_params.to_dict() != wanted:
        st.query_params.from_dict(wanted)


def is_foreign() -> bool:
    """Whether the address bar holds something that this session did not write."""
    written: dict[str, str] = st.session_state.get("link", {})
    return st.query_params.to_dict() != written


def read(assumptions: Assumptions) -> tuple[Scenario, list[str]]:
    """The scenario that the address bar says, and what there is to say about it.

    A link that cannot be read gives the study and the faults.
    """
    found = st.query_params.to_dict()
    if not found:
        return Scenario(), []
    try:
        scenario, messages = Scenario.from_query(found, assumptions)
        return scenario.checked(assumptions), list(messages)
    except ScenarioError as error:
        return Scenario(), ["The link cannot be used, so the study is shown.", *error.faults]
