"""The template that every slide is made from: `template.pptx`.

Where a text, a table or a chart stands, its type and its colors are edited in PowerPoint (View,
Slide Master) and read from the file. Layouts and places are found by their names, which stay as
they are. All lengths are inches.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from pptx import Presentation
from pptx.enum.dml import MSO_THEME_COLOR

from reporting.slides.design.raw_xml import type_of_place

FILE = Path(__file__).with_name("template.pptx")
SMALLEST = 14  # points, of everything but source, footer and slide number
EMU = 914400  # an inch
# Color of our charts -> color of the theme. What PowerPoint calls text 2 is the quiet text.
THEME_COLORS = {
    "text": MSO_THEME_COLOR.TEXT_1, "background": MSO_THEME_COLOR.BACKGROUND_1,
    "quiet": MSO_THEME_COLOR.TEXT_2, "grid": MSO_THEME_COLOR.BACKGROUND_2,
    "scenario": MSO_THEME_COLOR.ACCENT_1, "base": MSO_THEME_COLOR.ACCENT_2,
    "base_mark": MSO_THEME_COLOR.ACCENT_3, "low": MSO_THEME_COLOR.ACCENT_4,
    "fee": MSO_THEME_COLOR.TEXT_1,
}  # fmt: skip


@dataclass(frozen=True)
class Box:
    """A rectangle on a slide."""

    left: float
    top: float
    width: float
    height: float

    @property
    def bottom(self) -> float:
        return self.top + self.height

    @property
    def emu(self) -> tuple[int, int, int, int]:
        left, top, width, height = (
            round(EMU * length) for length in (self.left, self.top, self.width, self.height)
        )
        return left, top, width, height


@dataclass(frozen=True)
class Place:
    """A place of a layout: where it stands, and its type; size and space in points.

    number: tells it from the others of its layout in the file. space: between paragraphs.
    """

    number: int
    box: Box
    size: float
    bold: bool
    space: float


@cache
def layouts() -> Mapping[str, Mapping[str, Place]]:
    """Name of a layout -> its places by name."""
    file: Any = Presentation(str(FILE))
    return {
        layout.name: {shape.name: _place(shape) for shape in layout.placeholders}
        for layout in file.slide_layouts
    }


def _place(shape: Any) -> Place:
    box = Box(*(each.inches for each in (shape.left, shape.top, shape.width, shape.height)))
    return Place(shape.placeholder_format.idx, box, *type_of_place(shape))
