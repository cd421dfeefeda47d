"""The plan as a document: a table an area, and the review dates."""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import Any

from docx import Document
from docx.enum.section import WD_ORIENT
from docx.shared import Inches, Pt

from model.programs.plan import FIELDS, Filled, Plan
from reporting.programs import plan_words as words

MIME = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
TITLE = "Plan for an employment team (IPS)"
WIDTHS = (5.0, 1.7, 1.3, 1.3)  # of the columns, in inches


def plan_document(plan: Plan, filled: Filled) -> bytes:
    """The bytes of a .docx."""
    document = Document()
    section = document.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = Inches(11), Inches(8.5)
    section.left_margin = section.right_margin = Inches(0.8)
    document.styles["Normal"].font.size = Pt(10)
    document.add_heading(TITLE, level=0)
    for label, date in words.dates(filled):
        document.add_paragraph(f"{label}: {date}")
    for first, label in words.areas(plan, filled).items():
        keys = plan.rows_of_area(plan.rows[first].area)
        document.add_heading(label, level=1)
        rows = [list(row.values()) for row in words.rows(plan, filled, keys)]
        _add_table(document, ["Step", *FIELDS.values()], rows, WIDTHS)
    if reviews := words.reviews(plan, filled):
        document.add_heading("Review dates", level=1)
        _add_table(document, ["Date", "What"], reviews, (1.6, 4.0))
    document.add_paragraph(f"Source: {plan.document}")
    about = document.core_properties
    about.title, about.author, about.comments = TITLE, "", plan.document
    content = io.BytesIO()
    document.save(content)
    return content.getvalue()


def _add_table(
    document: Any, heads: Sequence[str], rows: Sequence[Sequence[str]], widths: Sequence[float]
) -> None:
    table = document.add_table(rows=1, cols=len(heads))
    table.style = "Table Grid"
    table.autofit = False
    # Word takes the width of each cell, LibreOffice that of the column.
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Inches(width)
    for row in (heads, *rows):
        cells = table.rows[0].cells if row is heads else table.add_row().cells
        for cell, text, width in zip(cells, row, widths, strict=True):
            cell.width = Inches(width)
            cell.text = text
            if row is heads:
                cell.paragraphs[0].runs[0].font.bold = True
