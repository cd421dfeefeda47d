"""Puts a slide on the template: the layout that fits, its places filled, the empty ones removed.

Each text is measured before it is placed, since no program that shows slides can be trusted to
shrink it.
"""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from typing import Any

from pptx import Presentation
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn
from pptx.util import Pt

from reporting.formats import counted
from reporting.letters import INCH, cut_to_lines, fitting_size, height, one_line
from reporting.slides.design.charts.chart import Chart
from reporting.slides.design.slide import Slide
from reporting.slides.design.tables import SIZES, THEME_COLORS, Measured, fill_table, measured
from reporting.slides.design.template import (
    FILE,
    FOOTER,
    LAYOUTS,
    LEFT,
    NUMBER,
    RIGHT,
    SMALLEST,
    Box,
    Place,
    slide_number_field,
)

GAP = 0.2  # inches between a table and the chart beside it
SMALLER = (1.0, 0.92, 0.85, 0.77, 0.7)  # sizes of a text that does not fit, in sizes of its place


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
    places = {place.number: place for place in LAYOUTS[slide.layout_name]}
    shapes = {places[shape.placeholder_format.idx].name: shape for shape in drawn.placeholders}
    for name, shape in shapes.items():
        shape.name = name
    _fill_texts(shapes, slide)
    _fill_table_and_chart(drawn, shapes, slide)
    for shape in list(drawn.placeholders):
        if shape.has_text_frame and not shape.text_frame.text:
            shape.element.getparent().remove(shape.element)
    _add_foot(drawn, footer)
    drawn.notes_slide.notes_text_frame.text = "\n".join(filter(None, slide.notes))
    return drawn


def _fill_texts(shapes: Mapping[str, Any], slide: Slide) -> None:
    paragraphs = {
        "Title": [slide.title], "Message": [slide.message], "Lines": slide.lines,
        "Remark": [slide.remark], "Source": [slide.source],
        **{name: [text] for name, text in slide.texts.items()},
    }  # fmt: skip
    for place in LAYOUTS[slide.layout_name]:
        texts = list(map(one_line, paragraphs.get(place.name, ())))
        if any(texts):
            _fill_text(shapes[place.name], texts, place)


def _fill_text(shape: Any, paragraphs: Sequence[str], place: Place) -> None:
    """Paragraphs in the type of their place, set smaller or cut where they do not fit."""
    box, least = place.box, min(place.size, SMALLEST)
    sizes = [max(least, round(place.size * share)) for share in SMALLER]
    texts, size = list(paragraphs), place.size
    if len(texts) == 1:
        size = fitting_size(texts[0], box.width, box.height, sizes, place.bold)
        lines = max(1, int(box.height / height(["x"], 1, size)))
        texts = [cut_to_lines(texts[0], box.width, size, lines, place.bold)]
    else:
        room = box.height - place.space * len(texts) / INCH
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


def _fill_table_and_chart(drawn: Any, shapes: Mapping[str, Any], slide: Slide) -> None:
    """The table, and the chart at its right."""
    left, set_as = LEFT, None
    if slide.table is not None:
        set_as = measured(
            slide.table,
            RIGHT - LEFT,
            slide.bottom - slide.top,
            beside_a_chart=slide.chart is not None,
            sizes=SIZES[-1:] if slide.is_part or slide.layout == "Appendix" else SIZES,
        )
        frame = fill_table(shapes["Table"], slide.table, set_as, LEFT, slide.top)
        heads = ", ".join(filter(None, (column.head for column in slide.table.columns)))
        rows = counted(len(slide.table.rows), "row")
        _describe(frame, "Table", f"Table with {rows}: {heads}.")
        left += set_as.width + GAP
    if slide.chart is not None:
        box = _box_of_chart(slide, slide.chart, left, set_as)
        frame = slide.chart.put_into(shapes["Chart"], box)
        frame.left, frame.top, frame.width, frame.height = box.emu
        beside = "the table beside it and in " if slide.table else ""
        _describe(
            frame, "Chart",
            f"{slide.chart.kind_in_words}: {slide.title}. Its numbers stand in {beside}the "
            "speaker notes.",
        )  # fmt: skip
        for words in slide.chart.words_in_rows(box):
            _add_words(drawn, words.text, words.box)


def _box_of_chart(slide: Slide, chart: Chart, left: float, beside: Measured | None) -> Box:
    """Level with the rows of the table that its bars belong to; the axis in the row of heads."""
    top = slide.top
    if beside is None or not chart.is_level_with_rows:
        return Box(left, top, RIGHT - left, slide.bottom - top)
    first, last = chart.first_row, len(beside.heights) - 1 - chart.rows_after
    head = sum(beside.heights[: 1 + first])
    rows = sum(beside.heights[1 + first : 1 + last])
    return Box(left, top + head - chart.head, RIGHT - left, rows + chart.head)


def _add_words(drawn: Any, text: str, box: Box) -> None:
    """Words at the right edge of a box among the bars of a chart."""
    shape = drawn.shapes.add_textbox(*box.emu)
    shape.name = "Beyond the axis"
    frame = shape.text_frame
    frame.word_wrap, frame.vertical_anchor = True, MSO_ANCHOR.MIDDLE
    frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = 0
    frame.paragraphs[0].alignment = PP_ALIGN.RIGHT
    run = frame.paragraphs[0].add_run()
    run.text = text
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
