"""Keys and clicks faster than the answers: every place on the page says the same in the end."""

from __future__ import annotations

import pytest

from tests.browser.agreement import FULL_TIME, OVERTIME, expect_agreement, said_of
from tests.browser.conftest import Browsing
from tests.browser.screen import Screen

STUDY = said_of()


@pytest.fixture(scope="module")
def tab(browsing_of_module: Browsing) -> Screen:
    """One tab for all races: each of them ends where it began, with the study."""
    return browsing_of_module.new_screen().open()


@pytest.fixture
def overview(tab: Screen) -> Screen:
    """The Overview with the study, ready for keys."""
    expect_agreement(tab, STUDY)
    return tab


def press(screen: Screen, setting_id: str, *keys: str) -> None:
    """Press keys on a slider without waiting for an answer."""
    screen.control(setting_id).focus()
    for key in keys:
        screen.page.keyboard.press(key)


RIGHT, LEFT = "ArrowRight", "ArrowLeft"


def test_fast_keys_away_from_the_study_and_back(overview: Screen) -> None:
    for steps in range(1, 9):
        press(overview, OVERTIME, *steps * [RIGHT], *steps * [LEFT])
    expect_agreement(overview, STUDY)
    press(overview, OVERTIME, *7 * [RIGHT, LEFT, RIGHT])
    expect_agreement(overview, said_of(overtime=0.065))
    press(overview, OVERTIME, *7 * [LEFT], RIGHT, LEFT)
    expect_agreement(overview, STUDY)


def test_two_sliders_in_turn(overview: Screen) -> None:
    for _ in range(6):
        press(overview, OVERTIME, RIGHT)
        press(overview, FULL_TIME, RIGHT)
    expect_agreement(overview, said_of(overtime=0.06, full_time=0.46))
    for _ in range(6):
        press(overview, OVERTIME, LEFT)
        press(overview, FULL_TIME, LEFT, LEFT, RIGHT)
    expect_agreement(overview, said_of(full_time=0.4))


def test_a_preset_between_keys(overview: Screen) -> None:
    press(overview, OVERTIME, RIGHT, RIGHT)
    overview.choose_preset("Overtime 8%")
    press(overview, OVERTIME, RIGHT)
    # A key that came before the slider of the preset was drawn is not heard.
    expect_agreement(overview, said_of(overtime=0.08), said_of(overtime=0.085))
    press(overview, FULL_TIME, RIGHT)
    overview.choose_preset("Study")
    expect_agreement(overview, STUDY)


def test_back_to_the_study_while_a_key_is_under_way(overview: Screen) -> None:
    for _ in range(3):
        press(overview, OVERTIME, RIGHT)
        expect_agreement(overview, said_of(overtime=0.035))
        press(overview, OVERTIME, RIGHT, RIGHT)
        overview.back_to_the_study()
        expect_agreement(overview, STUDY)
        press(overview, OVERTIME, RIGHT)
        expect_agreement(overview, said_of(overtime=0.035))
        overview.back_to_the_study()
        press(overview, OVERTIME, RIGHT)
        if expect_agreement(overview, STUDY, said_of(overtime=0.035)) != STUDY:
            overview.back_to_the_study()
            expect_agreement(overview, STUDY)


def test_the_way_back_of_one_change_while_another_is_moved(overview: Screen) -> None:
    for _ in range(3):
        press(overview, FULL_TIME, RIGHT)
        expect_agreement(overview, said_of(full_time=0.41))
        press(overview, OVERTIME, RIGHT, RIGHT)
        overview.take_back(FULL_TIME)
        expect_agreement(overview, said_of(overtime=0.04))
        press(overview, FULL_TIME, RIGHT)
        overview.take_back(OVERTIME)
        expect_agreement(overview, said_of(full_time=0.41))
        overview.take_back(FULL_TIME)
        expect_agreement(overview, STUDY)


def test_a_page_switch_while_a_key_is_under_way(overview: Screen) -> None:
    for _ in range(3):
        press(overview, OVERTIME, RIGHT)
        overview.go_to("Rate ranges")
        overview.go_to("Overview")
        # The link that was pressed leads to the scenario of before, or already to the new one.
        if expect_agreement(overview, STUDY, said_of(overtime=0.035)) != STUDY:
            overview.back_to_the_study()
            expect_agreement(overview, STUDY)
