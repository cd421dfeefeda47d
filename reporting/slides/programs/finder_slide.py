"""The slide of the finder: its results with their rules. It is about no person."""

from __future__ import annotations

from typing import Any

from model.programs.finder import Finder
from reporting.programs import finder_words as words
from reporting.slides.layout import LEFT, RIGHT, TOP, Box, Column, add_table, add_text, new_slide

TITLE = "Five waivers and two kinds of health home, and the rules of each"
ROW = 0.57
KINDS = {"waiver": "Every waiver", "health_home": "Both kinds of health home"}


def add_finder_slide(deck: Any, finder: Finder) -> None:
    """What each waiver and health home covers, and which rules it has."""
    shared = [f"{named}: {words.shared_rules(finder, kind)}." for kind, named in KINDS.items()]
    rows = [
        (result.title, words.own_rules(finder, result.key) or "no rule of its own", result.covers)
        for result in finder.results.values()
    ]
    notes = [*shared, *(f"{title}: {rules}. {covers}." for title, rules, covers in rows),
             *(f"{step.step}: {step.value}." for step in finder.next_steps)]  # fmt: skip
    screening = finder.about["screening"].split(". ")[0] + "."
    slide = new_slide(deck, TITLE, words.source_sentence(finder), "\n".join(notes), screening)
    columns = [
        Column("Waiver or health home", 2.5, bold=True),
        Column("Its own rules", 5.6),
        Column("What it covers", RIGHT - LEFT - 8.1),
    ]
    add_table(slide, LEFT, TOP + 0.1, columns, rows, size=11, row_height=ROW, head_height=0.36)
    box = Box(LEFT, TOP + 0.1 + 0.36 + ROW * len(rows) + 0.15, RIGHT - LEFT, 0.6)
    add_text(slide, box, shared, 12, name="Shared rules")
