"""What gives way where a picture has little room for a chart, so that its type stays large.

Rows stand closer, their labels take two lines, of many labels or cells every second or third is
written, and of three columns of numbers two. All lengths are pixels, of the page's own size.
"""

from __future__ import annotations

import datetime
import math
from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import Any

from reporting.charts.lines import lines_of, texts_apart, width_of
from reporting.charts.on_a_phone import LABELS, WIDTH
from reporting.charts.pictures.enlarged import enlarged
from reporting.charts.style import SMALL

LINE = 1.2  # height of a line, in font sizes
GAP = 12  # right of the labels of the rows
BETWEEN = 8  # from one label under the x axis to the next, and around the number of a cell
OF_A_NUMBER = 52  # that a number under the x axis has
LEAST_WIDTH = 190  # of a plot
LEAST_SHARE = 0.18  # of the width that a plot has with the labels of its rows beside it
BAR, MOST_THICKNESS = 4, 2.5  # a line of that width is a bar; of its width on a page
LEAST_HEIGHT = 0.65  # of a plot, of its height on a page

Figure = Mapping[str, Any]
Layout = Mapping[str, Any]


def fitted(figure: Figure, width: float, height: float) -> tuple[dict[str, Any], bool]:
    """A figure as it is drawn in so much room, and whether all of it has room.

    width, height: of plot and margins. What has no room is drawn nevertheless.
    """
    figure = _with_fewer_columns(figure) if width < WIDTH else figure
    layout = _with_narrow_labels(_with_narrow_numbers(figure["layout"]), width)
    plot_width = max(1.0, width - layout["margin"]["l"] - layout["margin"]["r"])
    layout = _with_words_under_the_axis(layout, plot_width)
    plot_height = max(1.0, height - layout["margin"]["t"] - layout["margin"]["b"])
    axis, on_a_page = layout["xaxis"], _height_of_plot(figure["layout"])
    is_beside = _has_labels_beside(figure["layout"])
    most_thickness = MOST_THICKNESS if is_beside else 1.0
    shapes = _of_such_rows(layout, plot_height / on_a_page, most_thickness)
    fits = (
        plot_width >= (LEAST_SHARE * width if is_beside else LEAST_WIDTH)
        and plot_height >= LEAST_HEIGHT * on_a_page
        and _rows_have_room(layout, plot_height)
        and (is_beside or _labels_above_have_room(layout, width))
        and _dates_have_room(axis, plot_width)
    )
    data = [
        _with_texts_apart(_with_fewer_numbers(trace, plot_width, plot_height), axis, plot_width)
        for trace in figure["data"]
    ]
    return {**figure, "data": data, "layout": {**layout, "shapes": shapes}}, fits


def _of_such_rows(layout: Layout, factor: float, most: float) -> list[dict[str, Any]]:
    """The shapes where rows are so many times as high as on a page: bars are as much thicker.

    Thin bars in high rows would lie beside their labels. Marks grow no thicker. most: the largest
    factor for bars.
    """
    return [
        enlarged(shape, min(factor, most if _width_of_line(shape) >= BAR else 1.0))
        for shape in layout.get("shapes", [])
    ]


def _width_of_line(shape: Mapping[str, Any]) -> float:
    return float(shape.get("line", {}).get("width", 0))


def _height_of_plot(layout: Layout) -> float:
    margin = layout["margin"]
    return float(layout["height"] - margin["t"] - margin["b"])


def _has_labels_beside(layout: Layout) -> bool:
    return "ticklabelstandoff" in layout["yaxis"] and layout["margin"]["l"] >= LABELS


def _with_fewer_columns(figure: Figure) -> Figure:
    """Of three columns of numbers the last two: the first stands beside what is in force."""
    layout = figure["layout"]
    columns = [name for name in layout if name.startswith("yaxis") and name != "yaxis"]
    if len(columns) < 3:
        return figure
    first, *others = columns
    column = -layout[first]["ticklabelstandoff"]
    moved = {
        name: {**layout[name], "ticklabelstandoff": layout[name]["ticklabelstandoff"] + column}
        for name in others
    }
    margin = {**layout["margin"], "r": layout["margin"]["r"] - column}
    others_of_layout = {name: part for name, part in layout.items() if name != first}
    data = [trace for trace in figure["data"] if trace.get("yaxis") != first.replace("axis", "")]
    return {**figure, "data": data, "layout": {**others_of_layout, **moved, "margin": margin}}


def _with_narrow_numbers(layout: Layout) -> Layout:
    """Numbers right of the rows with the room that they take, and no more."""
    axis = layout.get("yaxis2", {})
    if "ticklen" not in axis:
        return layout
    right = round(axis["ticklen"] + max(_width(text, axis) for text in axis["ticktext"]))
    return {**layout, "margin": {**layout["margin"], "r": right}}


def _with_narrow_labels(layout: Layout, width: float) -> Layout:
    """Labels left of the rows in as many lines as leave the plot its least width."""
    if not _has_labels_beside(layout):
        return layout
    axis, margin = layout["yaxis"], layout["margin"]
    beside = (1 - LEAST_SHARE) * width - margin["r"] - GAP
    texts = [_in_lines(text, beside, axis) for text in axis["ticktext"]]
    above = [note for note in layout["annotations"] if note.get("xshift") == -margin["l"]]
    words = [width_of(note["text"], note["font"]["size"]) for note in above]
    left = round(max([*words, *(_width(text, axis) for text in texts)])) + GAP
    notes = [{**note, "xshift": -left} if note in above else note for note in layout["annotations"]]
    labels = {**axis, "ticktext": texts, "ticklabelstandoff": -left}
    return {**layout, "yaxis": labels, "annotations": notes, "margin": {**margin, "l": left}}


def _with_words_under_the_axis(layout: Layout, plot_width: float) -> Layout:
    """The x axis with labels and title broken into lines, and with room for these."""
    axis, margin = layout["xaxis"], layout["margin"]
    title, texts = axis["title"], axis.get("ticktext", [])
    around = plot_width + 2 * min(margin["l"], margin["r"])
    words = "<br>".join(lines_of(title["text"], around, title["font"]["size"]))
    changed: dict[str, Any] = {"title": {**title, "text": words}}
    more = words.count("<br>")
    if texts:
        changed |= _labels_with_room(axis, plot_width)
        more += max(map(_breaks, changed["ticktext"])) - max(map(_breaks, texts))
    else:
        changed["nticks"] = min(axis.get("nticks", 12), max(2, int(plot_width / OF_A_NUMBER)))
    room = more * LINE * SMALL
    if more and "standoff" not in title:
        changed["title"]["standoff"] = 8
    bottom = {**margin, "b": round(margin["b"] + room)}
    return {**layout, "xaxis": {**axis, **changed}, "margin": bottom}


def _labels_with_room(axis: Mapping[str, Any], plot_width: float) -> dict[str, Any]:
    """All labels of an axis, else a word a line, else each second, third, ... of them."""
    places, texts = list(axis["tickvals"]), list(axis["ticktext"])
    apart = _closest(_places(axis)) * plot_width - BETWEEN
    words = [text.replace(" ", "<br>") for text in texts]
    for labels in (texts, words):
        if all(_width(text, axis) <= apart for text in labels):
            return {"ticktext": labels}
    if axis.get("type") == "date":  # it is told how many of them are named
        return {"ticktext": words}
    every = math.ceil(max(_width(text, axis) for text in texts) / apart)
    return {"tickvals": places[::every], "ticktext": texts[::every]}


def _dates_have_room(axis: Mapping[str, Any], plot_width: float) -> bool:
    if axis.get("type") != "date":
        return True
    widths = [_width(text, axis) for text in axis["ticktext"]]
    apart = [plot_width * (end - start) for start, end in pairwise(_places(axis))]
    return all(
        (left + right) / 2 + BETWEEN <= room
        for (left, right), room in zip(pairwise(widths), apart, strict=True)
    )


def _places(axis: Mapping[str, Any]) -> list[float]:
    """Where the labels of an axis stand, as shares of it."""
    start, end, *places = map(_as_number, [*axis["range"], *axis["tickvals"]])
    return [(place - start) / (end - start) for place in places]


def _as_number(place: Any) -> float:
    is_date = isinstance(place, str)
    return datetime.date.fromisoformat(place).toordinal() if is_date else float(place)


def _closest(places: Sequence[float]) -> float:
    return min((end - start for start, end in pairwise(places)), default=1.0)


def _rows_have_room(layout: Layout, plot_height: float) -> bool:
    """Whether no label of a row reaches into the next one."""
    axis = layout["yaxis"]
    if "ticklabelstandoff" not in axis:
        return True
    start, end = axis["range"]
    row = plot_height / abs(end - start)
    line = LINE * axis["tickfont"]["size"]
    labels = sorted(zip(axis["tickvals"], axis["ticktext"], strict=True))
    return all(
        line * (1 + (_breaks(text) + _breaks(other)) / 2) <= (below - above) * row
        for (above, text), (below, other) in pairwise(labels)
    )


def _labels_above_have_room(layout: Layout, width: float) -> bool:
    """Whether labels that stand above their bars are no wider than the picture."""
    axis = layout["yaxis"]
    if "ticklabelstandoff" not in axis:
        return True
    return all(_width(text, axis) <= width for text in axis["ticktext"])


def _with_texts_apart(
    trace: Mapping[str, Any], axis: Mapping[str, Any], plot_width: float
) -> Mapping[str, Any]:
    """The numbers under each bar, of which as many are written as have room."""
    if trace.get("mode") != "text" or "textposition" in trace:
        return trace
    start, end = axis["range"]
    pixels, texts = plot_width / abs(end - start), list(trace["text"])
    for height in dict.fromkeys(trace["y"]):
        row = [n for n, y in enumerate(trace["y"]) if y == height and texts[n]]
        places = [pixels * trace["x"][n] for n in row]
        apart = texts_apart([texts[n] for n in row], places, trace["textfont"]["size"])
        texts = [apart[row.index(n)] if n in row else text for n, text in enumerate(texts)]
    return {**trace, "text": texts}


def _with_fewer_numbers(
    trace: Mapping[str, Any], plot_width: float, plot_height: float
) -> Mapping[str, Any]:
    """Cells with a number in each, or in so many of each row and column as have room."""
    if trace["type"] != "heatmap":
        return trace
    texts, size = trace["text"], SMALL - 1
    widest = max(width_of(text, size) for row in texts for text in row)
    across = math.ceil((widest + BETWEEN) / (plot_width / len(texts[0])))
    down = math.ceil((size + BETWEEN) / (plot_height / len(texts)))
    some = [
        [
            # At the edges a number that is wider than its cell would be cut.
            text if row % down == 0 and column % across == across // 2 else ""
            for column, text in enumerate(of_row)
        ]
        for row, of_row in enumerate(texts)
    ]
    gaps = {} if across == 1 else {"xgap": 0, "ygap": 0}  # no line crosses such a number
    return {**trace, "text": some, "textfont": {**trace["textfont"], "size": size}, **gaps}


def _in_lines(text: str, room: float, axis: Mapping[str, Any]) -> str:
    size, is_bold = axis["tickfont"]["size"], text.startswith("<b>")
    return "<br>".join(lines_of(text.replace("<br>", " "), room, size, is_bold=is_bold))


def _width(text: str, axis: Mapping[str, Any]) -> float:
    """Of the widest line of a label."""
    size, is_bold = axis["tickfont"]["size"], text.startswith("<b>")
    return max(width_of(line, size, is_bold=is_bold) for line in text.split("<br>"))


def _breaks(text: str) -> int:
    return text.count("<br>")
