"""A printed page says which scenario it shows and what was changed."""

from __future__ import annotations

import subprocess
from pathlib import Path

from playwright.sync_api import expect

from tests.browser.screen import Screen, wait_until_settled


def test_the_printed_overview_lists_what_was_changed(screen: Screen, tmp_path: Path) -> None:
    screen.open("", **{"v": "1.0", "name": "Test", "overtime_share.care": "0.08"})
    screen.expect_change("Overtime, care.*3.0%.*8.0%")
    expect(screen.main.locator(".js-plotly-plot")).to_contain_text("Homemaker")
    wait_until_settled(screen.page)
    pdf = tmp_path / "overview.pdf"
    screen.page.pdf(path=pdf, format="Letter", landscape=True)
    command = ["pdftotext", "-layout", str(pdf), "-"]
    text = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    for said in ("1 change:", "Overtime, care", "8.0%", "Homemaker", "Source: Mercer"):
        assert said in text, text
    assert "Download" not in text
