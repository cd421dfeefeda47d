"""The headings of a table, by whatever name they go, and the rows below them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from model.errors import ScenarioError
from model.study.words import given_in_words
from model.tables.sheets import Cell, Sheet, cell_text

LOOKED_AT = 30  # lines of a sheet among which its headings are; titles and dates stand above them


@dataclass(frozen=True)
class Column:
    """A column that a table may have.

    key: its heading in our own files. label: what messages call it. also: other usual headings;
    case, spaces and punctuation do not count. is_needed: no table is read without it.
    may_repeat: several columns together hold it, such as "Modifier 1" and "Modifier 2".
    """

    key: str
    label: str
    also: tuple[str, ...] = ()
    is_needed: bool = False
    may_repeat: bool = False

    @property
    def names(self) -> frozenset[str]:
        """All its headings, as `_plain` makes them."""
        return frozenset(map(_plain, (self.key, self.label, *self.also)))


@dataclass(frozen=True)
class Row:
    """One row: where it stands, and its cells by the key of their column, in the file's order."""

    place: str
    cells: Mapping[str, tuple[Cell, ...]]

    def cell(self, key: str) -> Cell:
        """The cell of a column; None where the table has no such column."""
        return self.cells.get(key, (None,))[0]

    def text(self, key: str) -> str:
        """The texts of the cells of a column, without those that are empty."""
        return " ".join(filter(None, map(cell_text, self.cells.get(key, ()))))

    def is_empty_but_for(self, *keys: str) -> bool:
        """Whether no column but these holds anything, as in a template that was not filled in."""
        return not any(self.text(key) for key in self.cells if key not in keys)


@dataclass(frozen=True)
class Table:
    """The rows of a file, the columns that all of them have, and what of the file was not read."""

    rows: tuple[Row, ...]
    columns: frozenset[str]
    remarks: tuple[str, ...]


def table_of_sheets(sheets: Sequence[Sheet], columns: Sequence[Column]) -> Table:
    """The rows of all sheets that have the needed headings.

    Errors: ScenarioError where no sheet has them, two columns of one are the same, or all are
    without a row.
    """
    headings = [_heading(sheet, columns) for sheet in sheets if sheet.lines]
    if not headings:
        raise ScenarioError(["the file is empty"])
    faults = [fault for heading in headings if (fault := heading.missing(columns))]
    complete = [heading for heading in headings if not heading.missing(columns)]
    if not complete:
        raise ScenarioError(faults)
    if repeated := [fault for heading in complete if (fault := heading.repeated(columns))]:
        raise ScenarioError(repeated[:1])
    rows = tuple(row for heading in complete for row in _rows(heading))
    if not rows:
        raise ScenarioError(["the file has headings and no row"])
    present = frozenset.intersection(*(frozenset(each.keys.values()) for each in complete))
    left_out = [f"{fault}, and was not read" for fault in faults]
    return Table(rows, present, (*left_out, *(r for each in complete for r in each.remarks)))


@dataclass(frozen=True)
class _Heading:
    """The line with the headings of a sheet: its place among the lines, and cell -> its column."""

    sheet: Sheet
    place: int
    keys: Mapping[int, str]

    @property
    def of_file(self) -> str:
        """What messages call the sheet."""
        return f"the sheet {given_in_words(self.sheet.name)}" if self.sheet.name else "the file"

    @property
    def remarks(self) -> list[str]:
        """That some columns are not used; [] where all are."""
        titles = map(cell_text, self.sheet.lines[self.place][1])
        unused = [title for n, title in enumerate(titles) if title and n not in self.keys]
        if not unused:
            return []
        return [f"columns of {self.of_file} that are not used: {', '.join(unused)}"]

    def missing(self, columns: Sequence[Column]) -> str:
        """That needed columns are missing; "" where none is."""
        keys = self.keys.values()
        missing = [each for each in columns if each.is_needed and each.key not in keys]
        return f"{self.of_file} has no column for {_listed(missing)}" if missing else ""

    def repeated(self, columns: Sequence[Column]) -> str:
        """That several columns are the same; "" where none are."""
        keys = list(self.keys.values())
        again = [each for each in columns if not each.may_repeat and keys.count(each.key) > 1]
        listed = _listed(again)
        return f"{self.of_file} has more than one column for {listed}; keep one" if again else ""


def _heading(sheet: Sheet, columns: Sequence[Column]) -> _Heading:
    """The line with the headings of most columns, of several the first."""
    keys = {name: column.key for column in columns for name in column.names}
    headings = []
    for place, (_, cells) in enumerate(sheet.lines[:LOOKED_AT]):
        names = [_plain(cell_text(cell)) for cell in cells]
        of_cells = {number: keys[name] for number, name in enumerate(names) if name in keys}
        headings.append(_Heading(sheet, place, of_cells))
    return max(headings, key=lambda heading: len(set(heading.keys.values())))


def _rows(heading: _Heading) -> Iterator[Row]:
    """The rows below the headings that have something under one of them."""
    for number, cells in heading.sheet.lines[heading.place + 1 :]:
        by_column: dict[str, tuple[Cell, ...]] = {}
        for place, key in heading.keys.items():
            cell = cells[place] if place < len(cells) else None
            by_column[key] = (*by_column.get(key, ()), cell)
        row = Row(heading.sheet.place(number), by_column)
        if any(row.text(key) for key in by_column):
            yield row


def _listed(columns: Sequence[Column]) -> str:
    """The columns by label, with how they may be headed."""
    return " and ".join(f"the {c.label} ({given_in_words(c.key)})" for c in columns)


def _plain(heading: str) -> str:
    """A heading without what people write in different ways: "Eff. Date" -> "eff date"."""
    return " ".join(re.findall(r"[a-z0-9]+", heading.casefold()))
