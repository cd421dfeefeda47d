"""The address bar: the scenario, and what the page shows of it."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import NoReturn
from urllib.parse import urlencode

import streamlit as st

from model import Scenario
from model.programs.loaded import program_settings
from model.programs.texts import is_parameter, parameters_of_values, values_of_parameters
from model.scenario.texts.link_text import (
    added_of_link,
    link_parameters,
    scenario_of_link,
)
from model.scenario.texts.mailed_links import mended_names
from pages.shell import session
from pages.shell.results import assumptions
from pages.shell.session_value import SessionValue, one_change
from reporting.screen.choices import CHOICES, choices_of_link, unknown_choices
from reporting.screen.comparable import added_with_those_of_a_link

MOST_LINKS = 100  # that are remembered of a page
Parameters = Mapping[str, str]

# What the address bar said when it was read or written last; None in a new session.
_last_address = SessionValue[Parameters | None]("last_address", None)
# What was in force by the address bar, which may say it in other words.
_address_means = SessionValue[Parameters]("address_means", {})
_page = SessionValue("page", "")
# What the links of the open page said since it was opened, oldest first.
_links = SessionValue[tuple[Parameters, ...]]("links", ())


def parameters() -> dict[str, str]:
    """The parameters of a link to what is in force: scenario, comparison, what the pages show."""
    besides = {**session.choices(), **parameters_of_values(session.program_values())}
    added = tuple(session.added().items())
    return dict(_parameters(session.scenario(), added, tuple(besides.items())))


@lru_cache(maxsize=64)
def _parameters(
    scenario: Scenario,
    added: tuple[tuple[str, Scenario], ...],
    besides: tuple[tuple[str, str], ...],
) -> Mapping[str, str]:
    """The same, written once: every link of a page asks for it."""
    return link_parameters(scenario, assumptions(), dict(added), dict(besides))


def file(page_key: str) -> str:
    """The file of a page of the page list, by which Streamlit knows it."""
    return f"{page_key}.py"


def go_to(page_key: str, **choices: str) -> NoReturn:
    """Go to a page of the page list, which shows what is in force and these choices."""
    with one_change():
        session.put_choices(choices, choices)
        session.begin_generation()
    st.switch_page(file(page_key), query_params=parameters())


def address() -> str:
    """The full address that opens this page with this scenario."""
    page = (st.context.url or "").split("?")[0]
    query = urlencode(parameters())
    return f"{page}?{query}" if query else page


@one_change()
def write() -> None:
    """Make the address bar say what is in force: one place in the browser's history a change.

    A browser that says so already takes no notice.
    """
    in_force = parameters()
    if in_force != _address_means():
        st.query_params.from_dict(in_force)
        _last_address.put(in_force)
    _address_means.put(in_force)
    _links.put((*_links(), in_force)[-MOST_LINKS:])


@one_change()
def open_session(page_key: str) -> None:
    """Read the address bar where a person opened a link or went Back or Forward.

    Every widget stands in the fragment that draws the page, so the whole script runs only for a
    new session or another address. Two addresses are older than what is in force and not read, but
    written over: that of a control which was moved meanwhile, and that of a link to another page
    which was followed before it was drawn anew. One that was read or written last says nothing new.
    """
    given, is_another_page = st.query_params.to_dict(), _page() != page_key
    is_of_an_older_link = is_another_page and given in _links()
    is_older = session.answers_a_control() or is_of_an_older_link
    _page.put(page_key)
    if is_another_page:
        _links.put(())
    if session.hears_a_control():
        # Its run was ended before that: the control may show what was not taken over.
        session.hears_a_control.put(False)
        session.begin_generation()
    if _last_address() is None:
        _address_means.put(given)
        read()
    elif given != parameters() and is_older:
        _address_means.put(given)
    elif given not in (parameters(), _last_address()):
        read()
    session.answers_a_control.put(False)


def read() -> None:
    """Put in force what the address bar says; a link that cannot be read gives the study."""
    given = st.query_params.to_dict()
    _last_address.put(given)
    named = mended_names(given)
    scenario, compared, messages = scenarios_of(named)
    added, without_place = added_with_those_of_a_link(compared, session.added())
    values, of_values = values_of_parameters(named, program_settings())
    session.put_choices(CHOICES, choices_of_link(named))
    session.program_values.put(values)
    session.added.put(added)
    session.put_scenario(scenario)
    session.put_notices(
        *messages, *without_place, *of_values, *unknown_choices(session.choices(), assumptions())
    )
    if given != parameters():
        # An address that was refused, or to which others added something, stays as it was sent.
        _address_means.put(parameters())


def scenarios_of(named: Mapping[str, str]) -> tuple[Scenario, dict[str, Scenario], list[str]]:
    """The scenario of a link, those that it compares, by place, and what is to be said of them."""
    others = [each for each in named if each in CHOICES or is_parameter(each, program_settings())]
    scenario, messages = scenario_of_link(named, assumptions(), others)
    added, of_added = added_of_link(named, assumptions(), others)
    return scenario, added, [*messages, *of_added]
