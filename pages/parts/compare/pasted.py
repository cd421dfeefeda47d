"""A link that a person pastes, to compare its scenario."""

from __future__ import annotations

import streamlit as st

from model.scenario.texts.mailed_links import parameters_of_address
from model.study.assumptions import STUDY
from pages.parts.compare import compared
from pages.shell import link, session
from pages.shell.widgets import heard


def draw() -> None:
    """The field for the link."""
    st.text_input(
        "Paste a link to add its scenario",
        placeholder="https://...",
        **heard("paste-link", _add_those_of_a_link),
    )


def _add_those_of_a_link(text: str) -> None:
    """Add the scenario of a link, and those that it compares.

    An empty field asks for nothing; one that goes away with its page may still say that it is.
    """
    if not text.strip():
        return
    scenario, others, messages = link.scenarios_of(parameters_of_address(text))
    scenarios = [
        each for each in (scenario, *others.values()) if each.changes or each.base != STUDY
    ]
    if scenarios:
        compared.add(*scenarios)
        session.put_notices(*session.notices(), *messages)
    else:
        said = messages or ["It has no change of the study. Paste the whole address."]
        session.put_notices("Nothing was added to Compare.", *said)
    session.begin_generation()
