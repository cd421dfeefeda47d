"""The sheet of inputs: each value a cell with a name, its limits, its status and its source."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from model.scenario.loaded_rates import text_of_loaded
from model.steps.minimum_wage import RULES
from model.study.settings import Limits, Setting
from reporting.tables.assumption_rows import allowed_in_words, limits_text, section_title
from reporting.wording.changes import source_in_words
from reporting.wording.values import unit_in_full
from reporting.workbook.figures import Figures
from reporting.workbook.inputs import phase_in_inputs
from reporting.workbook.inputs.layout import (
    BASE,
    FIRST_ROW,
    HIGHEST,
    ID,
    IDENTITY_ROW,
    KIND,
    LABEL,
    LAST_PRINTED,
    LOWEST,
    NAME,
    NAME_IN_FORMULAS,
    REMARK,
    SOURCE,
    STATUS,
    UNIT,
    VALUE,
    WIDTHS,
)
from reporting.workbook.inputs.names import (
    BASE_LABEL,
    BASE_NAME,
    LOADED_NAME,
    VERSION_NAME,
    defined_name,
    number_of_choice,
)
from reporting.workbook.inputs.status import (
    CHANGED,
    EMPTY,
    NOT_A_CHOICE,
    NOT_A_NUMBER,
    OUTSIDE,
    marked,
    validated,
)
from reporting.workbook.look import number_of
from reporting.workbook.sheets import HEADING_ROW, Book, Sheet, quoted

FEWEST_ROWS = 3  # of a section below its heading, before a page ends
NOTE = (
    "Change a value in a tinted cell; every other sheet follows. The column Status says what is "
    "changed (yellow) and what cannot be used (red); its filter shows those rows alone. Limits, "
    "remarks and names of the cells stand to the right."
)


def write(book: Book, figures: Figures) -> None:
    """The sheet, a group of rows for each section of the assumptions, as on the page."""
    sheet = book.sheet(NAME, "input", WIDTHS)
    sheet.opening("Inputs", NOTE, LAST_PRINTED)
    _identity(sheet, figures)
    headings = {
        LABEL: "Assumption", VALUE: "Value", BASE: figures.assumptions.base.name, UNIT: "Unit",
        STATUS: "Status", SOURCE: "Source", LOWEST: "Lowest allowed", HIGHEST: "Highest allowed",
        KIND: "Kind of source", REMARK: "Remark", NAME_IN_FORMULAS: "Name in formulas",
        ID: "Id in a scenario file",
    }  # fmt: skip
    sheet.heading(HEADING_ROW, [headings[column] for column in sorted(headings)])
    for column in (VALUE, BASE, LOWEST, HIGHEST):
        sheet.text(HEADING_ROW, column, headings[column], "number heading")
    row = FIRST_ROW
    for section in figures.assumptions.sections:
        settings = [
            setting
            for setting in figures.assumptions.settings.values()
            if setting.entry.section == section
        ]
        sheet.text(row, 0, section_title(figures.scenario, section, settings), "section")
        first = row = row + 1
        for setting in settings:
            if setting.entry.kind == "schedule":
                row = phase_in_inputs.write(sheet, row, figures, setting)
            else:
                _setting(sheet, row, figures, setting)
                row += 1
        sheet.grouped(first, row - 1)
        sheet.on_one_page(first - 1, min(first + FEWEST_ROWS, row) - 1)
    for column in (VALUE, STATUS):
        marked(sheet, FIRST_ROW, row - 1, column)
    sheet.page.freeze_panes(FIRST_ROW, VALUE + 1)
    sheet.filtered(row - 1, REMARK)
    sheet.printed(row - 1, LAST_PRINTED)


def _identity(sheet: Sheet, figures: Figures) -> None:
    """Of which assumptions the input cells are: what the dashboard needs to load them back."""
    known = {
        VERSION_NAME: ("Version of the assumptions", figures.assumptions.version),
        BASE_NAME: (BASE_LABEL, figures.scenario.base),
        LOADED_NAME: ("Loaded rates", text_of_loaded(figures.scenario.loaded_rates)),
    }
    for row, (name, (label, text)) in enumerate(known.items(), start=IDENTITY_ROW):
        if text:
            sheet.text(row, NAME_IN_FORMULAS, label, "aside")
            sheet.text(row, ID, text, "aside")
            sheet.book.name(name, sheet.cell(row, ID))


def _setting(sheet: Sheet, row: int, figures: Figures, setting: Setting) -> None:
    """The row of a number, a date or a choice."""
    _words(sheet, row, figures, setting)
    sheet.book.name(defined_name(setting.id), sheet.cell(row, VALUE))
    if setting.entry.kind == "choice":
        _choice(sheet, row, figures, setting)
        return
    entry, value, base = setting.entry, figures.value(setting.id), setting.base_value
    assert entry.limits is not None
    number = number_of(entry.unit)
    _value(sheet, row, VALUE, value, number, "input")
    _value(sheet, row, BASE, base, number, "base")
    _value(sheet, row, LOWEST, entry.limits.minimum, number, "base")
    _value(sheet, row, HIGHEST, entry.limits.maximum, number, "base")
    if behind := figures.rise_behind(setting):
        rise, before = behind
        formula = f"{before!r}*(1+{defined_name(rise)})"
        sheet.formula(row, VALUE, formula, value, number, "input")
    line = row + 1
    outside = f"OR(B{line}<G{line},B{line}>H{line})"
    is_one = f"IF({outside},{quoted(OUTSIDE)},{_changed(line)})"
    _status(sheet, row, f"IF(ISNUMBER(B{line}),{is_one},{quoted(NOT_A_NUMBER)})", value != base)
    rule = {"validate": "date" if entry.kind == "date" else "decimal", **_between(entry.limits)}
    validated(sheet, row, VALUE, rule, setting.label, _allowed(figures, setting))


def _choice(sheet: Sheet, row: int, figures: Figures, setting: Setting) -> None:
    """The row of a choice by name; its number, which the formulas take, stands beside it."""
    labels = [setting.entry.choices[rule].label for rule in RULES]
    value, base = (
        setting.entry.choices[rule].label
        for rule in (figures.value(setting.id), setting.base_value)
    )
    sheet.text(row, VALUE, value, "input")
    sheet.text(row, BASE, base, "muted")
    line = row + 1
    known = f"{{{','.join(map(quoted, labels))}}}"
    number = labels.index(value) + 1
    sheet.formula(row, LOWEST, f"MATCH(B{line},{known},0)", number, "count", "base")
    sheet.book.name(number_of_choice(setting.id), sheet.cell(row, LOWEST))
    not_known = f"ISNA(G{line})"
    _status(sheet, row, f"IF({not_known},{quoted(NOT_A_CHOICE)},{_changed(line)})", value != base)
    rule = {"validate": "list", "source": labels}
    validated(sheet, row, VALUE, rule, setting.label, _allowed(figures, setting))


def _words(sheet: Sheet, row: int, figures: Figures, setting: Setting) -> None:
    entry, mark = setting.entry, figures.assumptions.mark(setting.id)
    remark = entry.source.how or entry.remark
    texts = {
        UNIT: unit_in_full(entry),
        SOURCE: source_in_words(setting, figures.scenario),
        KIND: setting.source_kind,
        REMARK: f"{mark[:1].upper()}{mark[1:]}. {remark}".strip() if mark else remark,
        NAME_IN_FORMULAS: defined_name(setting.id),
        ID: setting.id,
    }
    sheet.text(row, LABEL, setting.label)
    for column, text in texts.items():
        sheet.text(row, column, text, "muted" if column <= LAST_PRINTED else "aside")


def _value(sheet: Sheet, row: int, column: int, value: Any, number: str, style: str) -> None:
    if number == "date":
        sheet.date(row, column, value, style)
    else:
        sheet.number(row, column, value, number, style)


def _changed(line: int) -> str:
    return f'IF(B{line}<>C{line},{quoted(CHANGED)},"")'


def _status(sheet: Sheet, row: int, formula: str, is_changed: bool) -> None:
    """What is to be said of a cell; `formula` says it where there is a value in it."""
    text = f'IF(B{row + 1}="",{quoted(EMPTY)},{formula})'
    sheet.formula(row, STATUS, text, CHANGED if is_changed else "", style="muted")


def _between(limits: Limits) -> Mapping[str, Any]:
    return {"criteria": "between", "minimum": limits.minimum, "maximum": limits.maximum}


def _allowed(figures: Figures, setting: Setting) -> str:
    """What the cell takes, and where its value comes from, beside the cell when it is chosen."""
    entry = setting.entry
    if entry.kind == "choice":
        return "Choose one from the list."
    limits = limits_text(entry) if entry.kind == "date" else allowed_in_words(entry)
    source = source_in_words(setting, figures.scenario)
    return f"Allowed: {limits}.\nSource: {source}"
