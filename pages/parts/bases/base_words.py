"""What is to be said of the base where a rate stands: each in a place of its own, or nothing."""

from __future__ import annotations

import streamlit as st

from model.findings.side_by_side import SideBySide
from pages.shell.markdown import plain
from reporting.wording.current_rates import fees_in_words
from reporting.wording.minimum_wage import minimum_sets_wage


def draw_wage(side_by_side: SideBySide, service_key: str) -> None:
    """Where the minimum wage, not the market, sets what direct care of a service is paid."""
    _draw(minimum_sets_wage(side_by_side.scenario, service_key), "minimum-sets-wage")


def draw_fees(side_by_side: SideBySide) -> None:
    """How new the current rates are."""
    _draw(fees_in_words(side_by_side.scenario), "how-new-the-fees-are")


def _draw(sentence: str, key: str) -> None:
    with st.container(key=key):
        if sentence:
            st.caption(plain(sentence))
