"""A chart is saved as a picture from its own menu: the right size, light in either theme."""

from __future__ import annotations

import struct
from pathlib import Path
from typing import Literal
from xml.etree import ElementTree

import pytest
from pages.shared.pictures import HEIGHT, WIDTH
from playwright.sync_api import Page, expect

from tests.browser.conftest import Browsing
from tests.browser.screen import wait_until_settled

SVG = "{http://www.w3.org/2000/svg}"
PREVIEW = '[class*="st-key-picture-preview-"]'
PAGES = ("rate_ranges", "minimum_wage", "build_up", "compare")
Theme = Literal["light", "dark"]


def saved(page: Page, file_format: str, folder: Path) -> Path:
    """Open the menu of the chart, choose a format, and save the picture."""
    body = page.locator('[data-testid="stExpander"]:has-text("Picture")').first
    wait_until_settled(page)
    if not body.locator(PREVIEW).count():
        body.get_by_text("Picture", exact=True).click()
        expect(body.locator(f"{PREVIEW} .main-svg").first).to_be_visible()
        wait_until_settled(page)
    # The preview moves what stands around it: a click before it stands still can miss.
    body.get_by_role("radio", name=file_format.upper()).click()
    expect(body.get_by_role("radio", name=file_format.upper())).to_be_checked()
    expect(body.get_by_text(f"{file_format.upper()}, ")).to_be_visible()
    camera = body.locator(f"{PREVIEW} .modebar-btn")
    expect(camera).to_have_count(1)
    with page.expect_download() as download:
        camera.click()
    path = folder / download.value.suggested_filename
    download.value.save_as(path)
    assert path.suffix == f".{file_format}"
    return path


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_png_and_svg_are_saved(browsing: Browsing, theme: Theme, tmp_path: Path) -> None:
    screen = browsing.new_screen(browsing.new_context(color_scheme=theme))
    screen.open("rate_ranges")
    png = saved(screen.page, "png", tmp_path).read_bytes()
    assert png.startswith(b"\x89PNG")
    assert struct.unpack(">II", png[16:24]) == (2560, 1440)
    svg = ElementTree.parse(saved(screen.page, "svg", tmp_path)).getroot()
    assert (svg.get("width"), svg.get("height")) == ("1280", "720")
    text = " ".join(held.strip() for held in svg.itertext())
    for said in ("17 of 28 fees lie below", "Percent of the fee schedule rate", "Source: Mercer"):
        assert said in text
    background = svg.find(f"{SVG}rect")
    assert background is not None
    assert "rgb(255, 255, 255)" in str(background.get("style"))


@pytest.mark.parametrize("path", PAGES)
def test_every_chart_fits_its_picture(browsing: Browsing, path: str, tmp_path: Path) -> None:
    screen = browsing.new_screen().open(path, v="1.0", **{"overtime_share.care": "0.08"})
    svg = saved(screen.page, "svg", tmp_path)
    drawn = screen.page.context.new_page()
    drawn.goto(svg.as_uri())
    boxes = drawn.evaluate(
        "[...document.querySelectorAll('text')].filter((t) => t.textContent.trim())"
        ".map((t) => [t.textContent, t.getBoundingClientRect()])"
        ".map(([s, b]) => [s, b.left, b.top, b.right, b.bottom])"
    )
    drawn.close()
    assert boxes
    for text, left, top, right, bottom in boxes:
        assert min(left, top) >= 0, text
        assert right <= WIDTH, text
        assert bottom <= HEIGHT, text
