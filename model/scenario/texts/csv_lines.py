"""The lines of a CSV text with their numbers: what every CSV that is brought is read by."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator

from model.errors import ScenarioError

CsvLine = tuple[int, list[str]]  # number of the line in the file, its cells
# What a spreadsheet writes or reads as the first line of a file: by what its cells are separated.
_SEPARATOR_LINE = re.compile(r'"?sep=([,;\t])"?[,;\t ]*(?=[\r\n]|$)', re.IGNORECASE)


def csv_lines(text: str, separator: str) -> Iterator[CsvLine]:
    """The lines that are not blank, with their numbers and their cells without outer spaces.

    separator: of the cells, unless the first line says another, as in "sep=;".
    Errors: ScenarioError where a quotation mark is not closed.
    """
    separator_line = _SEPARATOR_LINE.match(text)
    delimiter = separator_line[1] if separator_line else separator
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    number = 1
    try:
        for row in reader:
            if any(cell.strip() for cell in row) and not (separator_line and number == 1):
                yield number, [cell.strip() for cell in row]
            number = reader.line_num + 1
    except csv.Error:
        raise ScenarioError(
            [f"line {number}: a quotation mark is not closed, or stands inside a cell"]
        ) from None
