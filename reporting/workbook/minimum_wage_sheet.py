"""The sheet of the minimum wage: Table 9 at each of the three bounds, live."""

from __future__ import annotations

import math
from typing import Any

from xlsxwriter.utility import xl_col_to_name, xl_rowcol_to_cell

from model.study.assumptions import BOUNDS
from model.study.parts import MinimumWageLine
from reporting.wording.names import minimum_wage_line_label
from reporting.workbook.calculation import phase_in_sheet
from reporting.workbook.calculation.phase_in_sheet import cells_of_lines, shown, total_cell
from reporting.workbook.figures import Figures
from reporting.workbook.inputs.names import used_date, used_wage
from reporting.workbook.sheets import HEADING_ROW, Book, Sheet, serial

NAME = "Minimum wage"
DATE_ROW, WAGE_ROW = HEADING_ROW, HEADING_ROW + 1
FIRST_BLOCK = WAGE_ROW + 1
LABEL, FIRST_STEP = 0, 1
LABEL_WIDTH, STEP_WIDTH = 61, 10.2
RATE_LINE_WIDTHS = (40, 12)  # its name and its number, beside what is printed
MOST_STEPS_A_PAGE = 5
BETWEEN_BLOCKS = 5  # points; three blocks, of a bound, are printed on a page
MEASURES = {
    "change": ("change at each step", "change"),
    "cumulative_change": ("cumulative change", "change"),
    "rate_usd": ("rate, dollars per unit", "rate"),
}


def first_line(figures: Figures, measure: str, bound: int) -> int:
    """The row of the first line of Table 9 in the block of a measure at a bound."""
    block = bound * len(MEASURES) + list(MEASURES).index(measure)
    return FIRST_BLOCK + block * (len(figures.assumptions.minimum_wage_lines) + 2) + 1


def change_cell(figures: Figures, number: int, step: int) -> str:
    """A reference to the change of a line of Table 9 at a step, lower bound."""
    row = first_line(figures, "change", 0) + number
    return f"'{NAME}'!${xl_col_to_name(FIRST_STEP + step)}${row + 1}"


def change_in_all(figures: Figures, number: int) -> str:
    """The cumulative change of a line of Table 9 at the last used step, lower bound."""
    row = first_line(figures, "cumulative_change", 0) + number
    cells, dates = (_across(figures, each) for each in (row, DATE_ROW))
    return f"INDEX({cells},MAX(1,COUNT({dates})))"


def _across(figures: Figures, row: int) -> str:
    first, last = (xl_col_to_name(FIRST_STEP + step) for step in (0, figures.steps - 1))
    return f"'{NAME}'!${first}${row + 1}:${last}${row + 1}"


def write(book: Book, figures: Figures) -> None:
    """The sheet: for each bound a block of each measure."""
    widths = [LABEL_WIDTH, *[STEP_WIDTH] * figures.steps, *RATE_LINE_WIDTHS]
    sheet = book.sheet(NAME, "result", widths)
    sheet.opening(
        "Minimum wage (Table 9)", "Each change is from the step before. Of several rate lines the "
        "one that rises most stands for a line, named to the right.",
        FIRST_STEP + MOST_STEPS_A_PAGE - 1,
    )  # fmt: skip
    steps_heading(sheet, figures, DATE_ROW, FIRST_STEP, ["Services"], figures.steps)
    rate_line = FIRST_STEP + figures.steps
    sheet.text(DATE_ROW, rate_line, "Rate line", "further heading")
    sheet.text(DATE_ROW, rate_line + 1, "Rate line no.", "number heading")
    for column in (rate_line, rate_line + 1):
        sheet.text(WAGE_ROW, column, "", "heading")
    for bound, key in enumerate(BOUNDS):
        for measure, (title, _) in MEASURES.items():
            row = first_line(figures, measure, bound)
            name = f"{figures.assumptions.bounds[key]}: {title}"
            sheet.text(row - 1, LABEL, name, "section")
            if row > FIRST_BLOCK + 1:
                sheet.heights[row - 2] = BETWEEN_BLOCKS
            for number, line in enumerate(figures.assumptions.minimum_wage_lines.values()):
                _line(sheet, figures, measure, bound, row + number, line)
    last_row = first_line(figures, "rate_usd", len(BOUNDS) - 1) - 1
    last_row += len(figures.assumptions.minimum_wage_lines)
    used = len(figures.schedule)
    sheet.page.freeze_panes(FIRST_BLOCK, FIRST_STEP)
    a_page = math.ceil(used / math.ceil(used / MOST_STEPS_A_PAGE))
    sheet.page.set_v_pagebreaks(list(range(FIRST_STEP + a_page, FIRST_STEP + used, a_page)))
    sheet.printed(
        last_row, FIRST_STEP + used - 1, (DATE_ROW, WAGE_ROW), heading_columns=FIRST_STEP,
        starts=[first_line(figures, "change", bound) - 1 for bound in (1, 2)],
    )  # fmt: skip


def steps_heading(
    sheet: Sheet,
    figures: Figures,
    row: int,
    first_step: int,
    labels: list[str],
    steps: int,
    number: str = "date",
) -> None:
    """The dates of the used steps over their wages, in two rows.

    steps: how many are shown. number: how the dates are written.
    """
    sheet.heading(row, labels)
    sheet.heading(row + 1, ["Minimum wage, dollars per hour", *[""] * (len(labels) - 1)])
    for step in range(steps):
        used = step < len(figures.schedule)
        date, wage = figures.schedule[step] if used else (None, "")
        column, day = first_step + step, serial(date) if date else ""
        sheet.formula(row, column, used_date(step + 1), day, number, "number heading")
        sheet.formula(row + 1, column, used_wage(step + 1), wage, "rate", "number heading")


def _line(
    sheet: Sheet, figures: Figures, measure: str, bound: int, row: int, line: MinimumWageLine
) -> None:
    """A line of Table 9: the figures of the rate line that rises most."""
    number = list(figures.assumptions.minimum_wage_lines).index(line.key)
    chosen = _chosen(figures, line, bound)
    rate_line = FIRST_STEP + figures.steps
    place = rate_line + 1
    choice_row = first_line(figures, "change", bound) + number
    choice = xl_rowcol_to_cell(choice_row, place, row_abs=True, col_abs=True)
    if measure == "change":
        text = _choice(figures, line, bound)
        sheet.formula(row, place, text, chosen + 1, "count", "base")
    sheet.text(row, LABEL, minimum_wage_line_label(figures.assumptions, line.key))
    lines = [figures.assumptions.rate_lines[key].label for key in figures.rate_lines]
    labels = phase_in_sheet.labels_of_lines(figures)
    sheet.formula(row, rate_line, f"INDEX({labels},{choice})", lines[chosen], style="aside")
    style = "strong" if measure == "change" else "formula"
    for step in range(figures.steps):
        column = FIRST_STEP + step
        cells = cells_of_lines(figures, measure, step, bound)
        date = f"{xl_col_to_name(column)}${DATE_ROW + 1}"
        sheet.formula(
            row, column, f'IF({date}="","",INDEX({cells},{choice}))',
            value_of(figures, measure, bound, chosen, step), MEASURES[measure][1], style,
        )  # fmt: skip


def _chosen(figures: Figures, line: MinimumWageLine, bound: int) -> int:
    """The number of the rate line that stands for a line of Table 9, from 0."""
    standing = figures.standing[line.key, BOUNDS[bound]]
    return figures.rate_lines.index(standing)


def _choice(figures: Figures, line: MinimumWageLine, bound: int) -> str:
    """The number of the rate line with the largest total, the first of equals, from 1."""
    numbers = [figures.rate_lines.index(key) for key in line.rate_lines]
    totals = {number: total_cell(figures, bound, number) for number in numbers}
    text = str(numbers[-1] + 1)
    for place in reversed(range(len(numbers) - 1)):
        rest = ",".join(totals[other] for other in numbers[place + 1 :])
        text = f"IF({totals[numbers[place]]}>=MAX({rest}),{numbers[place] + 1},{text})"
    return text


def value_of(figures: Figures, measure: str, bound: int, line: int, step: int) -> Any:
    """What a cell of Table 9 shows now."""
    if step >= len(figures.schedule):
        return ""
    if step == 0 and measure != "rate_usd":
        return "base"
    return shown(figures.impacts[measure][step, line, bound])
