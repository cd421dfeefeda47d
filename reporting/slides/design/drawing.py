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
from pptx.util import Pt

from reporting.formats import counted
from reporting.letters import INCH, cut_to_lines, fitting_size, height, one_line
from reporting.slides.carried_scenario import carry
from reporting.slides.design.charts.chart import Chart
from reporting.slides.design.raw_xml import add_slide_number, describe, remove
from reporting.slides.design.slide import Slide
from reporting.slides.design.tables import SIZES, Measured, fill_table, measured
from reporting.slides.design.template import FILE, SMALLEST, THEME_COLORS, Box, Place, layouts

GAP = 0.2  # inches between a table and the chart beside it
SMALLER = (1.0, 0.92, 0.85, 0.77, 0.7)  # sizes of a text that does not fit, in sizes of its place


def presentation() -> Any:
    """An empty presentation with the layouts of the template."""
    return Presentation(str(FILE))


def file_of_slides(
    slides: Sequence[Slide], footer: str, carried: str, about: Mapping[str, Any]
) -> bytes:
    """The bytes of a .pptx file.

    footer: at the foot of each slide. carried: the text of the scenario file that goes with it, ""
    for none. about: properties of the file, as python-pptx calls them; there are no keywords.
    """
    file = presentation()
    for slide in slides:
        add_slide(file, slide, footer)
    if carried:
        carry(file, carried)
    for name, value in {"keywords": "", **about}.items():
        setattr(file.core_properties, name, value)
    content = io.BytesIO()
    file.save(content)
    return content.getvalue()


def add_slide(file: Any, slide: Slide, footer: str) -> Any:
    """Put a slide at the end of a presentation; footer: what stands at the foot of each slide."""
    drawn = file.slides.add_slide(file.slide_layouts.get_by_name(slide.layout_name))
    names = {place.number: name for name, place in layouts()[slide.layout_name].items()}
    shapes = {names[shape.placeholder_format.idx]: shape for shape in drawn.placeholders}
    for name, shape in shapes.items():
        shape.name = name
    _fill_texts(shapes, slide)
    _fill_table_and_chart(drawn, shapes, slide)
    for shape in list(drawn.placeholders):
        if shape.has_text_frame and not shape.text_frame.text:
            remove(shape)
    _add_foot(drawn, footer, len(file.slides))
    drawn.notes_slide.notes_text_frame.text = "\n".join(filter(None, slide.notes))
    return drawn


def _fill_texts(shapes: Mapping[str, Any], slide: Slide) -> None:
    paragraphs = {
        "Title": [slide.title], "Message": [slide.message], "Lines": slide.lines,
        "Remark": [slide.remark], "Source": [slide.source],
        **{name: [text] for name, text in slide.texts.items()},
    }  # fmt: skip
    for name, place in layouts()[slide.layout_name].items():
        texts = list(map(one_line, paragraphs.get(name, ())))
        if any(texts):
            _fill_text(shapes[name], texts, place)


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
    if not (slide.table or slide.chart):
        return
    room, set_as = slide.room, None
    left = room.left
    if slide.table is not None:
        set_as = measured(
            slide.table,
            room.width,
            room.height,
            beside_a_chart=slide.chart is not None,
            sizes=SIZES[-1:] if slide.is_part or slide.layout == "Appendix" else SIZES,
        )
        frame = fill_table(shapes["Table"], slide.table, set_as, room.left, room.top)
        heads = ", ".join(filter(None, (column.head for column in slide.table.columns)))
        rows = counted(len(slide.table.rows), "row")
        _describe(frame, "Table", f"Table with {rows}: {heads}.")
        left += set_as.width + GAP
    if slide.chart is not None:
        box = _box_of_chart(slide.chart, room, left, set_as)
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


def _box_of_chart(chart: Chart, room: Box, left: float, beside: Measured | None) -> Box:
    """Level with the rows of the table that its bars belong to; the axis in the row of heads."""
    width = room.left + room.width - left
    if beside is None or not chart.is_level_with_rows:
        return Box(left, room.top, width, room.height)
    first, last = chart.first_row, len(beside.heights) - 1 - chart.rows_after
    head = sum(beside.heights[: 1 + first])
    rows = sum(beside.heights[1 + first : 1 + last])
    return Box(left, room.top + head - chart.head, width, rows + chart.head)


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
    describe(shape, one_line(alternative_text))


def _add_foot(drawn: Any, footer: str, number: int) -> None:
    """Footer and slide number, which python-pptx does not take over from a layout by itself."""
    places = {place.name: place for place in drawn.slide_layout.placeholders}
    for name in ("Footer", "Slide number"):
        drawn.shapes.clone_placeholder(places[name])
        drawn.shapes[-1].name = name
    place = layouts()[drawn.slide_layout.name]["Footer"]
    drawn.shapes[-2].text_frame.text = cut_to_lines(footer, place.box.width, place.size, lines=1)
    add_slide_number(drawn.shapes[-1], places["Slide number"], number)
