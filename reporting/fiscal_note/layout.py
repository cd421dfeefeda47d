"""What a fiscal note is laid out with: a letter page, headings, paragraphs, ruled tables."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from docx import Document
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Inches, Pt

FONT = "Times New Roman"
WIDTH = 6.5  # inches between the margins
CODE_OF_PAGE = "PAGE"
MOST_TOGETHER = 8  # rows of a table that is not parted by the end of a page


def empty_note(footer: str) -> Any:
    """An empty document on letter paper, with a footer that names the page."""
    document = Document()
    section = document.sections[0]
    section.page_width, section.page_height = Inches(8.5), Inches(11)
    section.left_margin = section.right_margin = Inches(1)
    section.top_margin = section.bottom_margin = Inches(0.9)
    normal = document.styles["Normal"]
    normal.font.name, normal.font.size = FONT, Pt(11)
    normal.paragraph_format.space_after = Pt(6)
    for level, size in ((1, 14), (2, 12)):
        heading = document.styles[f"Heading {level}"]
        _forget_theme_fonts(heading)
        heading.font.name, heading.font.size, heading.font.bold = FONT, Pt(size), True
        heading.font.color.rgb = None
    line = section.footer.paragraphs[0]
    line.add_run(f"{footer}  Page ").font.size = Pt(8)
    _add_page_number(line)
    return document


def _forget_theme_fonts(style: Any) -> None:
    """python-docx sets a font by its name, but one that the theme names goes before it."""
    next(style.element.iter(qn("w:rFonts"))).attrib.clear()


def _add_page_number(paragraph: Any) -> None:
    """The number of the page, a field, which python-docx cannot make."""
    run = paragraph.add_run()
    run.font.size = Pt(8)
    for kind, text in (("begin", ""), ("", CODE_OF_PAGE), ("end", "")):
        element = OxmlElement("w:fldChar" if kind else "w:instrText")
        if kind:
            element.set(qn("w:fldCharType"), kind)
        else:
            element.text = text
        run.element.append(element)


def add_paragraph(document: Any, text: str, *, bold: bool = False, small: bool = False) -> None:
    """A paragraph."""
    run = document.add_paragraph().add_run(text)
    run.bold = bold
    if small:
        run.font.size = Pt(9)


def add_table(
    document: Any,
    head: Sequence[str],
    rows: Sequence[Sequence[str]],
    *,
    first: float = 2.3,
    bold: Sequence[int] = (),
    size: float = 10,
    words: bool = False,
    inches: Sequence[float] = (),
) -> None:
    """A ruled table that repeats its head on each page; first: inches of the first column.

    The other columns share the rest, or are `inches` wide; they are set from the right, those of
    words from the left. bold: the rows in bold type. A table of a few rows stays on one page.
    """
    table = document.add_table(rows=0, cols=len(head))
    table.style, table.alignment = "Table Grid", WD_TABLE_ALIGNMENT.CENTER
    table.autofit = False
    alike = [(WIDTH - first) / (len(head) - 1)] * (len(head) - 1)
    widths = [first, *(inches or alike)]
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Inches(width)
    for number, row in enumerate([head, *rows]):
        cells = table.add_row().cells
        for place, (cell, text, width) in enumerate(zip(cells, row, widths, strict=True)):
            cell.width = Inches(width)
            paragraph = cell.paragraphs[0]
            paragraph.paragraph_format.space_after = Pt(0)
            paragraph.paragraph_format.keep_with_next = number < len(rows) <= MOST_TOGETHER
            if place and not words:
                paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
            run = paragraph.add_run(text)
            run.font.size, run.bold = Pt(size), number == 0 or number - 1 in bold
    _keep_rows_whole(document)
    document.add_paragraph().paragraph_format.space_after = Pt(2)


def _keep_rows_whole(document: Any) -> None:
    """No page parts a row of the last table, and each repeats its head.

    python-docx has no call for either.
    """
    *_, table = document.element.iter(qn("w:tbl"))
    for number, row in enumerate(table.iter(qn("w:tr"))):
        properties = OxmlElement("w:trPr")
        properties.append(OxmlElement("w:cantSplit"))
        if number == 0:
            properties.append(OxmlElement("w:tblHeader"))
        row.insert(0, properties)
