"""What charts are drawn from: lines, bars and marks as plotly shapes.

Shapes and not traces: a trace takes plotly some two milliseconds whatever is in it, and a chart of
which only shapes move is drawn again in a tenth of the time.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from reporting.charts.layout import is_broken
from reporting.charts.style import COLORS, SMALL

DIAMOND = 0.65  # half of its diagonal, of its size


class Segment(NamedTuple):
    """A straight line from one point to another, in the units of the axes."""

    x: float
    y: float
    to_x: float
    to_y: float


class Bar(NamedTuple):
    """A bar that lies between two values of the x axis and two heights of the y axis."""

    start: float
    end: float
    top: float
    bottom: float


def lines(segments: Iterable[Segment], line: Mapping[str, Any], name: str = "") -> dict[str, Any]:
    """Segments as one shape; line: color and width in pixels."""
    path = "".join(f"M{x},{y}L{to_x},{to_y}" for x, y, to_x, to_y in segments)
    return {"type": "path", "path": path or "M0,0", "name": name, "line": dict(line)}


def filled_bars(bars: Iterable[Bar], color: str, name: str = "") -> dict[str, Any]:
    """Bars as one shape."""
    return filled(
        [[(bar.start, bar.top), (bar.end, bar.top), (bar.end, bar.bottom), (bar.start, bar.bottom)]
         for bar in bars],
        color,
        name,
    )  # fmt: skip


def filled(
    outlines: Iterable[Sequence[tuple[float, float]]], color: str, name: str = ""
) -> dict[str, Any]:
    """Outlines (their corners) as one filled shape."""
    path = "".join("M" + "L".join(f"{x},{y}" for x, y in corners) + "Z" for corners in outlines)
    return {
        "type": "path",
        "path": path or "M0,0",
        "name": name,
        "fillcolor": color,
        "line": {"width": 0},
    }


def diamond(x: float, y: float, size: int, color: str, name: str = "") -> dict[str, Any]:
    """A diamond of a size in pixels at one point."""
    half = DIAMOND * size
    return {
        "type": "path",
        "path": f"M0,{half}L{half},0L0,{-half}L{-half},0Z",
        "xsizemode": "pixel",
        "ysizemode": "pixel",
        "xanchor": x,
        "yanchor": y,
        "name": name,
        "fillcolor": color,
        "line": {"width": 2, "color": color},
    }


def line_across(x: float, color: str, dash: str = "solid") -> dict[str, Any]:
    """An upright line through the whole plot, behind all else; dash: plotly's name of its kind."""
    return {
        "type": "line",
        "x0": x,
        "x1": x,
        "y0": 0,
        "y1": 1,
        "yref": "paper",
        "layer": "below",
        "line": {"color": color, "width": 1.5, "dash": dash},
    }


def axis_break(ends: Sequence[float]) -> list[dict[str, Any]]:
    """Two strokes through the left end of an x axis on which zero is not; else nothing."""
    if not is_broken(ends):
        return []
    place = {
        "type": "path",
        "xref": "paper",
        "yref": "paper",
        "xsizemode": "pixel",
        "ysizemode": "pixel",
        "xanchor": 0,
        "yanchor": 0,
        "name": "Axis break",
    }
    gap = {"path": "M6,6L10,-6L15,-6L11,6Z", "fillcolor": COLORS["background"]}
    strokes = {"path": "M6,6L10,-6M11,6L15,-6", "line": {"color": COLORS["quiet"], "width": 1}}
    return [{**place, **gap, "line": {"width": 0}}, {**place, **strokes}]


def upright_mark(x: float, y: float, size: int, width: int, color: str) -> dict[str, Any]:
    """A trace of one upright stroke; size: its length, width: how thick it is, in pixels."""
    line = {"width": width, "color": color}
    marker = {"symbol": "line-ns", "size": size, "color": color, "line": line}
    return {"type": "scatter", "mode": "markers", "x": [x], "y": [y], "marker": marker}


def words_trace(
    x: Sequence[float], y: Sequence[float], words: Sequence[str], color: str
) -> dict[str, Any]:
    """Words of the plot, each at its place."""
    return {
        "type": "scatter",
        "mode": "text",
        "x": list(x),
        "y": list(y),
        "text": list(words),
        "textfont": {"size": SMALL, "color": color},
        "cliponaxis": False,
        "hoverinfo": "skip",
        "showlegend": False,
    }


def hover_trace(
    x: float,
    heights: Sequence[float],
    words: Sequence[str],
    y_axis: str,
    names: Sequence[str] | None = None,
) -> dict[str, Any]:
    """What the pointer tells of each row; nothing of it is drawn.

    names: by which rows are known that can be chosen with a click.
    """
    return {
        **({"customdata": list(names)} if names else {}),
        "type": "scatter",
        "mode": "none",
        "x": [x] * len(heights),
        "y": list(heights),
        "yaxis": y_axis,
        "text": list(words),
        "hovertemplate": "%{text}<extra></extra>",
        "showlegend": False,
    }


def trace_of_axis(y_axis: str, x: float) -> dict[str, Any]:
    """Nothing to see; plotly draws an axis only where a trace belongs to it."""
    return {
        "type": "scatter",
        "mode": "none",
        "x": [x],
        "y": [0.0],
        "yaxis": y_axis,
        "hoverinfo": "skip",
        "showlegend": False,
    }
