"""The first sheet: what the file is, what stands where, how it works, and of which scenario."""

from __future__ import annotations

import datetime
from collections.abc import Mapping

from reporting.provenance import provenance
from reporting.wording.names import terms_in_words
from reporting.workbook.figures import Figures
from reporting.workbook.inputs.names import NAMES_OF_TEXTS, TYPED
from reporting.workbook.sheets import CONTENTS, HEADING_ROW, Book, Sheet

NAME = CONTENTS
WIDTHS = (24, 61)
WHAT_THIS_IS = (
    "A calculation of Medicaid rate ranges for home- and community-based services, as the study "
    "describes it, with every assumption as an input cell. Change one in Excel or LibreOffice and "
    "all rates follow."
)
PARAGRAPHS = (
    ("Input cells", "The cells with a tinted ground and blue figures. Each has a name, its limits, "
     "its source, and {possessive} value beside it. All other cells are locked without a password "
     "(Review, Unprotect sheet); unlocked, the sections of Inputs can be folded."),
    ("Load it back", "Save the edited workbook and load it in the dashboard, under Save, load, "
     "share: its input cells become the scenario, and those of the sheet Budget what is asked of "
     "it. Cells are found by their names, so rows may be moved."),
    ("Formulas", "The formulas of the build-ups are made from the model's own, which end the "
     "row of each step. Nothing is rounded but what the assumption Pay rounding says; cells "
     "only show fewer places."),
    ("Shares", "Shares are fractions: 5% is 0.05 in the cell and shown as 5.0%."),
    ("Minimum wage", "The date of the rates picks the step in force. Steps may be added in the "
     "empty cells below the last one; they are used by date. A step without a date or without a "
     "wage is not used."),
    ("N/A", "No wage increase is required at that step."),
    ("Percentiles", "The study uses percentiles that are known. In between, the log of the wage is "
     "read linearly in the standard normal quantile; beyond the outer ones the line goes on."),
    ("The base", "What the scenario stands on: {sentence} The page Check against the study of the "
     "dashboard says what of it was checked."),
    ("Kinds of source", "published: printed in the study. external: another named source. "
     "recovered: derived exactly from published figures. calibrated: not published, set to "
     "reproduce the tables."),
)  # fmt: skip


def write(
    book: Book, figures: Figures, sheets: Mapping[str, str], written_on: datetime.date
) -> None:
    """The sheet. sheets: name of each other sheet -> what stands there."""
    sheet = book.sheet(NAME, "guide", WIDTHS)
    sheet.opening(str(figures.assumptions.study["short_title"]), WHAT_THIS_IS, 1)
    row = _texts(sheet, HEADING_ROW, "This file", {})
    of_file = provenance(figures.assumptions, figures.scenario, written_on)
    for label, text in of_file.items():
        _text(sheet, row, label, text, "typed" if label in TYPED else "plain")
        if label in TYPED:
            book.name(NAMES_OF_TEXTS[TYPED[label]], sheet.cell(row, 1))
        row += 1
    row = _texts(sheet, row + 1, "Sheets", {})
    for name, text in sheets.items():
        sheet.link(row, 0, name, name)
        sheet.text(row, 1, text)
        row += 1
    base = figures.assumptions.base
    how = {
        label: text.format(possessive=base.possessive, sentence=base.sentence)
        for label, text in PARAGRAPHS
    }
    row = _texts(sheet, row + 1, "How it works", how)
    terms = terms_in_words(figures.assumptions, figures.assumptions.terms)
    row = _texts(sheet, row + 1, "Terms", dict(terms))
    sheet.printed(row - 1, 1, None, portrait=True)


def _texts(sheet: Sheet, row: int, title: str, texts: Mapping[str, str]) -> int:
    """A titled list of labels and texts. Returns the row below."""
    sheet.lines(row, 0, 1, title, "section")
    for at, (label, text) in enumerate(texts.items(), start=row + 1):
        _text(sheet, at, label, text, "plain")
    return row + 1 + len(texts)


def _text(sheet: Sheet, row: int, label: str, text: str, style: str) -> None:
    sheet.text(row, 0, label, "label")
    sheet.text(row, 1, text, style)
