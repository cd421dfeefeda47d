"""A slide as a value, and how it is put on the template.

The modules beside this folder say what a slide shows; `add_slide` is the one place that draws it:
it takes the layout that fits, fills its placeholders, and removes those that stay empty.
"""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from pptx import Presentation
from pptx.enum.shapes import MSO_CONNECTOR
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn
from pptx.util import Inches, Pt

from reporting.formats import counted
from reporting.letters import cut_to_lines, fitting_size, height, one_line
from reporting.slides.design.charts.chart import Chart
from reporting.slides.design.tables import (
    SIZES,
    THEME_COLORS,
    Measured,
    Table,
    fill_table,
    measured,
    parted,
)
from reporting.slides.design.template import (
    BOTTOM,
    FILE,
    FOOTER,
    LAYOUTS,
    LEFT,
    NUMBER,
    REMARK,
    RIGHT,
    SMALLEST,
    TITLE,
    TOP,
    Box,
    Place,
    slide_number_field,
)

GAP = 0.2  # between a table and what stands beside it
SMALLER = (1.0, 0.92, 0.85, 0.77, 0.7)  # sizes of a text that does not fit, in sizes of its place


@dataclass(frozen=True)
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
    texts: Mapping[str, str] = field(default_factory=dict)
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
    def top(self) -> float:
        """Where the content begins."""
        return TOP if self.message else TITLE.box.top + TITLE.box.height + 0.2

    @property
    def bottom(self) -> float:
        return REMARK.box.top - 0.05 if self.remark else BOTTOM


def pages(slide: Slide) -> list[Slide]:
    """The slide, or as many as its table needs when no word of it is cut."""
    table = slide.table
    if table is None:
        return [slide]
    parts = parted(table, RIGHT - LEFT, slide.bottom - slide.top)
    if len(parts) == 1:
        return [slide]
    return [
        replace(slide, title=f"{slide.title} ({number} of {len(parts)})", table=part, is_part=True)
        for number, part in enumerate(parts, start=1)
    ]


def presentation() -> Any:
    """An empty presentation with the layouts of the template."""
    return Presentation(str(FILE))


def saved(file: Any) -> bytes:
    """The bytes of the file."""
    content = io.BytesIO()
    file.save(content)
    return content.getvalue()


def add_slide(file: Any, slide: Slide, footer: str) -> Any:
    """Put a slide at the end of a presentation; footer: what stands at the foot of each slide."""
    drawn = file.slides.add_slide(file.slide_layouts.get_by_name(slide.layout_name))
    places = {place.name: place for place in LAYOUTS[slide.layout_name]}
    names = {place.number: name for name, place in places.items()}
    shapes = {names[shape.placeholder_format.idx]: shape for shape in drawn.placeholders}
    for name, shape in shapes.items():
        shape.name = name
    paragraphs = {
        "Title": [slide.title], "Message": [slide.message], "Lines": slide.lines,
        "Remark": [slide.remark], "Source": [slide.source],
        **{name: [text] for name, text in slide.texts.items()},
    }  # fmt: skip
    for name, texts in paragraphs.items():
        if any(texts):
            _fill_text(shapes.pop(name), [one_line(text) for text in texts], places[name])
    _fill_content(drawn, shapes, slide)
    for empty in shapes.values():
        empty.element.getparent().remove(empty.element)
    _add_foot(drawn, footer)
    drawn.notes_slide.notes_text_frame.text = "\n".join(filter(None, slide.notes))
    return drawn


def _fill_text(shape: Any, paragraphs: Sequence[str], place: Place) -> None:
    """Paragraphs in the type of their place, set smaller or cut where they do not fit."""
    box, least = place.box, min(place.size, 14.0)
    sizes = [max(least, round(place.size * share)) for share in SMALLER]
    texts, size = list(paragraphs), place.size
    if len(texts) == 1:
        size = fitting_size(texts[0], box.width, box.height, sizes, place.bold)
        lines = max(1, int(box.height / height(["x"], 1, size)))
        texts = [cut_to_lines(texts[0], box.width, size, lines, place.bold)]
    else:
        room = box.height - place.space * len(texts) / 72
        size = next(
            (each for each in sizes if height(texts, box.width, each, place.bold) <= room), least
        )
    frame = shape.text_frame
    for number, text in enumerate(texts):
        paragraph = frame.paragraphs[0] if number == 0 else frame.add_paragraph()
        run = paragraph.add_run()
        run.text = text
        if size != place.size:
            run.font.size = Pt(size)


def _fill_content(drawn: Any, shapes: dict[str, Any], slide: Slide) -> None:
    """The table and the chart at its right; taken from `shapes` as they are filled."""
    left, set_as = LEFT, None
    if slide.table is not None:
        set_as = measured(
            slide.table,
            RIGHT - LEFT,
            slide.bottom - slide.top,
            beside_a_chart=slide.chart is not None,
            sizes=SIZES[-1:] if slide.is_part or slide.layout == "Appendix" else SIZES,
        )
        frame = fill_table(shapes.pop("Table"), slide.table, set_as, LEFT, slide.top)
        heads = ", ".join(filter(None, (column.head for column in slide.table.columns)))
        rows = counted(len(slide.table.rows), "row")
        _describe(frame, "Table", f"Table with {rows}: {heads}.")
        left += set_as.width + GAP
    if slide.chart is not None:
        box = _box_of_chart(slide, slide.chart, left, set_as)
        frame = slide.chart.put_into(shapes.pop("Chart"), box)
        frame.left, frame.top, frame.width, frame.height = box.emu
        beside = "the table beside it and in " if slide.table else ""
        _describe(
            frame, "Chart",
            f"{slide.chart.kind_in_words}: {slide.title}. Its numbers stand in {beside}the "
            "speaker notes.",
        )  # fmt: skip
        _add_marks(drawn, frame, slide.chart, box)


def _box_of_chart(slide: Slide, chart: Chart, left: float, beside: Measured | None) -> Box:
    """Level with the rows of the table that its bars belong to; the axis in the row of heads."""
    top = slide.top
    if beside is None or not chart.is_level_with_rows:
        return Box(left, top, RIGHT - left, slide.bottom - top)
    first, last = chart.first_row, len(beside.heights) - 1 - chart.rows_after
    head = sum(beside.heights[: 1 + first])
    rows = sum(beside.heights[1 + first : 1 + last])
    return Box(left, top + head - chart.head, RIGHT - left, rows + chart.head)


def _add_marks(drawn: Any, frame: Any, chart: Chart, box: Box) -> None:
    """The lines across the bars of a chart, and the words at its right edge."""
    for share, name in chart.lines(box.width):
        middle = box.left + box.width * share
        line = drawn.shapes.add_connector(
            MSO_CONNECTOR.STRAIGHT, Inches(middle), Inches(box.top + chart.head),
            Inches(middle), Inches(box.top + box.height),
        )  # fmt: skip
        line.line.width = Pt(2.25)
        line.line.color.theme_color = THEME_COLORS["fee"]
        _describe(line, name, f"{name}: a line across the bars.")
        frame.element.addnext(line.element)
    for words in chart.words_in_rows(box):
        shape = drawn.shapes.add_textbox(*words.box.emu)
        shape.name = "Beyond the axis"
        frame_of_text = shape.text_frame
        frame_of_text.word_wrap, frame_of_text.vertical_anchor = True, MSO_ANCHOR.MIDDLE
        frame_of_text.margin_top = frame_of_text.margin_bottom = 0
        frame_of_text.margin_left = frame_of_text.margin_right = 0
        paragraph = frame_of_text.paragraphs[0]
        paragraph.alignment = PP_ALIGN.RIGHT
        run = paragraph.add_run()
        run.text = words.text
        run.font.size, run.font.bold = Pt(SMALLEST), True
        run.font.color.theme_color = THEME_COLORS["scenario"]


def _describe(shape: Any, name: str, alternative_text: str) -> None:
    """Give a shape its name, and the words that a screen reader says in its place."""
    shape.name = name
    next(shape.element.iter(qn("p:cNvPr"))).set("descr", one_line(alternative_text))


def _add_foot(drawn: Any, footer: str) -> None:
    """Footer and slide number; python-pptx leaves these places of a layout out."""
    number = slide_number_field(str(len(drawn.part.package.presentation_part.presentation.slides)))
    texts = {FOOTER: "<a:r><a:rPr lang='en-US'/><a:t/></a:r>", NUMBER: number}
    tree = drawn.shapes.element
    for place, content in texts.items():
        shape_number = max(int(shape.get("id")) for shape in tree.iter(qn("p:cNvPr"))) + 1
        tree.append(parse_xml(
            f'<p:sp {nsdecls("p", "a")}><p:nvSpPr><p:cNvPr id="{shape_number}" '
            f'name="{place.name}"/><p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr><p:nvPr>'
            f'<p:ph type="{place.kind}" idx="{place.number}"/></p:nvPr></p:nvSpPr><p:spPr/>'
            f"<p:txBody><a:bodyPr/><a:p>{content}</a:p></p:txBody></p:sp>"
        ))  # fmt: skip
    shown = cut_to_lines(footer, FOOTER.box.width, FOOTER.size, lines=1)
    drawn.shapes[-2].text_frame.paragraphs[0].runs[0].text = shown
