"""A table as CSV and as JSON has it, and files packed into one."""

from __future__ import annotations

import datetime
import io
import math
import zipfile
from collections.abc import Mapping
from typing import Any

import pandas as pd

CSV_MIME, ZIP_MIME = "text/csv", "application/zip"
# A spreadsheet takes a cell that begins with one of these for a formula.
FORMULA_BEGINNINGS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def csv_text(frame: pd.DataFrame) -> str:
    """A frame as CSV. A text that a spreadsheet would take for a formula gets an apostrophe before.

    Shares and changes are fractions, dates are YYYY-MM-DD, numbers have all their digits.
    """
    written = pd.DataFrame({name: _cells(frame[name]) for name in frame.columns})
    # With this line end the writer quotes a carriage return inside a text, too.
    return str(written.to_csv(index=False, lineterminator="\r\n"))


def csv_file(frame: pd.DataFrame) -> bytes:
    """The CSV as a file; its first three bytes tell Excel that it is UTF-8."""
    return csv_text(frame).encode("utf-8-sig")


def harmless(text: str) -> str:
    """A text as a cell of a CSV file: an apostrophe stands before what could be a formula."""
    return f"'{text}" if text.startswith(FORMULA_BEGINNINGS) else text


def _cells(column: Any) -> list[Any]:
    if pd.api.types.is_datetime64_any_dtype(column):
        return list(column.dt.strftime("%Y-%m-%d").fillna(""))
    if pd.api.types.is_numeric_dtype(column):
        return list(column.tolist())
    return [harmless(value) if isinstance(value, str) else value for value in column.tolist()]


def records(frame: pd.DataFrame) -> list[dict[str, Any]]:
    """The rows of a frame as JSON has them; None where nothing is."""
    columns = {str(name): _plain(frame[name]) for name in frame.columns}
    return [
        dict(zip(columns, values, strict=True)) for values in zip(*columns.values(), strict=True)
    ]


def _plain(column: Any) -> list[Any]:
    if pd.api.types.is_datetime64_any_dtype(column):
        return [value or None for value in _cells(column)]
    return [
        None if isinstance(value, float) and not math.isfinite(value) else value
        for value in column.tolist()
    ]


def packed(files: Mapping[str, str | bytes], day: datetime.date) -> bytes:
    """A .zip of files, by their names in it; each bears the date of the day, from 1980 on."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            entry = zipfile.ZipInfo(name, (max(1980, day.year), day.month, day.day, 0, 0, 0))
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, content)
    return target.getvalue()
