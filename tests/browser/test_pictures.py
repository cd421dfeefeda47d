"""A chart is saved as a picture from beneath it: two sizes, light, texts that stay apart."""

from __future__ import annotations

import struct
from itertools import combinations
from pathlib import Path
from typing import Literal, NamedTuple
from xml.etree import ElementTree

import pytest
from playwright.sync_api import Page, expect

from reporting.charts.pictures.picture import SIZES
from tests.browser.conftest import Browsing
from tests.browser.other_programs import drawn_texts
from tests.browser.screen import Screen, wait_until_settled

SVG = "{http://www.w3.org/2000/svg}"
CHANGED = {"v": "1.0", "name": "Test", "overtime_share.care": "0.08"}
# Page -> what it is asked to show.
CHARTS: dict[str, dict[str, str]] = {
    "": {},
    "rate_ranges": {"chart": "one"},
    "minimum_wage": {},
    "build_up": {},
    "compare": {},
    "budget": {},
    "case_rate": {},
    "employment_team": {},
}
SENSITIVITIES: list[dict[str, str]] = [
    {"question": "one"},
    {"question": "two", "steps": "11"},
    {"question": "two", "steps": "21"},
    {"question": "all"},
]
WHOSE = {"compare": "study-to-test-", "case_rate": "case-rate", "employment_team": "employment-"}
Theme = Literal["light", "dark"]


def open_picture(screen: Screen) -> None:
    """Open the picture of the page's chart and wait until it can be saved."""
    wait_until_settled(screen.page)
    screen.open_expander("Download image: PNG, SVG")
    expect(screen.expander("Download image: PNG, SVG").get_by_role("link")).to_have_count(4)
    wait_until_settled(screen.page)  # a picture that is drawn anew has links of its own


def saved(screen: Screen, file_format: str, folder: Path, size: str = "slide") -> Path:
    """The picture in a format and a size, saved by its link."""
    with screen.page.expect_download() as download:
        pictures = screen.expander("Download image: PNG, SVG").locator("figure")
        shown = pictures.filter(has_text=SIZES[size].label)
        shown.get_by_role("link", name=f"Save {file_format.upper()}").click()
    path = folder / download.value.suggested_filename
    download.value.save_as(path)
    assert path.suffix == f".{file_format}"
    return path


@pytest.mark.parametrize("theme", ["light", pytest.param("dark", marks=pytest.mark.long)])
def test_png_and_svg_are_saved(browsing: Browsing, theme: Theme, tmp_path: Path) -> None:
    screen = browsing.new_screen(theme=theme)
    open_picture(screen.open("rate_ranges", chart="all"))
    shown = screen.expander("Download image: PNG, SVG").locator("img").first
    expect(shown).to_have_css("height", "225px")
    png = saved(screen, "png", tmp_path).read_bytes()
    assert png.startswith(b"\x89PNG")
    assert struct.unpack(">II", png[16:24]) == (2560, 1440)
    half = ElementTree.parse(saved(screen, "svg", tmp_path, "half")).getroot()
    assert (half.get("width"), half.get("height")) == ("640", "720")
    svg = ElementTree.parse(saved(screen, "svg", tmp_path)).getroot()
    assert (svg.get("width"), svg.get("height")) == ("1280", "720")
    # Other programs draw all parts of one text at one place.
    assert not list(svg.iter(f"{SVG}tspan"))
    text = " ".join(part.strip() for part in svg.itertext())
    for said in (
        "17 of 28 current rates are below",
        "Percent of the current rate",
        "Source: Mercer",
    ):
        assert said in text
    background = svg.find(f"{SVG}rect")
    assert background is not None
    assert "rgb(255, 255, 255)" in str(background.get("style"))


@pytest.mark.long
def test_every_chart_fits_its_picture(browsing: Browsing, tmp_path: Path) -> None:
    screen = browsing.new_screen()
    beside = screen.page.context.new_page()
    pages = [*CHARTS.items(), *(("sensitivity", asked) for asked in SENSITIVITIES)]
    for path, parameters in pages:
        open_picture(screen.open(path, **CHANGED, **parameters))
        for key, size in SIZES.items():
            svg = saved(screen, "svg", tmp_path, key)
            assert svg.stem.startswith(WHOSE.get(path, "test-"))
            beside.goto(svg.as_uri())
            texts = texts_of(beside)
            assert_all_is_inside(texts, size.width, size.height)
            assert_none_lies_on_another(texts)
    beside.close()


# What other programs draw may begin and end elsewhere by so many pixels, and by this of its width.
NEAR, OF_WIDTH = 5, 0.06
SHOWN_ELSEWHERE: dict[str, dict[str, str]] = {
    "rate_ranges": {"chart": "all"},
    "build_up": {},
    "minimum_wage": {},
    "sensitivity": {"question": "one"},
}


@pytest.mark.long
@pytest.mark.parametrize("program", ["librsvg", "LibreOffice"])
def test_another_program_draws_each_text_where_the_browser_does(
    browsing: Browsing, tmp_path: Path, program: str
) -> None:
    screen = browsing.new_screen()
    beside = screen.page.context.new_page()
    for path, parameters in SHOWN_ELSEWHERE.items():
        open_picture(screen.open(path, **CHANGED, **parameters))
        for key, size in SIZES.items():
            svg = saved(screen, "svg", tmp_path, key)
            drawn = drawn_texts(svg, program, tmp_path)
            beside.goto(svg.as_uri())
            texts = texts_of(beside)
            assert len(texts) == len(drawn)
            for text, box in zip(texts, drawn, strict=True):
                assert box is not None, text
                away = NEAR + OF_WIDTH * (text.right - text.left)
                assert abs(box.left - text.left) <= away, (text, box)
                assert abs(box.right - text.right) <= away, (text, box)
                assert text.top - NEAR <= box.top < box.bottom <= text.bottom + NEAR, (text, box)
            seen = [Text(t.said, *box) for t, box in zip(texts, drawn, strict=True) if box]
            assert_all_is_inside(seen, size.width, size.height)
            assert_none_lies_on_another(seen)
    beside.close()


class Text(NamedTuple):
    """A text of an SVG, and its ends in pixels."""

    said: str
    left: float
    top: float
    right: float
    bottom: float


def texts_of(beside: Page) -> list[Text]:
    """The texts of an SVG that a page shows."""
    measured = beside.evaluate(
        "[...document.querySelectorAll('text')].filter((t) => t.textContent.trim())"
        ".map((t) => [t.textContent, t.getBoundingClientRect()])"
        ".map(([s, b]) => [s, b.left, b.top, b.right, b.bottom])"
    )
    return [Text(*text) for text in measured]


def assert_all_is_inside(texts: list[Text], width: int, height: int) -> None:
    """No text leaves the picture."""
    assert len(texts) > 10
    for text in texts:
        assert min(text.left, text.top) >= 0, text
        assert text.right <= width, text
        assert text.bottom <= height, text


def assert_none_lies_on_another(texts: list[Text]) -> None:
    """No text covers another; the boxes of two lines may share what is above and below letters."""
    for one, other in combinations(texts, 2):
        across = min(one.right, other.right) - max(one.left, other.left)
        down = min(one.bottom, other.bottom) - max(one.top, other.top)
        least = min(one.bottom - one.top, other.bottom - other.top)
        assert across <= 1 or down <= least / 4, (one, other)


def test_the_picture_follows_a_moved_control(screen: Screen, tmp_path: Path) -> None:
    screen.open("build_up", **CHANGED, service="homemaker")
    open_picture(screen)
    before = saved(screen, "svg", tmp_path).read_text(encoding="utf-8")
    link = screen.expander("Download image: PNG, SVG").get_by_role("link", name="Save SVG").first
    address = str(link.get_attribute("href"))
    screen.control("overtime_share.care").press("End")
    expect(link).not_to_have_attribute("href", address)
    wait_until_settled(screen.page)
    moved = saved(screen, "svg", tmp_path).read_text(encoding="utf-8")
    scenario = screen.main.locator("dl.large-numbers div").filter(has_text="Scenario")
    rate = scenario.locator("dd").first.inner_text()
    assert rate in moved
    assert rate not in before
