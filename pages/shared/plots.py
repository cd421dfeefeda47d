"""A figure on the page: one way to draw it, in the colours of the theme that is in force."""

from __future__ import annotations

from collections.abc import Mapping

import streamlit as st

from pages.shared import pictures, plotly_component, session
from pages.shared.chart_style import COLORS, DARK_COLORS, enlarged
from pages.shared.plotly_component import Make as Make
from pages.shared.plotly_component import Plot as Plot

BRIEFING = 1.4  # times as large on a projector, as the type of the page is


def colors() -> Mapping[str, str]:
    """The chart colours that go with the theme in force; the light ones where it is not known."""
    return DARK_COLORS if st.context.theme.type == "dark" else COLORS


def draw(plot: Plot, key: str) -> None:
    """Draw a figure, with a menu to save it as a picture."""
    draw_chart(lambda: plot, key)
    pictures.draw_menu(lambda: plot, key)


def draw_chart(make: Make, key: str) -> None:
    """Make and draw a figure alone: one element, empty where there is nothing to draw."""
    plot = make()
    if plot is None:
        st.empty()
        return
    if session.briefing():
        plot = Plot(enlarged(plot.figure, BRIEFING), plot.alt)
    plotly_component.draw(plot, key, {"displayModeBar": False})
