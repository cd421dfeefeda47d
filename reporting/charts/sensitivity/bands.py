"""The bands of the draws: where nine of ten rates of each service lie, against its fee."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from typing import Any

from model.findings.sensitivity.all_at_once import AllAtOnce
from model.findings.side_by_side import SideBySide
from reporting.charts.layout import (
    BESIDE_THE_PLOT,
    HIGHEST_SHARE,
    NEAREST_ROW,
    axis_of_shares,
    base_layout,
    key_line,
    labels_at_the_left,
    marked,
    numbers_at_the_right,
)
from reporting.charts.on_a_phone import with_labels_above
from reporting.charts.plot import Plot, Words
from reporting.charts.shapes import Segment, hover_trace, line_across, lines, trace_of_axis
from reporting.charts.style import COLORS, SMALL, source_lines, with_fee_source
from reporting.formats import dollars, percent, percent_range
from reporting.sensitivity.band_words import BandRow, band_rows, bands_title, draws_in_words
from reporting.wording.current_rates import beside_fees

ROW = 20  # pixels
# On a phone a label stands above its band, and nearer to it than to the one above.
APART = 1.9  # from one row to the next, in units of ROW
RAISED = 17  # pixels from the middle of a band to that of its label
LABELS = 280  # pixels, left of the plot
NUMBERS = 58  # pixels, right of the plot, at least
MARK_REACH = 0.32  # of a row
WIDTH = 11  # pixels
KEY = key_line([
    marked("▇▇▇", "90% of draws", "scenario"),
    marked("<b>┃</b>", "current rate"),
    "right: draws with it below the range",
])  # fmt: skip


def bands(side_by_side: SideBySide, draws: AllAtOnce, bound: str) -> Plot:
    """A band for each service at a bound, in shares of its current rate; draws: of the scenario."""
    rows, title = band_rows(side_by_side, draws, bound), bands_title(draws)
    below = f"{side_by_side.assumptions.bounds[bound]}; {draws_in_words(draws)}"
    source = source_lines(side_by_side.assumptions, "Table 7")
    words = Words(title, (below, KEY), with_fee_source(beside_fees(side_by_side), source))
    alt = (f"{title}. {below}. For each service, where nine of ten draws lie in percent of the "
           "current rate, and the share of draws in which that is below the range.")  # fmt: skip
    narrow = with_labels_above(_figure(rows, APART), ROW, RAISED)
    return Plot(_figure(rows, 1), words, alt, narrow=narrow)


def _figure(rows: Sequence[BandRow], apart: float) -> dict[str, Any]:
    """A band for each row; apart: from one row to the next, in units of ROW."""
    places = [apart * row for row in range(len(rows))]
    ends = [places[-1] + 0.6, 0.4 - apart]
    hover = hover_trace(1.0, places, [_hover(row) for row in rows], "y2")
    return {"data": [hover, trace_of_axis("y", 1.0)], "layout": _layout(rows, places, ends)}


def _layout(
    rows: Sequence[BandRow], places: Sequence[float], ends: Sequence[float]
) -> dict[str, Any]:
    """The services at the left, the draws below the range at the right, the bands in between."""
    numbers = [_number(row) for row in rows]
    right = max(NUMBERS, 12 + 7 * max(map(len, numbers)))
    layout = base_layout(
        "Percent of the current rate", 80 + ROW * len(rows), left=LABELS, right=right, top=8
    )
    layout |= NEAREST_ROW
    layout["xaxis"] |= axis_of_shares((row.low for row in rows), HIGHEST_SHARE)
    labels = dict(zip(places, (escape(row.label) for row in rows), strict=True))
    layout["yaxis"] |= labels_at_the_left(labels, ends, LABELS, SMALL + 0.5, COLORS["text"])
    at_the_right = numbers_at_the_right(dict(zip(places, numbers, strict=True)), ends)
    layout["yaxis2"] = at_the_right | BESIDE_THE_PLOT
    layout["shapes"] = _shapes(rows, places)
    return layout


def _shapes(rows: Sequence[BandRow], places: Sequence[float]) -> list[dict[str, Any]]:
    """The line of the current rate, the bands, and a mark at each median, where they are seen."""
    of_draws = [
        Segment(row.low, y, min(row.high, HIGHEST_SHARE), y)
        for y, row in zip(places, rows, strict=True)
        if row.low < HIGHEST_SHARE
    ]
    medians = [
        Segment(row.median, y - MARK_REACH, row.median, y + MARK_REACH)
        for y, row in zip(places, rows, strict=True)
        if row.median < HIGHEST_SHARE
    ]
    return [
        line_across(1.0, COLORS["fee"]),
        lines(of_draws, {"color": COLORS["scenario"], "width": WIDTH}, "90% of draws"),
        lines(medians, {"color": COLORS["text"], "width": 2}, "Median"),
    ]


def _number(row: BandRow) -> str:
    """The draws below the range; where the band is not in the chart, its numbers beside them."""
    below = percent(row.fee_below, 0)
    if row.high <= HIGHEST_SHARE:
        return below
    return f"{below} ▸ {percent_range(row.low, row.high)}"


def _hover(row: BandRow) -> str:
    return "<br>".join([
        *(f"<b>{escape(name)}</b>" for name in row.services),
        f"Current rate {dollars(row.fee_usd)}; in force {dollars(row.in_force_usd, 4)}",
        f"90% of draws: {dollars(row.low * row.fee_usd, 4)} to "
        f"{dollars(row.high * row.fee_usd, 4)}, median {dollars(row.median * row.fee_usd, 4)}",
        f"Below the range in {percent(row.fee_below)} of draws",
    ])  # fmt: skip
