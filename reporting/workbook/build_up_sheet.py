"""The sheet of build-ups: a row for each rate and bound, the model's columns as live formulas."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

from xlsxwriter.utility import xl_col_to_name

from reporting.tables.columns import column_words, role_and_name
from reporting.workbook.assumptions_sheet import defined_name
from reporting.workbook.figures import Figures
from reporting.workbook.sheets import Book, Sheet, number_of
from reporting.workbook.step_columns import StepColumn, formula, step_columns

NAME = "Build-ups"
TITLE_ROW, ROLE_ROW, LABEL_ROW, COLUMN_ROW, FORMULA_ROW = 0, 3, 4, 5, 6
FIRST_ROW = FORMULA_ROW + 1
LINE_LABELS = 3  # columns before the first figure: rate line, its label, bound


def build_up_inputs(figures: Figures) -> list[str]:
    """The columns that the steps start from, in the model's order."""
    named = {name for cells in figures.sources.values() for name in cells}
    return [name for name in figures.build_ups if name in named]


def build_up_places(figures: Figures) -> dict[str, int]:
    """Column of the model -> column of the sheet."""
    inputs = build_up_inputs(figures)
    columns = [*inputs, *(step.column for step in step_columns(figures.roles, inputs))]
    return {name: LINE_LABELS + number for number, name in enumerate(columns)}


def write(book: Book, figures: Figures, wages: Mapping[str, str]) -> dict[tuple[str, str], str]:
    """The sheet. Returns (rate line, bound) -> cell of the rate.

    wages: name of the market wage of a role in the tables of sources -> its cell.
    """
    sheet = book.sheet(NAME)
    places = build_up_places(figures)
    inputs = build_up_inputs(figures)
    headings(sheet, figures, NAME, ["Rate line", "Key", "Bound"], list(places))
    sheet.text(
        1, 0, "One row for each rate and bound: first what it takes from Assumptions and Wages, "
        "then every step of the calculation. Dollars per paid hour until the billable hour.",
        "subtitle",
    )  # fmt: skip
    _labels(sheet, figures)
    for name in inputs:
        _input_column(sheet, figures, name, places[name], wages)
    for step in step_columns(figures.roles, inputs):
        text = formula(step, lambda name: f"{xl_col_to_name(places[name])}{{row}}")
        _step_column(sheet, figures, step, places[step.column], text)
    sheet.widths(44, 26, 9, *([12.0] * len(places)))
    sheet.page.freeze_panes(FIRST_ROW, LINE_LABELS)
    sheet.finished(
        figures.scenario.name, (ROLE_ROW, FORMULA_ROW), pages_wide=8, heading_columns=LINE_LABELS
    )
    return {
        key: sheet.cell(row, places["rate_per_unit"]) for key, row in build_up_rows(figures).items()
    }


def build_up_rows(figures: Figures) -> dict[tuple[str, str], int]:
    """(rate line, bound) -> its row of the sheet."""
    return {key: FIRST_ROW + number for number, key in enumerate(figures.sources)}


def headings(
    sheet: Sheet, figures: Figures, title: str, first: list[str], columns: Sequence[str]
) -> None:
    """Four rows: whose column it is, its label, its name in the model, its formula in the model."""
    sheet.text(TITLE_ROW, 0, title, "title")
    sheet.heading(ROLE_ROW, [*[""] * len(first)], "heading")
    sheet.heading(LABEL_ROW, first)
    sheet.heading(COLUMN_ROW, ["Column in the model", *[""] * (len(first) - 1)], "heading note")
    sheet.heading(FORMULA_ROW, ["Formula in the model", *[""] * (len(first) - 1)], "heading note")
    roles = figures.assumptions.roles
    for place, column in enumerate(columns, start=len(first)):
        role, name = role_and_name(figures.assumptions, column)
        words = column_words(figures.assumptions, column)
        label = column_words(figures.assumptions, name).label if role else words.label
        sheet.text(ROLE_ROW, place, roles[role].label if role else "", "heading")
        sheet.text(LABEL_ROW, place, label, "heading")
        sheet.text(COLUMN_ROW, place, column, "heading note")
        sheet.text(FORMULA_ROW, place, words.formula, "heading note")
    sheet.page.set_row(LABEL_ROW, 42)
    sheet.page.set_row(COLUMN_ROW, 36)
    sheet.page.set_row(FORMULA_ROW, 60)


def _labels(sheet: Sheet, figures: Figures) -> None:
    for (line, bound), row in build_up_rows(figures).items():
        sheet.text(row, 0, figures.assumptions.rate_lines[line].label)
        sheet.text(row, 1, line, "muted")
        sheet.text(row, 2, bound)


def number_format(figures: Figures, column: str) -> str:
    """The number format of a column of the model; dollars to four places."""
    number = number_of(column_words(figures.assumptions, column).unit)
    return "step" if number == "dollars" else number


def _input_column(
    sheet: Sheet, figures: Figures, name: str, place: int, wages: Mapping[str, str]
) -> None:
    """What a row takes: a named input cell, a cell of the wages, or a plain number."""
    number = number_format(figures, name)
    rows = zip(build_up_rows(figures).items(), figures.build_ups[name], strict=True)
    for (key, row), value in rows:
        if name in figures.sources[key]:
            cell = figures.sources[key][name]
            if isinstance(cell, str):
                sheet.formula(row, place, wages.get(cell, defined_name(cell)), value, number)
            else:
                sheet.number(row, place, value, number)


def _step_column(sheet: Sheet, figures: Figures, step: StepColumn, place: int, text: str) -> None:
    """A step in every row that has the role; `text` has {row} where the row's number goes."""
    number = number_format(figures, step.column)
    style = "strong" if step.column == "rate_per_unit" else "formula"
    for row, value in enumerate(figures.build_ups[step.column], start=FIRST_ROW):
        if not math.isnan(value):
            sheet.formula(row, place, text.format(row=row + 1), value, number, style)
