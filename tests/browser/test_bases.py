"""The base is switched on the screen, and the numbers are those of the command line on it."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import expect

from reporting.page_list import PAGES
from reporting.wording.current_rates import mark_in_short
from tests.browser.command_line import Cell, minimum_wage_rows, number, rate_in_cents, rows
from tests.browser.numbers_of_pages import SERVICE, base_file, is_said, said_of
from tests.browser.screen import RATE_RANGES, TABLE_9, Screen, wait_until_settled

LABELS = {"study": "Study, SFY 2019", "today": "Today, SFY 2027"}


def choose_base(screen: Screen, label: str) -> None:
    screen.sidebar.get_by_role("radiogroup").get_by_text(label).click()


def table_7(file: Path) -> list[dict[int, Cell]]:
    """The page Rate ranges: name, current rate and what it is, the rates twice, as none differs."""
    own = rows("rates", file)
    return [
        {
            1: own[first]["service"],
            2: number(own[first]["fee_schedule_rate_usd"]),
            3: mark_in_short(own[first]["fee_schedule_mark"]),
            **{4 + place: rate_in_cents(own[first + place % 3]) for place in range(6)},
        }
        for first in range(0, len(own), 3)
    ]


def test_a_person_puts_the_rates_on_today_and_back(screen: Screen, tmp_path: Path) -> None:
    file = base_file(tmp_path, "today")
    screen.open("rate_ranges")
    choose_base(screen, LABELS["today"])
    screen.wait_for_link(base="today")
    screen.expect_table(RATE_RANGES, table_7(file))
    expect(screen.main).to_contain_text("Current fees are known for 7 of 28 services")
    screen.go_to("Minimum wage")
    screen.expect_table(TABLE_9, minimum_wage_rows(file))
    choose_base(screen, LABELS["study"])
    screen.wait_for_bare_link()
    screen.expect_table(TABLE_9, minimum_wage_rows(None))


@pytest.mark.long
def test_the_base_is_switched_on_each_page_and_every_number_follows(
    screen: Screen, tmp_path: Path
) -> None:
    files = {base: base_file(tmp_path, base) for base in LABELS}
    screen.open(service=SERVICE, bound="lower")
    base, other = "study", "today"
    for entry in PAGES:
        if entry.key != "overview":
            screen.go_to(entry.title)
        base, other = other, base
        choose_base(screen, LABELS[base])
        count = "Showing the study" if base == "study" else "Showing today's base"
        expect(screen.main).to_contain_text(f"{count} (no changes)")
        wait_until_settled(screen.page)
        said = screen.main.text_content() or ""
        assert is_said(said_of(entry.key, files[base]), said) == "", entry.key
