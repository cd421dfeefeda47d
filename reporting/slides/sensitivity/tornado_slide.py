"""The slide of the tornado: how far each assumption moves one rate."""

from __future__ import annotations

from typing import Any

from model.findings.sensitivity.one_at_a_time import one_at_a_time
from reporting.sensitivity.result import Result
from reporting.sensitivity.words import (
    RANGES_IN_WORDS,
    effect_in_words,
    input_in_words,
    label_of,
    sentences,
    short_input,
)
from reporting.slides.briefing import Briefing
from reporting.slides.charts import Swing, add_tornado
from reporting.slides.layout import LEFT, RIGHT, TOP, Box, Column, add_table, add_text, new_slide

MOST_BARS = 10
HEAD = 0.36


def add_tornado_slide(deck: Any, briefing: Briefing, result: Result, ranges: str) -> None:
    """The ten assumptions that move a result most, in a table beside their bars.

    ranges: one of RANGES.
    """
    assumptions, scenario = briefing.assumptions, briefing.scenario
    moved = one_at_a_time(assumptions, scenario, result.computed, ranges)
    title, below = effect_in_words(moved, result), result.subtitle
    joint = (
        f"In force {result.in_words(moved.in_force)}; all at their low values "
        f"{result.in_words(moved.all_low)}, all at their high values "
        f"{result.in_words(moved.all_high)}; the bars add up to "
        f"{result.size(moved.sum_of_ranges)}, which is not the joint change."
    )
    notes = [f"{title}. {below}.", RANGES_IN_WORDS[ranges], joint, *sentences(moved, result)]
    slide = new_slide(deck, title, briefing.source(result.sources), "\n".join(notes), below)
    bars = moved.bars[:MOST_BARS].to_dict("records")
    if not bars:
        return
    columns = [
        Column("Assumption, value in force", 4.3),
        Column("Low", 1.0, right=True, shade="quiet"),
        Column("Result", 1.0, right=True, shade="low"),
        Column("High", 1.0, right=True, shade="quiet"),
        Column("Result", 1.0, right=True, shade="scenario", bold=True),
    ]
    rows = []
    for bar in bars:
        setting = assumptions.settings[bar["setting_id"]]
        value = input_in_words(assumptions, scenario, setting, bar["value"])
        low, high = (
            short_input(assumptions, scenario, setting, bar[end]) for end in ("low", "high")
        )
        rows.append(
            [
                f"{label_of(setting, result.bound)}: {value}",
                low,
                result.in_words(bar["low_result"], 3),
                high,
                result.in_words(bar["high_result"], 3),
            ]
        )
    top, height = TOP + 0.05, min(0.5, 4.2 / len(rows))
    add_table(slide, LEFT, top, columns, rows, size=11, row_height=height, head_height=HEAD)
    left = LEFT + sum(column.width for column in columns) + 0.2
    box = Box(left, top + HEAD, RIGHT - left, height * len(rows))
    swings = [
        Swing(row[0], bar["low_result"], bar["high_result"])
        for row, bar in zip(rows, bars, strict=True)
    ]
    add_tornado(slide, box, swings, moved.in_force, result.number_format)
    key = f"Outline: at the low value. Filled: at the high value. {joint}"
    add_text(
        slide, Box(LEFT, box.top + box.height + 0.12, RIGHT - LEFT, 0.5), [key], 11, quiet=True
    )
