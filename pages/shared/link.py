"""The scenario in the address bar: readable parameters, written on every page, read once.

What one page shows, such as a service, stands there too: PAGE_PARAMETERS. It is no part of the
scenario and does not follow to another page.
"""

from __future__ import annotations

from collections.abc import Iterable
from urllib.parse import urlencode

import streamlit as st
from streamlit.runtime.scriptrunner_utils.script_run_context import get_script_run_ctx

from model import Assumptions, Scenario, ScenarioError

PAGE_PARAMETERS = ("service", "bound", "search")
LONGEST_TEXT = 100


def parameters(scenario: Scenario, assumptions: Assumptions) -> dict[str, str]:
    """The query parameters of a scenario; none for the study."""
    return scenario.to_query(assumptions) if scenario.changes else {}


def address(scenario: Scenario, assumptions: Assumptions) -> str:
    """The full address that opens this page with this scenario."""
    query = urlencode(parameters(scenario, assumptions))
    page = (st.context.url or "").split("?")[0]
    return f"{page}?{query}" if query else page


def page_address(path: str) -> str:
    """What the server has under a path, such as "rate_ranges": its address on the same host."""
    folder = str(st.get_option("server.baseUrlPath")).strip("/")
    return f"{f'/{folder}' if folder else ''}/{path}"


def write(scenario: Scenario, assumptions: Assumptions) -> None:
    """Make the address bar say the scenario.

    What it says now may be older than what was written last, which can still be on its way; so the
    address is written where it differs from either.
    """
    wanted, shown = parameters(scenario, assumptions), _of_scenario()
    written: dict[str, str] = st.session_state.get("link", shown)
    st.session_state["link"] = wanted
    if not wanted == written == shown:
        st.query_params.from_dict({**wanted, **_of_page()})


def is_gone_to() -> bool:
    """Whether this run answers Back or Forward; in every other the address may be an older one."""
    context = get_script_run_ctx()
    return bool(context and context.is_history_navigation)


def read(assumptions: Assumptions) -> tuple[Scenario, list[str]]:
    """The scenario that the address bar says, and what there is to say about it.

    A link that cannot be read gives the study and the faults.
    """
    found = _of_scenario()
    if not found:
        return Scenario(), []
    try:
        scenario, messages = Scenario.from_query(found, assumptions)
        return scenario.checked(assumptions), list(messages)
    except ScenarioError as error:
        return Scenario(), ["The link cannot be used, so the study is shown.", *error.faults]


def page_parameter(name: str, allowed: Iterable[str]) -> str:
    """What the address bar says that the page shows; the first allowed one if it says none."""
    choices = list(allowed)
    given = st.query_params.get(name, "")
    return given if given in choices else choices[0]


def page_text(name: str) -> str:
    """What the address bar says that the page searches for; cut, for it is a stranger's text."""
    return " ".join(str(st.query_params.get(name, "")).split())[:LONGEST_TEXT]


def put_page_parameter(name: str, value: str) -> None:
    """Make the address bar say what the page shows; an empty text leaves no parameter."""
    if value:
        st.query_params[name] = value
    elif name in st.query_params:
        del st.query_params[name]


def _of_page() -> dict[str, str]:
    found = st.query_params.to_dict()
    return {name: text for name, text in found.items() if name in PAGE_PARAMETERS}


def _of_scenario() -> dict[str, str]:
    found = st.query_params.to_dict()
    return {name: text for name, text in found.items() if name not in PAGE_PARAMETERS}
