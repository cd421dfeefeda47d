"""How much of a rate is pay of direct care workers: its lines, and the way to the page on it."""

from __future__ import annotations

import streamlit as st

from model.findings.side_by_side import SideBySide
from pages.parts.compensation import meters, switches
from pages.shell import link


def draw(side_by_side: SideBySide, service_key: str, bound: str) -> None:
    """The share of the modeled rate and of the current rate, each with the mark of the rule."""
    meters.draw(side_by_side, service_key, bound, switches.counted())
    st.page_link(
        link.file("compensation"),
        label="What is counted, and all services",
        icon=":material/arrow_forward:",
        query_params=link.parameters(),
    )
