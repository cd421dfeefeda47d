"""The sheet of build-ups: a column for each rate and bound, a row for each step, live."""

from __future__ import annotations

import math
from collections.abc import Mapping

from xlsxwriter.utility import xl_col_to_name

from model.compute import STAFFING_COST
from model.study.assumptions import BOUNDS
from reporting.tables.columns import column_words, role_and_name
from reporting.workbook.calculation.step_columns import StepColumn, formula, step_columns
from reporting.workbook.figures import Figures
from reporting.workbook.inputs.names import defined_name, number_of_choice
from reporting.workbook.look import number_of
from reporting.workbook.sheets import HEADING_ROW, Book, Sheet

NAME = "Build-ups"
STEP, ROLE, UNIT, COLUMN, FIRST_RATE = range(5)  # the formula stands after the last rate
BOUND_ROW = HEADING_ROW + 1  # below the names of the rate lines
FIRST_ROW = BOUND_ROW + 1
WIDTHS = (38, 18, 26, 44)
FORMULA_WIDTH = 130
RATE_WIDTH = 7.6
RATES_A_PAGE = 6  # two rate lines with their bounds


def build_up_inputs(figures: Figures) -> list[str]:
    """The columns of the model that the steps start from, in the model's order."""
    named = {name for cells in figures.sources.values() for name in cells}
    return [name for name in figures.build_ups if name in named]


def build_up_rows(figures: Figures) -> dict[str, int]:
    """Column of the model -> its row of the sheet."""
    inputs = build_up_inputs(figures)
    columns = [*inputs, *(step.column for step in step_columns(figures.roles, inputs))]
    return {name: FIRST_ROW + number for number, name in enumerate(columns)}


def build_up_letters(figures: Figures) -> dict[tuple[str, str], str]:
    """(rate line, bound) -> the letters of its column of the sheet."""
    return {
        key: str(xl_col_to_name(FIRST_RATE + number)) for number, key in enumerate(figures.sources)
    }


def write(book: Book, figures: Figures, wages: Mapping[str, str]) -> None:
    """The sheet. wages: name of the market wage of a role in the tables of sources -> its cell."""
    rows, count = build_up_rows(figures), len(figures.sources)
    widths = [*WIDTHS, *[RATE_WIDTH] * count, FORMULA_WIDTH]
    sheet = book.sheet(NAME, "calculation", widths)
    sheet.opening(
        "Build-ups", "Each column is a rate at a bound: first what it takes from Inputs and the "
        "wages, then every step of the calculation; the model's own formula stands after the last "
        "rate. Dollars per paid hour until the billable hour.", COLUMN,
    )  # fmt: skip
    _headings(sheet, figures)
    inputs = build_up_inputs(figures)
    for name, row in rows.items():
        _labels(sheet, figures, name, row)
    for name in inputs:
        _input_row(sheet, figures, name, rows[name], wages)
    for step in step_columns(figures.roles, inputs):
        text = formula(step, lambda name: f"{{letters}}{rows[name] + 1}")
        _step_row(sheet, figures, step, rows[step.column], text)
    last_row, last = max(rows.values()), FIRST_RATE + count - 1
    sheet.page.freeze_panes(FIRST_ROW, ROLE)
    sheet.page.autofilter(BOUND_ROW, STEP, last_row, COLUMN)
    # Of the columns before the rates the first is printed, on every page; what the rates take
    # stands on one page, the steps of the same rates on the next.
    sheet.printed(
        last_row, last, (HEADING_ROW, BOUND_ROW), portrait=True, heading_columns=1,
        starts=[FIRST_ROW + len(inputs)], areas=[(HEADING_ROW, FIRST_RATE, last_row, last)],
    )  # fmt: skip
    sheet.page.set_v_pagebreaks(list(range(FIRST_RATE + RATES_A_PAGE, last + 1, RATES_A_PAGE)))


def _headings(sheet: Sheet, figures: Figures) -> None:
    """The rate lines over their bounds."""
    sheet.heading(HEADING_ROW, [""] * FIRST_RATE)
    sheet.heading(BOUND_ROW, ["Step", "Of whom", "Unit", "Column in the model"])
    for row, text in ((HEADING_ROW, ""), (BOUND_ROW, "Formula in the model")):
        sheet.text(row, _formula_column(figures), text, "further heading")
    for column, (line, bound) in enumerate(figures.sources, start=FIRST_RATE):
        if bound == BOUNDS[0]:
            label = figures.assumptions.rate_lines[line].label
            sheet.lines(HEADING_ROW, column, column + len(BOUNDS) - 1, label, "heading")
        sheet.text(BOUND_ROW, column, bound, "number heading")


def _labels(sheet: Sheet, figures: Figures, column: str, row: int) -> None:
    role, _ = role_and_name(figures.assumptions, column)
    words = column_words(figures.assumptions, column)
    sheet.text(row, STEP, words.label, "label" if _is_a_sum(column) else "plain")
    whose = figures.assumptions.roles[role].label if role else ""
    for place, text in ((ROLE, whose), (UNIT, words.unit), (COLUMN, column),
                        (_formula_column(figures), words.formula)):  # fmt: skip
        sheet.text(row, place, text, "aside")


def _formula_column(figures: Figures) -> int:
    return FIRST_RATE + len(figures.sources)


def _is_a_sum(column: str) -> bool:
    """Whether a step sums up what stands above it."""
    return column.endswith(STAFFING_COST.name) or column == "rate_per_unit"


def number_format(figures: Figures, column: str) -> str:
    """The number format of a column of the model; dollars to seven digits."""
    number = number_of(column_words(figures.assumptions, column).unit)
    return "step" if number == "dollars" else number


def _input_row(
    sheet: Sheet, figures: Figures, name: str, row: int, wages: Mapping[str, str]
) -> None:
    """What each rate takes: a named input cell, a cell of the wages, or a plain number."""
    number = number_of(column_words(figures.assumptions, name).unit)
    number = "amount" if number == "dollars" else number
    entry = figures.assumptions.entries.get(name)
    name_of = number_of_choice if entry and entry.kind == "choice" else defined_name
    values = zip(figures.sources.items(), figures.build_ups[name], strict=True)
    for column, ((_, cells), value) in enumerate(values, start=FIRST_RATE):
        if name in cells:
            cell = cells[name]
            if isinstance(cell, str):
                wage = wages.get(cell)
                format_of = "step" if wage else number
                sheet.formula(row, column, wage or name_of(cell), value, format_of)
            else:
                sheet.number(row, column, value, number)


def _step_row(sheet: Sheet, figures: Figures, step: StepColumn, row: int, text: str) -> None:
    """A step of every rate that has the role; `text` has {letters} where the column's go."""
    number = number_format(figures, step.column)
    style = "strong" if _is_a_sum(step.column) else "formula"
    for column, value in enumerate(figures.build_ups[step.column], start=FIRST_RATE):
        if not math.isnan(value):
            written = text.format(letters=xl_col_to_name(column))
            sheet.formula(row, column, written, value, number, style)
