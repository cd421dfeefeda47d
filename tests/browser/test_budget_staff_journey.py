"""Budget staff answer a what-if in front of a committee without leaving the browser."""

from __future__ import annotations

from pathlib import Path

import yaml
from playwright.sync_api import expect

from tests.browser.command_line import (
    BOUNDS,
    Cell,
    minimum_wage_rows,
    rate_in_cents,
    rate_range_rows,
    rows,
)
from tests.browser.conftest import Browsing
from tests.browser.journey import BOUND_LABELS, MOVES
from tests.browser.screen import COMPARED_RATES, RATE_RANGES, TABLE_9, Screen

HOMEMAKER = 1  # its row on Rate ranges
SERVICE = "Homemaker"


def test_the_journey_of_budget_staff(browsing: Browsing, tmp_path: Path) -> None:
    screen = browsing.new_screen().open()
    for move in MOVES:
        move.make(screen)
    expect(screen.heading).to_contain_text("With 5 changes")
    expect(screen.main.get_by_text("5 changes:")).to_be_visible()

    file = saved_file(screen, tmp_path)
    changes = yaml.safe_load(file.read_text(encoding="utf-8"))["changes"]
    assert changes == {move.setting_id: move.value for move in MOVES}
    rates, impacts = rate_range_rows(file), minimum_wage_rows(file)

    screen.go_to("Rate ranges")
    screen.expect_painted(RATE_RANGES, [painted_rate(row) for row in rates[:15]])
    screen.expect_table(RATE_RANGES, rates)
    screen.go_to("Minimum wage")
    screen.expect_table(TABLE_9, impacts)
    for bound in ("interim", "upper"):
        screen.choose_bound(BOUND_LABELS[bound])
        screen.expect_table(TABLE_9, minimum_wage_rows(file, bound))

    screen.go_to("Rate ranges")
    screen.select_row(RATE_RANGES, HOMEMAKER)
    expect(screen.heading).to_have_text("Build-up")
    screen.wait_for_link(service=service_key(rates[HOMEMAKER]))
    screen.expect_metric("Current rate", dollars(rates[HOMEMAKER][2]))
    for bound, study, scenario in (("upper", 8, 5), ("lower", 6, 3)):
        screen.choose_bound(BOUND_LABELS[bound])
        screen.expect_metric("Study", dollars(rates[HOMEMAKER][study]))
        screen.expect_metric("Scenario", dollars(rates[HOMEMAKER][scenario]))

    screen.go_to("Compare")
    screen.expect_table(COMPARED_RATES, compared_with_the_study(file))

    copied = copied_link(screen)
    fresh = browsing.new_screen().open_address(copied)
    fresh.go_to("Rate ranges")
    fresh.expect_table(RATE_RANGES, rates)
    fresh.go_to("Minimum wage")
    fresh.expect_table(TABLE_9, impacts)
    for move in MOVES:
        fresh.expect_control(move.setting_id, move.shown)


def saved_file(screen: Screen, folder: Path) -> Path:
    """The scenario saved as a file, as the browser receives it."""
    with screen.files() as files:
        with screen.page.expect_download() as download:
            files.get_by_role("button", name="Save as a file (.yaml)").click()
        path = folder / download.value.suggested_filename
        download.value.save_as(path)
    assert path.suffix == ".yaml"
    return path


def copied_link(screen: Screen) -> str:
    """The link, copied with its button; the same as the address bar's."""
    with screen.files() as files:
        link = files.get_by_test_id("stCode")
        link.hover()
        link.get_by_role("button", name="Copy to clipboard").click()
        screen.page.wait_for_function(
            "(start) => navigator.clipboard.readText().then((text) => text.startsWith(start))",
            arg=screen.address,
        )
        copied: str = screen.page.evaluate("() => navigator.clipboard.readText()")
    assert screen.link.items() >= screen.parameters(copied).items()
    return copied


def compared_with_the_study(scenario: Path) -> list[dict[int, Cell]]:
    """The lower bounds on Compare: study, scenario, difference in cents and in percent."""
    lower = zip(rows("rates")[:: len(BOUNDS)], rows("rates", scenario)[:: len(BOUNDS)], strict=True)
    return [
        {
            0: own["service"],
            1: rate_in_cents(study),
            2: rate_in_cents(own),
            3: rate_in_cents(own) - rate_in_cents(study),
            4: 100 * (float(own["rate_usd"]) / float(study["rate_usd"]) - 1),
        }
        for study, own in lower
    ]


def service_key(row: dict[int, Cell]) -> str:
    """The service's key in a link."""
    assert row[1] == SERVICE
    return SERVICE.lower()


def painted_rate(row: dict[int, Cell]) -> list[str]:
    """The numbers of a row of Rate ranges as a person reads them."""
    in_dollars = [dollars(row[place]) for place in range(2, 9)]
    in_percent = [percent(row[place]) for place in range(9, 12)]
    return [*in_dollars, *in_percent, *(str(row[place]) for place in (12, 13))]


def dollars(cell: Cell) -> str:
    """As shown: "$1,234.50"."""
    assert isinstance(cell, float)
    return f"${cell:,.2f}"


def percent(cell: Cell) -> str:
    """As shown: "+2.6%", and "N/A"."""
    assert not isinstance(cell, str)
    return "N/A" if cell is None else f"{round(cell, 6) + 0.0:+.1f}%"


def test_the_command_line_has_every_bound_of_every_service() -> None:
    assert [row["bound"] for row in rows("rates")] == 28 * list(BOUNDS)
