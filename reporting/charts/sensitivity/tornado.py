"""The tornado: how far each assumption moves one rate from its value in force."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from html import escape
from typing import Any

from model.findings.sensitivity.one_at_a_time import NOTHING, OneAtATime
from model.findings.side_by_side import SideBySide
from reporting.charts.lines import in_lines, width_of
from reporting.charts.on_a_phone import EDGE
from reporting.charts.plot import Plot
from reporting.charts.shapes import Bar, Segment, axis_break, filled_bars, hover_trace, lines
from reporting.charts.style import (
    COLORS,
    SMALL,
    base_layout,
    ends_around,
    labels_at_the_left,
    line_of_axis,
    source_lines,
    unit_of_axis,
    with_fee_source,
    with_lines_below,
)
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
MARKS = {"low": "□", "high": "■"}


@dataclass(frozen=True)
class End:
    """One end of a bar: which input, where it lies in dollars, its heights and its words."""

    which: str
    usd: float
    top: float
    bottom: float
    words: str


def tornado(
    side_by_side: SideBySide,
    moved: OneAtATime,
    result: Result,
    *,
    colors: Mapping[str, str] = COLORS,
) -> Plot | None:
    """The ten largest bars; None where there is none. moved: of the same result.

    Each bar has two segments from the rate in force: filled to the rate at the assumption's high
    value, an outline to that at its low value. Where both lie on one side they stand one above the
    other.
    """
    assumptions, scenario = result.assumptions, side_by_side.scenario.scenarios[0]
    if moved.bars.empty:
        return None
    title, below = effect_in_words(moved, result), result.subtitle
    bars = moved.bars[:MOST_BARS].to_dict("records")
    left_out = len(moved.bars) - len(bars)
    settings = [assumptions.settings[bar["setting_id"]] for bar in bars]
    decimals = 3 if bars[-1]["total_range"] < result.short else 2
    ends = [
        _ends(
            row,
            moved.in_force,
            bar,
            {which: short_input(assumptions, scenario, setting, bar[which]) for which in NAMES},
            lambda value: result.in_words(value, decimals),
        )
        for row, (setting, bar) in enumerate(zip(settings, bars, strict=True))
    ]
    named = [
        (
            label_of(setting, result.bound),
            input_in_words(assumptions, scenario, setting, bar["value"]),
        )
        for setting, bar in zip(settings, bars, strict=True)
    ]
    reach = ends_around(
        [moved.in_force, *(bar[f"{which}_result"] for bar in bars for which in NAMES)], ROOM
    )
    # Of one rate no current rate is drawn.
    how_new = "" if result.service_key else result.said_of_fees(side_by_side)
    side = round(max([SIDE, *(width_of(end.words, SMALL) for row in ends for end in row)]))
    layout = base_layout(
        escape(title),
        unit_of_axis(result.axis, reach),
        with_fee_source(how_new, source_lines(assumptions, result.sources)),
        146 + ROW * len(bars),
        colors=colors,
        left=side,
        right=side,
        top=104,
    )
    layout["title"] |= with_lines_below(
        escape(title), [below, _key(moved, result, colors, left_out)], colors
    )
    layout["showlegend"] = False
    layout["hovermode"], layout["hoverdistance"] = "closest", -1
    layout["xaxis"] |= {"nticks": 6, **result.ticks(reach[1] - reach[0])}
    layout["xaxis"] |= line_of_axis(reach, colors)
    layout["yaxis"] |= _labels([
        _label(label, value, LABEL) for label, value in named
    ], LABEL_AT, side - 2, colors)  # fmt: skip
    layout["shapes"] = [
        *axis_break(reach, colors),
        *(_segments(ends, which, moved.in_force, colors) for which in NAMES),
        _line_in_force(moved.in_force, len(bars), colors),
    ]
    hover = hover_trace(
        moved.in_force,
        list(range(len(bars))),
        [
            "<br>".join([
                f"<b>{escape(setting.label)}</b>",
                f"In force: {escape(input_in_words(assumptions, scenario, setting, bar['value']))},"
                f" {result.in_words(moved.in_force, 4)}",
                *(f"{NAMES[which]}: "
                  f"{escape(input_in_words(assumptions, scenario, setting, bar[which]))}, "
                  f"{result.in_words(bar[f'{which}_result'], 4)}" for which in NAMES),
            ])
            for setting, bar in zip(settings, bars, strict=True)
        ],
        "y",
        [setting.id for setting in settings],
    )  # fmt: skip
    numbers = [
        _numbers([end for row in ends for end in row if _is_left(end, moved.in_force) == is_left],
                 is_left, colors)
        for is_left in (True, False)
    ]  # fmt: skip
    alt = (f"{title}. {below}. {len(bars)} bars from {result.in_words(moved.in_force)} in force "
           "to the result at the low and at the high value of each assumption.")  # fmt: skip
    narrow = {"data": [hover], "layout": _narrow(layout, named, ends, colors)}
    figure = {"data": [hover, *numbers], "layout": layout}
    return Plot(figure, alt, result.service_key, narrow=narrow)


def _narrow(
    layout: Mapping[str, Any],
    named: Sequence[tuple[str, str]],
    ends: Sequence[Sequence[End]],
    colors: Mapping[str, str],
) -> dict[str, Any]:
    """The layout with bars as wide as a phone, and the numbers in a second line of each label."""
    labels = [
        f"{_label(*each, NARROW_LABEL)}<br>{_numbers_in_a_line(row, colors)}"
        for each, row in zip(named, ends, strict=True)
    ]
    return {
        **layout,
        "height": layout["height"] + (NARROW_ROW - ROW) * len(ends),
        "margin": {**layout["margin"], "l": EDGE, "r": EDGE},
        "yaxis": {**layout["yaxis"], **_labels(labels, NARROW_LABEL_AT, 0, colors)},
    }


def _numbers_in_a_line(ends: Sequence[End], colors: Mapping[str, str]) -> str:
    """Results and inputs of a bar with the marks of the key: "□ $5.40 at 25th ■ $6.52 at 75th"."""
    return " \u2003 ".join(
        f"<span style='color:{colors[COLOR_OF[end.which]]}'>{MARKS[end.which]}</span> "
        f"{escape(end.words)}"
        for end in ends
    )


def _labels(
    labels: Sequence[str], place: float, width: int, colors: Mapping[str, str]
) -> dict[str, Any]:
    """The labels above the bars, from `width` pixels left of the plot; place: of a row."""
    return labels_at_the_left(
        {row + place: label for row, label in enumerate(labels)},
        [len(labels) - 0.45, -0.6],
        width,
        SMALL + 0.5,
        colors["text"],
    )


def _line_in_force(value: float, rows: int, colors: Mapping[str, str]) -> dict[str, Any]:
    """The line at the value in force, beside the bars alone: it crosses no label."""
    beside = [Segment(value, row + TOP - REACH, value, row + BOTTOM + REACH) for row in range(rows)]
    return lines(beside, {"color": colors["text"], "width": 2}, "In force")


def _key(moved: OneAtATime, result: Result, colors: Mapping[str, str], left_out: int) -> str:
    """What the two segments are; a legend of plotly's would break into rows on a narrow screen."""
    rest = f" \u2003 {left_out} smaller not drawn" if left_out else ""
    return (
        f"<span style='color:{colors['low']}'>{MARKS['low']}</span> low value \u2003 "
        f"<span style='color:{colors['scenario']}'>{MARKS['high']}</span> high value \u2003 "
        f"<b>|</b> in force {result.in_words(moved.in_force)}{rest}"
    )


def _label(label: str, value: str, room: float) -> str:
    """An assumption with its value, on one line; a label that is too long gives way to it.

    What stands behind the last comma of a label is kept: it tells two of one beginning apart.
    """
    name, comma, last = label.rpartition(", ")
    ending = f"{comma}{last}: {value}" if name else f": {value}"
    beside = room - width_of(ending, SMALL + 0.5)
    return f"{in_lines(name or label, beside, SMALL + 0.5, 1)}{escape(ending)}"


def _ends(
    row: int,
    in_force: float,
    bar: Mapping[Any, Any],
    inputs: Mapping[str, str],
    in_words: Callable[[float], str],
) -> list[End]:
    """The ends of a bar that differ from the rate in force; one above the other on one side."""
    usd = {which: float(bar[f"{which}_result"]) for which in NAMES}
    moved = {
        which: each - in_force for which, each in usd.items() if abs(each - in_force) > NOTHING
    }
    on_one_side = len(moved) == 2 and moved["low"] * moved["high"] > 0
    middle = (TOP + BOTTOM) / 2
    heights = {
        "low": (TOP, middle - 0.02) if on_one_side else (TOP, BOTTOM),
        "high": (middle + 0.02, BOTTOM) if on_one_side else (TOP, BOTTOM),
    }
    return [
        End(
            which,
            usd[which],
            row + heights[which][0],
            row + heights[which][1],
            f"{in_words(usd[which])} at {inputs[which]}",
        )
        for which in moved
    ]


def _is_left(end: End, in_force: float) -> bool:
    return end.usd < in_force


def _segments(
    ends: list[list[End]], which: str, in_force: float, colors: Mapping[str, str]
) -> dict[str, Any]:
    """The segments to one input: filled for the high one, an outline for the low one."""
    bars = [
        Bar(in_force, end.usd, end.top, end.bottom)
        for row in ends
        for end in row
        if end.which == which
    ]
    color = colors[COLOR_OF[which]]
    shape = filled_bars(bars, color if which == "high" else colors["background"], NAMES[which])
    return {**shape, "line": {"width": 2, "color": color}}


def _numbers(ends: list[End], is_left: bool, colors: Mapping[str, str]) -> dict[str, Any]:
    """Results and inputs beside the ends on one side."""
    return {
        "type": "scatter",
        "mode": "text",
        "name": "Left ends" if is_left else "Right ends",
        "x": [end.usd for end in ends],
        "y": [(end.top + end.bottom) / 2 for end in ends],
        "text": [f"{end.words} " if is_left else f" {end.words}" for end in ends],
        "textposition": "middle left" if is_left else "middle right",
        "textfont": {"size": SMALL, "color": colors["text"]},
        "cliponaxis": False,
        "hoverinfo": "skip",
        "showlegend": False,
    }
