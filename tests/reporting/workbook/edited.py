"""Workbooks of ours after a person typed into their input cells."""

from __future__ import annotations

import datetime
import io
from collections.abc import Mapping
from typing import Any

import openpyxl

from model import Scenario
from reporting.workbook.inputs.names import defined_name
from tests.study import ASSUMPTIONS as A

NO_STEP: tuple[None, None] = (None, None)
AS_OF_STEPS = datetime.date(2023, 6, 1)


def opened(content: bytes) -> openpyxl.Workbook:
    return openpyxl.load_workbook(io.BytesIO(content))


def bytes_of(book: openpyxl.Workbook) -> bytes:
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()


def put(book: openpyxl.Workbook, name: str, value: Any) -> None:
    """A value typed into the input cell of that name."""
    sheet, cell = book.defined_names[name].attr_text.split("!")
    book[sheet.strip("'")][cell.replace("$", "")].value = value


def delete(book: openpyxl.Workbook, *names: str, sheet: str = "Inputs!") -> None:
    """Where these names point once the rows of their cells were deleted in Excel.

    LibreOffice leaves the sheet out.
    """
    for name in names:
        book.defined_names[name].attr_text = f"{sheet}#REF!"


def with_inputs(content: bytes, scenario: Scenario) -> bytes:
    """The study's workbook after someone typed the scenario's values into its input cells."""
    book = opened(content)
    rules = A.entries["minimum_wage_rule"].choices
    for key, value in scenario.checked(A).changes.items():
        if key == "minimum_wage_schedule":
            for number in range(1, 9):
                step = value[number - 1] if number <= len(value) else (None, None)
                put(book, f"minimum_wage_step_{number}_date", step[0])
                put(book, f"minimum_wage_step_{number}_usd_per_hour", step[1])
        else:
            typed = rules[value].label if key == "minimum_wage_rule" else value
            put(book, defined_name(key), typed)
    return bytes_of(book)


def with_steps(content: bytes, steps: list[tuple[Any, Any]]) -> bytes:
    """The study's workbook after someone typed a schedule, and June 2023 as the rates' date."""
    book = opened(content)
    put(book, "rates_as_of_date", AS_OF_STEPS)
    for number, (date, wage) in enumerate([*steps, *[NO_STEP] * (8 - len(steps))], start=1):
        put(book, f"minimum_wage_step_{number}_date", date)
        put(book, f"minimum_wage_step_{number}_usd_per_hour", wage)
    return bytes_of(book)


def with_cells(content: bytes, cells: Mapping[str, Any]) -> bytes:
    """The study's workbook after someone typed into the input cells of these settings."""
    book = opened(content)
    for key, value in cells.items():
        put(book, defined_name(key), value)
    return bytes_of(book)
