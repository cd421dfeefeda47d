"""A fee schedule in a real browser: what is loaded goes with the scenario wherever it goes."""

from __future__ import annotations

import io

from openpyxl import Workbook
from playwright.sync_api import FilePayload, expect

from model.scenario.loaded_rates import marks
from model.scenario.texts.link_text import scenario_of_link
from tests.browser.screen import Screen, wait_until_settled
from tests.model.tables.test_fee_schedule import HEADING, two_hundred_rows
from tests.study import ASSUMPTIONS

LOADED = "25 loaded from fees.xlsx, in force Jul 1, 2025"


def workbook() -> bytes:
    """The schedule of 200 rows as a workbook, the rates as numbers where they are."""
    book = Workbook()
    sheet = book.worksheets[0]
    for line in [HEADING.strip(), *two_hundred_rows().splitlines()]:
        code, modifier, rate, *dates = line.split(",")
        is_number = rate.replace(".", "").isdigit()
        sheet.append([code, modifier, float(rate) if is_number else rate, *dates])
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()


def test_a_schedule_of_two_hundred_rows_goes_with_the_scenario(screen: Screen) -> None:
    screen.open("assumptions")
    loader = screen.open_expander("Load a fee schedule")
    date = loader.get_by_label("Rates in force on")
    expect(date.first).to_be_visible()
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    file = FilePayload(name="fees.xlsx", mimeType=kind, buffer=workbook())
    wait_until_settled(screen.page)
    loader.locator("input[type=file]").set_input_files(file)
    expect(loader.get_by_text("25 of 28 current rates loaded from fees.xlsx")).to_be_visible()
    expect(screen.region("Every row of fees.xlsx")).to_be_visible()
    strip = screen.page.locator(".st-key-strip")
    expect(strip).to_contain_text(LOADED)
    wait_until_settled(screen.page)
    address = screen.page.url
    scenario, messages = scenario_of_link(screen.link, ASSUMPTIONS)
    assert not messages
    assert len(marks(scenario.loaded_rates)) == 25
    assert scenario.changes["fee_schedule_rate_usd.chore"] == 8.02
    screen.open_address(address)
    expect(strip).to_contain_text(LOADED)
    screen.go_to("Rate ranges")
    expect(
        screen.main.get_by_text(f"Current rates: {LOADED}; the others are the study's.")
    ).to_be_visible()
