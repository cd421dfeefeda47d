"""What the finder found in words, and its slide, which is about no person."""

from __future__ import annotations

import io

from pptx import Presentation

from model.programs.finder import CONDITIONS, findings, load_finder, steps_for
from reporting.programs import finder_words as words
from reporting.slides.programs.program_deck import finder_deck

FINDER = load_finder("waiver_finder")
SERIOUS = {CONDITIONS: frozenset({"serious_mental_illness"}), "medicaid": True}


def test_the_headline_names_what_fits_or_counts_what_is_open() -> None:
    assert words.headline(findings(FINDER, SERIOUS)) == (
        "By these answers Behavioral health home may fit; 1 result still open."
    )
    assert words.headline(findings(FINDER, {})) == "Nothing fits yet: 7 results of 7 still open."
    nothing = {CONDITIONS: frozenset({"none"}), "medicaid": False}
    assert words.headline(findings(FINDER, nothing)) == "By these answers none of the 7 fits."


def test_every_result_says_why() -> None:
    summary = words.summary(findings(FINDER, SERIOUS))
    assert list(summary["Result"]) == ["Does not fit"] * 5 + ["Fits", "Open"]
    assert summary["Why"].iloc[0] == "Not met: developmental disability."
    assert summary["Why"].iloc[5] == "Met: MO HealthNet; serious mental illness."
    last = "Not answered: one chronic condition and the risk of another."
    assert summary["Why"].iloc[6] == last


def test_every_rule_stands_with_its_place() -> None:
    found = findings(FINDER, SERIOUS)
    table = words.rule_by_rule(found)
    assert len(table) == sum(len(each.rules) for each in found)
    assert set(table["By these answers"]) == {"met", "not met", "open"}
    assert not table.isna().to_numpy().any()
    assert len(words.next_steps(steps_for(FINDER, found))) == 6


def test_the_slide_has_every_rule_and_no_answer() -> None:
    slides = Presentation(io.BytesIO(finder_deck(FINDER))).slides
    shapes = [shape for slide in slides for shape in slide.shapes]
    texts = [shape.text_frame.text for shape in shapes if shape.has_text_frame]
    tables = [shape.table for shape in shapes if shape.has_table]
    cells = [cell.text_frame.text for table in tables for cell in table.iter_cells()]
    assert all(result.title in cells for result in FINDER.results.values())
    said = " ".join([*texts, *cells])
    assert all(rule.short in said for rule in FINDER.rules)
    assert "…" not in said
    assert "A screening aid, not a determination." in texts
    notes = slides[0].notes_slide.notes_text_frame.text
    assert all(step.value in notes for step in FINDER.next_steps)
