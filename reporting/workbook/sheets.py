"""A sheet to write on: text that stays text, formulas with their values, formats by name."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from functools import lru_cache
from itertools import starmap
from typing import Any

import xlsxwriter
from xlsxwriter.utility import xl_rowcol_to_cell

from reporting.letters import INCH, line_count
from reporting.workbook.look import FONT, FONT_SIZE, NUMBERS, STYLES, TABS
from reporting.workbook.printing import LETTER, MARGINS, PRINTED_SIZE, footer_text, page_starts

# A column holds so many points of text for each character of its width, as `letters` measures it.
POINTS_OF_A_CHARACTER = 6.6
INDENTED = 1.3  # characters that the beginning of an indented text takes
LINE_HEIGHT = 12.75  # points
LINE_PIXELS = 17
MOST_LINES = 30  # of a row, which a spreadsheet ends at 409 points
CONTENTS = "Read me"  # the sheet to which every other one leads back
# Every sheet begins alike: title, way back, what it shows; then its first table.
TITLE_ROW, LINK_ROW, NOTE_ROW, HEADING_ROW = 0, 1, 2, 4

# What may be done with a sheet that is protected, beside filling in its input cells.
ALLOWED = dict.fromkeys(
    ("format_columns", "format_rows", "autofilter", "select_locked_cells", "select_unlocked_cells"),
    True,
)

Area = tuple[int, int, int, int]  # first row, first column, last row, last column


class Book:
    """The workbook being written; formats are made when they are first asked for."""

    def __init__(self, target: Any, scenario_name: str) -> None:
        self.scenario_name = scenario_name
        self.file = xlsxwriter.Workbook(
            target,
            {
                "in_memory": True,
                "strings_to_formulas": False,
                "strings_to_urls": False,
                "strings_to_numbers": False,
            },
        )
        self._formats: dict[tuple[str, str], Any] = {}

    def format(self, style: str, number: str = "general") -> Any:
        """A format: how a cell looks, and how its number is written."""
        if (style, number) not in self._formats:
            look = {"font_name": FONT, "font_size": FONT_SIZE, "valign": "top", **STYLES[style]}
            self._formats[style, number] = self.file.add_format(
                {**look, "num_format": NUMBERS[number]}
            )
        return self._formats[style, number]

    def mark(self, style: str) -> Any:
        """What a conditional format changes of a cell, without font and size."""
        return self.file.add_format(STYLES[style])

    def sheet(self, name: str, tab: str, widths: Sequence[float]) -> Sheet:
        """A new sheet at the end; tab: one of TABS; widths: of its columns, in characters."""
        return Sheet(self, name, tab, widths)

    def name(self, name: str, reference: str) -> None:
        """A name for cells, by which formulas and the dashboard find them."""
        self.file.define_name(name, f"={reference}")


class Sheet:
    """One sheet. Rows and columns count from 0."""

    def __init__(self, book: Book, name: str, tab: str, widths: Sequence[float]) -> None:
        self.book = book
        self.name = name
        self.widths = widths
        self.heights: dict[int, float] = {}  # of the rows that are higher than a line, in points
        self.groups: set[int] = set()  # the rows that can be folded
        self.blocks: dict[int, int] = {}  # first row -> last row of what is printed on one page
        self.page = book.file.add_worksheet(name)
        self.page.set_tab_color(TABS[tab])
        self.page.set_default_row(LINE_HEIGHT)
        for column, width in enumerate(widths):
            self.page.set_column(column, column, width)

    def opening(
        self, title: str, note: str, across: int, style: str = "title", note_from: int = 0
    ) -> None:
        """Title, the way back to the contents, and what the sheet shows, over some columns.

        note_from: the first column of the note, which is not to stand among columns that are
        printed again on each page.
        """
        self.lines(TITLE_ROW, 0, across, title, style)
        if self.name != CONTENTS:
            self.link(LINK_ROW, 0, CONTENTS, f"To the sheet {CONTENTS}")
        if note:
            self.lines(NOTE_ROW, note_from, across, note, "note")

    def lines(
        self, row: int, first: int, last: int, text: str, style: str = "plain", formula: str = ""
    ) -> None:
        """A text over the columns from first to last, in a row as high as its lines.

        formula: what says the text, where it follows other cells.
        """
        look = self.book.format(style)
        self.page.merge_range(row, first, row, last, "", look)
        if formula:
            self.page.write_formula(row, first, formula, look, text)
        else:
            self.page.write_string(row, first, text, look)
        self._raise_row(row, text, sum(self.widths[first : last + 1]), style)

    def _raise_row(self, row: int, text: str, width: float, style: str) -> None:
        """The row is at least as high as the lines of a text; not every program sees to it."""
        look = STYLES[style]
        size = look.get("font_size", FONT_SIZE)
        room = width - INDENTED if look.get("indent") else width
        lines = lines_of(text, room, size, look.get("bold", False)) if look.get("text_wrap") else 1
        height = LINE_HEIGHT * size / FONT_SIZE * min(lines, MOST_LINES)
        if height > self.heights.get(row, LINE_HEIGHT):
            self.heights[row] = height

    def link(self, row: int, column: int, sheet: str, text: str) -> None:
        """A text that leads to another sheet of the workbook."""
        target = f"internal:'{sheet}'!A1"
        self.page.write_url(row, column, target, self.book.format("link"), text)

    def text(
        self, row: int, column: int, text: str, style: str = "plain", number: str = "general"
    ) -> None:
        """A text; whatever it begins with, it stays text.

        number: "text" for a code, such as 11-9151, that would become a date when it is edited.
        """
        self.page.write_string(row, column, text, self.book.format(style, number))
        if column < len(self.widths):
            self._raise_row(row, text, self.widths[column], style)

    def number(
        self, row: int, column: int, value: float, number: str = "general", style: str = "formula"
    ) -> None:
        """A number that no formula makes."""
        self.page.write_number(row, column, value, self.book.format(style, number))

    def date(self, row: int, column: int, value: datetime.date, style: str) -> None:
        """A date."""
        self.page.write_datetime(row, column, value, self.book.format(style, "date"))

    def blank(self, row: int, column: int, number: str, style: str) -> None:
        """An empty cell with a format."""
        self.page.write_blank(row, column, None, self.book.format(style, number))

    def formula(
        self,
        row: int,
        column: int,
        formula: str,
        value: Any,
        number: str = "general",
        style: str = "formula",
    ) -> None:
        """A formula (without the "=") and the value that it has now."""
        look = self.book.format(style, number)
        self.page.write_formula(row, column, formula, look, cached(value))
        if isinstance(value, str):
            self._raise_row(row, value, self.widths[column], style)

    def heading(
        self, row: int, texts: Sequence[str], numbers_from: int = 999, first: int = 0
    ) -> None:
        """A row of headings from a column on; from the column `numbers_from` on of numbers."""
        for column, text in enumerate(texts, start=first):
            of_text = "heading" if column == 0 else "further heading"
            self.text(row, column, text, of_text if column < numbers_from else "number heading")

    def cell(self, row: int, column: int) -> str:
        """A reference to a cell of this sheet that works from any sheet."""
        return f"'{self.name}'!{xl_rowcol_to_cell(row, column, row_abs=True, col_abs=True)}"

    def cells(self, first_row: int, first: int, last_row: int, last: int) -> str:
        """A reference to a range of this sheet that works from any sheet."""
        end = xl_rowcol_to_cell(last_row, last, row_abs=True, col_abs=True)
        return f"{self.cell(first_row, first)}:{end}"

    def grouped(self, first_row: int, last_row: int) -> None:
        """Rows that can be folded below the row above them."""
        self.groups.update(range(first_row, last_row + 1))
        self.page.outline_settings(symbols_below=False)

    def on_one_page(self, first_row: int, last_row: int) -> None:
        """Rows that no page parts, where one can hold them."""
        self.blocks[first_row] = last_row

    def filtered(self, last_row: int, last: int, heading_row: int = HEADING_ROW) -> None:
        """A filter on each column of the table below a row of headings."""
        self.page.autofilter(heading_row, 0, last_row, last)

    def printed(
        self,
        last_row: int,
        last: int,
        heading_rows: tuple[int, int] | None = (HEADING_ROW, HEADING_ROW),
        *,
        portrait: bool = False,
        heading_columns: int = 0,
        starts: Sequence[int] = (),
        areas: Sequence[Area] = (),
    ) -> None:
        """Print set-up, footer and protection of a sheet, down to its last printed cell.

        What is wider than a page goes on beside it, with the heading columns again. starts: rows
        that begin a page. areas: what is printed, each on pages of its own; all where none is
        given.
        """
        page = self.page
        for row in {*self.heights, *self.groups}:
            page.set_row(row, self.heights.get(row), None, {"level": int(row in self.groups)})
        if portrait:
            page.set_portrait()
        else:
            page.set_landscape()
        printed = areas or [(0, 0, last_row, last)]
        areas_to_print = ",".join(starmap(self.cells, printed))
        self.book.name(f"'{self.name}'!_xlnm.Print_Area", areas_to_print)
        page.set_print_scale(PRINTED_SIZE)
        page.set_paper(LETTER)
        page.set_margins(**MARGINS)
        page.set_h_pagebreaks(self._page_starts(last_row, heading_rows, starts, portrait))
        page.hide_gridlines(2)
        if heading_columns:
            page.repeat_columns(0, heading_columns - 1)
        if heading_rows:
            page.repeat_rows(*heading_rows)
        name = footer_text(self.book.scenario_name)
        page.set_footer(f"&L&10{name}&C&10&A&R&10Page &P of &N")
        page.protect("", ALLOWED)

    def _page_starts(
        self,
        last_row: int,
        heading_rows: tuple[int, int] | None,
        starts: Sequence[int],
        portrait: bool,
    ) -> list[int]:
        heights = [self.heights.get(row, LINE_HEIGHT) for row in range(last_row + 1)]
        first, last = heading_rows or (0, -1)
        heading = sum(heights[first : last + 1])
        return page_starts(heights, self.blocks, starts, heading, portrait)


def cached(value: Any) -> Any:
    """A value as the file keeps it beside a formula: NaN as empty text."""
    if isinstance(value, float) and value != value:
        return ""
    return value


@lru_cache(maxsize=4096)
def lines_of(text: str, width: float, size: float, bold: bool) -> int:
    """How many lines a text takes in a column so many characters wide."""
    inches = width * POINTS_OF_A_CHARACTER / INCH
    return sum(line_count(line, inches, size, bold) for line in text.split("\n"))


def quoted(text: str) -> str:
    """A text as a formula holds it."""
    doubled = text.replace('"', '""')
    return f'"{doubled}"'


def serial(date: datetime.date) -> int:
    """A date as the day number that a spreadsheet keeps."""
    return (date - datetime.date(1899, 12, 30)).days
