"""A chart as a picture to save, made in the reader's own browser."""

from __future__ import annotations

from pathlib import Path

import streamlit as st

from pages.shell import session
from pages.shell.results import assumptions
from reporting.charts import picture
from reporting.charts.plot import Plot

FORMATS = (
    {"format": "png", "label": "Save PNG", "scale": picture.SCALE},
    {"format": "svg", "label": "Save SVG", "scale": 1},
)

_component = st.components.v2.component(
    "picture",
    js=Path(__file__).with_name("picture.js").read_text("utf-8"),
    css="a { margin-right: 1.5rem } img { display: block; margin-top: 0.75rem; width: 30rem; "
    "max-width: 100%; border: 1px solid var(--st-border-color) }",
)


def draw(plot: Plot, key: str, plotly_address: str) -> None:
    """The chart as it is saved, 16:9 and in light colors, with a link for each format."""
    scenario = session.scenario()
    caption = plot.caption or picture.caption(assumptions(), scenario)
    stem = key if plot.caption else picture.file_name(scenario, key, plot.subject)
    st.caption("PNG for slides and documents, SVG to edit and to print.")
    _component(
        key=f"picture-of-{key}",
        data={
            "figure": picture.picture(plot.figure, caption),
            "name": stem,
            "width": picture.WIDTH,
            "height": picture.HEIGHT,
            "formats": list(FORMATS),
            "plotly_address": plotly_address,
        },
    )
