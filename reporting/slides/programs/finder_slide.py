"""The slides of the finder: its results with their rules. They are about no person."""

from __future__ import annotations

from model.programs.finder import Finder
from reporting.programs import finder_words as words
from reporting.slides.design.slide import Slide, pages
from reporting.slides.design.tables import Column, Table

TITLE = "Five waivers and two kinds of health home, and the rules of each"
KINDS = {"waiver": "Every waiver", "health_home": "Both kinds of health home"}


def finder_slides(finder: Finder) -> list[Slide]:
    """What each waiver and health home covers, and which rules it has."""
    shared = [f"{named}: {words.shared_rules(finder, kind)}." for kind, named in KINDS.items()]
    rows = [
        (result.title, words.own_rules(finder, result.key) or "no rule of its own", result.covers)
        for result in finder.results.values()
    ]
    return pages(Slide(
        TITLE,
        words.document_sentence(finder),
        [
            *shared,
            *(f"{title}: {rules}. {covers}." for title, rules, covers in rows),
            *(f"{step.step}: {step.value}." for step in finder.next_steps),
        ],
        finder.about["screening"].split(". ")[0] + ".",
        table=Table(
            [Column("Waiver or health home", 2.6, bold=True), Column("Its own rules", 5.0),
             Column("What it covers", 4.4)],
            rows,
        ),
        remark=" ".join(shared),
    ))  # fmt: skip
