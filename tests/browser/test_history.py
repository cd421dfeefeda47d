"""Back and Forward: one place in the browser's history for each change and each page."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from tests.browser.agreement import FULL_TIME, OVERTIME, expect_agreement, said_of
from tests.browser.screen import Screen, wait_until_settled

STUDY = said_of()


@pytest.fixture
def overview(screen: Screen) -> Screen:
    """The Overview with the study."""
    screen.open()
    expect_agreement(screen, STUDY)
    return screen


def test_each_change_is_one_place_and_what_only_opens_is_none(overview: Screen) -> None:
    def press_key() -> None:
        overview.control(OVERTIME).press("ArrowRight")
        overview.wait_for_link(**{OVERTIME: "0.035"})

    def choose_bound() -> None:
        overview.choose_bound("Upper bound")
        overview.wait_for_link(bound="upper")

    def turn_briefing_off() -> None:
        overview.turn_briefing(on=False)
        overview.page.wait_for_function("() => !location.search.includes('briefing')")

    def open_and_close_files() -> None:
        with overview.files():
            pass

    def open_more() -> None:
        overview.open_expander("More assumptions")

    one: list[Callable[[], object]] = [
        press_key,
        lambda: overview.go_to("Minimum wage"),
        choose_bound,
        lambda: overview.choose_preset("Overtime 8%"),
        lambda: overview.turn_briefing(on=True),
        turn_briefing_off,
        overview.back_to_the_study,
    ]
    for change in one:
        places = overview.places_in_history
        change()
        wait_until_settled(overview.page)
        expect_places(overview, places + 1)
    for opening in (open_and_close_files, open_more):
        places = overview.places_in_history
        opening()
        wait_until_settled(overview.page)
        expect_places(overview, places)


def expect_places(screen: Screen, places: int) -> None:
    """Wait until the tab has been to so many places."""
    screen.page.wait_for_function("(places) => history.length >= places", arg=places)
    assert screen.places_in_history == places


def test_back_and_forward_go_through_changes_and_pages(overview: Screen) -> None:
    overview.control(OVERTIME).press("ArrowRight")
    expect_agreement(overview, said_of(overtime=0.035))
    overview.go_to("Rate ranges")
    overview.control(FULL_TIME).press("ArrowRight")
    overview.wait_for_link(**{FULL_TIME: "0.41"})
    overview.go_to("Overview")
    expect_agreement(overview, said_of(overtime=0.035, full_time=0.41))
    places = overview.places_in_history

    def at_rate_ranges(full_time: str) -> Callable[[], None]:
        def expected() -> None:
            expect(overview.heading).to_have_text("Rate ranges")
            overview.expect_control(OVERTIME, "3.5%")
            overview.expect_control(FULL_TIME, full_time)
            assert overview.link.get(FULL_TIME) == ("0.41" if full_time == "41%" else None)

        return expected

    def at_overview(**shares: float) -> Callable[[], object]:
        return lambda: expect_agreement(overview, said_of(**shares))

    way: list[Callable[[], object]] = [
        at_overview(),
        at_overview(overtime=0.035),
        at_rate_ranges("40%"),
        at_rate_ranges("41%"),
        at_overview(overtime=0.035, full_time=0.41),
    ]
    for expected in reversed(way[:-1]):
        overview.page.go_back()
        expected()
    for expected in way[1:]:
        overview.page.go_forward()
        expected()
    assert overview.places_in_history == places


def test_fast_back_and_forward_end_where_the_address_says(overview: Screen) -> None:
    for overtime in (0.035, 0.04, 0.045):
        overview.control(OVERTIME).press("ArrowRight")
        expect_agreement(overview, said_of(overtime=overtime))
    for steps, overtime in (([-1, -1], 0.035), ([1, 1, -1], 0.04), ([-1, -1], 0.03), ([3], 0.045)):
        overview.page.evaluate("(steps) => steps.forEach((step) => history.go(step))", steps)
        expect_agreement(overview, said_of(overtime=overtime))


def test_a_change_after_back_goes_on_from_there(overview: Screen) -> None:
    overview.control(OVERTIME).press("ArrowRight")
    expect_agreement(overview, said_of(overtime=0.035))
    overview.page.go_back()
    expect_agreement(overview, STUDY)
    overview.control(FULL_TIME).press("ArrowRight")
    expect_agreement(overview, said_of(full_time=0.41))
    overview.page.go_back()
    expect_agreement(overview, STUDY)
    overview.page.go_forward()
    expect_agreement(overview, said_of(full_time=0.41))


def test_back_while_a_key_is_under_way(overview: Screen) -> None:
    for _ in range(3):
        overview.control(OVERTIME).press("ArrowRight")
        expect_agreement(overview, said_of(overtime=0.035))
        overview.page.keyboard.press("ArrowRight")
        overview.page.evaluate("history.back()")
        # The browser decides which came first: the key's place in the history or Back.
        came_to = expect_agreement(overview, STUDY, said_of(overtime=0.035), said_of(overtime=0.04))
        if came_to != STUDY:
            overview.back_to_the_study()
            expect_agreement(overview, STUDY)
