"""A figure on the page: one way to draw it, in the colours of the theme that is in force."""

from __future__ import annotations

import functools
from collections.abc import Mapping

import streamlit as st

from pages.shared import pictures, plotly_component, session
from pages.shared.live import Draw
from pages.shared.plotly_component import Make as Make
from pages.shared.plotly_component import Plot as Plot
from reporting.charts.style import COLORS, DARK_COLORS, enlarged

BRIEFING = 1.4  # times as large on a projector, as the type of the page is


def colors() -> Mapping[str, str]:
    """The chart colours that go with the theme in force; the light ones where it is not known."""
    return DARK_COLORS if st.context.theme.type == "dark" else COLORS


def draw(plot: Plot, key: str) -> None:
    """Draw a figure, with a menu to save it as a picture."""
    chart(lambda: plot, key)()
    pictures.draw_menu(lambda: plot, key)


def chart(make: Make, key: str) -> Draw:
    """Make a figure; what is returned draws it alone: one element, empty without a figure."""
    plot = make()
    if plot is None:
        return st.empty
    if session.briefing():
        plot = Plot(enlarged(plot.figure, BRIEFING), plot.alt)
    return functools.partial(plotly_component.draw, plot, key, {"displayModeBar": False})
