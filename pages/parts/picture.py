"""A chart as a picture to save, made in the reader's own browser."""

from __future__ import annotations

from pathlib import Path

import streamlit as st

from pages.shell import session
from pages.shell.results import assumptions
from reporting.charts.pictures.captions import caption, file_name
from reporting.charts.pictures.picture import PNG_SCALE, SIZES, picture, type_in_points
from reporting.charts.plot import Plot
from reporting.formats import number

FORMATS = [
    {"format": "png", "label": "Save PNG", "scale": PNG_SCALE},
    {"format": "svg", "label": "Save SVG", "scale": 1},
]

_component = st.components.v2.component(
    "picture",
    html='<div class="pictures"></div>',
    js=Path(__file__).with_name("picture.js").read_text("utf-8"),
    css="figure { display: inline-block; margin: 0.75rem 1.5rem 0 0; vertical-align: top } "
    "a { margin-left: 1rem } img { display: block; margin-top: 0.25rem; height: 15rem; "
    "max-width: 100%; object-fit: contain; border: 1px solid var(--st-border-color) }",
)


def draw(plot: Plot, key: str, plotly_address: str) -> None:
    """The chart as it is saved, in each size and in light colors, with a link for each format."""
    scenario = session.scenario()
    words = plot.caption or caption(assumptions(), scenario)
    name = file_name(plot, scenario, key)
    made = {size_key: picture(plot, words, size) for size_key, size in SIZES.items()}
    st.caption(
        "PNG for slides and documents, SVG to edit and to print. Points are those of the labels on "
        "a slide of 13.33 by 7.5 inches."
    )
    _component(
        key=f"picture-of-{key}",
        data={
            "pictures": [
                {
                    "figure": figure,
                    "label": f"{SIZES[size_key].label}, {number(type_in_points(figure))} pt",
                    "name": f"{name}-{size_key}",
                }
                for size_key, figure in made.items()
            ],
            "formats": FORMATS,
            "alt": plot.alt,
            "plotly_address": plotly_address,
        },
    )
