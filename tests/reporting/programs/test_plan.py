"""The plan to take away: the same rows, persons, dates and reviews in workbook and document."""

from __future__ import annotations

import io

from docx import Document
from openpyxl import load_workbook

from model.programs.plan import filled_in, load_plan
from reporting.programs import plan_words as words
from reporting.programs.plan_document import plan_document
from reporting.programs.plan_workbook import plan_workbook

PLAN = load_plan()
FILLED, _ = filled_in(
    PLAN,
    {
        "start": "2027-01-01", "funding_1.person": '=HYPERLINK("http://a","x")',
        "funding_1.date": "2027-03-01", "funding_1.status": "Ready",
        "clients_1.person": "<b>Ann</b> & Bob",
    },
)  # fmt: skip


def test_the_workbook_has_every_row_and_no_formula_that_was_typed() -> None:
    book = load_workbook(io.BytesIO(plan_workbook(PLAN, FILLED)))
    rows = list(book["Plan"].iter_rows(min_row=2))
    assert [row[1].value for row in rows] == [row.step for row in PLAN.rows.values()]
    funding = rows[list(PLAN.rows).index("funding_1")]
    assert funding[2].value == '=HYPERLINK("http://a","x")'
    assert funding[2].data_type == "s"  # a text, not a formula
    assert funding[3].value.date().isoformat() == "2027-03-01"
    assert funding[4].value == "Ready"
    reviews = [row[1].value for row in book["Reviews"].iter_rows()]
    assert reviews.count("Fidelity review") == 5
    assert any("Baseline" in str(text) for text in reviews)
    [validation] = book["Plan"].data_validations.dataValidation
    assert "Work is needed" in validation.formula1


def test_the_document_has_every_row_and_what_was_typed_as_text() -> None:
    document = Document(io.BytesIO(plan_document(PLAN, FILLED)))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    assert all(row.step in cells for row in PLAN.rows.values())
    assert {"<b>Ann</b> & Bob", "Mar 1, 2027", "Ready", "Baseline fidelity review"} <= set(cells)
    first = document.tables[0]
    assert [round(column.width.inches, 1) for column in first.columns] == [5.0, 1.7, 1.3, 1.3]
    headings = [each.text for each in document.paragraphs]
    assert "Funding (1 of 5 ready)" in headings
    assert "Start of the program: Jan 1, 2027" in headings


def test_an_empty_plan_is_a_form_to_fill_in() -> None:
    document = Document(io.BytesIO(plan_document(PLAN, {})))
    assert not any("Review dates" in each.text for each in document.paragraphs)
    book = load_workbook(io.BytesIO(plan_workbook(PLAN, {})))
    assert book["Plan"].max_row == len(PLAN.rows) + 1
    assert words.area_label(PLAN, {}, "Funding") == "Funding (0 of 5 ready)"
