"""A chart as a picture of its own: 16:9, light in either theme, with title, unit and source."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from reporting.charts.style import COLORS, DARK_COLORS, FONT, LEGEND_TOP
from reporting.provenance import file_stem

WIDTH, HEIGHT, SCALE = 1280, 720, 2  # CSS pixels; a PNG has twice as many each way
FORMATS = {"png": "PNG, for slides and documents", "svg": "SVG, to edit and to print"}
ROOM = 24  # pixels around the figure
PICTURE_FONT = "Arial, Helvetica, sans-serif"
LIGHT = {dark: COLORS[name] for name, dark in DARK_COLORS.items()}
DARK = re.compile("|".join(LIGHT))


def configuration(name: str, file_format: str) -> dict[str, Any]:
    """What plotly needs to save a picture: format, size, and a plain file name.

    file_format: one of FORMATS.
    """
    return {
        "displayModeBar": True,
        "modeBarButtons": [["toImage"]],
        "displaylogo": False,
        "staticPlot": False,
        "toImageButtonOptions": {
            "format": file_format,
            "filename": file_stem(name, otherwise="chart"),
            "width": WIDTH,
            "height": HEIGHT,
            "scale": SCALE if file_format == "png" else 1,
        },
    }


def picture(figure: Mapping[str, Any]) -> dict[str, Any]:
    """A figure at the size of a picture, with room around it, in the colours of the light theme."""
    light = in_light(dict(figure))
    layout = light["layout"]
    margin = {side: layout["margin"].get(side, 0) + ROOM for side in "lrtb"}
    title, legend = dict(layout.get("title", {})), dict(layout.get("legend", {}))
    pad = title.get("pad", {})
    title["pad"] = {**pad, "l": pad.get("l", 0) + ROOM, "t": pad.get("t", 0) + ROOM}
    if legend:
        legend |= {"x": ROOM / WIDTH, "y": 1 - (LEGEND_TOP + ROOM) / HEIGHT}
    size = {"width": WIDTH, "height": HEIGHT, "autosize": False}
    changed = {**layout, **size, "margin": margin, "title": title, "legend": legend}
    return {**light, "layout": changed}


def in_light(part: Any) -> Any:
    """A figure, or a part of it, with each colour of the dark theme as that of the light one.

    The page's own typeface cannot be in a picture: text would be measured in it and drawn in
    another.
    """
    if isinstance(part, Mapping):
        return {name: in_light(value) for name, value in part.items()}
    if isinstance(part, list | tuple):
        return [in_light(value) for value in part]
    if not isinstance(part, str):
        return part
    return DARK.sub(lambda dark: LIGHT[dark[0]], part).replace(FONT, PICTURE_FONT)
