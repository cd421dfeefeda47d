"""A table as it was brought: the cells of its lines, not yet understood.

A CSV is one sheet, a workbook one or several. Whoever reads a file makes sheets of it; everything
else here works on sheets alone.
"""

from __future__ import annotations

import datetime
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import PurePath

from model.errors import ScenarioError
from model.scenario.loaded_rates import LONGEST_FILE_NAME
from model.scenario.texts.brought import csv_lines
from model.study.words import given_in_words

MOST_LINES = 5_000  # that hold something; a program's fee schedule has some hundreds
SEPARATORS = ",;\t"
LONGEST_TEXT = 100  # letters; no code, date or number is longer
LOOKED_AT = 30  # lines of a CSV in which its separator shows itself

# What a cell holds: text, a number or a date as a workbook stores them, or nothing.
Cell = str | int | float | bool | datetime.date | None


@dataclass(frozen=True)
class Sheet:
    """The lines of a table that are not blank: (number in the file, cells).

    word: what the file's program calls a line, "line" or "row". name: of one sheet among several.
    """

    lines: Sequence[tuple[int, Sequence[Cell]]]
    word: str = "line"
    name: str = ""

    def place(self, number: int) -> str:
        """Where a line stands, as messages say it: "line 5", "sheet 'AD', row 5"."""
        of_sheet = f"sheet {given_in_words(self.name)}, " if self.name else ""
        return f"{of_sheet}{self.word} {number}"


def sheet_of_csv(text: str) -> Sheet:
    """The lines of a CSV text, separated by commas, semicolons or tabs.

    Errors: ScenarioError where it is empty, too long, or a quotation mark is not closed.
    """
    return Sheet(at_most(csv_lines(text, _separator(text))))


def at_most(lines: Iterable[tuple[int, Sequence[Cell]]]) -> list[tuple[int, Sequence[Cell]]]:
    """The lines, read no further than is allowed. Errors: ScenarioError where there are more."""
    read: list[tuple[int, Sequence[Cell]]] = []
    for line in lines:
        if len(read) == MOST_LINES:
            raise ScenarioError([
                f"the file has more than {MOST_LINES:,} rows; keep those of the study's services"
            ])  # fmt: skip
        read.append(line)
    return read


def _separator(text: str) -> str:
    """What stands most often between the cells of the line that has most of them."""
    beginning = text[:50_000].splitlines()[:LOOKED_AT]
    counts = [Counter(re.sub('"[^"]*"', "", line)) for line in beginning]
    most = {mark: max((count[mark] for count in counts), default=0) for mark in SEPARATORS}
    return max(SEPARATORS, key=most.__getitem__)


def cell_text(cell: Cell) -> str:
    """A cell as the text that a person sees: a code that a workbook holds as 99509 is "99509".

    What cannot be printed, or turns text around, is a question mark; a long text is cut.
    """
    if cell is None:
        return ""
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    if isinstance(cell, datetime.datetime) and cell.time() == datetime.time():
        return str(cell.date())
    text = " ".join(str(cell)[: 2 * LONGEST_TEXT].split())[:LONGEST_TEXT]
    return "".join(letter if letter.isprintable() else "?" for letter in text)


def source_name(file_name: str) -> str:
    """The name of a file as it is shown and kept: one line without its folder, cut where long."""
    last = PurePath(file_name.replace("\\", "/")).name
    printable = "".join(letter if letter.isprintable() else " " for letter in last)
    name = " ".join(printable.split()) or "file"
    return name if len(name) <= LONGEST_FILE_NAME else f"{name[: LONGEST_FILE_NAME - 3]}..."
