"""Slides of the ranges against the fee schedule, a service group at a time."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
import pandas as pd
from pptx.enum.text import PP_ALIGN

from model.findings.rate_ranges import fee_counts_of, ranges_as_shares_of_fee
from model.findings.side_by_side import WHOSE
from model.study.assumptions import BOUNDS
from reporting.bases.fee_words import fees_in_words
from reporting.formats import dollars, percent_range
from reporting.slides.briefing import Briefing
from reporting.slides.charts import RangeRow, add_range_chart, step_of_axis
from reporting.slides.layout import (
    LEFT,
    RIGHT,
    TOP,
    Box,
    Column,
    Words,
    add_table,
    add_text,
    new_slide,
    width_of,
)
from reporting.slides.words import group_message, range_in_words, three_rates

MOST_ROWS = 10
WIDEST_AXIS = 3.0  # times the fee; what lies beyond is named in its row
TABLE_TOP, HEAD = TOP + 0.15, 0.4
PLOT_LEFT, PLOT_WIDTH = 0.04, 0.92  # of the chart
UNIT = (
    "Lower bound · interim point · upper bound, dollars per unit; bars: percent of the current rate"
)


def add_range_slides(deck: Any, briefing: Briefing, group: str) -> None:
    """The ranges of one service group against its fees, at most ten rows a slide."""
    is_of_group = briefing.ranges["service_group"].astype(str) == group
    ranges = briefing.ranges[is_of_group].reset_index(drop=True)
    shares, title = ranges_as_shares_of_fee(ranges), _message(group, ranges, briefing)
    for start in range(0, len(shares), MOST_ROWS):
        part = shares.iloc[start : start + MOST_ROWS].reset_index(drop=True)
        _add_range_slide(deck, briefing, title, part)


def add_all_ranges_slide(deck: Any, briefing: Briefing, title: str = "") -> None:
    """The ranges of all services on one slide, a line each; the notes have the base's rates.

    title: the slide's message; how the fees lie where none is given.
    """
    message = title or _message("All services", briefing.ranges, briefing)
    _add_range_slide(deck, briefing, message, ranges_as_shares_of_fee(briefing.ranges))


def _message(group: str, ranges: pd.DataFrame, briefing: Briefing) -> str:
    scenario, base = (fee_counts_of(ranges, whose) for whose in ("scenario", "base"))
    return group_message(group, scenario, base, briefing.stands_on.in_words)


def _add_range_slide(deck: Any, briefing: Briefing, title: str, shares: pd.DataFrame) -> None:
    rows = _rows_of(briefing.ranges, shares)
    notes = [
        range_in_words(briefing.assumptions, row, ", ".join(services))
        for row, services in zip(rows, shares["services"], strict=True)
    ]
    how_new = fees_in_words(briefing.side_by_side.scenario)
    notes_text = "\n".join(filter(None, [f"{title}.", how_new, *notes]))
    base, is_changed = briefing.stands_on.short, briefing.side_by_side.is_changed
    # Where nothing is changed the base stands once, as what is in force.
    names = {"base": base, "scenario": "scenario"} if is_changed else {"scenario": base}
    unit = f"{UNIT}, {base} above, scenario beneath" if is_changed else UNIT
    slide = new_slide(deck, title, briefing.source("Table 7"), notes_text, unit)
    height = min(0.8, (6.72 - TABLE_TOP - HEAD) / len(shares))
    left = LEFT + _add_rates_table(slide, shares, rows, height, names) + 0.15
    box = Box(left, TABLE_TOP - 0.02, RIGHT - left, HEAD + 0.02 + height * len(shares))
    ends = range_axis(shares)
    plot = (PLOT_LEFT, (HEAD + 0.02) / box.height, PLOT_WIDTH, height * len(shares) / box.height)
    add_range_chart(slide, box, range_rows(shares, names), ends, plot, briefing.stands_on.name)
    _name_the_fee(slide, box, ends)
    _say_what_rows_are(slide, shares, TABLE_TOP + HEAD + height * len(shares), how_new)
    first_row = Box(left, TABLE_TOP + HEAD, box.width, height)
    _name_what_lies_beyond(slide, shares, ends, first_row)


def _rows_of(ranges: pd.DataFrame, shares: pd.DataFrame) -> list[Mapping[Any, Any]]:
    """For each of `shares`, the row of `rate_ranges` of its first service."""
    by_key = {row["service_key"]: row for row in ranges.to_dict("records")}
    return [by_key[keys[0]] for keys in shares["service_keys"]]


def _add_rates_table(
    slide: Any,
    shares: pd.DataFrame,
    rows: Sequence[Mapping[Any, Any]],
    height: float,
    names: Mapping[str, str],
) -> float:
    """A row a service with its fee and rates; in two lines where there is room. Its width."""
    size = 12 if height > 0.6 else 11 if height > 0.42 else 10
    lines = 2 if height > 0.42 else 1
    labelled = zip(shares["label"], rows, strict=True)
    cells = [_row(str(label), row, lines, names) for label, row in labelled]
    of_service, *least = (2.9, 1.3, 3.75) if lines == 2 else (3.75, 0.9, 3.3)
    numbers = [
        max(width, *(width_of(words, size) for cell in column for words in cell))
        for width, column in zip(least, list(zip(*cells, strict=True))[1:], strict=True)
    ]
    widths = (of_service, *numbers)
    columns = list(map(Column, ("Service", "Fee", "Modeled rates"), widths))
    add_table(
        slide, LEFT, TABLE_TOP, columns, cells, size=size, row_height=height, head_height=HEAD
    )
    return sum(widths)


def _row(
    label: str, row: Mapping[Any, Any], lines: int, names: Mapping[str, str]
) -> list[list[Words]]:
    """The cells of one row, in two lines or, where there is room for one only, the scenario's."""
    fee = [
        Words(dollars(row["fee_schedule_rate_usd"]), bold=True),
        Words(str(row["unit"]).lower(), "quiet"),
    ]
    rates = [
        Words(
            f"{names[whose]} {three_rates(row, whose)}",
            "quiet" if whose == "base" else "scenario",
            whose == "scenario",
        )
        for whose in reversed([*names])
    ]
    return [[Words(label)], fee[:lines], list(reversed(rates[:lines]))]


def range_axis(shares: pd.DataFrame) -> tuple[float, float]:
    """Ends of the axis as fractions of the fee, on grid lines; 100% always within."""
    values = shares[[f"{whose}_{bound}" for whose in WHOSE for bound in BOUNDS]].to_numpy()
    low = min(0.9, float(values.min()) - 0.02)
    high = max(1.1, min(float(values.max()), WIDEST_AXIS) + 0.02)
    step = step_of_axis(high - low + 0.2)
    return max(0.0, 1 - step * float(np.ceil((1 - low) / step))), 1 + step * float(
        np.ceil((high - 1) / step)
    )


def range_rows(shares: pd.DataFrame, names: Mapping[str, str]) -> list[RangeRow]:
    """Bars for each row of `ranges_as_shares_of_fee`: those that are named, and the fee's mark.

    names: "base" or "scenario" -> how the bar is called.
    """
    rows = []
    for share in shares.to_dict("records"):
        for whose, name in names.items():
            rates = [float(share[f"{whose}_{bound}"]) for bound in BOUNDS]
            interim = float(share[f"{whose}_interim"])
            label = f"{share['label']}, {name}"
            rows.append(RangeRow(label, whose, min(rates), interim, max(rates)))
        rows.append(RangeRow(f"{share['label']}, current rate", "fee", 1.0, 1.0, 1.0))
    return rows


def _name_the_fee(slide: Any, chart: Box, ends: tuple[float, float]) -> None:
    """The word above the marks at 100%."""
    share = (1 - ends[0]) / (ends[1] - ends[0])
    middle = chart.left + chart.width * (PLOT_LEFT + PLOT_WIDTH * share)
    box = Box(middle - 0.75, TABLE_TOP - 0.16, 1.5, 0.2)
    add_text(slide, box, ["current rate"], 11, bold=True, name="Fee mark", align=PP_ALIGN.CENTER)


def _say_what_rows_are(slide: Any, shares: pd.DataFrame, end: float, how_new: str) -> None:
    """That services share a row, and how new the fees are, where there is room; the notes do."""
    are_shared = max(shares["count"]) > 1
    shared = "Services with identical rates share a row; the notes name them." * are_shared
    said = list(filter(None, [shared, how_new]))
    if said and end < 6.5:
        add_text(slide, Box(LEFT, end + 0.1, 12, 0.25 * len(said)), said, 10, quiet=True)


def _name_what_lies_beyond(
    slide: Any, shares: pd.DataFrame, ends: tuple[float, float], first_row: Box
) -> None:
    """The numbers of a scenario's range that goes on beyond the axis."""
    for number, share in enumerate(shares.to_dict("records")):
        rates = [float(share[f"scenario_{bound}"]) for bound in BOUNDS]
        if max(rates) > ends[1]:
            top = first_row.top + first_row.height * (number + 0.66)
            add_text(
                slide,
                Box(first_row.left, top, first_row.width, 0.2),
                [f"{percent_range(min(rates), max(rates))} ▸"],
                10,
                align=PP_ALIGN.RIGHT,
                shade="scenario",
                bold=True,
                name="Beyond the axis",
            )
