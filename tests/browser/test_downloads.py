"""What a person takes away from a page, opened with a program that did not write it."""

from __future__ import annotations

import csv
import datetime
import io
import json
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path
from zoneinfo import ZoneInfo

import openpyxl
import pytest
from playwright.sync_api import expect
from pptx import Presentation

from tests.browser.command_line import rows, scenario_file
from tests.browser.conftest import Browsing
from tests.browser.screen import Screen, wait_until_settled
from tests.browser.server import REPOSITORY

CHANGES = {"full_time_share.home_care": 0.6, "overtime_share.care": 0.08}
LINK = {"v": "1.0", **{name: str(value) for name, value in CHANGES.items()}}
NAME = "Full-time 60%, overtime 8%"
PAGES = (
    "Overview", "Rate ranges", "Minimum wage", "Build-up", "Compare", "Sensitivity",
    "Compensation share", "Assumptions", "Check against the study",
)  # fmt: skip


def taken(screen: Screen, button: str, folder: Path) -> Path:
    """The file that a button of "Download" gives."""
    with screen.page.expect_download() as download:
        screen.page.get_by_test_id("stPopoverBody").get_by_role("button", name=button).click()
    path = folder / download.value.suggested_filename
    download.value.save_as(path)
    return path


def open_take_away(screen: Screen) -> None:
    wait_until_settled(screen.page)  # the answer to an earlier closing would close it again
    screen.main.get_by_role("button", name="Download", exact=True).click()
    expect(screen.page.get_by_test_id("stPopoverBody").get_by_role("button")).to_have_count(6)
    wait_until_settled(screen.page)  # each button that is drawn anew has a file of its own


@pytest.fixture
def rates(tmp_path: Path) -> list[float]:
    """The command line's 84 rates, by service and bound."""
    return [float(row["rate_usd"]) for row in rows("rates", scenario_file(tmp_path, CHANGES))]


def day_in(time_zone: str) -> str:
    return datetime.datetime.now(ZoneInfo(time_zone)).date().isoformat()


def test_each_file_holds_the_scenarios_rates(
    browsing: Browsing, tmp_path: Path, rates: list[float]
) -> None:
    today = datetime.date.today().isoformat()
    # It is another day in one of these at any hour.
    far = next(zone for zone in ("Etc/GMT+12", "Pacific/Kiritimati") if day_in(zone) != today)
    days = {day_in(far)}
    screen = browsing.new_screen(browsing.new_context(timezone_id=far))
    screen.open("rate_ranges", **LINK, name=NAME)
    screen.expect_control("overtime_share.care", "8.0%")
    open_take_away(screen)
    rates_in_files: dict[str, Callable[[Path], list[float]]] = {
        "Workbook with live formulas (.xlsx)": rates_of_workbook,
        "Data tables (.zip)": rates_of_zip,
        "Data (JSON)": rates_of_json,
        "Python script": rates_of_program,
    }
    for button, read in rates_in_files.items():
        file = taken(screen, button, tmp_path)
        assert file.name.startswith("full-time-60-overtime-8")
        assert read(file) == pytest.approx(rates, rel=1e-9), button

    (data,) = tmp_path.glob("*.json")
    assert json.loads(data.read_text("utf-8"))["written_on"] in days | {day_in(far)}
    deck = Presentation(str(taken(screen, "All slides (.pptx)", tmp_path)))
    texts = [
        shape.text_frame.text for s in deck.slides for shape in s.shapes if shape.has_text_frame
    ]
    assert any(NAME in text for text in texts)
    assert sum(shape.has_chart for slide in deck.slides for shape in slide.shapes) >= 5
    screen.expect_control("overtime_share.care", "8.0%")


@pytest.mark.long
def test_each_page_gives_slides_that_open_its_scenario_again(
    screen: Screen, tmp_path: Path
) -> None:
    screen.open("", **LINK, name=NAME)
    for page in PAGES:
        if page != "Overview":
            screen.go_to(page)
        if page == "Rate ranges":
            screen.choose("Group", "Nursing Services")
        open_take_away(screen)
        slide = taken(screen, "Slides for this page (.pptx)", tmp_path)
        assert len(Presentation(str(slide)).slides) >= 1, page
        screen.page.keyboard.press("Escape")
    screen.back_to_the_study()
    screen.expect_nothing_changed()
    with screen.files() as files:
        files.locator("input[type=file]").set_input_files(slide)
        screen.wait_for_link(**LINK, name=NAME)
    screen.expect_control("full_time_share.home_care", "60%")


def rates_of_workbook(path: Path) -> list[float]:
    """The rates that the workbook shows before anything recalculates; each is a formula."""
    shown = openpyxl.load_workbook(path, data_only=True)["Rate ranges"]
    formulas = openpyxl.load_workbook(path)["Rate ranges"]
    (head,) = [row[0].row for row in shown.iter_rows() if row[0].value == "Service"]
    columns = [cell.column for cell in shown[head] if str(cell.value).startswith("Rate, ")]
    cells = [(row, column) for row in range(head + 1, head + 29) for column in columns]
    assert all(str(formulas.cell(*cell).value).startswith("=") for cell in cells)
    return [shown.cell(*cell).value for cell in cells]


def rates_of_zip(path: Path) -> list[float]:
    """The rates in the zip's table."""
    with zipfile.ZipFile(path) as held:
        assert held.testzip() is None
        text = held.read("tables/rates.csv").decode("utf-8-sig")
    return [float(row["rate_usd"]) for row in csv.DictReader(io.StringIO(text))]


def rates_of_json(path: Path) -> list[float]:
    """The rates in the JSON file."""
    content = json.loads(path.read_text(encoding="utf-8"))
    return [row["rate_usd"] for row in content["tables"]["rates"]]


def rates_of_program(path: Path) -> list[float]:
    """The rates that the program prints in the repository's folder."""
    # `python - < file` finds `model/` in the folder that it runs in.
    done = subprocess.run(
        [sys.executable, "-"], input=path.read_text(encoding="utf-8"), cwd=REPOSITORY,
        capture_output=True, text=True, timeout=120, check=True,
    )  # fmt: skip
    printed = [line for line in done.stdout.splitlines() if line]
    return [float(row["rate_usd"]) for row in csv.DictReader(printed)]
