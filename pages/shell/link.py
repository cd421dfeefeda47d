"""The address bar: the scenario, and what the page shows of it."""

from __future__ import annotations

from typing import NoReturn
from urllib.parse import urlencode

import streamlit as st

from model import Scenario
from model.scenario.link_text import link_parameters, scenario_of_link
from pages.shell import session
from pages.shell.results import assumptions

LONGEST_CHOICE = 100  # letters
MOST_LINKS = 100  # that are remembered of a page


def parameters() -> dict[str, str]:
    """The parameters of a link to what is in force: the scenario, and what the pages show."""
    scenario = session.scenario()
    of_scenario = link_parameters(scenario, assumptions()) if scenario.changes else {}
    return {**of_scenario, **session.choices()}


def file(page_key: str) -> str:
    """The file of a page of the page list, by which Streamlit knows it."""
    return f"{page_key}.py"


def go_to(page_key: str, **choices: str) -> NoReturn:
    """Go to a page of the page list, which shows what is in force and these choices."""
    for name, chosen in choices.items():
        session.choose(name, chosen)
    session.begin_generation()
    st.switch_page(file(page_key), query_params=parameters())


def address() -> str:
    """The full address that opens this page with this scenario."""
    page = (st.context.url or "").split("?")[0]
    query = urlencode(parameters())
    return f"{page}?{query}" if query else page


def write() -> None:
    """Make the address bar say what is in force: one place in the browser's history a change.

    What the bar says by now may be older than what was written last and is still on its way, so
    it is written where it differs from either.
    """
    wanted, written = parameters(), _written()
    if not wanted == st.query_params.to_dict() == (written[-1] if written else wanted):
        st.query_params.from_dict(wanted)
    st.session_state["links"] = [*written, wanted][-MOST_LINKS:]


def _written() -> list[dict[str, str]]:
    """What the links of the open page said since it was opened, oldest first."""
    written: list[dict[str, str]] = st.session_state.get("links", [])
    return written


def open_session(page_key: str) -> None:
    """Read the address bar where a person opened a link or went Back or Forward.

    Every widget stands in the fragment that draws the page, so the whole script runs only for a
    new session or another address. Two addresses are older than what is in force and not read: of
    a control that was moved meanwhile, and of a link to another page that was followed before it
    was drawn anew.
    """
    given, page_left = st.query_params.to_dict(), st.session_state.get("page", page_key)
    is_older = st.session_state.pop("answers_a_control", False) or (
        page_left != page_key and given in _written()
    )
    if page_left != page_key:
        st.session_state["links"] = [given]
    st.session_state["page"] = page_key
    if "scenario" not in st.session_state or (not is_older and given != parameters()):
        read()


def read() -> None:
    """Put in force what the address bar says; a link that cannot be read gives the study."""
    given = st.query_params.to_dict()
    of_scenario = {name: text for name, text in given.items() if name not in session.CHOICES}
    scenario, messages = (
        scenario_of_link(of_scenario, assumptions()) if of_scenario else (Scenario(), [])
    )
    st.session_state["choices"] = {
        name: " ".join(given[name].split())[:LONGEST_CHOICE]
        for name in session.CHOICES
        if given.get(name, "").strip()
    }
    session.put_scenario(scenario)
    session.put_notices(*messages)
