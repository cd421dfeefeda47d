"""A figure read back: its shapes as numbers, its axes as words."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from reporting.charts.plot import Plot
from reporting.charts.shapes import Bar, Segment

POINT = r"(-?[\d.]+(?:e-?\d+)?),(-?[\d.]+(?:e-?\d+)?)"


def shapes_named(figure: Mapping[str, Any], name: str) -> list[dict[str, Any]]:
    """The shapes of a name, in their order."""
    return [shape for shape in figure["layout"]["shapes"] if shape.get("name") == name]


def segments(figure: Mapping[str, Any], name: str) -> list[Segment]:
    """The lines of the one shape of a name."""
    (shape,) = shapes_named(figure, name)
    ends = re.findall(f"M{POINT}L{POINT}", shape["path"])
    return [Segment(*map(float, numbers)) for numbers in ends]


def outlines(figure: Mapping[str, Any], name: str) -> list[list[tuple[float, float]]]:
    """The corners of each part of the one filled shape of a name."""
    (shape,) = shapes_named(figure, name)
    assert shape["fillcolor"]
    parts = [part for part in shape["path"].split("M") if part.endswith("Z")]
    return [[(float(x), float(y)) for x, y in re.findall(POINT, part)] for part in parts]


def bars(figure: Mapping[str, Any], name: str) -> list[Bar]:
    """The bars of the one shape of a name."""
    drawn = []
    for corners in outlines(figure, name):
        (start, top), (end, same_top), (same_end, bottom), (same_start, same_bottom) = corners
        assert (top, end, start, bottom) == (same_top, same_end, same_start, same_bottom)
        drawn.append(Bar(start, end, top, bottom))
    return drawn


def labels(figure: Mapping[str, Any], axis: str) -> dict[Any, str]:
    """What stands at which value of an axis, without markup."""
    ticks = figure["layout"][axis]
    return {
        value: re.sub(r"<[^>]*>", "", text)
        for value, text in zip(ticks["tickvals"], ticks["ticktext"], strict=True)
    }


def notes(figure: Mapping[str, Any]) -> str:
    """All words that stand beside the plot, in its figure."""
    return "\n".join(note["text"] for note in figure["layout"]["annotations"])


def around(plot: Plot) -> str:
    """All words that stand around a chart."""
    return "\n".join([plot.words.title, *plot.words.below, plot.words.source])


def traces(figure: Mapping[str, Any], name: str) -> list[dict[str, Any]]:
    """The traces of a name."""
    return [trace for trace in figure["data"] if trace.get("name") == name]


def what_needs_a_new_drawing(figure: Mapping[str, Any]) -> dict[str, Any]:
    """A figure without what the browser can change alone: shapes, labels, hover words."""
    layout = {name: part for name, part in figure["layout"].items() if name != "shapes"}
    for name, part in layout.items():
        if isinstance(part, dict) and "ticktext" in part:
            layout[name] = {**part, "ticktext": []}
    data = [{**trace, "text": []} if trace["mode"] == "none" else trace for trace in figure["data"]]
    return {"data": data, "layout": layout}
