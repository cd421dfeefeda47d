"""The sheet of the minimum wage: Table 9, live, and the same for every rate line."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from xlsxwriter.utility import xl_col_to_name

from model.phase_in import ALIKE
from model.steps.rates import change_from
from model.study.parts import MinimumWageLine
from reporting.workbook.assumptions_sheet import (
    STEP_WAGES,
    USED_DATES,
    USED_WAGES,
    serial,
    step_date,
    step_wage,
    used_date,
    used_wage,
)
from reporting.workbook.figures import Figures
from reporting.workbook.formulas import spreadsheet_formula
from reporting.workbook.phase_in_sheet import Cells
from reporting.workbook.sheets import Book, Sheet

NAME = "Minimum wage"
DATE_ROW, WAGE_ROW, ENTERED_ROW, FIRST_ROW = 3, 4, 5, 6
FIRST_STEP = 3  # column of the first date
NOT_AFFECTED = "N/A"
BASE = "base"
MEASURES = {
    "change": ("Change at each step", "change"),
    "cumulative_change": ("Cumulative change", "change"),
    "rate_usd": ("Rate, dollars per unit", "rate"),
}


@dataclass(frozen=True)
class Block:
    """Where a measure stands: first row of its lines for Table 9 and for all rate lines."""

    table: int
    lines: int


def write(book: Book, figures: Figures, rates: Cells, moved: Cells) -> None:
    """The sheet: three blocks of Table 9's lines, then three of all rate lines.

    rates, moved: (step, rate line) -> cell, from the build-ups by date.
    """
    sheet = book.sheet(NAME)
    sheet.text(0, 0, "Minimum wage (Table 9)", "title")
    sheet.text(
        1, 0, "Lower bound. Each change is from the step before; N/A where no wage increase is "
        "required. Where a line covers several rate lines, the one that rises most stands for it.",
        "subtitle",
    )  # fmt: skip
    _dates(sheet, figures)
    blocks = _blocks(figures)
    for measure, block in blocks.items():
        title, _ = MEASURES[measure]
        sheet.text(block.table - 1, 0, title, "section")
        sheet.text(block.lines - 1, 0, f"All rate lines: {title[:1].lower()}{title[1:]}", "section")
    _rate_lines(sheet, figures, blocks, rates, moved)
    for number, line in enumerate(figures.assumptions.minimum_wage_lines.values()):
        _table_line(sheet, figures, blocks, number, line)
    last = FIRST_STEP + figures.steps
    sheet.widths(25, 80, 44, *([11.0] * figures.steps), 11, 11)
    sheet.text(DATE_ROW, last, "Total", "heading")
    sheet.text(DATE_ROW, last + 1, "Number of the rate line", "heading")
    end = blocks["rate_usd"].lines + len(figures.rate_lines) - 1
    sheet.page.print_area(0, 0, end, last - 1)
    sheet.page.freeze_panes(WAGE_ROW + 1, FIRST_STEP)
    sheet.finished(figures.scenario.name, (DATE_ROW, WAGE_ROW))


def _blocks(figures: Figures) -> dict[str, Block]:
    tables, lines = len(figures.assumptions.minimum_wage_lines), len(figures.rate_lines)
    below = FIRST_ROW + len(MEASURES) * (tables + 2)
    return {
        measure: Block(FIRST_ROW + number * (tables + 2) + 1, below + number * (lines + 2) + 1)
        for number, measure in enumerate(MEASURES)
    }


def _letter(step: int) -> str:
    return str(xl_col_to_name(FIRST_STEP + step))


def _dates(sheet: Sheet, figures: Figures) -> None:
    """The steps that are used, named: those that have a date and a wage, by date, without gaps."""
    sheet.heading(DATE_ROW, ["Service group", "Services", "Rate line"])
    sheet.heading(WAGE_ROW, ["Minimum wage, dollars per hour", "", ""], "heading note")
    sheet.text(ENTERED_ROW, 0, "Dates entered with a wage", "heading note")
    entered = _across(sheet, figures, ENTERED_ROW)
    for name, row in ((USED_DATES, DATE_ROW), (USED_WAGES, WAGE_ROW)):
        sheet.book.file.define_name(name, f"={_across(sheet, figures, row)}")
    for step in range(figures.steps):
        place, number = FIRST_STEP + step, step + 1
        used = step < len(figures.schedule)
        date, wage = figures.schedule[step] if used else (None, "")
        day = serial(date) if date else ""
        given, paid = step_date(number), step_wage(number)
        sheet.formula(
            ENTERED_ROW, place, f'IF(AND(ISNUMBER({given}),ISNUMBER({paid})),{given},"")', day,
            "date", "heading note",
        )  # fmt: skip
        sheet.formula(
            DATE_ROW, place, f'IF(COUNT({entered})<{number},"",SMALL({entered},{number}))', day,
            "date", "number heading",
        )  # fmt: skip
        wage_on_date = f"INDEX({STEP_WAGES},MATCH({used_date(number)},{entered},0))"
        sheet.formula(
            WAGE_ROW, place, f'IF(ISNUMBER({used_date(number)}),{wage_on_date},"")', wage,
            "rate", "heading note",
        )  # fmt: skip
        for name, row in ((used_date(number), DATE_ROW), (used_wage(number), WAGE_ROW)):
            sheet.book.file.define_name(name, f"={sheet.cell(row, place)}")


def _across(sheet: Sheet, figures: Figures, row: int) -> str:
    """The cells of a row, from the first step to the last."""
    last = sheet.cell(row, FIRST_STEP + figures.steps - 1).split("!")[1]
    return f"{sheet.cell(row, FIRST_STEP)}:{last}"


def _rate_lines(
    sheet: Sheet, figures: Figures, blocks: dict[str, Block], rates: Cells, moved: Cells
) -> None:
    values = figures.lower_bound_impacts
    for number, key in enumerate(figures.rate_lines):
        for measure, block in blocks.items():
            row, line = block.lines + number, block.lines + number + 1
            sheet.text(row, 1, figures.assumptions.rate_lines[key].label)
            sheet.text(row, 2, key, "muted")
            for step in range(figures.steps):
                if measure == "rate_usd":
                    text = rates[step, number]
                elif step == 0:
                    sheet.text(row, FIRST_STEP, BASE, "base")
                    continue
                elif measure == "change":
                    text = _change(blocks, number, step, moved[step, number])
                else:
                    text = _cumulative(blocks, number, step, line)
                used = step < len(figures.schedule)
                value = _shown(values[measure][step, number].item()) if used else ""
                sheet.formula(
                    row, FIRST_STEP + step,
                    f'IF({_letter(step)}${DATE_ROW + 1}="","",{text})', value,
                    MEASURES[measure][1],
                )  # fmt: skip
            if measure == "cumulative_change":
                _total(sheet, figures, row, values[measure][-1, number].item())


def _change(blocks: dict[str, Block], number: int, step: int, moved: str) -> str:
    rate_row = blocks["rate_usd"].lines + number + 1
    cells = {
        "rate": f"{_letter(step)}{rate_row}",
        "reference": f"{_letter(step - 1)}{rate_row}",
    }
    change = spreadsheet_formula(change_from, cells.__getitem__)
    return f'IF({moved}=1,{change},"{NOT_AFFECTED}")'


def _cumulative(blocks: dict[str, Block], number: int, step: int, line: int) -> str:
    change = f"{_letter(step)}{blocks['change'].lines + number + 1}"
    before = f"{_letter(step - 1)}{line}"
    kept = f'IF(ISNUMBER({before}),{before},"{NOT_AFFECTED}")'
    return f"IF(ISNUMBER({change}),(1+N({before}))*(1+{change})-1,{kept})"


def _total(sheet: Sheet, figures: Figures, row: int, value: float) -> None:
    """The cumulative change at the last step; -1, the least possible, where no wage moved."""
    dates = f"${_letter(0)}${DATE_ROW + 1}:${_letter(figures.steps - 1)}${DATE_ROW + 1}"
    cells = f"{_letter(0)}{row + 1}:{_letter(figures.steps - 1)}{row + 1}"
    last = f"INDEX({cells},MAX(1,COUNT({dates})))"
    shown = -1 if value != value else round(value, ALIKE)
    text = f"IF(ISNUMBER({last}),ROUND({last},{ALIKE}),-1)"
    sheet.formula(row, FIRST_STEP + figures.steps, text, shown, "total", "muted")


def _table_line(
    sheet: Sheet, figures: Figures, blocks: dict[str, Block], number: int, line: MinimumWageLine
) -> None:
    """A line of Table 9: in each block the figures of the rate line that rises most."""
    chosen = _chosen(figures, line)
    place = xl_col_to_name(FIRST_STEP + figures.steps + 1)
    choice = f"${place}${blocks['change'].table + number + 1}"
    labels = _range(figures, blocks["change"], "B")
    for measure, block in blocks.items():
        row = block.table + number
        sheet.text(row, 0, line.service_group)
        sheet.text(row, 1, line.services)
        label = figures.assumptions.rate_lines[figures.rate_lines[chosen]].label
        sheet.formula(row, 2, f"INDEX({labels},{choice})", label, style="muted")
        for step in range(figures.steps):
            letter = _letter(step)
            of_step = _range(figures, block, letter)
            sheet.formula(
                row, FIRST_STEP + step, f"INDEX({of_step},{choice})",
                _value(figures, measure, chosen, step), MEASURES[measure][1],
                "strong" if measure == "change" else "formula",
            )  # fmt: skip
    sheet.formula(
        blocks["change"].table + number, FIRST_STEP + figures.steps + 1,
        _choice(figures, blocks, line), chosen + 1, "count", "muted",
    )  # fmt: skip


def _range(figures: Figures, block: Block, letter: str) -> str:
    return f"{letter}${block.lines + 1}:{letter}${block.lines + len(figures.rate_lines)}"


def _chosen(figures: Figures, line: MinimumWageLine) -> int:
    """The number of the rate line that stands for a line of Table 9, from 0."""
    standing = figures.results.minimum_wage_rate_lines.set_index(["minimum_wage_line_key", "bound"])
    return figures.rate_lines.index(str(standing.loc[(line.key, "lower"), "rate_line"]))


def _choice(figures: Figures, blocks: dict[str, Block], line: MinimumWageLine) -> str:
    """The number of the rate line with the largest total, the first of equals, from 1."""
    first = blocks["cumulative_change"].lines + 1
    total = f"${xl_col_to_name(FIRST_STEP + figures.steps)}$"
    numbers = [figures.rate_lines.index(key) for key in line.rate_lines]
    text = str(numbers[-1] + 1)
    for place in reversed(range(len(numbers) - 1)):
        rest = ",".join(f"{total}{first + other}" for other in numbers[place + 1 :])
        this = f"{total}{first + numbers[place]}"
        text = f"IF({this}>=MAX({rest}),{numbers[place] + 1},{text})"
    return text


def _value(figures: Figures, measure: str, line: int, step: int) -> Any:
    if step >= len(figures.schedule):
        return ""
    if step == 0 and measure != "rate_usd":
        return BASE
    return _shown(figures.lower_bound_impacts[measure][step, line].item())


def _shown(value: float) -> Any:
    return NOT_AFFECTED if value != value else value
