"""What is pasted into the phase-in is read by the server: all of it, or nothing with each cell."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser.screen import Screen

EDITOR = "Minimum wage phase-in"
STUDY = "2019-01-01:8.6,2020-01-01:9.45,2021-01-01:10.3,2022-01-01:11.15"
LAST_DATE = {"x": 80, "y": 35 + 4 * 35 + 15}  # the cell of the fifth step


@pytest.fixture
def phase_in(screen: Screen) -> Screen:
    """The page with its editor open and the date of the last step selected."""
    screen.open("minimum_wage")
    screen.open_expander("Change the phase-in")
    table = screen.region(EDITOR)
    expect(table.locator("[role=gridcell]").first).to_have_text("Jan 1, 2019")
    table.locator(".dvn-scroller").click(position=LAST_DATE)
    expect(table.locator("[role=gridcell][aria-selected=true]")).to_have_text("Jan 1, 2023")
    return screen


def paste(screen: Screen, text: str) -> None:
    screen.page.evaluate("(text) => navigator.clipboard.writeText(text)", text)
    screen.page.keyboard.press("Control+V")


def test_a_paste_of_excel_is_read_with_its_new_rows(phase_in: Screen) -> None:
    paste(phase_in, "1-Jul-23\t$12.30\n1/1/2024\t013.75")
    phase_in.wait_for_link(minimum_wage_schedule=f"{STUDY},2023-07-01:12.3,2024-01-01:13.75")
    expect(phase_in.main.get_by_role("alert")).to_have_count(0)


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("FY2027", ["Row 5, Effective date: 'FY2027'"]),
        ("1-Jul-23\t$12\n1/1/2024\t$12.30*", ["Row 6, Minimum wage ($/hour): '$12.30*'"]),
    ],
)
def test_a_paste_that_cannot_be_read_changes_nothing(
    phase_in: Screen, text: str, named: list[str]
) -> None:
    paste(phase_in, text)
    notice = phase_in.main.get_by_role("alert").filter(has_text="Change not applied.")
    for cell in named:
        expect(notice).to_contain_text(cell)
    phase_in.wait_for_bare_link()
