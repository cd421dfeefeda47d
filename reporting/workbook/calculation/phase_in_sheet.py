"""The sheet of build-ups by date: each rate again at each step of the minimum wage, live."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from itertools import product

from xlsxwriter.utility import xl_col_to_name

from model.phase_in import ALIKE
from model.study.assumptions import BOUNDS
from reporting.tables.columns import column_words
from reporting.workbook.calculation import build_up_sheet
from reporting.workbook.calculation.build_up_sheet import (
    build_up_inputs,
    build_up_letters,
    build_up_rows,
    number_format,
)
from reporting.workbook.calculation.formulas import change_formula
from reporting.workbook.calculation.step_columns import (
    MINIMUM_WAGE,
    StepColumn,
    depends_on_minimum_wage,
    formula,
    step_columns,
)
from reporting.workbook.figures import Figures
from reporting.workbook.inputs.names import used_date, used_wage
from reporting.workbook.sheets import HEADING_ROW, Book, Sheet, serial

NAME = "Build-ups by date"
FIRST_ROW = HEADING_ROW + 1
LINE, BOUND, FROM, WAGE, RATE, CHANGE, CUMULATIVE, STEP, MOVES = range(9)
FIRST_STEP_COLUMN = MOVES + 1
LAST_PRINTED = CUMULATIVE
WIDTHS = (31.5, 7, 10.4, 8.2, 8.4, 7.6, 9.8, 6, 8)
_WAGE, _RATE, _CHANGE, _CUMULATIVE, _MOVES = map(
    xl_col_to_name, (WAGE, RATE, CHANGE, CUMULATIVE, MOVES)
)
NOT_AFFECTED = "N/A"
Places = list[tuple[int, int, int, int]]
MEASURES = {"change": CHANGE, "cumulative_change": CUMULATIVE, "rate_usd": RATE}


def row_of(figures: Figures, step: int, bound: int, line: int) -> int:
    """The row of a rate line at a bound and a step, all three counted from 0."""
    return FIRST_ROW + (step * len(BOUNDS) + bound) * len(figures.rate_lines) + line


def cells_of_lines(figures: Figures, measure: str, step: int, bound: int) -> str:
    """A reference to a measure of all rate lines at a bound and a step."""
    letter = xl_col_to_name(MEASURES[measure])
    first = row_of(figures, step, bound, 0) + 1
    return f"'{NAME}'!${letter}${first}:${letter}${first + len(figures.rate_lines) - 1}"


def labels_of_lines(figures: Figures) -> str:
    """A reference to the labels of all rate lines."""
    last = FIRST_ROW + len(figures.rate_lines)
    return f"'{NAME}'!$A${FIRST_ROW + 1}:$A${last}"


def total_cell(figures: Figures, bound: int, line: int) -> str:
    """How much a rate line rises in all, -1 where no wage moves; rounded, to compare lines."""
    row = row_of(figures, figures.steps - 1, bound, line)
    cumulative = f"'{NAME}'!${xl_col_to_name(CUMULATIVE)}${row + 1}"
    return f"IF(ISNUMBER({cumulative}),ROUND({cumulative},{ALIKE}),-1)"


def write(book: Book, figures: Figures) -> None:
    """The sheet: the rate and its changes first, then the columns that move with the wage.

    Each step is printed on a page of its own. Steps that the schedule does not use repeat the last
    one, and are not printed.
    """
    moving = depends_on_minimum_wage(step_columns(figures.roles, build_up_inputs(figures)))
    letters = {
        step.column: str(xl_col_to_name(FIRST_STEP_COLUMN + number))
        for number, step in enumerate(moving)
    }
    letters[MINIMUM_WAGE] = str(xl_col_to_name(WAGE))
    last = FIRST_STEP_COLUMN + len(moving) - 1
    sheet = book.sheet(NAME, "calculation", [*WIDTHS, *[26] * len(moving)])
    sheet.opening(
        "Build-ups by date", "Each rate at each step of the minimum wage, with the change from the "
        f"step before. What does not move with the minimum wage stands in {build_up_sheet.NAME}. "
        "Steps that are not used repeat the last one; their date is empty.", LAST_PRINTED,
    )  # fmt: skip
    sheet.heading(
        HEADING_ROW,
        ["Rate line", "Bound", "From", "Minimum wage", "Rate", "Change", "Cumulative change",
         "Step", "A wage moves",
         *(column_words(figures.assumptions, step.column).label for step in moving)],
        numbers_from=FROM,
    )  # fmt: skip
    places = _places(figures)
    _labels(sheet, figures, places)
    _rates(sheet, figures, places, letters)
    _moving_columns(sheet, figures, places, moving, letters)
    last_row = row_of(figures, figures.steps, 0, 0) - 1
    starts = [row_of(figures, step, 0, 0) for step in range(len(figures.schedule) + 1)]
    sheet.page.freeze_panes(FIRST_ROW, BOUND + 1)
    sheet.filtered(last_row, last)
    sheet.printed(starts[-1] - 1, LAST_PRINTED, portrait=True, starts=starts[1:-1])


def _places(figures: Figures) -> Places:
    """Row of the sheet, number of the step, number of the bound, number of the rate line."""
    steps, bounds, lines = map(range, (figures.steps, len(BOUNDS), len(figures.rate_lines)))
    numbers = enumerate(product(steps, bounds, lines), start=FIRST_ROW)
    return [(row, step, bound, line) for row, (step, bound, line) in numbers]


def _labels(sheet: Sheet, figures: Figures, places: Places) -> None:
    labels = [figures.assumptions.rate_lines[key].label for key in figures.rate_lines]
    for row, step, bound, line in places:
        sheet.text(row, LINE, labels[line])
        sheet.text(row, BOUND, BOUNDS[bound], "muted")
        sheet.number(row, STEP, step + 1, "count")
        date = used_date(step + 1)
        value = serial(figures.schedule[step][0]) if step < len(figures.schedule) else ""
        sheet.formula(row, FROM, date, value, "date")


def _rates(sheet: Sheet, figures: Figures, places: Places, letters: Mapping[str, str]) -> None:
    """Minimum wage and rate of each row, whether a wage moves, and the changes."""
    back = len(BOUNDS) * len(figures.rate_lines)  # rows to the step before
    wages = [letters[f"{role}_wage"] for role in figures.roles]
    values = figures.impacts
    for row, step, bound, line in places:
        at, before = row + 1, row + 1 - back
        wage = used_wage(step + 1)
        kept = f"{_WAGE}{before}" if step else "minimum_wage_before_schedule"
        place = (step, line, bound)
        of_step = figures.phase_in[MINIMUM_WAGE][place].item()
        sheet.formula(row, WAGE, f"IF(ISNUMBER({wage}),{wage},{kept})", of_step, "rate")
        rate = figures.phase_in["rate_per_unit"][place].item()
        sheet.formula(row, RATE, f"{letters['rate_per_unit']}{at}", rate, "rate", "strong")
        if step == 0:
            sheet.number(row, MOVES, 0, "count")
            for column in (CHANGE, CUMULATIVE):
                sheet.text(row, column, "base", "base")
            continue
        differs = ",".join(f"{letter}{at}<>{letter}{before}" for letter in wages)
        moved = figures.wage_moved[place].item()
        sheet.formula(row, MOVES, f"IF(OR({differs}),1,0)", moved, "count")
        change = change_formula(f"{_RATE}{at}", f"{_RATE}{before}")
        text = f'IF({_MOVES}{at}=1,{change},"{NOT_AFFECTED}")'
        sheet.formula(row, CHANGE, text, shown(values["change"][place]), "change")
        cumulative = f"(1+N({_CUMULATIVE}{before}))*(1+{_CHANGE}{at})-1"
        text = f"IF(ISNUMBER({_CHANGE}{at}),{cumulative},{_kept(before)})"
        sheet.formula(row, CUMULATIVE, text, shown(values["cumulative_change"][place]), "change")


def _moving_columns(
    sheet: Sheet,
    figures: Figures,
    places: Places,
    moving: Sequence[StepColumn],
    letters: Mapping[str, str],
) -> None:
    """The columns that move with the minimum wage; what does not is taken from the build-ups."""
    rows, of_base = build_up_rows(figures), build_up_letters(figures)
    bases = [[of_base[key, bound] for key in figures.rate_lines] for bound in BOUNDS]

    def reference(name: str) -> str:
        if name in letters:
            return f"{letters[name]}{{row}}"
        return f"'{build_up_sheet.NAME}'!{{base}}{rows[name] + 1}"

    for column, step in enumerate(moving, start=FIRST_STEP_COLUMN):
        number, text = number_format(figures, step.column), formula(step, reference)
        for row, step_number, bound, line in places:
            value = figures.phase_in[step.column][step_number, line, bound].item()
            if not math.isnan(value):
                written = text.format(row=row + 1, base=bases[bound][line])
                sheet.formula(row, column, written, value, number)


def _kept(before: int) -> str:
    cell = f"{_CUMULATIVE}{before}"
    return f'IF(ISNUMBER({cell}),{cell},"{NOT_AFFECTED}")'


def shown(value: float) -> float | str:
    """A change as the sheets show it: "N/A" where no wage moves."""
    return NOT_AFFECTED if math.isnan(value) else float(value)
