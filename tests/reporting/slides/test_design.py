"""The eight decks as a designer checks them: each text is measured, each picture described."""

from __future__ import annotations

import io
import re
import shutil
import subprocess
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
from PIL import ImageFont
from pptx import Presentation
from pptx.enum.dml import MSO_THEME_COLOR
from pptx.enum.shapes import PP_PLACEHOLDER

from reporting import letters
from reporting.charts.style import COLORS
from reporting.letters import cut, cut_to_lines, fitting_size, height, line_count
from reporting.slides.design.template import FILE, THEME_COLORS, Place, layouts
from tests.reporting.office import office_program
from tests.reporting.slides.decks import (
    DECKS,
    OF_ONE_PAGE,
    deck_of,
)

INCH = 914400
WIDTH, HEIGHT = 13.333, 7.5  # of a slide, inches
# What a theme calls the colors of text and background.
OF_THEME = {"tx1": "dk1", "bg1": "lt1", "tx2": "dk2", "bg2": "lt2"} | {
    name: name for name in ("accent1", "accent2", "accent3", "accent4")
}
every_deck = pytest.mark.parametrize("name", [*DECKS, *OF_ONE_PAGE])


@lru_cache(maxsize=16)
def slides_of(name: str) -> list[Any]:
    return list(Presentation(io.BytesIO(deck_of(name))).slides)


@dataclass(frozen=True)
class Line:
    """A paragraph as it is set; size: points."""

    text: str
    size: float
    bold: bool


@dataclass(frozen=True)
class Written:
    """The text of a box or a cell, and the room inside it, inches."""

    name: str
    lines: list[Line]
    width: float
    height: float

    @property
    def text(self) -> str:
        return " ".join(line.text for line in self.lines)


@lru_cache(maxsize=16)
def written_in(name: str) -> list[Written]:
    """Every text of a deck, but those inside its charts."""
    return [box for slide in slides_of(name) for box in written_on(slide)]


def written_on(slide: Any) -> Iterator[Written]:
    """Every text of a slide, but those inside its charts."""
    places = {place.number: place for place in layouts()[slide.slide_layout.name].values()}
    for shape in slide.shapes:
        if shape.has_text_frame:
            place = places.get(shape.placeholder_format.idx) if shape.is_placeholder else None
            lines = lines_of(shape.text_frame, place)
            yield Written(shape.name, lines, shape.width / INCH, shape.height / INCH)
        if shape.has_table:
            for row in shape.table.rows:
                for cell, column in zip(row.cells, shape.table.columns, strict=True):
                    wide = column.width - cell.margin_left - cell.margin_right
                    high = row.height - cell.margin_top - cell.margin_bottom
                    lines = lines_of(cell.text_frame, None)
                    yield Written("Cell", lines, wide / INCH, high / INCH)


def lines_of(frame: Any, place: Place | None) -> list[Line]:
    """Paragraphs in their own size and weight, or in those of their place on the layout."""
    lines = []
    for paragraph in frame.paragraphs:
        for run in paragraph.runs:
            own = run.font.size.pt if run.font.size else None
            size = own or (place.size if place else 0)
            bold = run.font.bold if run.font.bold is not None else bool(place and place.bold)
            lines.append(Line(run.text, size, bold))
    return lines


@every_deck
def test_no_text_is_larger_than_its_box(name: str) -> None:
    for box in written_in(name):
        high = sum(height([each.text], box.width, each.size, each.bold) for each in box.lines)
        assert high <= box.height + 0.02, box


@every_deck
def test_nothing_is_too_small_to_read_but_source_footer_and_number(name: str) -> None:
    small = ("Source", "Footer", "Slide number")
    for box in written_in(name):
        assert all(line.size >= (11 if box.name in small else 14) for line in box.lines), box
    for slide in slides_of(name):
        for shape in slide.shapes:
            if shape.has_chart:
                assert shape.chart.font.size.pt >= 14


@every_deck
def test_only_what_a_person_typed_and_the_first_warning_are_ever_cut(name: str) -> None:
    may_be_cut = ("Scenario", "Note", "Warning", "Source", "Author and date")
    cut_texts = [
        box.text for box in written_in(name) if "…" in box.text and box.name not in may_be_cut
    ]
    assert not cut_texts


@every_deck
def test_no_more_than_ten_rows_stand_on_a_slide(name: str) -> None:
    for slide in slides_of(name):
        for shape in slide.shapes:
            if shape.has_table:
                assert len(shape.table.rows) - 1 <= 10


@every_deck
def test_a_table_that_goes_on_has_columns_alike_and_heads_of_two_lines(name: str) -> None:
    columns: dict[tuple[str, int], set[tuple[int, ...]]] = {}
    for slide in slides_of(name):
        for shape in slide.shapes:
            if shape.has_table and slide.slide_layout.name in ("Table", "Appendix"):
                widths = tuple(column.width for column in shape.table.columns)
                title = slide.shapes.title.text.partition(" (")[0]
                columns.setdefault((title, len(widths)), set()).add(widths)
                for cell, wide in zip(shape.table.rows[0].cells, widths, strict=True):
                    (head,) = lines_of(cell.text_frame, None) or [Line("", 14, True)]
                    assert line_count(head.text, wide / INCH - 0.16, head.size, bold=True) <= 2
    assert {title for title, alike in columns.items() if len(alike) > 1} == set()


@every_deck
def test_charts_and_tables_are_named_and_described(name: str) -> None:
    for slide in slides_of(name):
        for shape in slide.shapes:
            assert not shape.name.startswith(("TextBox", "Text Placeholder", "Connector"))
            if shape.has_text_frame:
                continue
            (about,) = [part for part in shape.element.iter() if str(part.tag).endswith("}cNvPr")]
            assert len(about.get("descr")) > 10
            if shape.has_chart:
                assert slide.shapes.title.text in about.get("descr")


@every_deck
def test_no_two_slides_are_alike(name: str) -> None:
    slides = slides_of(name)
    titles = [slide.shapes.title.text for slide in slides]
    assert len(set(titles)) == len(titles)
    shown = [
        "\n".join(box.text for box in written_on(each) if box.name not in ("Title", "Source"))
        for each in slides
    ]
    assert len(set(shown)) == len(shown)


@every_deck
def test_the_number_of_a_slide_is_a_field_and_the_order_is_that_of_reading(name: str) -> None:
    for number, slide in enumerate(slides_of(name), start=1):
        names = [shape.name for shape in slide.shapes]
        (field,) = slide.shapes.element.iter("{*}fld")
        assert field.get("type") == "slidenum"
        assert field.findtext("{*}t") == str(number)
        order = [each for each in ("Title", "Message", "Chart", "Table", "Remark", "Source")
                 if each in names]  # fmt: skip
        assert order == sorted(order, key=names.index)
        assert order[-1] == "Source"


@every_deck
def test_what_is_shown_stands_in_places_of_the_layout(name: str) -> None:
    for slide in slides_of(name):
        loose = [shape.name for shape in slide.shapes if not shape.is_placeholder]
        assert set(loose) <= {"Beyond the axis"}
        kinds = {shape.placeholder_format.type for shape in slide.placeholders}
        assert PP_PLACEHOLDER.SLIDE_NUMBER in kinds
        assert PP_PLACEHOLDER.FOOTER in kinds


@every_deck
def test_every_shape_lies_on_the_slide_and_none_on_another(name: str) -> None:
    across = ("Beyond the axis",)
    for slide in slides_of(name):
        boxes = [
            (shape.name, *(length / INCH for length in (
                shape.left, shape.top, shape.left + shape.width, shape.top + shape.height
            )))
            for shape in slide.shapes
        ]  # fmt: skip
        for _, left, top, right, bottom in boxes:
            assert min(left, top) >= 0
            assert right <= WIDTH + 0.001
            assert bottom <= HEIGHT + 0.001
        apart = [box for box in boxes if box[0] not in across]
        for number, (name_, left, top, right, bottom) in enumerate(apart):
            for other, left_, top_, right_, bottom_ in apart[number + 1 :]:
                assert (
                    right <= left_ + 0.02
                    or right_ <= left + 0.02
                    or bottom <= top_ + 0.02
                    or bottom_ <= top + 0.02
                ), f"{slide.shapes.title.text}: {name_} on {other}"


def test_the_template_is_wide_and_has_the_colors_of_the_charts_and_the_measured_font() -> None:
    file = Presentation(str(FILE))
    assert (file.slide_width, file.slide_height) == (round(WIDTH * INCH), HEIGHT * INCH)
    with zipfile.ZipFile(FILE) as parts:
        theme = ElementTree.fromstring(parts.read("ppt/theme/theme1.xml"))
    named = {
        color.tag.split("}")[1]: color[0].get("val") for color in theme[0].find("{*}clrScheme")
    }
    for shade in THEME_COLORS.keys() - {"fee"}:  # which is the color of texts on slides
        in_theme = named[OF_THEME[MSO_THEME_COLOR.to_xml(THEME_COLORS[shade])]]
        assert in_theme == COLORS[shade].removeprefix("#").upper()
    assert {font.get("typeface") for font in theme.findall(".//{*}latin")} == {"Arial"}


@pytest.mark.parametrize(("style", "bold"), [("Book", False), ("Bold", True)])
def test_no_font_that_may_show_the_slides_is_wider_than_the_widths(style: str, bold: bool) -> None:
    if not shutil.which("fc-match"):
        pytest.skip("fontconfig is not installed")
    said = subprocess.run(["fc-match", "-f", "%{file}|%{family}", f"DejaVu Sans:style={style}"],
                          capture_output=True, text=True, check=True).stdout  # fmt: skip
    path, _, family = said.partition("|")
    if "DejaVu Sans" not in family:
        pytest.skip("DejaVu Sans is not installed")
    font = ImageFont.truetype(path, 1000, layout_engine=ImageFont.Layout.BASIC)
    for text in ("Homemaker (S5130)", "$286.98 – $432.19 ▸", "Rate as of Jan 1, 2019: 47.1%"):
        assert font.getlength(text) / 72 <= letters.width(text, 1000, bold) + 0.05


@pytest.mark.long
@pytest.mark.office
def test_no_words_lie_on_other_words_as_libreoffice_shows_them(tmp_path: Path) -> None:
    names = {name.replace(" ", "-"): name for name in (*DECKS, *OF_ONE_PAGE)}
    for file, name in names.items():
        (tmp_path / f"{file}.pptx").write_bytes(deck_of(name))
    subprocess.run(
        [office_program(), f"-env:UserInstallation={tmp_path.as_uri()}/profile", "--headless",
         "--convert-to", "pdf", "--outdir", str(tmp_path), *map(str, tmp_path.glob("*.pptx"))],
        check=True, capture_output=True, timeout=600,
    )  # fmt: skip
    for file, name in names.items():
        pages = words_on_pages(tmp_path / f"{file}.pdf")
        assert len(pages) == len(slides_of(name))
        for number, words in enumerate(pages, start=1):
            assert not [pair for pair in combinations(words, 2) if overlap(*pair)], (name, number)


Word = tuple[str, float, float, float, float]  # its text, left, top, right, bottom


def words_on_pages(pdf: Path) -> list[list[Word]]:
    text = subprocess.run(["pdftotext", "-bbox", str(pdf), "-"], check=True, timeout=60,
                          capture_output=True, text=True).stdout  # fmt: skip
    sides = r'xMin="(.*?)" yMin="(.*?)" xMax="(.*?)" yMax="(.*?)">(.*?)<'
    return [
        [(word, *map(float, box)) for *box, word in re.findall(sides, page)]
        for page in text.split("<page ")[1:]
    ]  # type: ignore[misc]


def overlap(one: Word, other: Word) -> bool:
    """Whether two words share more than a quarter of the smaller one."""
    wide = min(one[3], other[3]) - max(one[1], other[1])
    high = min(one[4], other[4]) - max(one[2], other[2])
    smaller = min((word[3] - word[1]) * (word[4] - word[2]) for word in (one, other))
    return wide > 0 and high > 0 and wide * high > 0.25 * smaller


def test_text_is_cut_and_set_smaller_to_fit() -> None:
    assert cut("one  two\nthree", 20) == "one two three"
    assert cut("x" * 30, 10) == "x" * 9 + "…"
    assert cut_to_lines("word " * 60, 3, 14, 2).endswith("…")
    assert line_count(cut_to_lines("word " * 60, 3, 14, 2), 3, 14) == 2
    assert cut_to_lines("word", 3, 14, 1) == "word"
    assert fitting_size("word " * 10, 12, 0.5, (26, 20)) == 26
    assert fitting_size("word " * 60, 5, 0.5, (26, 20)) == 20
    assert line_count("", 1, 10) == 1
    assert line_count("W" * 100, 1, 14) > 10
