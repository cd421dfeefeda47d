"""The lines of a CSV text with their numbers: what every CSV that is brought is read by."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator

from model.scenario.scenario import ScenarioError

CsvLine = tuple[int, list[str]]  # number of the line in the file, its cells


def csv_lines(text: str, separator: str) -> Iterator[CsvLine]:
    """The lines that are not blank, with their numbers and their cells without outer spaces.

    Errors: ScenarioError where a quotation mark is not closed.
    """
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    number = 1
    try:
        for row in reader:
            if any(cell.strip() for cell in row):
                yield number, [cell.strip() for cell in row]
            number = reader.line_num + 1
    except csv.Error:
        raise ScenarioError(
            [f"line {number}: a quotation mark is not closed, or stands inside a cell"]
        ) from None
