"""A figure with larger type and marks, for a projector or a picture."""

from __future__ import annotations

import re
from typing import Any

# What of a figure is a length in pixels.
LENGTHS = frozenset(
    {"size", "width", "height", "l", "r", "t", "b", "xshift", "yshift", "standoff"}
    | {"ticklabelstandoff", "ticklabelshift"}
)


def enlarged(figure: Any, factor: float) -> Any:
    """The figure with every length in pixels `factor` times as large."""
    if isinstance(figure, list):
        return [enlarged(part, factor) for part in figure]
    if not isinstance(figure, dict):
        return figure
    is_bar = figure.get("type") == "bar"  # its width is one of the axis
    larger = {
        name: _times(part, factor)
        if name in LENGTHS and not (is_bar and name == "width")
        else enlarged(part, factor)
        for name, part in figure.items()
    }
    if figure.get("xsizemode") == "pixel":
        larger["path"] = re.sub(
            r"\d+(\.\d+)?", lambda length: f"{factor * float(length[0]):g}", figure["path"]
        )
    return larger


def _times(value: Any, factor: float) -> Any:
    """Whole numbers stay whole: plotly takes no others for some lengths."""
    if isinstance(value, list):
        return [_times(length, factor) for length in value]
    return round(factor * value) if isinstance(value, int) else factor * value
