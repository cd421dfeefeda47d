"""A chart on a phone: labels stand above their bars, which then have the width of the screen."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from reporting.charts.lines import more_for_legend

WIDTH = 600  # pixels; a place that is narrower is a phone's
NARROWEST = 308  # pixels of the narrowest; its legend is as wide as the plot
LABELS = 200  # pixels: a margin that has more holds the labels of the rows
ROW = 48  # pixels: a line of words, and a bar beneath it
RAISED = 27  # pixels from the middle of a row to that of its label
EDGE = 6  # pixels left and right of the bars
LINE = 18  # pixels
TURNED = 40  # pixels that dates take more when they stand upright


def phone_layout(figure: Mapping[str, Any]) -> dict[str, Any]:
    """What is otherwise in the layout of a figure on a phone."""
    layout = figure["layout"]
    if layout["margin"]["l"] >= LABELS:
        return _labels_above(layout, ROW, RAISED)
    turned = TURNED if layout["xaxis"].get("type") == "date" else 0
    margin = layout["margin"]
    legend = more_for_legend(figure, NARROWEST - margin["l"] - margin["r"])
    return {
        "margin": {**margin, "t": margin["t"] + legend, "b": margin["b"] + turned},
        "height": layout["height"] + legend + turned,
        "xaxis": {**layout["xaxis"], "automargin": True},
    }


def with_labels_above(figure: Mapping[str, Any], row: int, raised: int) -> dict[str, Any]:
    """A figure whose labels stand above their bars, which have all the width.

    row: pixels of a unit of the y axis; raised: from the middle of a row to that of its label.
    """
    layout = figure["layout"]
    return {**figure, "layout": {**layout, **_labels_above(layout, row, raised)}}


def _labels_above(layout: Mapping[str, Any], row: int, raised: int) -> dict[str, Any]:
    start, end = layout["yaxis"]["range"]
    lines_above = layout["annotations"]  # at the left of the labels, where the axis now is
    more = LINE * max(label.count("<br>") for label in layout["yaxis"]["ticktext"])
    top = layout["margin"]["t"] + (LINE if lines_above else 0) + more // 2
    margin = {**layout["margin"], "l": EDGE, "r": EDGE, "t": top}
    above = {"ticklabelshift": raised + more // 2, "ticklabelstandoff": 0}
    numbers = [name for name in layout if name.startswith("yaxis") and name != "yaxis"]
    return {
        "margin": margin,
        "height": margin["t"] + margin["b"] + (row + more) * abs(start - end),
        "yaxis": {**layout["yaxis"], **above},
        **{
            name: {
                **layout[name],
                **above,
                "ticks": "",
                "ticklabelposition": "inside",
                "visible": len(numbers) == 1,  # several columns are a table on a phone
            }
            for name in numbers
        },
        "annotations": [
            {**line, "xshift": 0, "yshift": line["yshift"] + LINE} for line in lines_above
        ],
    }
