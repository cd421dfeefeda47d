"""What is said of an input cell: its status, and what it takes."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from reporting.workbook.sheets import Sheet, quoted

CHANGED = "changed"
EMPTY, NOT_A_NUMBER, NOT_A_CHOICE = "empty", "not a number", "not a choice"
OUTSIDE = "outside limits"
NO_WAGE, NO_DATE, NOT_IN_ORDER = "no wage", "no date", "not in order"
# Fault -> what the check of it is called, and what is said where there is none.
FAULTS = {
    EMPTY: ("Every input has a value", "No input is empty."),
    NOT_A_NUMBER: ("Every number and date is one", "No text stands where a number is needed."),
    NOT_A_CHOICE: ("What is chosen is in the list", "Every choice is one of its list."),
    OUTSIDE: ("Every input is within its limits", "No input is outside its limits."),
    NO_WAGE: ("Every step of the minimum wage has a wage", "No date is without a wage."),
    NO_DATE: ("Every step of the minimum wage has a date", "No wage is without a date."),
    NOT_IN_ORDER: ("Steps of the minimum wage are in order", "Each date is after the one before."),
}
LONGEST_TITLE, LONGEST_MESSAGE = 32, 255  # of a validation message, in the file format


def validated(
    sheet: Sheet, row: int, column: int, rule: Mapping[str, Any], label: str, allowed: str
) -> None:
    """The cell takes only what the rule allows, and says what that is."""
    sheet.page.data_validation(
        row, column, row, column,
        {
            "ignore_blank": False,
            **rule,
            "input_title": label[:LONGEST_TITLE],
            "input_message": allowed[:LONGEST_MESSAGE],
            "error_title": "Not allowed",
            "error_message": f"{label}. {allowed}"[:LONGEST_MESSAGE],
        },
    )  # fmt: skip


def marked(sheet: Sheet, first_row: int, last_row: int, column: int) -> None:
    """Cells of a column told by color, by the status in their row: changed, or with a fault."""
    status = f"$E{first_row + 1}"
    conditions = {
        "changed": f"{status}={quoted(CHANGED)}",
        "fault": f'AND({status}<>"",{status}<>{quoted(CHANGED)})',
    }
    for style, condition in conditions.items():
        sheet.page.conditional_format(
            first_row, column, last_row, column,
            {"type": "formula", "criteria": condition, "format": sheet.book.mark(style)},
        )  # fmt: skip
