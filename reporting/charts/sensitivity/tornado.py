"""The tornado: how far each assumption moves one rate from its value in force."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from html import escape
from typing import Any

from model.findings.sensitivity.one_at_a_time import NOTHING, OneAtATime
from model.findings.side_by_side import SideBySide
from reporting.charts.layout import (
    NEAREST_ROW,
    base_layout,
    ends_around,
    key_line,
    labels_at_the_left,
    line_of_axis,
    marked,
    unit_of_axis,
)
from reporting.charts.lines import in_lines, width_of
from reporting.charts.on_a_phone import EDGE
from reporting.charts.plot import Plot, Words
from reporting.charts.shapes import (
    Bar,
    Segment,
    axis_break,
    filled_bars,
    hover_trace,
    lines,
    words_trace,
)
from reporting.charts.style import COLORS, SMALL, source_lines, with_fee_source
from reporting.formats import with_period
from reporting.sensitivity.result import Result
from reporting.sensitivity.words import effect_in_words, input_in_words, label_of, short_input

MOST_BARS = 10
ROW = 52  # pixels
ROOM = 0.02  # left and right of the bars, of what lies between their ends
SIDE = 124  # pixels, left and right of the plot, for the numbers at the ends, at least
LABEL = 540  # pixels that a label has
# Where there is little width the numbers stand in a second line of the label.
NARROW_ROW = 70  # pixels
NARROW_LABEL = 420  # pixels by the widest typeface: 336 in that of the page
NARROW_LABEL_AT = -0.35  # of a row
LABEL_AT = -0.33  # of a row
TOP, BOTTOM = -0.05, 0.38  # of a bar, in rows
REACH = 0.04  # of a row: what the line in force is longer than a bar
NAMES = {"low": "At its low value", "high": "At its high value"}
COLOR_OF = {"low": "low", "high": "scenario"}
BLANK = "\u00a0"  # between a bar and its number
MARKS = {"low": "□", "high": "■"}


@dataclass(frozen=True)
class End:
    """One end of a bar: which input, its result, its heights in rows from the top, its words."""

    which: str
    result: float
    top: float
    bottom: float
    words: str


@dataclass(frozen=True)
class Row:
    """An assumption: its name, its value in force in words, its bar, and what the pointer tells."""

    setting_id: str
    label: str
    value: str
    ends: Sequence[End]
    hover: str


def tornado(side_by_side: SideBySide, moved: OneAtATime, result: Result) -> Plot | None:
    """The ten largest bars; None where there is none. moved: of the same result.

    Each bar has two segments from the rate in force: filled to the rate at the assumption's high
    value, an outline to that at its low value. Where both lie on one side they stand one above the
    other.
    """
    if moved.bars.empty:
        return None
    rows = _rows(side_by_side, moved, result)
    layout = _layout(moved, result, rows)
    words, ids = [row.hover for row in rows], [row.setting_id for row in rows]
    hover = hover_trace(moved.in_force, range(len(rows)), words, "y", ids)
    ends = [end for row in rows for end in row.ends]
    left = _numbers([end for end in ends if end.result < moved.in_force], "left")
    right = _numbers([end for end in ends if end.result >= moved.in_force], "right")
    alt = (
        f"{effect_in_words(moved, result)}. {with_period(result.subtitle)} {len(rows)} bars from "
        f"{result.in_words(moved.in_force)} in force to the result at the low and at the high "
        "value of each assumption."
    )
    narrow = {"data": [hover], "layout": _narrow(layout, rows)}
    figure = {"data": [hover, left, right], "layout": layout}
    around = _words(side_by_side, moved, result, len(moved.bars) - len(rows))
    return Plot(figure, around, alt, result.service_key, narrow=narrow)


def _words(side_by_side: SideBySide, moved: OneAtATime, result: Result, left_out: int) -> Words:
    # Of one rate no current rate is drawn.
    said = "" if result.service_key else result.said_of_fees(side_by_side)
    return Words(
        escape(effect_in_words(moved, result)),
        (result.subtitle, _key(moved, result, left_out)),
        with_fee_source(said, source_lines(side_by_side.assumptions, result.sources)),
    )


def _rows(side_by_side: SideBySide, moved: OneAtATime, result: Result) -> list[Row]:
    """The rows from the top, the largest bar first."""
    bars = moved.bars[:MOST_BARS].to_dict("records")
    decimals = 3 if bars[-1]["total_range"] < result.written.short else 2
    return [
        _row(side_by_side, place, bar, moved.in_force, result, decimals)
        for place, bar in enumerate(bars)
    ]


def _row(
    side_by_side: SideBySide,
    place: int,
    bar: Mapping[Any, Any],
    in_force: float,
    result: Result,
    decimals: int,
) -> Row:
    assumptions, scenario = side_by_side.assumptions, side_by_side.scenario.scenarios[0]
    setting = assumptions.settings[bar["setting_id"]]
    results = {which: float(bar[f"{which}_result"]) for which in NAMES}
    words = {
        which: f"{result.in_words(results[which], decimals)} at "
        f"{short_input(assumptions, scenario, setting, bar[which])}"
        for which in NAMES
    }
    value, *inputs = (
        input_in_words(assumptions, scenario, setting, bar[which]) for which in ("value", *NAMES)
    )
    hover = [
        f"<b>{escape(setting.label)}</b>",
        f"In force: {escape(value)}, {result.in_words(in_force, 4)}",
        *(
            f"{name}: {escape(input)}, {result.in_words(results[which], 4)}"
            for (which, name), input in zip(NAMES.items(), inputs, strict=True)
        ),
    ]
    label = label_of(setting, result.bound)
    return Row(setting.id, label, value, _ends(place, in_force, results, words), "<br>".join(hover))


def _ends(
    place: int, in_force: float, results: Mapping[str, float], words: Mapping[str, str]
) -> list[End]:
    """The ends of a bar that differ from the rate in force; one above the other on one side."""
    moved = {
        which: each - in_force for which, each in results.items() if abs(each - in_force) > NOTHING
    }
    on_one_side = len(moved) == 2 and moved["low"] * moved["high"] > 0
    middle = (TOP + BOTTOM) / 2
    heights = {
        "low": (TOP, middle - 0.02) if on_one_side else (TOP, BOTTOM),
        "high": (middle + 0.02, BOTTOM) if on_one_side else (TOP, BOTTOM),
    }
    return [
        End(which, results[which], place + top, place + bottom, words[which])
        for which, (top, bottom) in heights.items()
        if which in moved
    ]


def _layout(moved: OneAtATime, result: Result, rows: Sequence[Row]) -> dict[str, Any]:
    """Axes and bars, where the labels of the rows have their width."""
    drawn = moved.bars[:MOST_BARS]
    reach = ends_around([moved.in_force, *drawn["low_result"], *drawn["high_result"]], ROOM)
    side = round(max([SIDE, *(width_of(end.words, SMALL) for row in rows for end in row.ends)]))
    unit = unit_of_axis(result.axis, reach)
    layout = base_layout(unit, 50 + ROW * len(rows), left=side, right=side, top=8)
    labels = [_label(row, LABEL) for row in rows]
    layout |= NEAREST_ROW
    layout["xaxis"] |= {"nticks": 6, **result.written.axis(reach[1] - reach[0])}
    layout["xaxis"] |= line_of_axis(reach)
    layout["yaxis"] |= _labels(labels, LABEL_AT, side - 2)
    layout["shapes"] = [
        *axis_break(reach),
        *(_segments(rows, which, moved.in_force) for which in NAMES),
        _line_in_force(moved.in_force, len(rows)),
    ]
    return layout


def _narrow(layout: Mapping[str, Any], rows: Sequence[Row]) -> dict[str, Any]:
    """The layout with bars as wide as a phone, and the numbers in a second line of each label."""
    labels = [f"{_label(row, NARROW_LABEL)}<br>{_numbers_in_a_line(row.ends)}" for row in rows]
    return {
        **layout,
        "height": layout["height"] + (NARROW_ROW - ROW) * len(rows),
        "margin": {**layout["margin"], "l": EDGE, "r": EDGE},
        "yaxis": {**layout["yaxis"], **_labels(labels, NARROW_LABEL_AT, 0)},
    }


def _numbers_in_a_line(ends: Sequence[End]) -> str:
    """Results and inputs of a bar with the marks of the key: "□ $5.40 at 25th ■ $6.52 at 75th"."""
    return key_line(
        marked(MARKS[end.which], escape(end.words), COLOR_OF[end.which]) for end in ends
    )


def _labels(labels: Sequence[str], place: float, width: int) -> dict[str, Any]:
    """The labels above the bars, from `width` pixels left of the plot; place: of a row."""
    return labels_at_the_left(
        {row + place: label for row, label in enumerate(labels)},
        [len(labels) - 0.45, -0.6],
        width,
        SMALL + 0.5,
        COLORS["text"],
    )


def _line_in_force(value: float, rows: int) -> dict[str, Any]:
    """The line at the value in force, beside the bars alone: it crosses no label."""
    beside = [Segment(value, row + TOP - REACH, value, row + BOTTOM + REACH) for row in range(rows)]
    return lines(beside, {"color": COLORS["text"], "width": 2}, "In force")


def _key(moved: OneAtATime, result: Result, left_out: int) -> str:
    """What the two segments are, and how many bars are not drawn."""
    segments = (marked(MARKS[which], f"{which} value", COLOR_OF[which]) for which in MARKS)
    in_force = marked("<b>|</b>", f"in force {result.in_words(moved.in_force)}")
    return key_line([*segments, in_force, *([f"{left_out} smaller not drawn"] if left_out else [])])


def _label(row: Row, room: float) -> str:
    """An assumption with its value, on one line; a label that is too long gives way to it.

    What stands behind the last comma of a label is kept: it tells two of one beginning apart.
    """
    name, comma, last = row.label.rpartition(", ")
    ending = f"{comma}{last}: {row.value}" if name else f": {row.value}"
    beside = room - width_of(ending, SMALL + 0.5)
    return f"{in_lines(name or row.label, beside, SMALL + 0.5, 1)}{escape(ending)}"


def _segments(rows: Sequence[Row], which: str, in_force: float) -> dict[str, Any]:
    """The segments to one input: filled for the high one, an outline for the low one."""
    bars = [
        Bar(in_force, end.result, end.top, end.bottom)
        for row in rows
        for end in row.ends
        if end.which == which
    ]
    color = COLORS[COLOR_OF[which]]
    shape = filled_bars(bars, color if which == "high" else COLORS["background"], NAMES[which])
    return {**shape, "line": {"width": 2, "color": color}}


def _numbers(ends: Sequence[End], side: str) -> dict[str, Any]:
    """Results and inputs beside the ends on one side, "left" or "right"."""
    # Other programs leave blanks at the ends of an SVG text out.
    words = [f"{end.words}{BLANK}" if side == "left" else f"{BLANK}{end.words}" for end in ends]
    heights = [(end.top + end.bottom) / 2 for end in ends]
    shown = words_trace([end.result for end in ends], heights, words, COLORS["text"])
    return {**shown, "name": f"{side.capitalize()} ends", "textposition": f"middle {side}"}
