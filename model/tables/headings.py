"""The headings of a table, by whatever name they go, and the rows below them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from model.scenario.scenario import ScenarioError
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
    if not any(sheet.lines for sheet in sheets):
        raise ScenarioError(["the file is empty"])
    rows: list[Row] = []
    present: list[frozenset[str]] = []
    remarks: list[str] = []
    faults: list[str] = []
    for sheet in (each for each in sheets if each.lines):
        of_file = f"the sheet {given_in_words(sheet.name)}" if sheet.name else "the file"
        below, heading = _heading(sheet, columns)
        if missing := [c for c in columns if c.is_needed and c.key not in heading.values()]:
            faults.append(f"{of_file} has no column for {_listed(missing)}")
            continue
        if twice := _twice(heading, columns):
            raise ScenarioError([f"{of_file} {twice}"])
        titles = sheet.lines[below - 1][1]
        ignored = [cell_text(t) for n, t in enumerate(titles) if n not in heading and cell_text(t)]
        remarks += (
            [f"columns of {of_file} that are not used: {', '.join(ignored)}"] if ignored else []
        )
        rows += _rows(sheet, below, heading)
        present.append(frozenset(heading.values()))
    if not present:
        raise ScenarioError(faults)
    if not rows:
        raise ScenarioError(["the file has headings and no row"])
    left_out = [f"{fault}, and was not read" for fault in faults]
    return Table(tuple(rows), frozenset.intersection(*present), tuple(left_out + remarks))


def _heading(sheet: Sheet, columns: Sequence[Column]) -> tuple[int, dict[int, str]]:
    """The line with most headings, as how many lines end with it; place of a cell -> its column."""
    keys = {name: column.key for column in columns for name in column.names}
    best: tuple[int, dict[int, str]] = (0, {})
    for number, (_, cells) in enumerate(sheet.lines[:LOOKED_AT], start=1):
        names = [_plain(cell_text(cell)) for cell in cells]
        heading = {place: keys[name] for place, name in enumerate(names) if name in keys}
        if len(set(heading.values())) > len(set(best[1].values())):
            best = number, heading
    return best


def _twice(heading: Mapping[int, str], columns: Sequence[Column]) -> str:
    """What is to be said where two columns hold the same; "" where none do."""
    keys = list(heading.values())
    again = [c for c in columns if not c.may_repeat and keys.count(c.key) > 1]
    return f"has more than one column for {_listed(again)}; keep one" if again else ""


def _rows(sheet: Sheet, below: int, heading: Mapping[int, str]) -> Iterator[Row]:
    """The rows below the headings that have something under one of them."""
    for number, cells in sheet.lines[below:]:
        by_column: dict[str, tuple[Cell, ...]] = {}
        for place, key in heading.items():
            cell = cells[place] if place < len(cells) else None
            by_column[key] = (*by_column.get(key, ()), cell)
        row = Row(sheet.place(number), by_column)
        if any(row.text(key) for key in by_column):
            yield row


def _listed(columns: Sequence[Column]) -> str:
    """The columns by label, with how they may be headed."""
    return " and ".join(f"the {c.label} ({given_in_words(c.key)})" for c in columns)


def _plain(heading: str) -> str:
    """A heading without what people write in different ways: "Eff. Date" -> "eff date"."""
    return " ".join(re.findall(r"[a-z0-9]+", heading.casefold()))
