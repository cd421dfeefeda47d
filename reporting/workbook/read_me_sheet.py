"""The last sheet: how the workbook works."""

from __future__ import annotations

import datetime

from reporting.provenance import provenance
from reporting.workbook.figures import Figures
from reporting.workbook.sheets import Book
from reporting.workbook.summary_sheet import TYPED, lines_of

NAME = "Read me"
PARAGRAPHS = (
    ("What this is", "A calculation of Medicaid rate ranges for home- and community-based "
     "services, as the study describes it, with every assumption as an input cell. Change one "
     "in Excel or LibreOffice and all rates follow."),
    ("Input cells", "The cells with a tinted ground and coloured figures on the sheet Assumptions. "
     "Each has a name, its limits, its source, and {possessive} value beside it. All other cells "
     "are locked without a password (Review, Unprotect sheet)."),
    ("Load it back", "Save the edited workbook and load it in the dashboard, under Save, load, "
     "share: its input cells become the scenario. Cells are found by their names, so rows may be "
     "moved."),
    ("Order", "Assumptions and Wages feed Build-ups: one row for each rate line and bound, one "
     "column for each step. Rates takes the last column. Build-ups by date repeats the lower bound "
     "at each step of the minimum wage; Minimum wage takes it from there."),
    ("Formulas", "The formulas of the build-ups are made from the model's own, which stand above "
     "each column. Nothing is rounded but what the assumption Pay rounding says; cells "
     "only show fewer places."),
    ("Shares", "Shares are fractions: 5% is 0.05 in the cell and shown as 5.0%."),
    ("Minimum wage", "The date of the rates picks the step in force. Steps may be added in the "
     "empty cells below the last one, dates in order; a step without a date or without a wage is "
     "not used. Wage response is a number from 1 to 4; "
     "the remark beside it says what each means."),
    ("N/A", "No wage increase is required at that step."),
    ("Percentiles", "The study uses percentiles that are known. In between, the log of the wage is "
     "read linearly in the standard normal quantile; beyond the outer ones the line goes on."),
    ("The base", "What the scenario stands on: {sentence} The page Check against the study of the "
     "dashboard says what of it was checked."),
    ("Compensation", "How much of each rate is pay of direct care workers. What is counted stands "
     "in four input cells of that sheet. It tests the model, not any provider."),
    ("Comparison", "Where there is a sheet Comparison, its rates are as they were when the file "
     "was written; they do not follow the input cells."),
)  # fmt: skip


def write(book: Book, figures: Figures, written_on: datetime.date) -> None:
    """The sheet of explanations, of kinds of sources, and of the file's origin."""
    sheet = book.sheet(NAME)
    sheet.text(0, 0, "Read me", "title")
    kinds = (
        "published: printed in the study. external: another named source. recovered: derived "
        "exactly from published figures. calibrated: not published, set to reproduce the tables."
    )
    terms, base = figures.assumptions.terms, figures.assumptions.base
    lines = [
        *(
            (label, text.format(possessive=base.possessive, sentence=base.sentence), False)
            for label, text in PARAGRAPHS
        ),
        ("Kinds of source", kinds, False),
        *((term.replace("_", " ").capitalize(), text, False) for term, text in terms.items()),
        *(
            (label, text, label in TYPED)
            for label, text in provenance(figures.assumptions, figures.scenario, written_on).items()
        ),
    ]
    for row, (label, text, typed) in enumerate(lines, start=2):
        sheet.text(row, 0, label, "label")
        sheet.text(row, 1, text, "typed" if typed else "wrapped")
        sheet.page.set_row(row, 13.5 * min(30, lines_of(text, 105)))
    sheet.widths(28, 110)
    sheet.finished(figures.scenario.name, portrait=True)
