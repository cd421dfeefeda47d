"""A printed page says which scenario it shows and what was changed."""

from __future__ import annotations

import subprocess
from collections import Counter
from pathlib import Path

from playwright.sync_api import expect

from pages.shell.results import assumptions
from tests.browser.screen import Screen, wait_until_settled

# Of each cell its kind, and at which side it begins or ends.
ALIGNED = (
    "cells => cells.map((cell) => `${cell.className} ${getComputedStyle(cell).textAlign}`.trim())"
)
CHANGED = {"v": "1.0", "name": "Test", "overtime_share.care": "0.08"}


def printed(screen: Screen, pdf: Path) -> str:
    """What a page says on paper."""
    wait_until_settled(screen.page)
    screen.page.pdf(path=pdf, format="Letter", landscape=True)
    command = ["pdftotext", "-layout", str(pdf), "-"]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout


def test_the_printed_overview_lists_what_was_changed(screen: Screen, tmp_path: Path) -> None:
    screen.open("", **CHANGED)
    screen.expect_change("Overtime cost, direct care.*3.0%.*8.0%")
    expect(screen.main.locator(".js-plotly-plot")).to_contain_text("Homemaker")
    text = printed(screen, tmp_path / "overview.pdf")
    for said in ("1 change:", "Overtime cost, direct care", "8.0%", "Homemaker", "Source: Mercer"):
        assert said in text, text
    assert "Download" not in text  # the buttons stay on the screen


def test_a_printed_table_has_every_row(screen: Screen, tmp_path: Path) -> None:
    study = assumptions()
    # Codes stand on one line each, which names on a narrow column do not.
    rows = {
        "rate_ranges": [service.procedure_code for service in study.services.values()],
        "minimum_wage": [line.services.split(",")[0] for line in study.minimum_wage_lines.values()],
        "assumptions": [entry.label for entry in study.entries.values() if not entry.by],
        "check": ["match"] * 84,
    }
    for page, wanted in rows.items():
        screen.open(page, **CHANGED, table="Table 7")
        wait_until_settled(screen.page)
        on_paper = screen.main.locator('[class*="st-key-on-"][class*="paper-"] table')
        assert not any(table.is_visible() for table in on_paper.all())
        cells = screen.main.locator("table:is(.for-paper, .columns) td")
        assert set(cells.evaluate_all(ALIGNED)) == {"words left", "right"}, page
        text = " ".join(printed(screen, tmp_path / f"{page}.pdf").split())
        missing = {row: count for row, count in Counter(wanted).items() if text.count(row) < count}
        assert missing == {}, page
        assert "Download" not in text
        assert "Undo" not in text
