"""Every text that a person can read: of a page, of slides, of a workbook, and in the code."""

from __future__ import annotations

import ast
import io
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import openpyxl
import yaml
from pptx import Presentation
from streamlit.testing.v1 import AppTest

MARKUP = re.compile(r"<[^>]*>|&\w+;")
# Fields of elements that hold what a person reads, sees at the pointer or is told by a reader.
FIELDS = (
    "label", "value", "body", "help", "placeholder", "options", "alt", "caption", "text", "tooltip",
)  # fmt: skip


def texts_of_page(page: AppTest) -> Iterator[str]:
    """The texts of the elements of a page and its sidebar, of its tables and of its charts."""
    for element in (*page.main, *page.sidebar):
        proto = getattr(element, "proto", None)
        for field in FIELDS:
            yield from _strings(getattr(proto, field, ""))
        if element.type == "bidi_component":
            yield from _strings(getattr(proto, "json", ""))
    for table in page.dataframe:
        yield from map(str, table.value.columns)
        yield from _strings(table.value.select_dtypes("str").to_numpy().ravel().tolist())
        yield str(table.proto.columns)


def texts_of_slides(content: bytes) -> Iterator[str]:
    """The texts of all shapes, tables, charts and notes of a deck."""
    for slide in Presentation(io.BytesIO(content)).slides:
        yield slide.notes_slide.notes_text_frame.text if slide.has_notes_slide else ""
        for shape in slide.shapes:
            yield shape.element.xpath("string(.//p:cNvPr/@descr)")
            if shape.has_text_frame:
                yield shape.text_frame.text
            if shape.has_table:
                yield from (cell.text for cell in shape.table.iter_cells())
            if shape.has_chart:
                yield from (str(series.name) for series in shape.chart.series)


def texts_of_workbook(content: bytes) -> Iterator[str]:
    """The texts of all cells of a workbook, and of what stands beside its input cells."""
    book = openpyxl.load_workbook(io.BytesIO(content), data_only=True)
    for sheet in book:
        yield sheet.title
        yield from (
            cell for row in sheet.iter_rows(values_only=True) for cell in row
            if isinstance(cell, str)
        )  # fmt: skip
        yield from (str(rule.prompt) for rule in sheet.data_validations.dataValidation)


def texts_of_code(files: Iterable[Path]) -> Iterator[str]:
    """The literal texts of Python files but for their docstrings: messages stand among them."""
    for path in files:
        tree = ast.parse(path.read_text("utf-8"))
        docstrings = {
            id(node.body[0].value)
            for node in ast.walk(tree)
            if isinstance(node, ast.Module | ast.FunctionDef | ast.ClassDef)
            and node.body
            and isinstance(node.body[0], ast.Expr)
        }
        for node in ast.walk(tree):
            is_text = isinstance(node, ast.Constant) and isinstance(node.value, str)
            if is_text and id(node) not in docstrings:
                yield node.value  # type: ignore[attr-defined]


def texts_of_yaml(files: Iterable[Path]) -> Iterator[str]:
    """The texts of YAML files."""
    for path in files:
        yield from _strings(yaml.safe_load(path.read_text("utf-8")))


def _strings(value: Any) -> Iterator[str]:
    """The texts in a value, without the markup that nobody sees."""
    if isinstance(value, str):
        yield MARKUP.sub(" ", value.replace("\\", ""))
    elif isinstance(value, dict):
        yield from _strings(list(value.values()))
    elif hasattr(value, "__iter__") and not isinstance(value, bytes):
        for each in value:
            yield from _strings(each)
