"""A sheet to write on: text that stays text, formulas with their values, formats by name."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any

import xlsxwriter
from xlsxwriter.utility import xl_rowcol_to_cell
from xlsxwriter.worksheet import Worksheet

ACCENT = "#1f5fbf"
MUTED = "#57606a"
LINE = "#c9ced6"
INPUT_FILL = "#e6effb"
HEADING_FILL = "#f3f5f8"
HEADING_HEIGHT = 42  # points: three lines
WIDEST_FOOTER = 80  # characters of a typed name in a footer, which holds 255 in all

NUMBERS = {
    "text": "@",
    "general": "General",
    "count": "0",
    "share": "0.0##%",
    "change": "0.0%",
    "total": '[=-1]"N/A";0.0%',
    "dollars": "$#,##0.00##",
    "rate": "$#,##0.00",
    "whole": "$#,##0;-$#,##0",
    "units": "#,##0.##",
    "step": "$#,##0.0000",
    "days": "0.00##",
    "date": "mmm d, yyyy",
}
STYLES: Mapping[str, Mapping[str, Any]] = {
    "plain": {},
    "wrapped": {"text_wrap": True, "valign": "top"},
    "typed": {"text_wrap": True, "valign": "top", "quote_prefix": True},
    "title": {"bold": True, "font_size": 16},
    "subtitle": {"font_color": MUTED},
    "section": {"bold": True, "font_size": 12, "bottom": 1, "bottom_color": ACCENT},
    "label": {"bold": True, "valign": "top"},
    "heading": {
        "bold": True,
        "text_wrap": True,
        "valign": "top",
        "bg_color": HEADING_FILL,
        "bottom": 1,
        "bottom_color": LINE,
    },
    "number heading": {
        "bold": True,
        "align": "right",
        "text_wrap": True,
        "valign": "top",
        "bg_color": HEADING_FILL,
        "bottom": 1,
        "bottom_color": LINE,
    },
    "heading note": {
        "text_wrap": True,
        "valign": "top",
        "font_color": MUTED,
        "font_size": 8,
        "bg_color": HEADING_FILL,
    },
    "input": {
        "bg_color": INPUT_FILL,
        "font_color": ACCENT,
        "border": 1,
        "border_color": LINE,
        "locked": False,
    },
    "formula": {"align": "right"},
    "strong": {"bold": True, "align": "right"},
    "base": {"font_color": MUTED, "align": "right"},
    "muted": {"font_color": MUTED, "indent": 1},
}


def number_of(unit: str) -> str:
    """The name of the number format for a unit of an assumption or of a step."""
    if unit.startswith("share"):
        return "share"
    if unit.startswith("dollars"):
        return "dollars"
    return "date" if unit == "date" else "general"


class PlainWorksheet(Worksheet):  # type: ignore[misc]
    """A worksheet that takes formulas as they are, without its "="."""

    # XlsxWriter looks through each formula for some thirty newer functions, which took more than
    # half of the time for a workbook. The one that we use is written with its prefix.
    def _prepare_formula(self, formula: str, *_: Any, **__: Any) -> str:
        return formula.lstrip("=")


class Book:
    """The workbook being written; formats are made when they are first asked for."""

    def __init__(self, target: Any, options: Mapping[str, Any]) -> None:
        self.file = xlsxwriter.Workbook(
            target,
            {
                "in_memory": True,
                "strings_to_formulas": False,
                "strings_to_urls": False,
                "strings_to_numbers": False,
                **options,
            },
        )
        self._formats: dict[tuple[str, str], Any] = {}

    def format(self, style: str, number: str = "general") -> Any:
        """A format: how a cell looks, and how its number is written."""
        if (style, number) not in self._formats:
            look = {"font_name": "Calibri", "font_size": 10, **STYLES[style]}
            self._formats[style, number] = self.file.add_format(
                {**look, "num_format": NUMBERS[number]}
            )
        return self._formats[style, number]

    def sheet(self, name: str) -> Sheet:
        """A new sheet at the end of the workbook."""
        return Sheet(self, name)


class Sheet:
    """One sheet. Rows and columns count from 0."""

    def __init__(self, book: Book, name: str) -> None:
        self.book = book
        self.name = name
        self.page = book.file.add_worksheet(name, PlainWorksheet)

    def text(self, row: int, column: int, text: str, style: str = "plain") -> None:
        """A text; whatever it begins with, it stays text."""
        self.page.write_string(row, column, text, self.book.format(style, "general"))

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
        self.page.write_formula(
            row, column, f"={formula}", self.book.format(style, number), cached(value)
        )

    def heading(
        self,
        row: int,
        texts: list[str],
        style: str = "heading",
        numbers_from: int = 999,
        tall: bool = False,
    ) -> None:
        """A row of headings from the first column on; from `numbers_from` on they head numbers."""
        if tall:
            self.page.set_row(row, HEADING_HEIGHT)
        for column, text in enumerate(texts):
            self.text(row, column, text, style if column < numbers_from else "number heading")

    def widths(self, *widths: float) -> None:
        """The widths of the columns from the first on, in characters."""
        for column, width in enumerate(widths):
            self.page.set_column(column, column, width)

    def cell(self, row: int, column: int) -> str:
        """A reference to a cell of this sheet that works from any sheet."""
        return f"'{self.name}'!{xl_rowcol_to_cell(row, column, row_abs=True, col_abs=True)}"

    def finished(
        self,
        scenario_name: str,
        heading_rows: tuple[int, int] | None = None,
        *,
        portrait: bool = False,
        pages_wide: int = 1,
        heading_columns: int = 0,
    ) -> None:
        """Print set-up, footer and protection, alike on every sheet."""
        page = self.page
        if portrait:
            page.set_portrait()
        else:
            page.set_landscape()
        page.fit_to_pages(pages_wide, 0)
        page.set_paper(1)
        page.set_margins(left=0.5, right=0.5, top=0.6, bottom=0.7)
        page.hide_gridlines(2)
        if heading_columns:
            page.repeat_columns(0, heading_columns - 1)
        if heading_rows:
            page.repeat_rows(*heading_rows)
        page.set_footer(f"&L&8{footer_text(scenario_name)}&C&8&A&R&8Page &P of &N")
        page.protect(
            "",
            {
                "format_columns": True,
                "format_rows": True,
                "select_locked_cells": True,
                "select_unlocked_cells": True,
            },
        )


def footer_text(text: str) -> str:
    """A typed text in a footer: "&" begins a code there, and a digit would set a size."""
    one_line = " ".join(text.split())[:WIDEST_FOOTER].replace("&", "&&")
    return f" {one_line}"


def cached(value: Any) -> Any:
    """A value as it is kept with a formula: a number that is none (NaN) as empty text."""
    if isinstance(value, float) and value != value:
        return ""
    return value
