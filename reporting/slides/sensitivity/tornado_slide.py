"""The slide of the tornado: how far each assumption moves one result."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from model.findings.sensitivity.one_at_a_time import OneAtATime
from model.study.labels import in_a_sentence
from reporting.formats import with_period
from reporting.sensitivity.result import Result
from reporting.sensitivity.words import (
    RANGES_IN_WORDS,
    effect_in_words,
    input_in_words,
    label_of,
    largest_effect,
    sentences,
    short_input,
)
from reporting.slides.briefing import Briefing
from reporting.slides.design.charts.bars import Swing, Tornado
from reporting.slides.design.slide import Slide
from reporting.slides.design.tables import Column, Table

MOST_BARS = 7  # each has two lines of words beside it
ENDS = ("low_result", "high_result")  # of a bar
FURTHER = 3  # decimals, where two do not tell the ends of a bar apart


def _title(moved: OneAtATime, result: Result) -> str:
    """What moves the result most; of one service with its name."""
    if moved.bars.empty or not result.service_key:
        return effect_in_words(moved, result)
    label, between = largest_effect(moved, result)
    service, name = result.assumptions.services[result.service_key].name, result.name
    return (
        f"{service}: {name.replace('this', 'the')} moves most with {in_a_sentence(label)}, "
        f"{between}"
    )


def _row(
    briefing: Briefing, result: Result, bar: Mapping[Any, Any], decimals: int
) -> tuple[str, str, str]:
    """An assumption with its value in force, and what the result is at both ends of its bar."""
    assumptions, scenario = briefing.assumptions, briefing.scenario
    setting = assumptions.settings[bar["setting_id"]]
    low, high = (short_input(assumptions, scenario, setting, bar[end]) for end in ("low", "high"))
    at_low, at_high = (result.in_words(bar[end], decimals) for end in ENDS)
    return (
        f"{label_of(setting, result.bound)}: "
        f"{input_in_words(assumptions, scenario, setting, bar['value'])}",
        f"{low}: {at_low}",
        f"{high}: {at_high}",
    )


def tornado_slide(briefing: Briefing, result: Result, moved: OneAtATime) -> Slide:
    """The assumptions that move a result most, in a table beside their bars; moved: of it."""
    title, source = _title(moved, result), briefing.source(result.sources)
    joint = (
        f"All at once: {result.in_words(moved.all_low)} at their low values, "
        f"{result.in_words(moved.all_high)} at their high values. The bars, each by itself, add up "
        f"to {result.written.size(moved.sum_of_ranges)}."
    )
    notes = [f"{title}. {with_period(result.subtitle)}",
             RANGES_IN_WORDS[briefing.chosen.asked.ranges], joint,
             *sentences(moved, result)]  # fmt: skip
    bars = moved.bars[:MOST_BARS].to_dict("records")
    if not bars:
        return Slide(title, source, notes, result.subtitle, lines=notes[1:2] + notes[3:])
    columns = [
        Column("Assumption, value in force", 4.4),
        Column("At its low value", right=True, shade="low"),
        Column("At its high value", right=True, shade="scenario", bold=True),
    ]
    least = min(abs(bar["high_result"] - bar["low_result"]) for bar in bars)
    is_short = least <= result.written.short or not result.written.short
    rows = [_row(briefing, result, bar, FURTHER if is_short else 2) for bar in bars]
    swings = [
        Swing(label, *(bar[end] - moved.in_force for end in ENDS))
        for (label, *_), bar in zip(rows, bars, strict=True)
    ]
    return Slide(
        title,
        source,
        notes,
        f"{result.subtitle}; bars: change from {result.in_words(moved.in_force)} in force, "
        "outlined at the low value, filled at the high value",
        table=Table(columns, rows),
        chart=Tornado(swings, result.written.number_format),
        remark=joint,
    )
