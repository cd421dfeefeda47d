"""A figure read back: its shapes as numbers, its axes as words."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, NamedTuple

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


class Point(NamedTuple):
    """A corner or an end of a shape: its row, whose name it bears, and where it lies.

    top, bottom: from the middle of the row, in units of the y axis; they differ where a line has
    a width.
    """

    row: int
    name: str
    x: float
    top: float
    bottom: float


def points_by_row(figure: Mapping[str, Any], pixels: float) -> list[Point]:
    """All that is drawn in the rows of a figure; pixels: of a unit of its y axis."""
    (heights,) = (trace["y"] for trace in figure["data"] if "text" in trace)
    drawn = []
    for shape in figure["layout"]["shapes"]:
        if "yanchor" in shape:
            parts = [[(shape["xanchor"], shape["yanchor"])]]
        else:
            paths = shape.get("path", "M0,0").replace("M0,0", "").split("M")[1:]
            parts = [[(float(x), float(y)) for x, y in re.findall(POINT, path)] for path in paths]
        for points in parts:
            middle = sum(y for _, y in points) / len(points)
            row = min(range(len(heights)), key=lambda row: abs(heights[row] - middle))
            is_level = len({y for _, y in points}) == 1
            half = shape["line"]["width"] / 2 / pixels if is_level else 0
            for x, y in points:
                ends = (round(y - heights[row] + end, 6) for end in (-half, half))
                drawn.append(Point(row, shape["name"], x, *ends))
    return drawn


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
