"""The first slide: what the scenario does in one sentence and four numbers."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from pptx.util import Pt

from model.findings.summary import Summary
from reporting.formats import month_in_words, signed_percent
from reporting.headline import headline
from reporting.large_numbers import LargeNumber
from reporting.slides.briefing import Briefing
from reporting.slides.layout import (
    LEFT,
    RIGHT,
    Box,
    add_text,
    cut,
    fitting_size,
    new_slide,
    one_line,
)

LONGEST_SENTENCE = 260
LONGEST_WARNING = 115
WIDTH = RIGHT - LEFT
NUMBER_WIDTH = 3.05


def add_title_slide(deck: Any, briefing: Briefing, date: str) -> None:
    """What the scenario does in one sentence and four numbers; date: where it has none itself."""
    sentence, scenario = headline(briefing.side_by_side), briefing.scenario
    slide = new_slide(
        deck,
        sentence,
        briefing.source("Table 7"),
        _notes(briefing, sentence),
        longest_title=LONGEST_SENTENCE,
    )
    _place_the_sentence(slide.shapes.title, sentence)
    study = f"{briefing.assumptions.study['short_title']}. Base: {briefing.stands_on.label}"
    add_text(slide, Box(LEFT, 0.5, WIDTH, 0.35), [study], 14, quiet=True, name="Study")
    add_text(
        slide,
        Box(LEFT, 0.85, WIDTH, 0.35),
        [f"Scenario: {cut(scenario.name, 70)}"],
        16,
        bold=True,
        shade="scenario",
        name="Scenario",
    )
    for place, number in enumerate(four_numbers(briefing.summary)):
        _add_number(slide, place, number)
    if scenario.note.strip():
        add_text(slide, Box(LEFT, 5.3, WIDTH, 0.68), [cut(scenario.note, 260)], 13, name="Note")
    _add_warnings(slide, briefing.warnings)
    byline = ", ".join(filter(None, (cut(scenario.author, 80), scenario.date or date)))
    foot = Box(LEFT, 6.35, WIDTH, 0.3)
    add_text(slide, foot, [cut(byline, 140)], 12, quiet=True, name="Author and date")


def _add_warnings(slide: Any, warnings: Sequence[str]) -> None:
    """The first warning of the scenario, and how many more the slide of warnings has."""
    if not warnings:
        return
    first, *others = warnings
    more = f" (and {len(others)} more on the slide of warnings)" if others else ""
    said = f"Check: {cut(first, LONGEST_WARNING - len(more))}{more}"
    add_text(slide, Box(LEFT, 6.02, WIDTH, 0.28), [said], 12, bold=True, name="Warning")


def _place_the_sentence(heading: Any, sentence: str) -> None:
    box = Box(LEFT, 1.35, WIDTH, 1.75)
    heading.left, heading.top, heading.width, heading.height = box.emu
    size = fitting_size(sentence, box.width, box.height, (34, 30, 26, 22))
    for run in heading.text_frame.paragraphs[0].runs:
        run.font.size = Pt(size)


def _add_number(slide: Any, place: int, number: LargeNumber) -> None:
    left, named = LEFT + place * NUMBER_WIDTH, place + 1
    add_text(
        slide, Box(left, 3.45, 2.9, 0.8), [number.value], 40, bold=True, name=f"Number {named}"
    )
    add_text(slide, Box(left, 4.25, 2.8, 0.6), [number.meaning], 14, name=f"Meaning {named}")
    add_text(
        slide, Box(left, 4.85, 2.8, 0.3), [number.beside], 12, quiet=True, name=f"Study {named}"
    )


def four_numbers(effect: Summary) -> list[LargeNumber]:
    """The numbers of the first slide, each with what the base has."""
    scenario, base, name = effect.scenario, effect.base, effect.stands_on.short
    date, base_date = (
        month_in_words(day) if day else "Never"
        for day in (effect.first_date_below, effect.base_first_date_below)
    )
    return [
        LargeNumber(
            str(scenario.below), f"of {scenario.total} current rates are below their range",
            f"{name} {base.below}",
        ),
        LargeNumber(
            f"{scenario.within} · {scenario.above}", "current rates are within and above it",
            f"{name} {base.within} · {base.above}",
        ),
        LargeNumber(
            signed_percent(effect.median_interim_change), "median change in interim rate",
            f"vs. {name}, unweighted",
        ),
        LargeNumber(date, "first wage below the minimum wage", f"{name} {base_date}"),
    ]  # fmt: skip


def _notes(briefing: Briefing, sentence: str) -> str:
    scenario, counts = briefing.scenario, briefing.summary.scenario
    note = f"\nNote of the author: {scenario.note}" if scenario.note.strip() else ""
    return (
        f"{sentence}\nScenario: {one_line(scenario.name)}. {counts.below} current rates are "
        f"below their range, {counts.within} within it and {counts.above} above it. "
        f"{briefing.assumptions.study['disclaimer']}\nThis file carries its scenario: the "
        f"dashboard opens it where a scenario is loaded.{note}"
    )
