"""The base is switched on the screen, and the numbers are those of the command line on it."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import expect

from tests.browser.command_line import Cell, minimum_wage_rows, number, rows
from tests.browser.screen import RATE_RANGES, TABLE_9, Screen


def on_today(folder: Path) -> Path:
    """The file of a scenario that changes nothing of today."""
    path = folder / "today.yaml"
    path.write_text("name: Today\nbase: today\nchanges: {}\n", encoding="utf-8")
    return path


def choose_base(screen: Screen, label: str) -> None:
    screen.sidebar.get_by_role("radiogroup").get_by_text(label).click()


def table_7(file: Path) -> list[dict[int, Cell]]:
    """The page Rate ranges: name, current rate, and the rates twice, as nothing is changed."""
    own = rows("rates", file)
    return [
        {
            1: own[first]["service"],
            2: number(own[first]["fee_schedule_rate_usd"]),
            **{3 + place: number(own[first + place % 3]["rate_usd"]) for place in range(6)},
        }
        for first in range(0, len(own), 3)
    ]


def test_a_person_puts_the_rates_on_today_and_back(screen: Screen, tmp_path: Path) -> None:
    file = on_today(tmp_path)
    screen.open("rate_ranges")
    choose_base(screen, "Today, SFY 2027")
    screen.wait_for_link(base="today")
    screen.expect_table(RATE_RANGES, table_7(file))
    expect(screen.main).to_contain_text("Current fees are known for 7 of 28 services")
    screen.go_to("Minimum wage")
    screen.expect_table(TABLE_9, minimum_wage_rows(file))
    choose_base(screen, "Study, SFY 2019")
    screen.wait_for_bare_link()
    screen.expect_table(TABLE_9, minimum_wage_rows(None))
