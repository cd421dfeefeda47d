"""The range of one service in dollars: base, scenario and fee."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import chain
from typing import Any

from model.findings.rate_ranges import place_of_fee, rate_range
from model.findings.side_by_side import SideBySide
from model.study.assumptions import BOUNDS
from reporting.charts.layout import base_layout, ends_around, line_of_axis, unit_of_axis
from reporting.charts.lines import texts_apart
from reporting.charts.plot import Plot, Words
from reporting.charts.range_bars import (
    DIAMOND_SIZE,
    OUT_OF_ORDER,
    WIDTH,
    Bounds,
    RangeBars,
    is_in_order,
    range_bars,
)
from reporting.charts.shapes import (
    Segment,
    axis_break,
    diamond,
    line_across,
    upright_mark,
    words_trace,
)
from reporting.charts.style import COLORS, PLAIN, SMALL, names_drawn, source_lines, with_fee_source
from reporting.formats import dollars
from reporting.wording.current_rates import beside_fees
from reporting.wording.names import dollars_per_unit

ROW = 50  # pixels
PLOT = 460  # pixels that the plot is wide at least on a page that is no phone's
ROOM = 0.12  # left and right of the bars, of what lies between their ends
LABELS_AT = {"base": 0.0, "scenario": 1.0}
ALONE_AT = {"scenario": 0.5}
TO_THE_BAR = {"base": 0.3, "scenario": -0.13}  # from its label, so that it lies at its height
TO_THE_NUMBERS = {"base": 0.28, "scenario": 0.34}


def one_service(side_by_side: SideBySide, service_key: str) -> Plot:
    """The chart of one service. Errors: KeyError for a service that is not there."""
    row = rate_range(side_by_side, service_key)
    assumptions, names = side_by_side.assumptions, names_drawn(side_by_side)
    out_of_order = _what_is_out_of_order(_bounds(row, "scenario"))
    said = f"{out_of_order} {beside_fees(side_by_side, service_key)}".strip()
    title, source = one_fee_title(row), source_lines(assumptions, "Table 7")
    words = Words(title, (), with_fee_source(said, source))
    base = assumptions.base
    both = f"{base.name} and scenario in dollars"
    what = both if side_by_side.is_changed else f"{base.possessive.capitalize()} range in dollars"
    return Plot(_figure(row, names), words, f"{title}. {what}.", service_key)


def one_fee_title(row: Mapping[str, Any]) -> str:
    """The message: where the fee lies in the scenario's range; row: of `rate_ranges`."""
    bounds, fee = _bounds(row, "scenario"), float(row["fee_schedule_rate_usd"])
    where = place_of_fee(fee, bounds)
    return f"{row['service']}: the current rate of {dollars(fee)} is {where} the range"


def _figure(row: Mapping[str, Any], names: Mapping[str, str]) -> dict[str, Any]:
    """The figure of one row of `rate_ranges`; names: `names_drawn`."""
    places = LABELS_AT if "base" in names else ALONE_AT
    bounds = {whose: _bounds(row, whose) for whose in names}
    fee = float(row["fee_schedule_rate_usd"])
    ends = ends_around([*chain(*bounds.values()), fee], ROOM)
    unit = unit_of_axis(dollars_per_unit(str(row["unit"])), ends)
    layout = base_layout(unit, 204, left=72, right=60, top=44, has_legend=True)
    layout["xaxis"] |= {**line_of_axis(ends), "tickprefix": "$", "tickformat": ",.2f"}
    layout["yaxis"] |= {
        "range": [1.6, -0.7],
        "showgrid": False,
        "tickvals": list(places.values()),
        "ticktext": list(names.values()),
        "tickfont": {"size": PLAIN, "color": COLORS["text"]},
    }
    drawn = [
        range_bars([bounds[whose]], [place + TO_THE_BAR[whose]], whose, ROW)
        for whose, place in places.items()
    ]
    diamonds = [
        diamond(x, y, DIAMOND_SIZE[bars.whose], COLORS[bars.whose], names[bars.whose])
        for bars in drawn
        for x, y in bars.diamonds
    ]
    layout["shapes"] = [*axis_break(ends), line_across(fee, COLORS["fee"]), *diamonds]
    bars_and_ticks = [trace for bars in drawn for trace in _traces(bars, names[bars.whose])]
    numbers = _numbers(bounds, places, PLOT / (ends[1] - ends[0]))
    return {"data": [*bars_and_ticks, _fee_mark(fee), numbers], "layout": layout}


def _what_is_out_of_order(bounds: Bounds) -> str:
    """The bounds by name where they are out of order, because a bar cannot tell; "" else."""
    if is_in_order(bounds):
        return ""
    named = (f"{bound} {dollars(usd)}" for bound, usd in zip(BOUNDS, bounds, strict=True))
    return f"{OUT_OF_ORDER} The bounds are out of order: {', '.join(named)}."


def _bounds(row: Mapping[str, Any], whose: str) -> Bounds:
    return Bounds(*(float(row[f"{whose}_{bound}_usd"]) for bound in BOUNDS))


def _traces(bars: RangeBars, name: str) -> list[dict[str, Any]]:
    """Bar and tick as lines that the legend names once."""
    whose = bars.whose
    return [
        _line_trace(bars.bars, f"{name} range (tick = interim rate)", COLORS[whose], WIDTH[whose]),
        _line_trace(bars.ticks, "", COLORS[f"{whose}_mark"], 2),
    ]


def _line_trace(segments: list[Segment], name: str, color: str, width: int) -> dict[str, Any]:
    return {
        "type": "scatter",
        "mode": "lines",
        "name": name,
        "x": [end for x, _, to_x, _ in segments for end in (x, to_x)] or [None],
        "y": [end for _, y, _, to_y in segments for end in (y, to_y)] or [None],
        "line": {"color": color, "width": width},
        "cliponaxis": False,
        "hoverinfo": "skip",
        "showlegend": bool(name),
    }


def _fee_mark(fee: float) -> dict[str, Any]:
    name = f"Current rate, {dollars(fee)}"
    return {**upright_mark(fee, -0.35, 15, 2, COLORS["fee"]), "name": name, "hoverinfo": "skip"}


def _numbers(
    bounds: Mapping[str, Bounds], places: Mapping[str, float], pixels: float
) -> dict[str, Any]:
    """The dollars of the bounds, beneath each bar; pixels: of a dollar."""
    return words_trace(
        [usd for each in bounds.values() for usd in each],
        [place + TO_THE_NUMBERS[whose] for whose, place in places.items() for _ in BOUNDS],
        [
            text
            for each in bounds.values()
            for text in texts_apart(list(map(dollars, each)), [pixels * usd for usd in each], SMALL)
        ],
        COLORS["quiet"],
    )
