"""A chart as a picture: PNG or SVG, 16:9, made in the reader's own browser.

A picture is light in either theme, and has the chart's title, unit and source inside.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import streamlit as st

from pages.shared import plotly_component
from pages.shared.plotly_component import Make, Plot
from reporting.charts.style import COLORS, DARK_COLORS, FONT

WIDTH, HEIGHT, SCALE = 1280, 720, 2  # CSS pixels; a PNG has twice as many each way
STYLE = Path(__file__).with_name("pictures.css")
FORMATS = {"png": "PNG, for slides and documents", "svg": "SVG, to edit and to print"}
ROOM = 24  # around the figure
LEGEND_TOP = 34  # under the top of the figure, as in chart_style
PICTURE_FONT = "Arial, Helvetica, sans-serif"
LIGHT = {dark: COLORS[name] for name, dark in DARK_COLORS.items()}
DARK = re.compile("|".join(LIGHT))


def draw_menu(make: Make, key: str) -> None:
    """Beneath a chart, closed at first: its picture in small and the choice of the format.

    It is no popover, as one closes with the click that saves, before the picture is done. The
    figure is asked for when it is open.
    """
    menu = st.expander("Picture", key=f"picture-{key}", icon=":material/image:", on_change="rerun")
    if not menu.open or (plot := make()) is None:
        return
    with menu:
        st.html(STYLE)
        chosen = st.segmented_control(
            "Format", list(FORMATS), format_func=str.upper, default="png", required=True,
            key=f"picture-format-{key}",
        )  # fmt: skip
        st.caption(f"{FORMATS[str(chosen)]}. The camera at the top right saves the picture.")
        with st.container(key=f"picture-preview-{key}"):
            preview = Plot(picture(plot.figure), "The picture in small")
            options = configuration(key, str(chosen))
            plotly_component.draw(preview, f"picture-{key}-{chosen}", options)


def configuration(name: str, file_format: str) -> dict[str, Any]:
    """What the chart library needs to save a picture: format, size, and a plain file name."""
    return {
        "displayModeBar": True,
        "modeBarButtons": [["toImage"]],
        "displaylogo": False,
        "staticPlot": False,
        "toImageButtonOptions": {
            "format": file_format,
            "filename": re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-") or "chart",
            "width": WIDTH,
            "height": HEIGHT,
            "scale": SCALE if file_format == "png" else 1,
        },
    }


def picture(figure: Mapping[str, Any]) -> dict[str, Any]:
    """A figure at the size of a picture, with room around it, in the colours of the light theme."""
    lit = in_light(dict(figure))
    layout = lit["layout"]
    margin = {side: layout["margin"].get(side, 0) + ROOM for side in "lrtb"}
    title, legend = dict(layout.get("title", {})), dict(layout.get("legend", {}))
    pad = title.get("pad", {})
    title["pad"] = {**pad, "l": pad.get("l", 0) + ROOM, "t": pad.get("t", 0) + ROOM}
    if legend:
        legend |= {"x": ROOM / WIDTH, "y": 1 - (LEGEND_TOP + ROOM) / HEIGHT}
    size = {"width": WIDTH, "height": HEIGHT, "autosize": False}
    return {**lit, "layout": {**layout, **size, "margin": margin, "title": title, "legend": legend}}


def in_light(held: Any) -> Any:
    """A figure, or a part of it, with each colour of the dark theme as that of the light one.

    The page's own typeface cannot be in a picture: text would be measured in it and drawn in
    another.
    """
    if isinstance(held, Mapping):
        return {name: in_light(part) for name, part in held.items()}
    if isinstance(held, list | tuple):
        return [in_light(part) for part in held]
    if not isinstance(held, str):
        return held
    return DARK.sub(lambda found: LIGHT[found[0]], held).replace(FONT, PICTURE_FONT)
