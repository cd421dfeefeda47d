"""A printed page says which scenario it shows and what was changed."""

from __future__ import annotations

import subprocess
from collections import Counter
from pathlib import Path

import pytest
from playwright.sync_api import expect

from pages.shell.results import assumptions
from tests.browser.screen import Screen, wait_until_settled


def test_the_printed_overview_lists_what_was_changed(screen: Screen, tmp_path: Path) -> None:
    screen.open("", **{"v": "1.0", "name": "Test", "overtime_share.care": "0.08"})
    screen.expect_change("Overtime cost, direct care.*3.0%.*8.0%")
    expect(screen.main.locator(".js-plotly-plot")).to_contain_text("Homemaker")
    wait_until_settled(screen.page)
    pdf = tmp_path / "overview.pdf"
    screen.page.pdf(path=pdf, format="Letter", landscape=True)
    command = ["pdftotext", "-layout", str(pdf), "-"]
    text = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    for said in ("1 change:", "Overtime cost, direct care", "8.0%", "Homemaker", "Source: Mercer"):
        assert said in text, text
    assert "Download" not in text


def printed(screen: Screen, pdf: Path) -> str:
    """What a page says on paper."""
    wait_until_settled(screen.page)
    screen.page.pdf(path=pdf, format="Letter", landscape=True)
    command = ["pdftotext", "-layout", str(pdf), "-"]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout


@pytest.mark.parametrize("page", ["rate_ranges", "compare"])
def test_a_printed_table_has_every_row(page: str, screen: Screen, tmp_path: Path) -> None:
    screen.open(page, **{"v": "1.0", "name": "Test", "overtime_share.care": "0.08"})
    text = printed(screen, tmp_path / "page.pdf")
    # Codes stand on one line each, which names on a narrow column do not.
    codes = Counter(service.procedure_code for service in assumptions().services.values())
    for code, count in codes.items():
        assert text.count(code) >= count, (code, text)
    assert "Download" not in text  # the buttons stay on the screen


def test_every_row_of_the_other_tables_is_printed(screen: Screen, tmp_path: Path) -> None:
    study = assumptions()
    rows = {
        "minimum_wage": [line.services.split(",")[0] for line in study.minimum_wage_lines.values()],
        "assumptions": [f"{entry.label}" for entry in study.entries.values() if not entry.by],
    }
    for page, wanted in rows.items():
        screen.open(page)
        text = " ".join(printed(screen, tmp_path / f"{page}.pdf").split())
        assert [row for row in wanted if row not in text] == []
        assert "Undo" not in text
    screen.open("check", table="Table 7")
    text = printed(screen, tmp_path / "check.pdf")
    assert text.count("match") >= 84


def test_the_table_for_paper_is_not_on_the_screen(screen: Screen) -> None:
    screen.open("rate_ranges")
    expect(screen.main.locator('[class*="st-key-on-"][class*="paper-"] table')).to_be_hidden()
