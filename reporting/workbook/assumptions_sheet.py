"""The sheet of assumptions: each value an input cell with a name, its limits and its source."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from typing import Any

from model.scenario.loaded_rates import text_of_loaded
from model.sources import MINIMUM_WAGE
from model.steps.minimum_wage import RULES
from model.study.settings import Limits, Setting
from reporting.wording import source_in_words
from reporting.workbook.figures import Figures
from reporting.workbook.sheets import Book, Sheet, number_of

NAME = "Assumptions"
HEADINGS = [
    "Assumption", "Value", "Unit", "", "Status", "Lowest allowed", "Highest allowed",
    "Kind of source", "Source", "Remark", "Name in formulas", "Id in a scenario file",
]  # fmt: skip
VALUE, BASE, STATUS, LOWEST, HIGHEST = 1, 3, 4, 5, 6
HEADING_ROW = 3
PRINTED = 9  # columns; the rest is for the screen
STATUS_COLUMN = f"'{NAME}'!$E:$E"
OUTSIDE = "outside limits"
CHANGED = "changed"
NO_WAGE, NO_DATE, NOT_IN_ORDER = "no wage", "no date", "not in order"
LONGEST_TITLE, LONGEST_MESSAGE = 32, 255  # of a validation message, in the file format
STEP_REMARK = (
    "Dates in order, each with a wage; a step may be left empty. A date without a wage, or a wage "
    "without a date, is not used."
)
IN_FORCE = MINIMUM_WAGE  # a value that is no setting has the name of the tables of sources
STEP_DATES, STEP_WAGES = "minimum_wage_step_dates", "minimum_wage_step_wages"
# The steps that have both a date and a wage, by date; they stand on the sheet Minimum wage.
USED_DATES, USED_WAGES = "minimum_wage_used_dates", "minimum_wage_used_wages"
# Who reads a workbook back finds these beside the input cells.
VERSION_NAME, BASE_NAME = "version_of_the_assumptions", "base_of_the_scenario"
LOADED_NAME = "loaded_rates_of_the_scenario"


def defined_name(setting_id: str) -> str:
    """The name of an input cell: `overtime_share.care` -> `overtime_share_care`."""
    return setting_id.replace(".", "_")


def step_date(number: int) -> str:
    """The name of the date of a step of the minimum wage, from 1."""
    return f"minimum_wage_step_{number}_date"


def step_wage(number: int) -> str:
    """The name of the wage of a step of the minimum wage, from 1."""
    return f"minimum_wage_step_{number}_usd_per_hour"


def used_date(number: int) -> str:
    """The name of the date of the used step of this number, from 1; empty text where none is."""
    return f"minimum_wage_used_step_{number}_date"


def used_wage(number: int) -> str:
    """The name of the wage of the used step of this number, from 1; empty text where none is."""
    return f"minimum_wage_used_step_{number}_usd_per_hour"


def write(book: Book, figures: Figures) -> None:
    """The sheet, with a block for each section of the assumptions."""
    sheet = book.sheet(NAME)
    sheet.text(0, 0, "Assumptions", "title")
    sheet.text(1, 0, "Change a value in a cell like this one; every other sheet follows.")
    sheet.text(1, VALUE, "input", "input")
    _identity(sheet, figures)
    headings = [heading or figures.assumptions.base.name for heading in HEADINGS]
    sheet.heading(HEADING_ROW, headings, tall=True)
    row = HEADING_ROW + 1
    for section in figures.assumptions.sections:
        sheet.text(row, 0, section, "section")
        row += 1
        for setting in figures.assumptions.settings.values():
            if setting.entry.section == section:
                if setting.entry.kind == "schedule":
                    row = _schedule(sheet, row, figures, setting)
                else:
                    row = _setting(sheet, row, figures, setting)
    sheet.widths(52, 14, 22, 12, 14, 11, 11, 12, 44, 60, 34, 34)
    sheet.page.print_area(0, 0, row - 1, PRINTED - 1)
    sheet.page.freeze_panes(HEADING_ROW + 1, 2)
    sheet.finished(figures.scenario.name, (HEADING_ROW, HEADING_ROW))


def _identity(sheet: Sheet, figures: Figures) -> None:
    """Of which assumptions the input cells are: what the dashboard needs to load them back."""
    known = (
        (VERSION_NAME, "Version of the assumptions", figures.assumptions.version),
        (BASE_NAME, "Base of the scenario", figures.scenario.base),
        (LOADED_NAME, "Loaded rates", text_of_loaded(figures.scenario.loaded_rates)),
    )
    for row, (name, label, text) in enumerate(known):
        if not text:
            continue
        sheet.text(row, 10, label, "muted")
        sheet.text(row, 11, text, "muted")
        sheet.book.file.define_name(name, f"={sheet.cell(row, 11)}")


def _setting(sheet: Sheet, row: int, figures: Figures, setting: Setting) -> int:
    entry, number = setting.entry, number_of(setting.entry.unit)
    value, base = figures.value(setting.id), setting.base_value
    mark = figures.assumptions.mark(setting.id)
    limits, remark = entry.limits, entry.source.how or entry.remark
    if entry.kind == "choice":
        value, base = RULES.index(value) + 1, RULES.index(base) + 1
        limits = Limits(1, len(RULES))
        labels = [f"{n} {entry.choices[rule].label}" for n, rule in enumerate(RULES, start=1)]
        remark = "; ".join(labels)
    assert limits is not None
    remark = f"{mark[:1].upper()}{mark[1:]}. {remark}".strip() if mark else remark
    _words(sheet, row, setting, figures, setting.label, remark)
    _input(
        sheet, row, defined_name(setting.id), value, base, limits, number,
        [(f"B{row + 1}<>INT(B{row + 1})", OUTSIDE)] if entry.kind == "choice" else [],
    )  # fmt: skip
    if behind := figures.rise_behind(setting):
        rise, before = behind
        formula = f"{before!r}*(1+{defined_name(rise)})"
        sheet.formula(row, VALUE, formula, value, number, "input")
    kind = "list" if entry.kind == "choice" else "date" if entry.kind == "date" else "decimal"
    _validated(sheet, row, VALUE, kind, limits, setting.label, entry.unit)
    return row + 1


def _words(
    sheet: Sheet, row: int, setting: Setting, figures: Figures, label: str, remark: str
) -> None:
    kind, source = setting.entry.source.kind, source_in_words(setting, figures.scenario)
    texts = {0: label, 2: setting.entry.unit, 7: kind, 8: source, 9: remark, 11: setting.id}
    for column, text in texts.items():
        sheet.text(row, column, text, "plain" if column == 0 else "muted")


def _input(
    sheet: Sheet,
    row: int,
    name: str,
    value: Any,
    base: Any,
    limits: Limits,
    number: str,
    faults: Sequence[tuple[str, str]] = (),
    may_be_empty: bool = False,
) -> None:
    """The value, named, beside the base's, its status and its limits.

    faults: conditions as formulas, each with the status where it holds and the limits are kept.
    """
    places = ((VALUE, value, "input"), (BASE, base, "base"),
              (LOWEST, limits.minimum, "base"), (HIGHEST, limits.maximum, "base"))  # fmt: skip
    for column, shown, style in places:
        if shown is None:
            sheet.blank(row, column, number, style)
        elif number == "date":
            sheet.date(row, column, shown, style)
        else:
            sheet.number(row, column, shown, number, style)
    sheet.text(row, 10, name, "muted")
    sheet.book.file.define_name(name, f"={sheet.cell(row, VALUE)}")
    line = row + 1
    outside = f"OR(NOT(ISNUMBER(B{line})),B{line}<F{line},B{line}>G{line})"
    if may_be_empty:
        outside = f'AND(B{line}<>"",{outside})'
    text = f'IF(B{line}<>D{line},"{CHANGED}","")'
    for condition, status in reversed([(outside, OUTSIDE), *faults]):
        text = f'IF({condition},"{status}",{text})'
    sheet.formula(row, STATUS, text, CHANGED if value != base else "", style="muted")


def _validated(
    sheet: Sheet, row: int, column: int, kind: str, limits: Limits, label: str, unit: str
) -> None:
    lowest, highest = _shown(limits.minimum), _shown(limits.maximum)
    message = f"{label}: {lowest} to {highest} ({unit})"[:LONGEST_MESSAGE]
    rule: dict[str, Any] = (
        {"validate": "list", "source": [str(n) for n in range(1, len(RULES) + 1)]}
        if kind == "list"
        else {
            "validate": kind,
            "criteria": "between",
            "minimum": limits.minimum,
            "maximum": limits.maximum,
        }
    )
    sheet.page.data_validation(
        row, column, row, column,
        {
            **rule,
            "input_title": label[:LONGEST_TITLE],
            "input_message": message,
            "error_title": "Outside the limits",
            "error_message": message,
        },
    )  # fmt: skip


def _shown(limit: Any) -> str:
    return f"{limit:g}" if isinstance(limit, int | float) else str(limit)


def _schedule(sheet: Sheet, row: int, figures: Figures, setting: Setting) -> int:
    """Two rows for each step, dates first, then wages; then the wage in force."""
    dates = figures.assumptions.entries["rates_as_of_date"].limits
    wages = setting.entry.limits
    assert dates is not None
    assert wages is not None
    base = setting.base_value
    blocks = (("from", 0, step_date, dates, "date"), ("wage", 1, step_wage, wages, "dollars"))
    for word, place, name_of, limits, number in blocks:
        names = STEP_DATES if place == 0 else STEP_WAGES
        last = row + figures.steps - 1
        cells = f"={sheet.cell(row, VALUE)}:{sheet.cell(last, VALUE).split('!')[1]}"
        sheet.book.file.define_name(names, cells)
        for step in range(figures.steps):
            value = figures.schedule[step][place] if step < len(figures.schedule) else None
            printed = base[step][place] if step < len(base) else None
            label = f"{setting.entry.label}, step {step + 1}, {word}"
            _words(sheet, row, setting, figures, label, STEP_REMARK)
            faults = _faults_of_step(step + 1, row, is_date=place == 0)
            _input(
                sheet, row, name_of(step + 1), value, printed, limits, number, faults,
                may_be_empty=True,
            )  # fmt: skip
            unit = "date" if place == 0 else setting.entry.unit
            _validated(sheet, row, VALUE, "date" if place == 0 else "decimal", limits, label, unit)
            row += 1
    sheet.text(row, 0, "Minimum wage in force on the date of the rates", "label")
    begun = f'COUNTIF({USED_DATES},"<="&rates_as_of_date)'
    sheet.formula(
        row, VALUE, f"IF({begun}=0,minimum_wage_before_schedule,INDEX({USED_WAGES},1,{begun}))",
        figures.minimum_wage, "dollars", "strong",
    )  # fmt: skip
    sheet.text(row, 2, setting.entry.unit, "muted")
    sheet.text(row, 10, IN_FORCE, "muted")
    sheet.book.file.define_name(IN_FORCE, f"={sheet.cell(row, VALUE)}")
    return row + 1


def _faults_of_step(number: int, row: int, is_date: bool) -> list[tuple[str, str]]:
    """What can be wrong with one cell of a step (from 1), besides its limits."""
    line, date, wage = row + 1, step_date(number), step_wage(number)
    if not is_date:
        return [(f"AND(ISNUMBER({wage}),NOT(ISNUMBER({date})))", NO_DATE)]
    faults = [(f"AND(ISNUMBER({date}),NOT(ISNUMBER({wage})))", NO_WAGE)]
    if number > 1:
        before = f"B{line - number + 1}:B{line - 1}"
        faults.append((f"AND(ISNUMBER({date}),{date}<=MAX({before}))", NOT_IN_ORDER))
    return faults


def serial(date: datetime.date) -> int:
    """A date as the day number that a spreadsheet keeps."""
    return (date - datetime.date(1899, 12, 30)).days
