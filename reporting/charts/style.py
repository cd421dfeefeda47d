"""How every chart looks: colours, type, and a layout that names message, unit and source.

Figures are plain dicts: making a plotly object costs many times what the figure costs itself.
The study is muted, the scenario strong, the fee schedule a mark; so in every chart.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

FONT = '"Source Sans", "Source Sans 3", "Source Sans Pro", "Segoe UI", Arial, sans-serif'

# Told apart by lightness as well as by hue, in grey and by the colour-blind.
COLORS: Mapping[str, str] = {
    "background": "#ffffff",
    "text": "#1b1f24",
    "quiet": "#57606a",
    "grid": "#e6e9ee",
    "study": "#9aa4b1",
    "study_mark": "#4f5a67",
    "scenario": "#1f5fbf",
    "scenario_mark": "#ffffff",
    "fee": "#1b1f24",
}
DARK_COLORS: Mapping[str, str] = {
    "background": "#14171c",
    "text": "#e9edf2",
    "quiet": "#adb6c2",
    "grid": "#2b323c",
    "study": "#6f7b8a",
    "study_mark": "#c3ccd7",
    "scenario": "#7ab0ff",
    "scenario_mark": "#14171c",
    "fee": "#e9edf2",
}

SMALL = 12
PLAIN = 13
LARGE = 17
LINE_HEIGHT = 15
FOOT = 8


def base_layout(
    title: str,
    unit: str,
    source: str,
    height: int,
    *,
    colors: Mapping[str, str] = COLORS,
    left: int = 8,
    right: int = 16,
    top: int = 84,
    bottom: int = 44,
) -> dict[str, Any]:
    """A layout with the message as title, the unit on the x axis and the source at the foot.

    height: of the whole picture in pixels, without the room that the source takes. left, right,
    top, bottom: margins in pixels. Lines of title and source are parted by `<br>`. Give the y axis
    its own title where it carries the unit and pass an empty `unit`.
    """
    foot = FOOT + LINE_HEIGHT * (source.count("<br>") + 1)
    axis_title = {"font": {"size": SMALL, "color": colors["quiet"]}}
    axis = {
        "gridcolor": colors["grid"],
        "zeroline": False,
        "showline": False,
        "tickfont": {"size": SMALL, "color": colors["quiet"]},
        "title": {**axis_title, "text": ""},
        "fixedrange": True,
        "automargin": False,
        # The default hides labels outside of the picture, and measures each label thrice for it.
        "ticklabeloverflow": "allow",
    }
    return {
        "height": height + foot,
        "margin": {"l": left, "r": right, "t": top, "b": bottom + foot, "pad": 0},
        "paper_bgcolor": colors["background"],
        "plot_bgcolor": colors["background"],
        "font": {"family": FONT, "size": PLAIN, "color": colors["text"]},
        "title": {
            "text": f"<b>{title}</b>",
            "font": {"size": LARGE, "color": colors["text"]},
            "x": 0,
            "xanchor": "left",
            "y": 1,
            "yanchor": "top",
            "yref": "container",
            "pad": {"t": 6, "l": 0},
        },
        "legend": {
            "orientation": "h",
            "x": 0,
            "xref": "container",
            "xanchor": "left",
            "y": 1 - 34 / (height + foot),
            "yref": "container",
            "yanchor": "top",
            "font": {"size": SMALL, "color": colors["quiet"]},
            "bgcolor": "rgba(0,0,0,0)",
            "itemclick": False,
            "itemdoubleclick": False,
        },
        "xaxis": {**axis, "title": {**axis_title, "text": unit}},
        "yaxis": dict(axis),
        "hoverlabel": {
            "font": {"family": FONT, "size": PLAIN, "color": colors["text"]},
            "bgcolor": colors["background"],
            "bordercolor": colors["quiet"],
            "align": "left",
        },
        "annotations": [source_note(source, left, bottom + foot, colors=colors)],
        "showlegend": True,
    }


def source_note(
    source: str, left: int, bottom: int, *, colors: Mapping[str, str] = COLORS
) -> dict[str, Any]:
    """The source line at the foot of the picture, at its left edge."""
    return {
        "text": source,
        "x": 0,
        "xref": "paper",
        "xanchor": "left",
        "xshift": -left,
        "y": 0,
        "yref": "paper",
        "yanchor": "bottom",
        "yshift": -bottom,
        "align": "left",
        "showarrow": False,
        "font": {"size": SMALL - 1, "color": colors["quiet"]},
    }


LENGTHS = frozenset(
    {"size", "width", "height", "l", "r", "t", "b", "xshift", "yshift", "standoff"}
    | {"ticklabelstandoff"}
)


def enlarged(figure: Any, factor: float) -> Any:
    """The figure with every length in pixels `factor` times as large."""
    if isinstance(figure, dict):
        return {
            name: _times(value, factor) if name in LENGTHS else enlarged(value, factor)
            for name, value in figure.items()
        }
    return [enlarged(value, factor) for value in figure] if isinstance(figure, list) else figure


def _times(value: Any, factor: float) -> Any:
    """Whole numbers stay whole: plotly takes no others for some lengths."""
    if isinstance(value, list):
        return [_times(held, factor) for held in value]
    return round(factor * value) if isinstance(value, int) else factor * value
