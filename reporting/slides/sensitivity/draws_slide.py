"""The slides of the draws: the band of each rate against its fee, beside its numbers."""

from __future__ import annotations

from collections.abc import Sequence

from model.findings.sensitivity.all_at_once import all_at_once
from reporting.formats import dollars, percent
from reporting.sensitivity.band_words import (
    BandRow,
    band_rows,
    bands_title,
    draws_in_words,
    of_all_at_once,
    what_is_drawn,
)
from reporting.slides.briefing import Briefing
from reporting.slides.design.charts.ranges import RangeChart, RangeRow
from reporting.slides.design.slide import Slide, in_parts, numbered
from reporting.slides.design.tables import Column, Table
from reporting.wording.names import service_with_code

MOST_ROWS = 6
MEANINGS = (
    "Low, high: 5% of the draws lie below, and 5% above. Fee below range: the share of draws in "
    "which the current rate is."
)


def draws_slides(briefing: Briefing) -> list[Slide]:
    """A row for each service: 5%, median and 95% of the draws, and how often the fee is below."""
    assumptions, scenario = briefing.assumptions, briefing.scenario
    service_key, bound, asked = briefing.service_key, briefing.chosen.bound, briefing.chosen.asked
    made = all_at_once(assumptions, scenario, asked.ranges, asked.distribution, asked.seed)
    rows = band_rows(briefing.side_by_side, made, bound)
    title = bands_title(made).replace("below", "are below the range")
    service = service_with_code(assumptions, service_key)
    one = [
        f"{service}: {each.value} {each.meaning} ({each.beside})."
        for each in of_all_at_once(briefing.side_by_side, made, service_key, bound)
    ]
    how_new = briefing.how_new_the_fees_are
    parts = in_parts(rows, MOST_ROWS)
    return [
        Slide(
            numbered(title, number, len(parts)),
            briefing.source("Table 7"),
            [f"{title}.", *how_new, what_is_drawn(made, asked.ranges), *one],
            f"{assumptions.bounds[bound]}; {draws_in_words(made)}, seed {asked.seed}; bars: 90% of "
            "the draws in percent of the current rate, which is the line; white tick: median",
            table=_table(part),
            chart=RangeChart(
                [RangeRow(row.label, "scenario", row.low, row.median, row.high) for row in part],
                {"scenario": "Draws"},
            ),
            remark=MEANINGS,
        )
        for number, part in enumerate(parts, start=1)
    ]


def _table(rows: Sequence[BandRow]) -> Table:
    columns = [
        Column("Service", 3.2),
        Column("Current rate", right=True, shade="quiet"),
        Column("Low (5%)", right=True),
        Column("Median", right=True, bold=True),
        Column("High (95%)", right=True),
        Column("Fee below range", right=True, shade="scenario", bold=True),
    ]
    cells = [
        [
            row.label,
            dollars(row.fee_usd),
            *(dollars(share * row.fee_usd) for share in (row.low, row.median, row.high)),
            percent(row.fee_below, 0),
        ]
        for row in rows
    ]
    return Table(columns, cells)
