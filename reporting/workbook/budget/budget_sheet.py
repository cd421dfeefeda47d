"""The sheet of the budget: units * (new fee - present fee) * months, by fund, live.

Its present fees and modeled rates are those of the sheet Rate ranges, so that it follows every
input.
"""

from __future__ import annotations

from collections.abc import Mapping
from itertools import pairwise

from xlsxwriter.utility import xl_col_to_name

from model.findings.budget.cost import ENDS, Budget
from model.findings.budget.funds import FEDERAL, GENERAL_REVENUE, OTHER_STATE, TOTAL
from model.findings.budget.inputs import BudgetInputs
from reporting.budget.basis import basis_sentences
from reporting.budget.rows import FULL_YEAR, amounts_by_year
from reporting.budget.words import FUND_NAMES, cost_sentence, mark, year_name
from reporting.workbook.budget import input_cells, months, services
from reporting.workbook.budget.places import (
    ALONE,
    BASIS_ROW,
    DATE_ROW,
    FIRST_DATE,
    FIRST_INPUT,
    FIRST_RESULT,
    FIRST_SERVICE,
    LAST_OF_TEXT,
    LAST_WEIGHT,
    NAME,
    PAID_HEADING,
    QUARTER_HEADING,
    RESULT_HEADING,
    SERVICE_HEADING,
    TARGET,
    WEIGHT_HEADING,
    BudgetSheet,
    Columns,
    Lines,
    lines_of,
)
from reporting.workbook.figures import Figures
from reporting.workbook.sheets import Book, Sheet

WIDTHS = (32.8, *[12.1] * 4, 30)  # to the rule of each service
FEE_WIDTH, UNITS_WIDTH, YEAR_WIDTH, CODE_WIDTH, COST_WIDTH = 8.1, 9.7, 5.5, 8, 12
MOST_FEES_BESIDE_UNITS = 2  # new rates of a service that its units stand beside on a page
YEARS_A_PAGE = 2
FULL = 3  # the place of a full year, after three years


def write(
    book: Book,
    figures: Figures,
    made: Budget,
    inputs: BudgetInputs,
    asked: Mapping[str, str],
) -> None:
    """The sheet of the first scenario of a budget; asked: the texts of its plan by short name."""
    columns = Columns(len(made.fees.dates))
    sheet, lines = book.sheet(NAME, "result", _widths(columns)), lines_of(made, inputs)
    note = f"As written: {cost_sentence(made)} The tinted cells are inputs."
    sheet.opening(f"Budget{mark(made)}", note, LAST_OF_TEXT)
    basis = "\n".join(basis_sentences(made, inputs))
    sheet.lines(BASIS_ROW, 0, LAST_OF_TEXT, basis, "note")
    values = input_cells.input_values(made, lines)
    budget = BudgetSheet(sheet, figures, made, lines, columns, values)
    input_cells.write(sheet, values, inputs)
    input_cells.write_asked(sheet, columns.of(OTHER_STATE, FULL) + 2, asked, values)
    months.write(budget)
    services.write(budget)
    _results(budget)
    _print(sheet, columns, FIRST_SERVICE + len(lines.keys) - 1)


def _widths(columns: Columns) -> list[float]:
    units = [UNITS_WIDTH, YEAR_WIDTH, *[UNITS_WIDTH] * (columns.code - columns.units - 2)]
    costs = [COST_WIDTH] * (columns.of(OTHER_STATE, FULL) - columns.code)
    return [*WIDTHS, *[FEE_WIDTH] * (1 + columns.dates), *units, CODE_WIDTH, *costs]


def _print(sheet: Sheet, columns: Columns, last_row: int) -> None:
    """What is said of all services on pages of its own, then the services with their names."""
    last = columns.of(OTHER_STATE, FULL)
    sheet.page.freeze_panes(0, 1)
    sheet.filtered(last_row, last, SERVICE_HEADING)
    parts = (FIRST_INPUT - 1, DATE_ROW - 1, QUARTER_HEADING - 1, PAID_HEADING - 1, WEIGHT_HEADING,
             SERVICE_HEADING - 1)  # fmt: skip
    for first, below in pairwise(parts):
        sheet.on_one_page(first, below - 1)
    beside_units = [columns.units] if columns.dates > MOST_FEES_BESIDE_UNITS else []
    years = [columns.of(TOTAL, year) for year in range(0, FULL + 1, YEARS_A_PAGE)]
    sheet.page.set_v_pagebreaks([TARGET, *beside_units, *years])
    last_of_text = max(LAST_OF_TEXT, FIRST_DATE + columns.dates - 1)
    sheet.printed(
        last_row, last, None, heading_columns=1, starts=[SERVICE_HEADING - 1],
        areas=[(0, 0, LAST_WEIGHT, last_of_text), (SERVICE_HEADING - 1, 0, last_row, last)],
    )  # fmt: skip


def _results(budget: BudgetSheet) -> None:
    """Each year and a full year by fund, the least and the most over the divisions of codes."""
    sheet, made = budget.sheet, budget.made
    funds = (GENERAL_REVENUE, OTHER_STATE, FEDERAL, TOTAL)
    heads = [f"Cost, dollars{mark(made)}", *(FUND_NAMES[name] for name in funds)]
    sheet.heading(RESULT_HEADING, heads, numbers_from=1)
    amounts = amounts_by_year(made)
    for year, head in enumerate([*map(year_name, made.years), FULL_YEAR]):
        for end, word in enumerate(("least", "most")):
            row = FIRST_RESULT + len(ENDS) * year + end
            sheet.text(row, 0, f"{head}, {word}")
            for column, name in enumerate(funds, start=1):
                text = f"E{row + 1}-C{row + 1}-D{row + 1}"
                if name != GENERAL_REVENUE:
                    text = _at_end(budget.lines, budget.columns, name, year, end)
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
