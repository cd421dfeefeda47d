"""A figure on the page: one way to draw it, in the colours of the theme that is in force."""

from __future__ import annotations

import json
import zlib
from collections.abc import Mapping
from typing import Any

import plotly.io
import streamlit as st
from plotly.basedatatypes import BaseFigure
from streamlit.delta_generator import DeltaGenerator

from pages.shared import pictures, session
from pages.shared.chart_style import COLORS, DARK_COLORS, enlarged

BRIEFING = 1.4  # times as large on a projector, as the type of the page is

# `chart_style` says all of the look. A template would be sent with every figure, and plotly takes
# it for a change when Streamlit hands it a figure for the second time, and draws all again.
plotly.io.templates.default = None


class FinishedFigure(BaseFigure):  # type: ignore[misc]
    """A figure dict as it is. Streamlit has plotly check a plain dict, which takes 10 ms each time.

    The checks that `tests` make of every chart are enough.
    """

    def __init__(self, figure: Mapping[str, Any]) -> None:
        # BaseFigure's own __init__ is what checks and copies; its __setattr__ refuses new names.
        object.__setattr__(self, "finished", figure)

    def to_dict(self) -> dict[str, Any]:
        """The figure itself."""
        return dict(object.__getattribute__(self, "finished"))


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
    layout = {**shown["layout"], "datarevision": revision(shown)}
    finished = FinishedFigure({**shown, "layout": layout})
    config = {"displayModeBar": False}
    return st.plotly_chart(finished, key=key, theme=None, alt=alt, config=config)


def revision(figure: Mapping[str, Any]) -> int:
    """A number that is another one for another figure.

    Streamlit hands plotly every figure twice, in new lists; by this number plotly sees that the
    second is the first and does not draw it again.
    """
    return zlib.crc32(json.dumps(figure, default=str).encode())
