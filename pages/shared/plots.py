"""A figure on the page: one way to draw it, in the colours of the theme that is in force."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from pages.shared import pictures, plotly_component, session
from pages.shared.chart_style import COLORS, DARK_COLORS, enlarged

BRIEFING = 1.4  # times as large on a projector, as the type of the page is


def colors() -> Mapping[str, str]:
    """The chart colours that go with the theme in force; the light ones where it is not known."""
    return DARK_COLORS if st.context.theme.type == "dark" else COLORS


def draw(figure: dict[str, Any], key: str, alt: str) -> None:
    """Draw a figure, with a menu to save it as a picture."""
    draw_chart(figure, key, alt)
    pictures.draw_menu(lambda: figure, key)


def draw_chart(figure: dict[str, Any], key: str, alt: str) -> DeltaGenerator:
    """Draw a figure alone: one element.

    `alt` is its accessible name: what it shows, in one sentence.
    """
    shown = enlarged(figure, BRIEFING) if session.briefing() else figure
    return plotly_component.draw(shown, key, alt, {"displayModeBar": False})
