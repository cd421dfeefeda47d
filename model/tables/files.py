"""A table that a person brings, as a file: a CSV, or an .xlsx as Excel or LibreOffice saved it."""

from __future__ import annotations

import io
import lzma
import zipfile
import zlib
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from openpyxl import load_workbook
from openpyxl.worksheet.formula import ArrayFormula

from model.errors import ScenarioError
from model.scenario.texts.brought import text_of_bytes
from model.tables.sheets import Cell, Sheet, at_most, cell_text, sheet_of_csv

ENDINGS = ("csv", "txt", "xlsx", "xlsm")
LARGEST = 2_000_000  # bytes; 5,000 rows have some 300,000
ZIP, OLD_WORKBOOK = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"  # how such files begin
NOT_XLSX = (
    "the file is a workbook of the old kind (.xls) or protected by a password. Save it as .xlsx "
    "without a password, or as CSV in UTF-8"
)
# What Python raises for a damaged zip: for its directory, a part of it, or what unpacks the part.
DAMAGED_ZIP = (
    zipfile.BadZipFile, zlib.error, lzma.LZMAError, EOFError, OSError, OverflowError, RuntimeError,
    ValueError,
)  # fmt: skip
LARGEST_UNPACKED = 20_000_000  # bytes; 5,000 rows of ten columns have some three million
MOST_PARTS = 2_000
MOST_COLUMNS = 50  # of a sheet; what stands further right is not read
LAST_ROW = 1_048_576  # that a workbook can have
NOT_READ = (
    "the file cannot be read as an .xlsx workbook. Open it in Excel or LibreOffice, and save it as "
    ".xlsx or as CSV in UTF-8"
)


def sheets_of_file(content: bytes) -> list[Sheet]:
    """The sheets of a CSV or of a workbook, whatever the file is called.

    Errors: ScenarioError where the file is too large, too long, or neither of them.
    """
    if len(content) > LARGEST:
        raise ScenarioError([
            f"the file has {len(content):,} bytes; at most {LARGEST:,} are allowed. Keep the rows "
            "of the study's services"
        ])  # fmt: skip
    if content.startswith(ZIP):
        return sheets_of_workbook(content)
    if content.startswith(OLD_WORKBOOK):
        raise ScenarioError([NOT_XLSX])
    return [sheet_of_csv(text_of_bytes(content))]


def sheets_of_workbook(content: bytes) -> list[Sheet]:
    """The sheets that are not hidden: rows that hold something, with the values of formulas.

    A formula whose value the file does not hold is given as its text. Dates are dates.
    Errors: ScenarioError where the file is no workbook, too large or too long.
    """
    with workbook_read(content):
        return _sheets(content)


@contextmanager
def workbook_read(content: bytes) -> Iterator[None]:
    """The workbook `content` is read here. Errors: ScenarioError where it is damaged or too large.

    openpyxl has no error of its own for a damaged file: beside those of zips and of two readers of
    XML come KeyError, TypeError and whatever else a value that cannot be leads to.
    """
    try:
        _refuse_large(content)
        yield
    except ScenarioError:
        raise
    except Exception:
        raise ScenarioError([NOT_READ]) from None


def _refuse_large(content: bytes) -> None:
    """Look at the sizes that the file's directory names, before anything is unpacked."""
    with zipfile.ZipFile(io.BytesIO(content)) as parts:
        sizes = [part.file_size for part in parts.infolist()]
    if sum(sizes) > LARGEST_UNPACKED or len(sizes) > MOST_PARTS:
        raise ScenarioError([
            f"the workbook unpacks to {sum(sizes):,} bytes; at most {LARGEST_UNPACKED:,} are "
            "allowed. Keep the rows of the study's services"
        ])  # fmt: skip


def _sheets(content: bytes) -> list[Sheet]:
    # A cell has either its formula or the value of it, so the file is read twice, side by side.
    values, formulas = (
        load_workbook(io.BytesIO(content), read_only=True, data_only=only, keep_links=False)
        for only in (True, False)
    )
    sheets = []
    for of_values, of_formulas in zip(values.worksheets, formulas.worksheets, strict=True):
        if of_values.sheet_state == "visible":
            rows = zip(_rows(of_values), _rows(of_formulas), strict=True)
            lines = at_most(_lines(rows))
            name = of_values.title if len(values.worksheets) > 1 else ""
            sheets.append(Sheet(lines, "row", name))
    return sheets


def _rows(sheet: Any) -> Iterator[Sequence[Any]]:
    sheet.reset_dimensions()  # what a file says of its size may be wrong
    for number, row in enumerate(sheet.iter_rows(max_col=MOST_COLUMNS, values_only=True), start=1):
        if number > LAST_ROW:
            return
        yield row


def _lines(
    rows: Iterator[tuple[Sequence[Any], Sequence[Any]]],
) -> Iterator[tuple[int, Sequence[Cell]]]:
    """The rows that hold something, with their numbers."""
    for number, (values, formulas) in enumerate(rows, start=1):
        if formulas.count(None) == len(formulas):
            continue
        cells = [
            _cell(formula if value is None else value)
            for value, formula in zip(values, formulas, strict=True)
        ]
        if any(cell_text(cell) for cell in cells):
            yield number, cells


def _cell(value: Any) -> Cell:
    """A value of a workbook; what is neither number nor date, such as a duration, as text."""
    if isinstance(value, ArrayFormula):
        return value.text or "="
    return value if isinstance(value, Cell) else str(value)
