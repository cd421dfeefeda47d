"""A chart as a picture of its own, with all that it must say inside."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from html import escape
from typing import Any

from reporting.charts.layout import note
from reporting.charts.lines import lines_of, more_for_legend
from reporting.charts.pictures.enlarged import enlarged
from reporting.charts.pictures.room import fitted
from reporting.charts.plot import Plot, Words
from reporting.charts.style import COLORS, LARGE, PLAIN, SMALL

POINTS_OF_A_PIXEL = 0.75  # where a picture stands on a slide at its whole or half width
PNG_SCALE = 2  # a PNG has twice as many pixels each way
ROOM = 18  # pixels around all
GAP = 10  # pixels between the words and the chart
# How many times as large as on a page; the first at which all has room is taken. At the largest,
# labels of 12 pixels are 12 points on a slide.
FACTORS = [percent / 100 for percent in range(135, 70, -5)]
# The page's own typeface cannot be in a picture: text would be measured in it and drawn in another.
FONT = "Arial, Helvetica, sans-serif"
BLANK = re.compile(r" (?![^<]*>)")  # that stands in no tag


@dataclass(frozen=True)
class Size:
    """A size of pictures: what it is for, and its pixels."""

    label: str
    width: int
    height: int


SIZES = {
    "slide": Size("Whole slide", 1280, 720),
    "half": Size("Half a slide", 640, 720),
}


@dataclass(frozen=True)
class Line:
    """A line of words: its text with our tags, its font size and its height, in pixels."""

    text: str
    size: float
    height: int
    color: str


def picture(plot: Plot, caption: str, size: Size) -> dict[str, Any]:
    """The figure of a chart at the size of a picture: title and key above it, source beneath.

    caption: whose numbers it shows, as typed. All lines are broken where they would be too wide.
    """
    for factor in FACTORS:
        width, height = size.width / factor, size.height / factor
        within = width - 2 * ROOM
        above, below = _above(plot.words, within), _below(plot.words, caption, within)
        figure = _with_room_for_legend(plot.figure, within)
        drawn, fits = fitted(figure, within, height - _height(above) - _height(below))
        if fits:
            break
    placed = _placed(drawn, above, below, width, height)
    larger = enlarged(placed, factor)
    layout = larger["layout"]
    whole = {"width": size.width, "height": size.height, "autosize": False}
    return {**larger, "layout": {**layout, **whole, "font": {**layout["font"], "family": FONT}}}


def type_in_points(made: Mapping[str, Any]) -> float:
    """How large the labels of a `picture` are on a slide of 13.33 by 7.5 inches, in points."""
    return POINTS_OF_A_PIXEL * float(made["layout"]["xaxis"]["tickfont"]["size"])


def _above(words: Words, room: float) -> list[Line]:
    """The message, and the lines under it."""
    return [
        *(
            Line(f"<b>{line}</b>", LARGE, 22, COLORS["text"])
            for line in lines_of(words.title, room, LARGE, is_bold=True)
        ),
        *(
            Line(line, PLAIN, 20, COLORS["quiet"])
            for below in words.below
            for line in lines_of(_bound(below), room, PLAIN)
        ),
    ]


def _bound(words: str) -> str:
    """A key of which no part is broken over two lines; one text is as it was."""
    parts = words.split(" \u2003 ")
    if len(parts) == 1:
        return words
    return " \u2003 ".join(BLANK.sub("\u00a0", part) for part in parts)


def _below(words: Words, caption: str, room: float) -> list[Line]:
    """The source, what the picture is not, and whose numbers it shows."""
    texts = [words.source.replace("<br>", " "), escape(caption)]
    lines = [line for each in texts for line in lines_of(each, room, SMALL - 1)]
    return [Line(line, SMALL - 1, 15, COLORS["quiet"]) for line in lines]


def _with_room_for_legend(figure: Mapping[str, Any], room: float) -> dict[str, Any]:
    """The figure with room above the plot for all rows that its legend takes."""
    layout, more = figure["layout"], more_for_legend(figure, room)
    margin = {**layout["margin"], "t": layout["margin"]["t"] + more}
    changed = {"margin": margin, "height": layout["height"] + more}
    return {**figure, "layout": {**layout, **changed}}


def _height(lines: Sequence[Line]) -> int:
    return ROOM + sum(line.height for line in lines) + GAP


def _placed(
    figure: Mapping[str, Any],
    above: Sequence[Line],
    below: Sequence[Line],
    width: float,
    height: float,
) -> dict[str, Any]:
    """The figure among its words; each line is a note of its own, at its pixel."""
    layout = figure["layout"]
    margin = {side: layout["margin"].get(side, 0) + ROOM for side in "lr"}
    margin |= {"t": layout["margin"]["t"] + _height(above), "pad": 0}
    # Else a legend of several rows would move the plot, and the words with it.
    margin |= {"b": layout["margin"]["b"] + _height(below), "autoexpand": False}
    legend = {**layout["legend"], "x": ROOM / width, "y": 1 - (_height(above) - 4) / height}
    notes, top = [], margin["t"] - ROOM
    for line in above:
        notes.append(_note(line, margin["l"], y=1, yanchor="top", yshift=top))
        top -= line.height
    bottom = _height(below) - GAP - margin["b"]
    for line in below:
        notes.append(_note(line, margin["l"], y=0, yanchor="top", yshift=bottom))
        bottom -= line.height
    changed = {"margin": margin, "legend": legend, "annotations": [*layout["annotations"], *notes]}
    return {**figure, "layout": {**layout, **changed}}


def _note(line: Line, left: int, **place: Any) -> dict[str, Any]:
    at = {"x": 0, "xref": "paper", "xanchor": "left", "yref": "paper", "align": "left"}
    return note(
        line.text, float(line.size), line.color, **at, xshift=ROOM - left, borderpad=0, **place
    )
