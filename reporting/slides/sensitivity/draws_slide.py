"""The slide of the draws: the band of each rate against its fee, beside its numbers."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Any

from model.findings.sensitivity.all_at_once import all_at_once
from reporting.formats import dollars, percent
from reporting.sensitivity.asked import Asked
from reporting.sensitivity.band_words import (
    BandRow,
    band_rows,
    bands_title,
    draws_in_words,
    of_all_at_once,
    what_is_drawn,
)
from reporting.slides.briefing import Briefing
from reporting.slides.charts import RangeRow, add_range_chart, step_of_axis
from reporting.slides.layout import LEFT, RIGHT, TOP, Box, Column, add_table, new_slide
from reporting.wording import service_with_code

HEAD = 0.34
WIDEST = 3.0  # times the fee; a band beyond it stands in the table alone
PLOT = (0.02, 0.96)  # left and width of the plot, as shares of the chart


def add_draws_slide(
    deck: Any, briefing: Briefing, service_key: str, bound: str, asked: Asked
) -> None:
    """A row for each service: 5%, median and 95% of the draws, and how often the fee is below."""
    assumptions, scenario = briefing.assumptions, briefing.scenario
    made = all_at_once(assumptions, scenario, asked.ranges, asked.distribution, asked.seed)
    rows = band_rows(briefing.side_by_side, made, bound)
    title = bands_title(made).replace("below", "are below the range")
    below = (
        f"{assumptions.bounds[bound]}; {draws_in_words(made)}, seed {asked.seed}; bars: 90% of the "
        "draws in percent of the current rate, median as a tick"
    )
    service = service_with_code(assumptions, service_key)
    one = [
        f"{service}: {each.value} {each.meaning} ({each.beside})."
        for each in of_all_at_once(briefing.side_by_side, made, service_key, bound)
    ]
    notes = "\n".join([f"{title}.", what_is_drawn(made, asked.ranges), *one])
    slide = new_slide(deck, title, briefing.source("Table 7"), notes, below)
    columns = [
        Column("Service", 3.5),
        Column("Current", 0.95, right=True, shade="quiet"),
        Column("5% below", 0.95, right=True),
        Column("Median", 0.95, right=True, bold=True),
        Column("5% above", 0.95, right=True),
        Column("Fee below", 0.95, right=True, shade="scenario", bold=True),
    ]
    texts = [
        [
            row.label,
            dollars(row.fee_usd),
            *(dollars(share * row.fee_usd) for share in (row.low, row.median, row.high)),
            percent(row.fee_below, 0),
        ]
        for row in rows
    ]
    top, height = TOP + 0.05, min(0.4, 4.8 / len(rows))
    add_table(slide, LEFT, top, columns, texts, size=9, row_height=height, head_height=HEAD)
    left = LEFT + sum(column.width for column in columns) + 0.15
    box = Box(left, top, RIGHT - left, HEAD + height * len(rows))
    ranges = [RangeRow(row.label, "scenario", row.low, row.median, row.high) for row in rows]
    plot = (PLOT[0], HEAD / box.height, PLOT[1], 1 - HEAD / box.height)
    add_range_chart(slide, box, ranges, _axis(rows), plot)


def _axis(rows: Sequence[BandRow]) -> tuple[float, float]:
    """Ends of the axis in shares of the fee, on grid lines, with one at the fee."""
    low = min([0.9, *(row.low for row in rows)])
    high = max([1.1, *(row.high for row in rows if row.high < WIDEST)])
    for step in (0.2, 0.5):
        ends = 1 - step * math.ceil((1 - low) / step), 1 + step * math.ceil((high - 1) / step)
        if step_of_axis(ends[1] - ends[0]) == step:
            return ends
    return min(0.0, math.floor(low)), float(math.ceil(high))
