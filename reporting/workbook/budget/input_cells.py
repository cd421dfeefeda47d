"""The inputs of the sheet Budget: cells with a name and limits."""

from __future__ import annotations

from typing import Any

from model.findings.budget.cost import Budget
from model.findings.budget.inputs import BudgetInputs
from reporting.workbook.budget.places import FIRST_INPUT, LAST_OF_TEXT
from reporting.workbook.inputs.status import validated
from reporting.workbook.sheets import Sheet

INPUTS = ("lag", "use_growth", "caseload_growth", "expansion", "expansion_match", "other_funds")
MAY_FALL, MAY_FALL_ROW = "budget_may_fall", FIRST_INPUT + len(INPUTS)
YES, NO = "yes", "no"


def input_cell(
    sheet: Sheet, row: int, column: int, name: str, value: Any, number: str, limits: tuple[Any, Any]
) -> None:
    """An input cell with a name and limits."""
    sheet.number(row, column, value, number, "input")
    sheet.book.name(f"budget_{name}", sheet.cell(row, column))
    low, high = limits
    sheet.page.data_validation(row, column, row, column, {
        "validate": "decimal", "criteria": "between", "minimum": low, "maximum": high,
        "error_title": "Not possible", "error_message": f"Allowed is {low} to {high}.",
    })  # fmt: skip


def write(sheet: Sheet, made: Budget, inputs: BudgetInputs) -> None:
    """What is assumed of time, units and funds, each with its source."""
    plan = made.plan
    values = {
        "lag": (plan.timing.lag, "Payment lag, months", "general", (0, 12)),
        "use_growth": (plan.volumes.use_growth, "Growth of use a year", "share", (-0.5, 0.5)),
        "caseload_growth": (
            plan.volumes.caseload_growth, "Growth of caseload a year", "share", (-0.5, 0.5),
        ),
        "expansion": (plan.funding.expansion_share, "Share for expansion adults", "share", (0, 1)),
        "expansion_match": (
            plan.funding.expansion_match, "Federal match for expansion adults", "share", (0, 1),
        ),
        "other_funds": (plan.funding.other_state_share, "Other state funds", "share", (0, 1)),
            }  # fmt: skip
    sheet.text(FIRST_INPUT - 1, 0, "Inputs", "section")
    for row, name in enumerate(INPUTS, start=FIRST_INPUT):
        value, label, number, limits = values[name]
        sheet.text(row, 0, label)
        input_cell(sheet, row, 1, name, value, number, limits)
    sheet.text(MAY_FALL_ROW, 0, "Fees may fall")
    sheet.text(MAY_FALL_ROW, 1, YES if plan.policy.may_fall else NO, "input")
    listed = {"validate": "list", "source": [YES, NO]}
    validated(sheet, MAY_FALL_ROW, 1, listed, "Fees may fall", "Choose yes or no.")
    sheet.book.name(MAY_FALL, sheet.cell(MAY_FALL_ROW, 1))
    known = {entry.label: entry.source.where for entry in inputs.entries.values()}
    for row, name in enumerate(INPUTS, start=FIRST_INPUT):
        source = known.get(str(values[name][1]).partition(",")[0], "")
        sheet.lines(row, 2, LAST_OF_TEXT, source, "muted")
