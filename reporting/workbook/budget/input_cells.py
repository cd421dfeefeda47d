"""The inputs of the sheet Budget: cells with a name and limits."""

from __future__ import annotations

import datetime
import json
from collections.abc import Callable, Mapping
from typing import Any

from model.findings.budget.cost import Budget
from model.findings.budget.fees import FOLLOWING
from model.findings.budget.inputs import BudgetInputs
from model.study.settings import Assumption
from reporting import formats
from reporting.workbook.budget.places import FIRST_INPUT, LAST_OF_TEXT, Lines
from reporting.workbook.inputs.status import validated
from reporting.workbook.sheets import HEADING_ROW, Sheet

ASKED_NAME = "asked_of_the_budget"  # the cell with what the sheet was written from

MONTHS = "months"
OF_PLAN = {
    "lag": "payment_lag_months",
    "use_growth": "use_growth",
    "caseload_growth": "caseload_growth",
    "expansion": "expansion_share",
    "expansion_match": "expansion_match",
    "other_funds": "other_state_funds_share",
}  # name of a cell -> id of its entry among the inputs
MAY_FALL, MAY_FALL_ROW = "budget_may_fall", FIRST_INPUT + len(OF_PLAN)
YES, NO = "yes", "no"
WITHOUT_AMOUNT = ("none", *FOLLOWING)  # kinds of rules

# What writes the limits of a cell, by its format.
WRITTEN: Mapping[str, Callable[[float], str]] = {
    "share": formats.trimmed_percent,
    "dollars": formats.dollars,
}


def cell_name(name: str) -> str:
    """The name of an input cell of this sheet in the workbook."""
    return f"budget_{name}"


def label_of(entry: Assumption) -> str:
    """What stands before an input of the plan; shares are in percent, which the cell says."""
    return f"{entry.label}, {MONTHS}" if entry.unit == MONTHS else entry.label


def input_values(made: Budget, lines: Lines) -> dict[str, Any]:
    """What the input cells hold when they are written, by name."""
    plan, assumptions = made.plan, made.results.assumptions
    phases = [
        [share for first, share in plan.timing.phases if first <= day][-1]
        for day in made.fees.dates
    ]
    matches = made.match["regular_match"] + made.match["increase"]
    rules = {key: plan.policy.rule_of(assumptions, key) for key in lines.keys}
    return {
        "lag": plan.timing.lag,
        "use_growth": plan.volumes.use_growth,
        "caseload_growth": plan.volumes.caseload_growth,
        "expansion": plan.funding.expansion_share,
        "expansion_match": plan.funding.expansion_match,
        "other_funds": plan.funding.other_state_share,
        "may_fall": YES if plan.policy.may_fall else NO,
        **{f"date_{n}": day for n, day in enumerate(made.fees.dates, start=1)},
        **{f"share_{n}": share for n, share in enumerate(phases, start=1)},
        **{f"match_{n}": match for n, match in enumerate(matches.tolist(), start=1)},
        **{
            f"amount_{key}": rule.amount
            for key, rule in rules.items()
            if rule.kind not in WITHOUT_AMOUNT
        },
        **{
            f"units_{key}": units
            for key, units in zip(lines.keys, lines.units.tolist(), strict=True)
        },
    }


def input_cell(
    sheet: Sheet, row: int, column: int, name: str, value: Any, number: str, limits: tuple[Any, Any]
) -> None:
    """An input cell with a name and limits."""
    sheet.number(row, column, value, number, "input")
    sheet.book.name(cell_name(name), sheet.cell(row, column))
    low, high = limits
    write = WRITTEN.get(number, formats.number)
    sheet.page.data_validation(row, column, row, column, {
        "validate": "decimal", "criteria": "between", "minimum": low, "maximum": high,
        "error_title": "Not possible",
        "error_message": f"Allowed is {write(low)} to {write(high)}.",
    })  # fmt: skip


def write(sheet: Sheet, values: Mapping[str, Any], inputs: BudgetInputs) -> None:
    """What is assumed of time, units and funds, each with its source; values: `input_values`."""
    sheet.text(FIRST_INPUT - 1, 0, "Inputs", "section")
    for row, (name, entry_id) in enumerate(OF_PLAN.items(), start=FIRST_INPUT):
        entry = inputs.entries[entry_id]
        number = "general" if entry.unit == MONTHS else "share"
        sheet.text(row, 0, label_of(entry))
        assert entry.limits is not None
        limits = (entry.limits.minimum, entry.limits.maximum)
        input_cell(sheet, row, 1, name, values[name], number, limits)
        sheet.lines(row, 2, LAST_OF_TEXT, entry.source.where, "muted")
    sheet.text(MAY_FALL_ROW, 0, "Fees may fall")
    sheet.text(MAY_FALL_ROW, 1, values["may_fall"], "input")
    listed = {"validate": "list", "source": [YES, NO]}
    validated(sheet, MAY_FALL_ROW, 1, listed, "Fees may fall", "Choose yes or no.")
    sheet.book.name(MAY_FALL, sheet.cell(MAY_FALL_ROW, 1))


def write_asked(
    sheet: Sheet, column: int, asked: Mapping[str, str], values: Mapping[str, Any]
) -> None:
    """What is asked of the budget, and the values of the inputs, by which the sheet loads back.

    column: beyond those that are printed. asked: texts by short name.
    """
    if not asked:
        return
    values_written = {
        name: value.isoformat() if isinstance(value, datetime.date) else value
        for name, value in values.items()
    }
    text = json.dumps({"asked": dict(asked), "written": values_written}, ensure_ascii=False)
    sheet.text(HEADING_ROW, column, "To load this sheet back", "aside")
    # In the file of a workbook "_x000D_" stands for a carriage return. A text that holds it by
    # chance would be changed, so its "_x" is written as JSON writes any sign by its number.
    sheet.text(HEADING_ROW, column + 1, text.replace("_x", "\\u005fx"), "aside")
    sheet.book.name(ASKED_NAME, sheet.cell(HEADING_ROW, column + 1))
