"""Slides of the ranges against the fee schedule, a service group at a time."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import pandas as pd
from pptx.enum.text import PP_ALIGN

from model.findings.side_by_side import ranges_as_shares_of_fee
from model.findings.summary import fee_counts
from model.study.assumptions import BOUNDS
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
)
from reporting.slides.words import dollars, group_message, range_in_words, three_rates

MOST_ROWS = 10
WIDEST_AXIS = 3.0  # times the fee; what lies beyond is named in its row


def add_range_slides(deck: Any, briefing: Briefing, group: str) -> None:
    """The ranges of one service group against its fees, at most ten rows a slide."""
    own = briefing.ranges["service_group"].astype(str) == group
    ranges = briefing.ranges[own].reset_index(drop=True)
    shares = ranges_as_shares_of_fee(ranges)
    of_group = [
        r.rates[r.rates["service_group"] == group] for r in (briefing.results, briefing.study)
    ]
    title = group_message(group, *(fee_counts(frame) for frame in of_group))
    first_of = {held: place for place, held in reversed(list(enumerate(_codes(ranges))))}
    for start in range(0, len(shares), MOST_ROWS):
        part = shares.iloc[start : start + MOST_ROWS].reset_index(drop=True)
        full = [ranges.iloc[first_of[services.split("\n")[0]]] for services in part["services"]]
        _add_range_slide(deck, briefing, title, part, full)


def add_all_ranges_slide(deck: Any, briefing: Briefing, title: str = "") -> None:
    """The ranges of all services on one slide, a line each; the notes have the study's rates.

    title: the slide's message; how the fees lie where none is given.
    """
    shares = ranges_as_shares_of_fee(briefing.ranges)
    counts = (fee_counts(held.rates) for held in (briefing.results, briefing.study))
    first_of = {held: place for place, held in reversed(list(enumerate(_codes(briefing.ranges))))}
    full = [
        briefing.ranges.iloc[first_of[services.split("\n")[0]]] for services in shares["services"]
    ]
    message = title or group_message("All services", *counts)
    _add_range_slide(deck, briefing, message, shares, full)


def _codes(ranges: pd.DataFrame) -> list[str]:
    return [f"{row.service} ({row.procedure_code})" for row in ranges.itertuples()]


def _add_range_slide(
    deck: Any, briefing: Briefing, title: str, shares: pd.DataFrame, full: Sequence[pd.Series]
) -> None:
    notes = [
        range_in_words(row, services.replace("\n", ", "))
        for row, services in zip(full, shares["services"], strict=True)
    ]
    slide = new_slide(
        deck,
        title,
        briefing.source("Table 7"),
        "\n".join([title + ".", *notes]),
        "Lower bound · interim point · upper bound, dollars per unit; bars: percent of the fee, "
        "study above, scenario beneath",
    )
    top, head = TOP + 0.15, 0.4
    height = min(0.8, (6.72 - top - head) / len(shares))
    size = 12 if height > 0.6 else 11 if height > 0.42 else 10
    lines = 2 if height > 0.42 else 1
    widths = (2.9, 1.3, 3.75) if lines == 2 else (3.75, 0.9, 3.3)
    columns = list(map(Column, ("Service", "Fee", "Modeled rates"), widths))
    rows = [_row(str(label), row, lines) for label, row in zip(shares["label"], full, strict=True)]
    add_table(slide, LEFT, top, columns, rows, size=size, row_height=height, head_height=head)
    ends = range_axis(shares)
    left = LEFT + sum(column.width for column in columns) + 0.15
    box = Box(left, top - 0.02, RIGHT - left, head + 0.02 + height * len(shares))
    plot = (0.04, (head + 0.02) / box.height, 0.92, height * len(shares) / box.height)
    add_range_chart(slide, box, range_rows(shares), ends, plot)
    at = left + box.width * (0.04 + 0.92 * (1 - ends[0]) / (ends[1] - ends[0]))
    add_text(
        slide,
        Box(at - 0.5, top - 0.16, 1.0, 0.2),
        ["fee"],
        11,
        bold=True,
        name="Fee mark",
        align=PP_ALIGN.CENTER,
    )
    end = top + head + height * len(shares)
    if max(shares["count"]) > 1 and end < 6.5:
        add_text(
            slide,
            Box(LEFT, end + 0.1, 9, 0.25),
            ["Services alike in fee and range share a row; the notes name them."],
            10,
            quiet=True,
        )
    _name_what_lies_beyond(slide, shares, ends, Box(left, top + head, box.width, height))


def _row(label: str, row: pd.Series, lines: int) -> list[list[Words]]:
    """The cells of one row, in two lines or, where there is room for one only, the scenario's."""
    fee = [
        Words(dollars(row["fee_schedule_rate_usd"]), bold=True),
        Words(str(row["unit"]).lower(), "quiet"),
    ]
    rates = [
        Words("scenario  " + three_rates(row, "scenario"), "scenario", True),
        Words("study  " + three_rates(row, "study"), "quiet"),
    ]
    return [[Words(label)], fee[:lines], list(reversed(rates[:lines]))]


def range_axis(shares: pd.DataFrame) -> tuple[float, float]:
    """Ends of the axis as fractions of the fee, on grid lines; 100 % always within."""
    values = shares[[f"{held}_{bound}" for held in ("study", "scenario") for bound in BOUNDS]]
    low = min(0.9, float(values.to_numpy().min()) - 0.02)
    high = max(1.1, min(float(values.to_numpy().max()), WIDEST_AXIS) + 0.02)
    step = step_of_axis(high - low + 0.2)
    return max(0.0, 1 - step * np.ceil((1 - low) / step)), 1 + step * float(
        np.ceil((high - 1) / step)
    )


def range_rows(shares: pd.DataFrame) -> list[RangeRow]:
    """Three bars for each row of `ranges_as_shares_of_fee`: study, scenario and the fee's mark."""
    rows = []
    for share in shares.to_dict("records"):
        for whose in ("study", "scenario"):
            rates = sorted(float(share[f"{whose}_{bound}"]) for bound in BOUNDS)
            rows.append(RangeRow(f"{share['label']}, {whose}", whose, *rates))
        rows.append(RangeRow(f"{share['label']}, fee", "fee", 1.0, 1.0, 1.0))
    return rows


def _name_what_lies_beyond(
    slide: Any, shares: pd.DataFrame, ends: tuple[float, float], first: Box
) -> None:
    for number, share in enumerate(shares.to_dict("records")):
        low, high = (f(float(share[f"scenario_{bound}"]) for bound in BOUNDS) for f in (min, max))
        if high > ends[1]:
            said = f"{100 * low:,.0f} to {100 * high:,.0f} % ▸"
            box = Box(first.left, first.top + first.height * (number + 0.66), first.width, 0.2)
            add_text(
                slide,
                box,
                [said],
                10,
                align=PP_ALIGN.RIGHT,
                shade="scenario",
                bold=True,
                name="Beyond the axis",
            )
