"""What people ask of the minimum wage, each in a few clicks, beside the command line's answer."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from playwright.sync_api import expect

from tests.browser.clicks import counting, expect_clicks
from tests.browser.command_line import minimum_wage_rows, rows, scenario_file
from tests.browser.journey import LATER_LAW
from tests.browser.screen import TABLE_9, Screen, wait_until_settled

STUDY = LATER_LAW[:5]
DELAYED = [
    STUDY[0],
    *(
        {**step, "effective_date": date(step["effective_date"].year + 1, 1, 1)}
        for step in STUDY[1:]
    ),  # type: ignore[attr-defined]
]
CONSUMER_DIRECTED = "Consumer Directed Care: State Plan Personal Care"


def test_the_phase_in_is_delayed_by_a_year(screen: Screen, tmp_path: Path) -> None:
    counting(screen).open()
    screen.go_to("Minimum wage")
    screen.open_expander("Change the phase-in")
    screen.main.get_by_role("button", name="Delay by a year").click()
    screen.wait_for_link(
        minimum_wage_schedule="2019-01-01:8.6,2021-01-01:9.45,2022-01-01:10.3,"
        "2023-01-01:11.15,2024-01-01:12"
    )
    expect(screen.main.locator("h2.headline")).to_contain_text("$12.00 in January 2024")
    file = scenario_file(tmp_path, {"minimum_wage_schedule": DELAYED})
    screen.expect_table(TABLE_9, minimum_wage_rows(file))
    years = screen.region("Rate of each state fiscal year")
    expect(years).to_contain_text("SFY 2025")
    expect_clicks(screen, "The phase-in is delayed by a year", 3)


def test_the_15_dollar_minimum_on_consumer_directed_care_by_step(
    screen: Screen, tmp_path: Path
) -> None:
    counting(screen).open()
    screen.go_to("Minimum wage")
    screen.open_expander("Change the phase-in")
    screen.main.get_by_role("button", name="Add 2024-2026 increases (to $15.00)").click()
    screen.wait_for_link(rates_as_of_date="2026-01-01")
    expect(screen.main.locator("h2.headline")).to_contain_text("$15.00 in January 2026")
    changes = {"minimum_wage_schedule": LATER_LAW, "rates_as_of_date": date(2026, 1, 1)}
    file = scenario_file(tmp_path, changes)
    screen.expect_table(TABLE_9, minimum_wage_rows(file))

    wait_until_settled(screen.page)
    box = screen.page.get_by_role("combobox", name="Services in the chart", exact=True)
    box.scroll_into_view_if_needed()  # the list of a box that is scrolled to closes at once
    screen.choose("Services in the chart", CONSUMER_DIRECTED)
    screen.wait_for_link(line="consumer_directed_state_plan")
    wait_until_settled(screen.page)
    [last] = [
        float(row["rate_usd"])
        for row in rows("minimum-wage", file)
        if row["services"] == "State Plan Personal Care"
        and row["effective_date"] == "2026-01-01"
        and row["bound"] == "lower"
    ]
    expect(screen.chart).to_contain_text(f"${last:,.2f}")
    expect_clicks(screen, "The $15.00 minimum on consumer directed care by step", 5)
