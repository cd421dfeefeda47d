"""The heat map: one rate for each pair of values of two assumptions, with a line at the fee."""

from __future__ import annotations

from html import escape
from typing import Any

import numpy as np

from model import Assumptions, Scenario
from model.findings.sensitivity.two_at_a_time import Axis, TwoAtATime
from model.findings.side_by_side import SideBySide
from reporting.charts.layout import base_layout, key_line, line_above, marked
from reporting.charts.plot import Plot, Words
from reporting.charts.style import COLORS, SMALL, source_lines, with_fee_source
from reporting.sensitivity.result import Result
from reporting.sensitivity.words import covered_in_words, input_in_words, label_of, values_of_axis

LEFT = 76  # pixels, for the values of the assumption that goes up
ROWS_HIGH = 440  # pixels of all rows together
MANY = 11  # columns; of more the numbers are smaller
SIZES = {True: 9, False: 11}  # of the numbers, by whether the columns are many
SHADE = 0.5  # of the colors of the cells: a number is read on each of them, in either theme


def heat_map(side_by_side: SideBySide, grid: TwoAtATime, result: Result) -> Plot:
    """The result for each pair of values; grid: of the same result.

    One color below the current rate and one above it, with a line where the rate equals it, and a
    ring at the values in force where they lie on the grid.
    """
    assumptions, scenario = result.assumptions, side_by_side.scenario.scenarios[0]
    fee = result.threshold(side_by_side)
    down, across = (
        label_of(assumptions.settings[axis.setting_id], result.bound)
        for axis in (grid.down, grid.across)
    )
    place = place_in_force(assumptions, scenario, grid)
    layout = base_layout(escape(across), ROWS_HIGH + 84, left=LEFT, top=26, bottom=58)
    layout["annotations"] = [line_above(f"Up: {escape(down)}", -LEFT, 10, SMALL)]
    layout["xaxis"] |= _ticks(assumptions, scenario, grid.across)
    layout["yaxis"] |= _ticks(assumptions, scenario, grid.down)
    data = [
        _cells(result, scenario, grid, fee, (down, across)),
        _line_at(grid, fee),
        *([_ring(place)] if place else []),
    ]
    words = _words(side_by_side, grid, result, fee, _key(grid, result, fee, place))
    alt = f"{words.title}. {result.subtitle}: {down} up, {across} across."
    return Plot({"data": data, "layout": layout}, words, alt, result.service_key)


def _words(
    side_by_side: SideBySide, grid: TwoAtATime, result: Result, fee: float, key: str
) -> Words:
    source = source_lines(result.assumptions, result.sources)
    return Words(
        covered_in_words(grid, result, fee),
        (result.subtitle, key),
        with_fee_source(result.said_of_fees(side_by_side), source),
    )


def place_in_force(
    assumptions: Assumptions, scenario: Scenario, grid: TwoAtATime
) -> tuple[float, float] | None:
    """Column and row of the values in force, counted from 0 and between two; None outside."""
    places = []
    for axis in (grid.across, grid.down):
        value = scenario.value(assumptions, axis.setting_id)
        if not axis.values[0] <= value <= axis.values[-1]:
            return None
        numbers = [_as_number(each) for each in axis.values]
        places.append(float(np.interp(_as_number(value), numbers, range(len(numbers)))))
    return places[0], places[1]


def _as_number(value: Any) -> float:
    return float(value.toordinal()) if hasattr(value, "toordinal") else float(value)


def _key(grid: TwoAtATime, result: Result, fee: float, place: tuple[float, float] | None) -> str:
    """What line, ring and colors are."""
    above = f"above {result.threshold_name} {result.in_words(fee)}"
    has_line = grid.results.min() < fee < grid.results.max()
    in_force = f"in force {result.in_words(grid.in_force)}"
    return key_line([
        marked("■", "below", "low"),
        marked("■", above, "scenario"),
        *([marked("<b>━</b>", "equal")] if has_line else []),
        *([marked("<b>○</b>", in_force)] if place else []),
    ])  # fmt: skip


def _ticks(assumptions: Assumptions, scenario: Scenario, axis: Axis) -> dict[str, Any]:
    """The values of an axis at their places, counted from 0; every second one where many."""
    texts = values_of_axis(assumptions, scenario, axis)
    step = 2 if len(texts) > MANY else 1
    return {
        "range": [-0.5, len(texts) - 0.5],
        "showgrid": False,
        "tickvals": list(range(0, len(texts), step)),
        "ticktext": [escape(text) for text in texts[::step]],
    }


def _cells(
    result: Result, scenario: Scenario, grid: TwoAtATime, fee: float, labels: tuple[str, str]
) -> dict[str, Any]:
    reach = float(np.abs(grid.results - fee).max()) or 1.0
    return {
        "type": "heatmap",
        "name": "Rates",
        "z": grid.results.tolist(),
        "zmin": fee - reach,
        "zmax": fee + reach,
        "colorscale": [
            [0, COLORS["low"]], [0.5, COLORS["background"]], [1, COLORS["scenario"]],
        ],
        "showscale": False,
        "xgap": 1,
        "ygap": 1,
        "text": [
            [result.written.in_a_cell(each, fee) for each in row] for row in grid.results.tolist()
        ],
        "texttemplate": "%{text}",
        "textfont": {"size": SIZES[len(grid.across.values) > MANY], "color": COLORS["text"]},
        "opacity": SHADE,
        "customdata": _hover_words(result, scenario, grid, labels),
        "hovertemplate": "%{customdata}<extra></extra>",
    }  # fmt: skip


def _hover_words(
    result: Result, scenario: Scenario, grid: TwoAtATime, labels: tuple[str, str]
) -> list[list[str]]:
    """What the pointer tells of each cell: its result in full, and the two values behind it."""
    down, across = labels
    ups, acrosses = (
        values_of_axis(result.assumptions, scenario, axis, input_in_words)
        for axis in (grid.down, grid.across)
    )
    return [
        [
            f"<b>{result.in_words(each, 4)}</b><br>{escape(down)}: {escape(up)}<br>"
            f"{escape(across)}: {escape(aside)}"
            for each, aside in zip(row, acrosses, strict=True)
        ]
        for row, up in zip(grid.results.tolist(), ups, strict=True)
    ]


def _line_at(grid: TwoAtATime, fee: float) -> dict[str, Any]:
    return {
        "type": "contour",
        "name": "Current rate",
        "z": grid.results.tolist(),
        "autocontour": False,
        "contours": {"start": fee, "end": fee, "size": 1, "coloring": "none"},
        "line": {"color": COLORS["fee"], "width": 3},
        "showscale": False,
        "hoverinfo": "skip",
    }


def _ring(place: tuple[float, float]) -> dict[str, Any]:
    return {
        "type": "scatter",
        "mode": "markers",
        "name": "In force",
        "x": [place[0]],
        "y": [place[1]],
        "marker": {
            "symbol": "circle-open",
            "size": 32,
            "line": {"width": 2, "color": COLORS["fee"]},
            "color": COLORS["fee"],
        },
        "cliponaxis": False,
        "hoverinfo": "skip",
    }
