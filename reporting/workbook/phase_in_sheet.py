"""The sheet of build-ups by date: the lower bound again at each step of the minimum wage, live."""

from __future__ import annotations

import math

from xlsxwriter.utility import xl_col_to_name

from reporting.workbook import build_up_sheet
from reporting.workbook.assumptions_sheet import serial, used_date, used_wage
from reporting.workbook.build_up_sheet import (
    FIRST_ROW,
    FORMULA_ROW,
    LABEL_ROW,
    ROLE_ROW,
    build_up_inputs,
    build_up_places,
    build_up_rows,
    headings,
    number_format,
)
from reporting.workbook.figures import Figures
from reporting.workbook.sheets import Book, Sheet
from reporting.workbook.step_columns import (
    MINIMUM_WAGE,
    StepColumn,
    depends_on_minimum_wage,
    formula,
    step_columns,
)

NAME = "Build-ups by date"
LABELS = ["Rate line", "Key", "Step", "From"]
Cells = dict[tuple[int, int], str]


def write(book: Book, figures: Figures) -> tuple[Cells, Cells]:
    """The sheet. Returns (step, rate line) -> cell of the rate, and of "a wage moves" (1 or 0).

    Only the columns that move with the minimum wage stand here; steps that the schedule does not
    use repeat the last one.
    """
    sheet = book.sheet(NAME)
    moving = depends_on_minimum_wage(step_columns(figures.roles, build_up_inputs(figures)))
    columns = [MINIMUM_WAGE, *(step.column for step in moving)]
    places = {name: len(LABELS) + number for number, name in enumerate(columns)}
    moved = len(LABELS) + len(columns)
    headings(sheet, figures, NAME, LABELS, columns)
    sheet.text(LABEL_ROW, moved, "A wage moves", "heading")
    sheet.text(
        1, 0, "The lower bound at each step of the minimum wage. What does not move with it stands "
        f"in {build_up_sheet.NAME}. Steps that are not used repeat the last one.", "subtitle",
    )  # fmt: skip
    _labels(sheet, figures)
    _minimum_wages(sheet, figures, places[MINIMUM_WAGE])
    base_places = build_up_places(figures)

    def reference(name: str) -> str:
        if name in places:
            return f"{xl_col_to_name(places[name])}{{row}}"
        return f"'{build_up_sheet.NAME}'!{xl_col_to_name(base_places[name])}{{base}}"

    for step in moving:
        _step_column(sheet, figures, step, places[step.column], formula(step, reference))
    _moved(
        sheet, figures, moved, [xl_col_to_name(places[f"{role}_wage"]) for role in figures.roles]
    )
    sheet.widths(44, 26, 6, 11, *([12.0] * (len(columns) + 1)))
    sheet.page.freeze_panes(FIRST_ROW, len(LABELS))
    sheet.finished(
        figures.scenario.name, (ROLE_ROW, FORMULA_ROW), pages_wide=4, heading_columns=len(LABELS)
    )
    rates, moves = (
        {(step, line): sheet.cell(row, place) for row, step, line in _rows(figures)}
        for place in (places["rate_per_unit"], moved)
    )
    return rates, moves


def _rows(figures: Figures) -> list[tuple[int, int, int]]:
    """Row of the sheet, number of the step, number of the rate line."""
    lines = len(figures.rate_lines)
    return [
        (FIRST_ROW + step * lines + line, step, line)
        for step in range(figures.steps)
        for line in range(lines)
    ]


def _labels(sheet: Sheet, figures: Figures) -> None:
    for row, step, line in _rows(figures):
        key = figures.rate_lines[line]
        sheet.text(row, 0, figures.assumptions.rate_lines[key].label)
        sheet.text(row, 1, key, "muted")
        sheet.number(row, 2, step + 1, "count")
        date = used_date(step + 1)
        value = serial(figures.schedule[step][0]) if step < len(figures.schedule) else ""
        sheet.formula(row, 3, f'IF(ISNUMBER({date}),{date},"")', value, "date")


def _minimum_wages(sheet: Sheet, figures: Figures, place: int) -> None:
    """The minimum wage of the step; an empty step takes that of the step before it."""
    letter, lines = xl_col_to_name(place), len(figures.rate_lines)
    for row, step, line in _rows(figures):
        wage = used_wage(step + 1)
        before = f"{letter}{row + 1 - lines}" if step else "minimum_wage_before_schedule"
        value = figures.phase_in[MINIMUM_WAGE][step, line].item()
        sheet.formula(row, place, f"IF(ISNUMBER({wage}),{wage},{before})", value, "rate")


def _step_column(sheet: Sheet, figures: Figures, step: StepColumn, place: int, text: str) -> None:
    """A step in every row; `text` has {row} for its own row and {base} for that in Build-ups."""
    number, base_rows = number_format(figures, step.column), build_up_rows(figures)
    for row, step_number, line in _rows(figures):
        value = figures.phase_in[step.column][step_number, line].item()
        if not math.isnan(value):
            base = base_rows[figures.rate_lines[line], "lower"]
            written = text.format(row=row + 1, base=base + 1)
            sheet.formula(row, place, written, value, number)


def _moved(sheet: Sheet, figures: Figures, place: int, wages: list[str]) -> None:
    """1 where a role's wage is not that of the step before, else 0."""
    lines = len(figures.rate_lines)
    for row, step, line in _rows(figures):
        differs = ",".join(f"{letter}{row + 1}<>{letter}{row + 1 - lines}" for letter in wages)
        text = f"IF(OR({differs}),1,0)" if step else "0"
        sheet.formula(row, place, text, figures.wage_moved[step, line].item(), "count")
