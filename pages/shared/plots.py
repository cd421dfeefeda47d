"""A figure on the page: one way to draw it, in the colours of the theme that is in force."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import streamlit as st

from pages.shared.chart_style import COLORS, DARK_COLORS


def colors() -> Mapping[str, str]:
    """The chart colours that go with the theme in force; the light ones where it is not known."""
    return DARK_COLORS if st.context.theme.type == "dark" else COLORS


def draw(figure: dict[str, Any], key: str, alt: str) -> None:
    """Draw a figure. `alt` is its accessible name: what it shows, in one sentence."""
    st.plotly_chart(figure, key=key, theme=None, alt=alt, config={"displayModeBar": False})
