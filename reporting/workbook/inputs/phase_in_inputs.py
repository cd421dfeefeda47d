"""The steps of the minimum wage: date and wage side by side, and which of them are used.

A step is used where it has a date and a wage; the used ones are taken by date, as the model takes
them, whatever stands between.
"""

from __future__ import annotations

from typing import Any

from model.study.labels import in_a_sentence
from model.study.settings import Limits, Setting
from reporting.formats import date_in_words, dollars
from reporting.wording.changes import source_in_words
from reporting.workbook.figures import Figures
from reporting.workbook.inputs.layout import (
    BASE,
    HIGHEST,
    KIND,
    LABEL,
    LOWEST,
    NAME_IN_FORMULAS,
    REMARK,
    SOURCE,
    STATUS,
    UNIT,
    VALUE,
)
from reporting.workbook.inputs.names import (
    IN_FORCE,
    STEP_STATUSES,
    step_date,
    step_wage,
    used_date,
    used_wage,
)
from reporting.workbook.inputs.status import (
    CHANGED,
    NO_DATE,
    NO_WAGE,
    NOT_A_NUMBER,
    NOT_IN_ORDER,
    OUTSIDE,
    marked,
    validated,
)
from reporting.workbook.sheets import Sheet, quoted, serial

DATE, WAGE, BASE_STEP = VALUE, BASE, UNIT  # what the columns hold in the rows of the steps
ENTERED, USED_DATE, USED_WAGE = LOWEST, HIGHEST, KIND
REMARK_OF_STEPS = (
    "Dates in order, each with a wage. A step may be left empty; a date without a wage, or a wage "
    "without a date, is not used."
)


def write(sheet: Sheet, row: int, figures: Figures, setting: Setting) -> int:
    """A heading, a row for each step, then the wage in force. Returns the row below."""
    headings = {
        LABEL: setting.entry.label, DATE: "From", WAGE: "Dollars per hour",
        BASE_STEP: figures.assumptions.base.name, STATUS: "", SOURCE: "Source",
        ENTERED: "From, where it has a wage", USED_DATE: "Used, by date", USED_WAGE: "Used wage",
        REMARK: "Remark", NAME_IN_FORMULAS: "Names in formulas",
    }  # fmt: skip
    for column, text in headings.items():
        is_number = column in (DATE, WAGE, ENTERED, USED_DATE, USED_WAGE)
        of_text = "heading" if column == LABEL else "further heading"
        sheet.text(row, column, text, "number heading" if is_number else of_text)
    first, last = row + 1, row + figures.steps
    for number in range(1, figures.steps + 1):
        _step(sheet, first, number, figures, setting)
        _used(sheet, first, last, number, figures)
    sheet.book.name(STEP_STATUSES, sheet.cells(first, STATUS, last, STATUS))
    marked(sheet, first, last, WAGE)
    sheet.on_one_page(row, last + 1)
    return _in_force(sheet, first, last, figures, setting)


def _step(sheet: Sheet, first: int, number: int, figures: Figures, setting: Setting) -> None:
    """The cells of a step (from 1), with the base's step, the status and the source."""
    row = first + number - 1
    date, wage = _step_of(figures.schedule, number)
    base = _step_of(setting.base_value, number)
    label = f"{setting.entry.label}, step {number}"
    sheet.text(row, LABEL, f"Step {number}")
    if date is None:
        sheet.blank(row, DATE, "date", "input")
        sheet.blank(row, WAGE, "dollars", "input")
    else:
        sheet.date(row, DATE, date, "input")
        sheet.number(row, WAGE, wage, "dollars", "input")
    if base[0] is not None:
        sheet.text(row, BASE_STEP, f"{date_in_words(base[0])}: {dollars(base[1])}", "muted")
    is_changed = (date, wage) != base
    status = _status(first, number, figures, setting, base)
    sheet.formula(row, STATUS, status, CHANGED if is_changed else "", style="muted")
    sheet.text(row, SOURCE, source_in_words(setting, figures.scenario), "muted")
    sheet.text(row, REMARK, REMARK_OF_STEPS, "aside")
    sheet.text(row, NAME_IN_FORMULAS, f"{step_date(number)}, {step_wage(number)}", "aside")
    sheet.book.name(step_date(number), sheet.cell(row, DATE))
    sheet.book.name(step_wage(number), sheet.cell(row, WAGE))
    days, wages = _limits(figures, setting)
    for column, kind, limits, word in (
        (DATE, "date", days, f"{date_in_words(days.minimum)} to {date_in_words(days.maximum)}"),
        (WAGE, "decimal", wages, f"{dollars(wages.minimum)} to {dollars(wages.maximum)} an hour"),
    ):
        rule: dict[str, Any] = {
            "validate": kind, "criteria": "between", "ignore_blank": True,
            "minimum": limits.minimum, "maximum": limits.maximum,
        }  # fmt: skip
        validated(sheet, row, column, rule, label, f"Allowed: {word}, or empty.")


def _step_of(schedule: Any, number: int) -> tuple[Any, Any]:
    return schedule[number - 1] if number <= len(schedule) else (None, None)


def _limits(figures: Figures, setting: Setting) -> tuple[Limits, Limits]:
    days, wages = figures.assumptions.entries["rates_as_of_date"].limits, setting.entry.limits
    assert days is not None
    assert wages is not None
    return days, wages


def _status(
    first: int, number: int, figures: Figures, setting: Setting, base: tuple[Any, Any]
) -> str:
    """What is wrong with a step, else whether it is changed, as a formula."""
    line = first + number
    date, wage = f"B{line}", f"C{line}"
    days, wages = _limits(figures, setting)
    low, high = serial(days.minimum), serial(days.maximum)
    no_text = f"OR(ISTEXT({date}),ISTEXT({wage}))"
    no_day = f"AND(ISNUMBER({date}),OR({date}<{low},{date}>{high}))"
    no_pay = f"OR({wage}<{wages.minimum!r},{wage}>{wages.maximum!r})"
    outside = f"OR({no_day},AND(ISNUMBER({wage}),{no_pay}))"
    faults = [
        (no_text, NOT_A_NUMBER),
        (f"AND(ISNUMBER({date}),NOT(ISNUMBER({wage})))", NO_WAGE),
        (f"AND(ISNUMBER({wage}),NOT(ISNUMBER({date})))", NO_DATE),
        (outside, OUTSIDE),
    ]
    if number > 1:
        before = f"B{first + 1}:B{line - 1}"
        faults.append((f"AND(ISNUMBER({date}),{date}<=MAX({before}))", NOT_IN_ORDER))
    base_date, base_wage = ('""', '""') if base[0] is None else (serial(base[0]), repr(base[1]))
    text = f'IF(OR({date}<>{base_date},{wage}<>{base_wage}),{quoted(CHANGED)},"")'
    for condition, status in reversed(faults):
        text = f"IF({condition},{quoted(status)},{text})"
    return text


def _used(sheet: Sheet, first: int, last: int, number: int, figures: Figures) -> None:
    """The date of a row where it has a wage, and the used step of its number, by date."""
    row = first + number - 1
    line = row + 1
    entered, wages = (f"${c}${first + 1}:${c}${last + 1}" for c in "GC")
    date, wage = _step_of(figures.schedule, number)
    day = "" if date is None else serial(date)
    is_whole = f"AND(ISNUMBER(B{line}),ISNUMBER(C{line}))"
    nth = f'IF(COUNT({entered})<{number},"",SMALL({entered},{number}))'
    of_date = f'IF(ISNUMBER(H{line}),INDEX({wages},MATCH(H{line},{entered},0)),"")'
    sheet.formula(row, ENTERED, f'IF({is_whole},B{line},"")', day, "date", "base")
    sheet.formula(row, USED_DATE, nth, day, "date", "base")
    sheet.formula(row, USED_WAGE, of_date, "" if date is None else wage, "rate", "base")
    sheet.book.name(used_date(number), sheet.cell(row, USED_DATE))
    sheet.book.name(used_wage(number), sheet.cell(row, USED_WAGE))


def _in_force(sheet: Sheet, first: int, last: int, figures: Figures, setting: Setting) -> int:
    row = last + 1
    dates, wages = (f"{c}{first + 1}:{c}{last + 1}" for c in "HI")
    begun = f'COUNTIF({dates},"<="&rates_as_of_date)'
    sheet.text(row, LABEL, "Minimum wage in force on the date of the rates", "label")
    sheet.formula(
        row, VALUE, f"IF({begun}=0,minimum_wage_before_schedule,INDEX({wages},{begun}))",
        figures.minimum_wage, "dollars", "strong",
    )  # fmt: skip
    sheet.text(row, UNIT, in_a_sentence(setting.entry.unit), "muted")
    sheet.text(row, NAME_IN_FORMULAS, IN_FORCE, "aside")
    sheet.book.name(IN_FORCE, sheet.cell(row, VALUE))
    return row + 1
