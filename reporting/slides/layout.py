"""Blank 16:9 slides and what is placed on them: titles, texts, tables, source lines, notes.

All lengths are inches. Text is cut or set smaller before it is placed, since no renderer can be
trusted to shrink it.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from pptx import Presentation
from pptx.dml.color import RGBColor
from pptx.enum.text import MSO_ANCHOR, MSO_AUTO_SIZE, PP_ALIGN
from pptx.oxml.ns import qn
from pptx.util import Inches, Pt

from reporting.charts.style import COLORS
from reporting.formats import counted

WIDTH, HEIGHT = 13.333, 7.5
LEFT, RIGHT = 0.6, 12.733
TOP, BOTTOM = 1.55, 6.8  # of what stands between title and source
TITLE_ONLY = 5  # the layout of python-pptx's own template
LETTER = 0.56  # mean width of a letter, in font sizes, of a wide font: DejaVu Sans
BOLD_LETTER = 0.61
LINE = 1.22  # height of a line, in font sizes
ELLIPSIS = "…"
CELL_MARGINS = 0.12  # left and right of the text of a cell, together


@dataclass(frozen=True)
class Box:
    """A rectangle on a slide."""

    left: float
    top: float
    width: float
    height: float

    @property
    def emu(self) -> tuple[Any, Any, Any, Any]:
        return Inches(self.left), Inches(self.top), Inches(self.width), Inches(self.height)


def color(name: str) -> Any:
    """A colour of the charts by its name."""
    of_text: Any = RGBColor.from_string
    return of_text(COLORS[name].removeprefix("#"))


def one_line(text: str) -> str:
    """Text without line breaks, tabs or repeated blanks."""
    return " ".join(text.split())


def cut(text: str, letters: int) -> str:
    """Text on one line, of at most so many letters; what is cut ends in an ellipsis."""
    text = one_line(text)
    return text if len(text) <= letters else text[: letters - 1].rstrip() + ELLIPSIS


def lines_needed(text: str, width: float, size: float) -> int:
    """Lines that a text takes at a font size in points, by the letters of a wide font."""
    letters = max(1, int(width * 72 / (size * LETTER)))
    lines = 1
    left = letters
    for word in text.split(" "):
        length = sum(2 if ord(letter) > 0x2E7F else 1 for letter in word)
        if length > left and left < letters:
            lines, left = lines + 1, letters
        lines += max(0, math.ceil(length / letters) - 1)
        left -= length % letters + 1
    return lines


def fitting_size(text: str, width: float, height: float, sizes: Sequence[float]) -> float:
    """The first of the font sizes at which a text fits; the last one where none does."""
    for size in sizes:
        if lines_needed(text, width, size) * size * LINE / 72 <= height:
            return size
    return sizes[-1]


def presentation() -> Any:
    """An empty 16:9 presentation, whose master and layouts are as wide as its slides."""
    deck = Presentation()
    stretch = Inches(WIDTH) / deck.slide_width
    deck.slide_width, deck.slide_height = Inches(WIDTH), Inches(HEIGHT)
    for holder in (deck.slide_master, *deck.slide_layouts):
        for shape in holder.placeholders:
            if shape.element.spPr.find(qn("a:xfrm")) is not None:
                shape.left, shape.width = int(shape.left * stretch), int(shape.width * stretch)
    return deck


def new_slide(
    deck: Any, title: str, source: str, notes: str, unit: str = "", longest_title: int = 170
) -> Any:
    """A slide with its message as title, the unit beneath, the source at the foot, and notes."""
    slide = deck.slides.add_slide(deck.slide_layouts[TITLE_ONLY])
    box = Box(LEFT, 0.35, RIGHT - LEFT, 0.85)
    heading = slide.shapes.title
    heading.left, heading.top, heading.width, heading.height = box.emu
    title = cut(title, longest_title)
    fill_text(
        heading.text_frame,
        [title],
        fitting_size(title, box.width, box.height, (26, 22, 19)),
        bold=True,
        anchor=MSO_ANCHOR.BOTTOM,
    )
    if unit:
        add_text(slide, Box(LEFT, 1.24, RIGHT - LEFT, 0.3), [unit], 12, name="Unit", quiet=True)
    add_text(
        slide, Box(LEFT, 6.86, RIGHT - LEFT - 0.6, 0.45), [source], 10, name="Source", quiet=True
    )
    add_text(
        slide,
        Box(RIGHT - 0.5, 6.86, 0.5, 0.25),
        [str(len(deck.slides))],
        10,
        name="Page",
        quiet=True,
        align=PP_ALIGN.RIGHT,
    )
    slide.notes_slide.notes_text_frame.text = notes
    return slide


def fill_text(
    frame: Any,
    paragraphs: Sequence[str],
    size: float,
    *,
    bold: bool = False,
    shade: str = "text",
    align: Any = PP_ALIGN.LEFT,
    anchor: Any = MSO_ANCHOR.TOP,
    space: float = 0,
) -> None:
    """Put paragraphs into a text frame; `space` is the room between them, in points."""
    frame.word_wrap, frame.auto_size, frame.vertical_anchor = True, MSO_AUTO_SIZE.NONE, anchor
    frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = 0
    for number, text in enumerate(paragraphs):
        paragraph = frame.paragraphs[0] if number == 0 else frame.add_paragraph()
        paragraph.alignment = align
        if number:
            paragraph.space_before = Pt(space)
        run = paragraph.add_run()
        run.text = one_line(text)
        run.font.size, run.font.bold, run.font.color.rgb = Pt(size), bold, color(shade)


def add_text(
    slide: Any,
    box: Box,
    paragraphs: Sequence[str],
    size: float,
    *,
    name: str = "",
    quiet: bool = False,
    **how: Any,
) -> Any:
    """A text box; `quiet` in grey; `how` as for `fill_text`."""
    shape = slide.shapes.add_textbox(*box.emu)
    shape.name = name or shape.name
    fill_text(shape.text_frame, paragraphs, size, **{"shade": "quiet" if quiet else "text", **how})
    return shape


def describe(shape: Any, name: str, alternative_text: str) -> None:
    """Give a shape its name, and the words that a screen reader says in its place."""
    shape.name = name
    next(shape.element.iter(qn("p:cNvPr"))).set("descr", one_line(alternative_text))


@dataclass(frozen=True)
class Words:
    """One line of a table cell, with its colour and weight."""

    text: str
    shade: str = "text"
    bold: bool = False


Content = str | Sequence[Words]  # of a cell


def width_of(words: Words, size: float) -> float:
    """The width of a table's column, in inches, in which a line stands uncut."""
    letter = BOLD_LETTER if words.bold else LETTER
    return (len(words.text) + 1) * size * letter / 72 + CELL_MARGINS


@dataclass(frozen=True)
class Column:
    """A column of a table: its head, its width in inches, and how its cells are set."""

    head: str
    width: float
    right: bool = False
    shade: str = "text"
    bold: bool = False


def add_table(
    slide: Any,
    left: float,
    top: float,
    columns: Sequence[Column],
    rows: Sequence[Sequence[Any]],
    *,
    size: float = 12,
    row_height: float = 0.34,
    head_height: float = 0.34,
) -> Any:
    """A table with a line under each row.

    A cell (`Content`) is a text, which is cut to the lines that fit, or its lines one by one.
    """
    width = sum(column.width for column in columns)
    height = head_height + row_height * len(rows)
    shape = slide.shapes.add_table(len(rows) + 1, len(columns), *Box(left, top, width, height).emu)
    named = ", ".join(column.head for column in columns)
    describe(shape, "Table", f"Table with {counted(len(rows), 'row')}: {named}.")
    _plain_style(shape)
    for number, column in enumerate(columns):
        shape.table.columns[number].width = Inches(column.width)
    heads = [[Words(column.head, "quiet", True)] for column in columns]
    for row_number, row in enumerate([heads, *rows]):
        tall = row_height if row_number else head_height
        shape.table.rows[row_number].height = Inches(tall)
        for number, content in enumerate(row):
            cell = shape.table.cell(row_number, number)
            _fill_cell(cell, content, columns[number], size, tall)
            _line_beneath(cell, COLORS["grid" if row_number else "quiet"])
    return shape


def _fill_cell(cell: Any, content: Content, column: Column, size: float, height: float) -> None:
    if isinstance(content, str):
        content = [Words(content, column.shade, column.bold)]
    lines = list(content)
    fitting = max(1, int(height * 72 / (size * LINE))) // len(lines) or 1
    letters = int((column.width - CELL_MARGINS) * 72 / (size * LETTER))
    frame = cell.text_frame
    frame.word_wrap = True
    for number, line in enumerate(lines):
        paragraph = frame.paragraphs[0] if number == 0 else frame.add_paragraph()
        paragraph.alignment = PP_ALIGN.RIGHT if column.right else PP_ALIGN.LEFT
        run = paragraph.add_run()
        run.text = _cut_to_lines(line.text, column.width - CELL_MARGINS, size, fitting, letters)
        run.font.size, run.font.bold = Pt(size), line.bold
        run.font.color.rgb = color(line.shade)
    cell.vertical_anchor = MSO_ANCHOR.MIDDLE
    cell.margin_left = cell.margin_right = Inches(CELL_MARGINS / 2)
    cell.margin_top = cell.margin_bottom = 0


def _cut_to_lines(text: str, width: float, size: float, lines: int, letters: int) -> str:
    text = cut(text, max(4, lines * letters))
    while len(text) > 4 and lines_needed(text, width, size) > lines:
        text = cut(text.removesuffix(ELLIPSIS), len(text) - 2)
    return text


def _plain_style(shape: Any) -> None:
    properties = shape._element.graphic.graphicData.tbl.tblPr
    properties.set("bandRow", "0")
    properties.find(qn("a:tableStyleId")).text = "{2D5ABB26-0587-4C30-8999-92F81FD0307C}"


def _line_beneath(cell: Any, shade: str) -> None:
    properties = cell._tc.get_or_add_tcPr()
    line = properties.makeelement(qn("a:lnB"), {"w": "9525"})
    fill = line.makeelement(qn("a:solidFill"), {})
    fill.append(fill.makeelement(qn("a:srgbClr"), {"val": shade.removeprefix("#")}))
    line.append(fill)
    properties.append(line)
