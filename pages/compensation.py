"""Compensation share: how much of each rate is pay of direct care workers."""

from __future__ import annotations

import streamlit as st

from model.findings.side_by_side import SideBySide
from pages.parts import choices, numbers, plain_table
from pages.parts.compensation import meters, switches
from pages.shell.markdown import plain
from reporting.pay import compensation_words as words


def opening(side_by_side: SideBySide) -> None:
    """The service, the bound, what is counted, and the share."""
    st.title("Compensation share")
    st.markdown(plain(words.WHAT_IT_IS))
    service, bound = choices.service_and_bound()
    counted = switches.draw()
    numbers.draw([], words.headline(side_by_side, service, bound, counted), level=2)


def page(side_by_side: SideBySide) -> None:
    """Draw the page."""
    service, bound = choices.chosen_service(), choices.chosen_bound()
    counted = switches.counted()
    meters.draw(side_by_side, service, bound, counted)
    st.caption(plain(words.scope_in_words(side_by_side.assumptions, service)))
    effects = words.effects_table(side_by_side, service, bound, counted)
    plain_table.draw(effects, "What each choice makes of this share")
    services = words.services_table(side_by_side, counted, bound)
    heading = words.services_heading(side_by_side.assumptions, bound)
    plain_table.draw(services, heading, words=["Federal rule"])
    _draw_rule(side_by_side)


def _draw_rule(side_by_side: SideBySide) -> None:
    st.subheader("The rule")
    for heading, text in words.rule_in_words(side_by_side.assumptions):
        st.markdown(f"**{plain(heading)}**: {plain(text)}")
