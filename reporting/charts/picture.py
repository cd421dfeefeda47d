"""A chart as a picture of its own: 16:9, light in either theme, with title, unit and source."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Mapping
from html import escape
from typing import Any

from model import Assumptions, Scenario
from reporting.charts.style import COLORS, DARK_COLORS, FONT, LEGEND_TOP, note_at_the_foot
from reporting.provenance import file_stem
from reporting.wording import changes_in_words

WIDTH, HEIGHT, SCALE = 1280, 720, 2  # CSS pixels; a PNG has twice as many each way
FORMATS = {"png": "PNG, for slides and documents", "svg": "SVG, to edit and to print"}
ROOM = 24  # pixels around the figure
FOOT_ROOM = 6  # pixels under the caption, which stands in that room
LONGEST_CAPTION = 180  # letters
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


def caption(assumptions: Assumptions, scenario: Scenario) -> str:
    """Whose numbers a picture shows, in one line: "Scenario “Plan B”: Overtime, care 8%".

    Cut where it would be wider than the picture.
    """
    assumptions = assumptions.of_base(scenario.base)
    changes = [
        f"{setting.label} {value}" for setting, _, value in changes_in_words(assumptions, scenario)
    ]
    unchanged = f"no changes to {assumptions.base.in_words}"
    said = f"Scenario “{scenario.name}”: {'; '.join(changes) or unchanged}"
    return textwrap.shorten(said, LONGEST_CAPTION, placeholder=" …")


def file_name(scenario: Scenario, chart: str, subject: str) -> str:
    """The name of a picture's file without its ending: scenario, chart, and whose rate it shows.

    "plan-b-build-up-homemaker"; subject: of the `Plot`.
    """
    stems = (file_stem(scenario.name), file_stem(chart, "chart"), file_stem(subject, ""))
    return "-".join(filter(None, stems))


def picture(figure: Mapping[str, Any], caption: str = "") -> dict[str, Any]:
    """A figure at the size of a picture, with room around it, in the colours of the light theme.

    caption: a line beneath the source, as typed.
    """
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
    below = note_at_the_foot(escape(caption), margin["l"] - ROOM, margin["b"] - FOOT_ROOM, COLORS)
    changed["annotations"] = [*layout["annotations"], *([below] if caption else [])]
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
