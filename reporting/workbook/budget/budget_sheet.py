"""The sheet of the budget: units * (new fee - present fee) * months, by fund, live.

Its present fees and modeled rates are those of the sheet Rates, so that it follows every input.
"""

from __future__ import annotations

from xlsxwriter.utility import xl_col_to_name, xl_rowcol_to_cell

from model.findings.budget.cost import ENDS, Budget
from model.findings.budget.funds import FEDERAL, GENERAL_REVENUE, OTHER_STATE, TOTAL
from model.findings.budget.inputs import BudgetInputs
from reporting.budget.rows import FULL_YEAR, amounts_by_year
from reporting.budget.words import FUND_NAMES, basis_sentences, cost_sentence, mark, year_name
from reporting.workbook.budget import input_cells, months, services
from reporting.workbook.budget.places import (
    ALONE,
    FIRST_INPUT,
    FIRST_SERVICE,
    LAST_OF_TEXT,
    NAME,
    SERVICE_HEADING,
    Columns,
    Lines,
    lines_of,
)
from reporting.workbook.figures import Figures
from reporting.workbook.sheets import HEADING_ROW, Book, Sheet

RESULT_HEADING, FIRST_RESULT = HEADING_ROW, HEADING_ROW + 1
WIDTHS = (34, 12, 12, 12, 27, 12, 12)  # of the first columns
AMOUNT_WIDTH = 12


def write(book: Book, figures: Figures, made: Budget, inputs: BudgetInputs) -> None:
    """The sheet of the first scenario of a budget."""
    columns = Columns(len(made.fees.dates))
    last = columns.of(OTHER_STATE, 3)
    widths = [*WIDTHS, *[AMOUNT_WIDTH] * (last + 1 - len(WIDTHS))]
    sheet, lines = book.sheet(NAME, "result", widths), lines_of(made, inputs)
    note = f"As written: {cost_sentence(made)} The tinted cells are inputs."
    sheet.opening(f"Budget{mark(made)}", note, LAST_OF_TEXT, note_from=1)
    for row, sentence in enumerate(basis_sentences(made, inputs), start=FIRST_INPUT - 6):
        sheet.lines(row, 1, LAST_OF_TEXT, sentence, "note")
    input_cells.write(sheet, made, inputs)
    months.write(sheet, figures, made)
    services.write(sheet, figures, made, lines, columns)
    _results(sheet, made, lines, columns)
    last_row = FIRST_SERVICE + len(lines.keys) - 1
    sheet.page.freeze_panes(RESULT_HEADING, 1)
    sheet.filtered(last_row, last, SERVICE_HEADING)
    sheet.printed(last_row, last, None, heading_columns=1, starts=[SERVICE_HEADING - 1])


def _results(sheet: Sheet, made: Budget, lines: Lines, columns: Columns) -> None:
    """By fund: each year and a full year, the least and the most over the divisions of codes."""
    heads = [year_name(year) for year in made.years] + [FULL_YEAR]
    sheet.heading(
        RESULT_HEADING,
        [f"Cost, dollars{mark(made)}", *(f"{head}, {end}" for head in heads
                                         for end in ("least", "most"))],
        numbers_from=1,
    )  # fmt: skip
    amounts = amounts_by_year(made)
    rows = {
        GENERAL_REVENUE: FIRST_RESULT, OTHER_STATE: FIRST_RESULT + 1, FEDERAL: FIRST_RESULT + 2,
        TOTAL: FIRST_RESULT + 3,
    }  # fmt: skip
    for name, row in rows.items():
        sheet.text(row, 0, FUND_NAMES[name], "label" if name == TOTAL else "plain")
        for year, head in enumerate(heads):
            for end in range(len(ENDS)):
                column = 1 + 2 * year + end
                if name == GENERAL_REVENUE:
                    total, other, federal = (
                        xl_rowcol_to_cell(rows[each], column)
                        for each in (TOTAL, OTHER_STATE, FEDERAL)
                    )
                    text = f"{total}-{other}-{federal}"
                else:
                    text = _at_end(lines, columns, name, year, end)
                style = "strong" if name == TOTAL else "formula"
                sheet.formula(row, column, text, amounts[name][head][end], "whole", style)


def _at_end(lines: Lines, columns: Columns, name: str, year: int, end: int) -> str:
    """The sum of the services alone, and of each code the service that costs least, or most."""
    total, own = (xl_col_to_name(columns.of(each, year)) for each in (TOTAL, name))
    parts = []
    if ALONE in lines.codes:
        first, last = lines.rows_of(ALONE)
        parts.append(f"SUM({own}{first + 1}:{own}{last + 1})")
    for code in lines.undivided:
        first, last = lines.rows_of(code)
        totals = f"{total}{first + 1}:{total}{last + 1}"
        chosen = f"MATCH({('MIN', 'MAX')[end]}({totals}),{totals},0)"
        parts.append(f"INDEX({own}{first + 1}:{own}{last + 1},{chosen})")
    return "+".join(parts)
