"""A slide as a value: what stands on it. `drawing.py` puts it on the template."""

from __future__ import annotations

import dataclasses
import math
from collections.abc import Mapping, Sequence
from typing import TypeVar

from reporting.slides.design.charts.chart import Chart
from reporting.slides.design.tables import Table, parted
from reporting.slides.design.template import Box, layouts

T = TypeVar("T")


@dataclasses.dataclass(frozen=True)
class Slide:
    """What stands on a slide.

    title: its message, one sentence. message: unit and how to read it. chart: stands level with
    the rows of the table, where there is one. remark: a sentence under them. texts: of further
    places of the layout, by their names. layout: the one that fits, where none is given.
    is_part: of a table that goes on, and is in small type throughout.
    """

    title: str
    source: str
    notes: Sequence[str]
    message: str = ""
    table: Table | None = None
    chart: Chart | None = None
    lines: Sequence[str] = ()
    remark: str = ""
    texts: Mapping[str, str] = dataclasses.field(default_factory=dict)
    layout: str = ""
    is_part: bool = False

    @property
    def layout_name(self) -> str:
        if self.layout:
            return self.layout
        if self.chart:
            return "Chart and table" if self.table else "Chart"
        return "Table" if self.table else "Text"

    @property
    def room(self) -> Box:
        """Where table and chart stand: below title and message, above remark and source."""
        places = layouts()[self.layout_name]
        content = places["Table" if self.table else "Chart"].box
        top = content.top if self.message else places["Title"].box.bottom + 0.2
        bottom = places["Remark"].box.top - 0.05 if self.remark else content.bottom
        return Box(content.left, top, content.width, bottom - top)


def in_parts(rows: Sequence[T], most: int) -> list[Sequence[T]]:
    """Rows in as few parts as have at most so many each, about alike long."""
    size = math.ceil(len(rows) / math.ceil(len(rows) / most))
    return [rows[at : at + size] for at in range(0, len(rows), size)]


def numbered(title: str, number: int, count: int) -> str:
    """The title of one of several slides: "Nursing services: ... (2 of 3)"."""
    return f"{title} ({number} of {count})" if count > 1 else title


def pages(slide: Slide) -> list[Slide]:
    """The slide, or as many as its table needs when no word of it is cut."""
    table = slide.table
    if table is None:
        return [slide]
    parts = parted(table, slide.room.width, slide.room.height)
    if len(parts) == 1:
        return [slide]
    return [
        dataclasses.replace(
            slide, title=numbered(slide.title, number, len(parts)), table=part, is_part=True
        )
        for number, part in enumerate(parts, start=1)
    ]
