"""The cells of a workbook of ours that have a name, wherever they stand by now."""

from __future__ import annotations

import datetime
import io
import re
import sys
from collections.abc import Mapping
from math import isclose
from typing import Any

from openpyxl import load_workbook
from openpyxl.utils.cell import coordinate_to_tuple

from model.tables.files import workbook_read

# Where a name points once its row or column was deleted, such as #REF!, is none.
A_CELL = re.compile(r"\$?[A-Z]{1,3}\$?[1-9][0-9]{0,6}")
Cells = Mapping[str, Any]  # name of a cell -> its value
# Name -> where its cell stands, such as "Budget!C20"; "" where it has none, as once it was deleted.
Places = Mapping[str, str]


def named_cells(content: bytes) -> tuple[Cells, Places]:
    """The value of every cell that has a name, and where each name points.

    Errors: ScenarioError.
    """
    with workbook_read(content):
        book = load_workbook(io.BytesIO(content), read_only=True, data_only=True, keep_links=False)
        addresses = {
            name: (sheet, cell.replace("$", ""))
            for name, defined in book.defined_names.items()
            for sheet, cell in defined.destinations
            if A_CELL.fullmatch(cell) and sheet in book.sheetnames
        }
        rows = {
            sheet: _rows(book[sheet]) for sheet in dict.fromkeys(s for s, _ in addresses.values())
        }
        cells = {name: _at(rows[sheet], cell) for name, (sheet, cell) in addresses.items()}
        places = {name: f"{sheet}!{cell}" for name, (sheet, cell) in addresses.items()}
        return cells, {**dict.fromkeys(book.defined_names, ""), **places}


def _rows(sheet: Any) -> list[tuple[Any, ...]]:
    sheet.reset_dimensions()  # what a file says of its size may be wrong
    return list(sheet.iter_rows(values_only=True))


def _at(rows: list[tuple[Any, ...]], cell: str) -> Any:
    """The value of a cell such as "B7"; None beyond the last that is written."""
    row, column = coordinate_to_tuple(cell)
    return rows[row - 1][column - 1] if row <= len(rows) and column <= len(rows[row - 1]) else None


def is_alike(given: Any, known: Any) -> bool:
    """Whether a number is the known one in the 15 digits that a spreadsheet keeps."""
    if type(given) not in (int, float) or not isinstance(known, int | float):
        return False
    return abs(given) <= sys.float_info.max and isclose(given, known, rel_tol=1e-14)


def day_of_cell(given: Any) -> Any:
    """A date without the midnight that a spreadsheet keeps with it; anything else as it is."""
    is_midnight = isinstance(given, datetime.datetime) and given.time() == datetime.time()
    return given.date() if is_midnight else given


def is_empty(given: Any) -> bool:
    """Whether nothing stands in a cell."""
    return given is None or (isinstance(given, str) and not given.strip())


def text_of_cell(given: Any) -> str:
    """What stands in a cell, as text without outer spaces."""
    return "" if given is None else str(given).strip()
