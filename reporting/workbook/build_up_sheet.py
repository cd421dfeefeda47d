"""The sheet of build-ups: a row for each rate and bound, the model's columns as live formulas."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

from xlsxwriter.utility import xl_col_to_name

from model.study.assumptions import BOUNDS
from reporting.columns import column_words, role_and_name
from reporting.workbook.assumptions_sheet import IN_FORCE, defined_name
from reporting.workbook.figures import Figures
from reporting.workbook.sheets import Book, Sheet, number_of
from reporting.workbook.step_columns import MINIMUM_WAGE, StepColumn, formula, step_columns

NAME = "Build-ups"
TITLE_ROW, ROLE_ROW, LABEL_ROW, COLUMN_ROW, FORMULA_ROW = 0, 3, 4, 5, 6
FIRST_ROW = FORMULA_ROW + 1
RULE = "minimum_wage_rule"
LINE_LABELS = 3  # columns before the first figure: rate line, its label, bound


def build_up_inputs(held: Figures) -> list[str]:
    """The columns that the steps start from, in the model's order."""
    given = {*held.plan.line_columns, *held.plan.role_columns}
    wages = [f"{role}_market_wage" for role in held.plan.roles]
    return [
        *(name for name in held.build_ups if name in given),
        *wages,
        "lower_bound_direct_care_market_wage",
        MINIMUM_WAGE,
        RULE,
    ]


def build_up_places(held: Figures) -> dict[str, int]:
    """Column of the model -> column of the sheet."""
    inputs = build_up_inputs(held)
    columns = [*inputs, *(step.column for step in step_columns(held.plan.roles, inputs))]
    return {name: LINE_LABELS + number for number, name in enumerate(columns)}


def write(
    book: Book, held: Figures, wages: Mapping[tuple[int, int], str]
) -> dict[tuple[int, int], str]:
    """The sheet. Returns (rate line, bound) -> cell of the rate.

    wages: (staffed role, bound) -> cell of the blended wage.
    """
    sheet = book.sheet(NAME)
    places = build_up_places(held)
    inputs = build_up_inputs(held)
    headings(sheet, held, NAME, ["Rate line", "Key", "Bound"], list(places))
    sheet.text(
        1, 0, "One row for each rate and bound: first what it takes from Assumptions and Wages, "
        "then every step of the calculation. Dollars per paid hour until the billable hour.",
        "subtitle",
    )  # fmt: skip
    _labels(sheet, held)
    for name in inputs:
        _input_column(sheet, held, name, places[name], wages)
    for step in step_columns(held.plan.roles, inputs):
        text = formula(step, lambda name: f"{xl_col_to_name(places[name])}{{row}}")
        _step_column(sheet, held, step, places[step.column], text)
    sheet.widths(44, 26, 9, *([12.0] * len(places)))
    sheet.page.freeze_panes(FIRST_ROW, LINE_LABELS)
    sheet.finished(
        held.scenario.name, (ROLE_ROW, FORMULA_ROW), pages_wide=8, heading_columns=LINE_LABELS
    )
    return {
        (line, bound): sheet.cell(build_up_row(line, bound), places["rate_per_unit"])
        for line in range(len(held.plan.lines))
        for bound in range(len(BOUNDS))
    }


def build_up_row(line: int, bound: int) -> int:
    """The row of a rate line at a bound."""
    return FIRST_ROW + line * len(BOUNDS) + bound


def headings(
    sheet: Sheet, held: Figures, title: str, first: list[str], columns: Sequence[str]
) -> None:
    """Four rows: whose column it is, its label, its name in the model, its formula in the model."""
    sheet.text(TITLE_ROW, 0, title, "title")
    sheet.heading(ROLE_ROW, [*[""] * len(first)], "heading")
    sheet.heading(LABEL_ROW, first)
    sheet.heading(COLUMN_ROW, ["Column in the model", *[""] * (len(first) - 1)], "heading note")
    sheet.heading(FORMULA_ROW, ["Formula in the model", *[""] * (len(first) - 1)], "heading note")
    roles = held.assumptions.roles
    for place, column in enumerate(columns, start=len(first)):
        role, name = role_and_name(held.assumptions, column)
        words = column_words(held.assumptions, column)
        label = column_words(held.assumptions, name).label if role else words.label
        sheet.text(ROLE_ROW, place, roles[role].label if role else "", "heading")
        sheet.text(LABEL_ROW, place, label, "heading")
        sheet.text(COLUMN_ROW, place, column, "heading note")
        sheet.text(FORMULA_ROW, place, words.formula, "heading note")
    sheet.page.set_row(LABEL_ROW, 42)
    sheet.page.set_row(COLUMN_ROW, 36)
    sheet.page.set_row(FORMULA_ROW, 60)


def _labels(sheet: Sheet, held: Figures) -> None:
    for number, key in enumerate(held.plan.lines):
        for place, bound in enumerate(BOUNDS):
            row = build_up_row(number, place)
            sheet.text(row, 0, held.assumptions.rate_lines[key].label)
            sheet.text(row, 1, key, "muted")
            sheet.text(row, 2, bound)


def number_format(held: Figures, column: str) -> str:
    """The number format of a column of the model; dollars to four places."""
    number = number_of(column_words(held.assumptions, column).unit)
    return "step" if number == "dollars" else number


def _input_column(
    sheet: Sheet, held: Figures, name: str, place: int, wages: Mapping[tuple[int, int], str]
) -> None:
    """What a row takes: a named input cell, a cell of the wages, or a plain 1 or 0."""
    number = number_format(held, name)
    for row, value in enumerate(held.build_ups[name]):
        source = _source(held, name, row, wages)
        if source:
            sheet.formula(FIRST_ROW + row, place, source, value, number)
        elif not math.isnan(value):
            sheet.number(FIRST_ROW + row, place, value, number)


def _source(held: Figures, name: str, row: int, wages: Mapping[tuple[int, int], str]) -> str:
    plan = held.plan
    role, own = role_and_name(held.assumptions, name)
    if name == MINIMUM_WAGE:
        return IN_FORCE
    if name == RULE:
        return defined_name(RULE)
    if own == "market_wage":
        bounds, staffed = plan.market_wage_places[role]
        return wages.get((int(staffed[row]), int(bounds[row])), "")
    if name == "lower_bound_direct_care_market_wage":
        _, staffed = plan.market_wage_places["direct_care"]
        return wages[int(staffed[row]), BOUNDS.index("lower")]
    column = int((plan.line_columns | plan.role_columns)[name][row])
    return defined_name(plan.setting_ids[column]) if column < len(plan.setting_ids) else ""


def _step_column(sheet: Sheet, held: Figures, step: StepColumn, place: int, text: str) -> None:
    """A step in every row that has the role; `text` has {row} where the row's number goes."""
    number = number_format(held, step.column)
    style = "strong" if step.column == "rate_per_unit" else "formula"
    for row, value in enumerate(held.build_ups[step.column], start=FIRST_ROW):
        if not math.isnan(value):
            sheet.formula(row, place, text.format(row=row + 1), value, number, style)
