"""Tables on slides: columns as wide as their numbers need, rows as high as their words need.

All lengths are inches. A number is never cut; words that do not fit end in "…".
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.util import Inches, Pt

from reporting.letters import INCH, LINE, cut_to_lines, line_count, one_line, width
from reporting.slides.design.raw_xml import rule_rows, set_plain_table_style
from reporting.slides.design.template import SMALLEST, THEME_COLORS, Box

SIZES = (18, 16, SMALLEST)  # points; the largest at which no word is cut
MARGINS = 0.16  # left and right of the text of a cell, together
AIR = 0.06  # above and beneath the text of a cell, together
LOWEST = 0.34  # of a row
HIGHEST, HIGHEST_WITH_BAR = 0.55, 0.95  # that a row is stretched to
MORE_AIR = 1.35  # that rows of several lines are stretched by
MOST_ASIDE = 1.0  # that a column of numbers gets of the width that words do not need
BEHIND_WORDS = 0.4  # that stays empty between words and the numbers beside them
MOST_ROWS = 10  # of a slide
NARROWEST = 1.2  # of a column of words
MOST_BESIDE_A_CHART = 0.64  # of the width of a slide


@dataclass(frozen=True)
class Words:
    """One line of a cell with its color, its weight, and the fill of the cell.

    fill: color of the cell and how far it goes from white, 0 to 1.
    """

    text: str
    shade: str = "text"
    bold: bool = False
    fill: tuple[str, float] | None = None


Content = str | Sequence[Words]  # of a cell: a text that may wrap, or its lines one by one


@dataclass(frozen=True)
class Column:
    """A column: its head, and how its cells are set.

    width: of a column of words, which share what the numbers leave by it; 0 for a column of
    numbers, which is as wide as they are.
    """

    head: str
    width: float = 0.0
    right: bool = False
    shade: str = "text"
    bold: bool = False


@dataclass(frozen=True)
class Table:
    """Heads and rows of texts, at most ten rows on a slide.

    goes_on_with: all rows of a table that goes on, whose parts have columns alike.
    """

    columns: Sequence[Column]
    rows: Sequence[Sequence[Content]]
    goes_on_with: Sequence[Sequence[Content]] = ()


def table_of_frame(
    frame: pd.DataFrame, head: str, width: float, columns: Sequence[Column] = ()
) -> Table:
    """A frame of texts: its index under a head, then the columns, those of numbers without any."""
    numbers = [Column(str(name), right=True) for name in frame.columns]
    rows = [[str(name), *map(str, texts)] for name, *texts in frame.itertuples()]
    return Table([Column(head, width), *(columns or numbers)], rows)


@dataclass(frozen=True)
class Measured:
    """A table's size of type, widths of columns, heights of rows; the first row has the heads."""

    size: float
    widths: Sequence[float]
    heights: Sequence[float]

    @property
    def width(self) -> float:
        return sum(self.widths)

    @property
    def height(self) -> float:
        return sum(self.heights)


def measured(
    table: Table, within: float, high: float, *, beside_a_chart: bool, sizes: Sequence[float]
) -> Measured:
    """How a table is set in a box so many inches wide and high, at the first size that fits.

    Beside a chart its rows are all as high as the highest, and its words as wide as they ask. At
    the last size words may be cut to fewer lines.
    """
    for size in sizes:
        set_as = _at_size(table, within, size, 99, beside_a_chart)
        is_narrow = set_as.width <= (MOST_BESIDE_A_CHART if beside_a_chart else 1.001) * within
        if is_narrow and set_as.height <= high:
            return _stretched(set_as, high, beside_a_chart)
    for lines in (5, 4, 3, 2, 1):
        set_as = _at_size(table, within, sizes[-1], lines, beside_a_chart)
        if set_as.height <= high:
            break
    return _stretched(set_as, high, beside_a_chart)


def _at_size(
    table: Table, within: float, size: float, lines: int, beside_a_chart: bool
) -> Measured:
    """A table at a size of type, with at most so many lines in a cell."""
    widths = _widths(table, within, size, beside_a_chart)
    head = _height(_heads(table), table.columns, widths, size, lines=99)
    rows = [_height(row, table.columns, widths, size, lines) for row in table.rows]
    if beside_a_chart:
        rows = [max(rows, default=LOWEST)] * len(rows)
    return Measured(size, widths, [head, *rows])


def _stretched(set_as: Measured, high: float, beside_a_chart: bool) -> Measured:
    """Its rows higher where there is room."""
    head, *rows = set_as.heights
    lowest = min(rows, default=HIGHEST)
    most = HIGHEST_WITH_BAR if beside_a_chart else max(HIGHEST, MORE_AIR * lowest)
    more = max(0.0, min(most - lowest, (high - set_as.height) / (len(rows) or 1)))
    return Measured(set_as.size, set_as.widths, [head, *(each + more for each in rows)])


def parted(table: Table, within: float, high: float) -> list[Table]:
    """The table in as few parts as fit a slide each, with every word uncut, about alike long."""
    for count in range(1, len(table.rows) + 1):
        size = math.ceil(len(table.rows) / count)
        parts = [
            Table(table.columns, table.rows[at : at + size], table.rows)
            for at in range(0, len(table.rows), size)
        ]
        if size <= MOST_ROWS and all(
            _at_size(part, within, SMALLEST, 99, beside_a_chart=False).height <= high
            for part in parts
        ):
            return parts
    return [table]


def _widths(table: Table, within: float, size: float, beside_a_chart: bool) -> list[float]:
    """Numbers first; the words share what is left, or take what they ask for beside a chart.

    Numbers without words are columns alike. What a single column of words does not need goes to
    the numbers, so that they stand nearer to what they are of.
    """
    columns = table.columns
    least = [_widest(table, place, size) for place in range(len(columns))]
    numbers = [place for place, column in enumerate(columns) if not column.width]
    if len(numbers) == len(columns):
        alike = within / len(columns)
        return [alike] * len(columns) if alike >= max(least) else least
    left = within - sum(least[place] for place in numbers)
    scale = left / sum(column.width for column in columns)
    if beside_a_chart:
        scale = min(size / SMALLEST, scale)
    widths = [
        max(NARROWEST, column.width * scale) if column.width else least[place]
        for place, column in enumerate(columns)
    ]
    if beside_a_chart or len(numbers) != len(columns) - 1 or not numbers:
        return widths
    (words,) = (place for place, column in enumerate(columns) if column.width)
    spare = max(0.0, widths[words] - least[words] - BEHIND_WORDS)
    aside = min(MOST_ASIDE, spare / len(numbers))
    return [
        wide - aside * len(numbers) if place == words else wide + aside
        for place, wide in enumerate(widths)
    ]


def _widest(table: Table, place: int, size: float) -> float:
    """The width in which every line of a column's cells is uncut, its head in two lines."""
    column = table.columns[place]
    rows = table.goes_on_with or table.rows
    cells = [line for row in rows for line in _lines(row[place], column)]
    widths = [width(line.text, size, line.bold) for line in cells]
    return max([_head_width(column.head, size), *widths]) + MARGINS + 0.02


def _head_width(head: str, size: float) -> float:
    """The least width in which a head takes no more than two lines."""
    words = head.split()
    halves = ((words[:at], words[at:]) for at in range(1, len(words) + 1))
    return min(
        (max(width(" ".join(half), size, bold=True) for half in both) for both in halves),
        default=0.0,
    )


def _heads(table: Table) -> list[Content]:
    return [[Words(column.head, "quiet", True)] for column in table.columns]


def _lines(content: Content, column: Column) -> list[Words]:
    if isinstance(content, str):
        return [Words(one_line(content), column.shade, column.bold)]
    return [Words(one_line(line.text), line.shade, line.bold, line.fill) for line in content]


def _height(
    row: Sequence[Content],
    columns: Sequence[Column],
    widths: Sequence[float],
    size: float,
    lines: int,
) -> float:
    """The height of a row whose cells may have so many lines."""
    most = max(
        sum(
            min(lines, line_count(line.text, wide - MARGINS, size, line.bold))
            for line in _lines(content, column)
        )
        for content, column, wide in zip(row, columns, widths, strict=True)
    )
    return max(LOWEST, most * size * LINE / INCH + AIR)


def fill_table(placeholder: Any, table: Table, set_as: Measured, left: float, top: float) -> Any:
    """Put a table into a placeholder; its shape. left, top: of the slide."""
    frame = placeholder.insert_table(rows=len(table.rows) + 1, cols=len(table.columns))
    box = Box(left, top, set_as.width, set_as.height)
    frame.left, frame.top, frame.width, frame.height = box.emu
    set_plain_table_style(frame)
    drawn = frame.table
    drawn.horz_banding = False
    for place, wide in enumerate(set_as.widths):
        drawn.columns[place].width = Inches(wide)
    for number, row in enumerate([_heads(table), *table.rows]):
        drawn.rows[number].height = Inches(set_as.heights[number])
        cells = list(drawn.rows[number].cells)
        for place, content in enumerate(row):
            room = (set_as.widths[place], set_as.heights[number])
            _fill_cell(cells[place], content, table.columns[place], room, set_as.size)
    rule_rows(frame)
    return frame


def _fill_cell(
    cell: Any, content: Content, column: Column, room: tuple[float, float], size: float
) -> None:
    """room: width and height of the cell."""
    lines = _lines(content, column)
    fitting = max(1, int((room[1] - AIR + 0.01) * INCH / (size * LINE)) // len(lines))
    frame = cell.text_frame
    frame.word_wrap = True
    for number, line in enumerate(lines):
        paragraph = frame.paragraphs[0] if number == 0 else frame.add_paragraph()
        paragraph.alignment = PP_ALIGN.RIGHT if column.right else PP_ALIGN.LEFT
        run = paragraph.add_run()
        run.text = cut_to_lines(line.text, room[0] - MARGINS, size, fitting, line.bold)
        run.font.size, run.font.bold = Pt(size), line.bold
        run.font.color.theme_color = THEME_COLORS[line.shade]
        if line.fill:
            shade, share = line.fill
            cell.fill.solid()
            cell.fill.fore_color.theme_color = THEME_COLORS[shade]
            cell.fill.fore_color.brightness = 1 - share
    cell.vertical_anchor = MSO_ANCHOR.MIDDLE
    cell.margin_left = cell.margin_right = Inches(MARGINS / 2)
    cell.margin_top = cell.margin_bottom = Inches(AIR / 2)
