"""What the server decides is shown by every widget, and nothing older is heard."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO
from typing import Any, NamedTuple

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from pages.shell.widgets import file_heard
from tests.pages.screen import (
    changes_of,
    control,
    link_of,
    opened,
    run,
    scenario_of,
    widget,
)

FULL_TIME, OVERTIME = "full_time_share.home_care", "overtime_share.care"
YAML = "name: From a file\nassumptions_version: '1.0'\nchanges: {overtime_share.care: 0.2}\n"


def presses_preset(page: AppTest) -> AppTest:
    return run(widget(page, "preset").select("Overtime 8%"))


def presses_back_to_the_study(page: AppTest) -> AppTest:
    return run(page.button(key="back-to-the-base").click())


def presses_way_back_in_the_strip(page: AppTest) -> AppTest:
    return run(page.button(key=f"undo:{OVERTIME}").click())


def loads_a_file(page: AppTest) -> AppTest:
    return run(widget(page, "load-file").upload("plan.yaml", YAML.encode()))


def goes_to_another_link(page: AppTest) -> AppTest:
    page.query_params.clear()
    page.query_params.update(link_of({OVERTIME: 0.1}))
    return run(page)


DECISIONS: list[tuple[Callable[[AppTest], AppTest], float]] = [  # the overtime then in force
    (presses_preset, 0.08),
    (presses_back_to_the_study, 0.03),
    (presses_way_back_in_the_strip, 0.03),
    (loads_a_file, 0.2),
    (goes_to_another_link, 0.1),
]
NAMES = [decides.__name__ for decides, _ in DECISIONS]


def moved() -> AppTest:
    """A page whose slider was moved by a person, with its popover of files open."""
    page = opened(unfolded=("files", "description"))
    return run(control(page, OVERTIME).set_value(40.0))


@pytest.mark.parametrize(("decides", "overtime"), DECISIONS, ids=NAMES)
def test_every_widget_shows_what_the_server_decided(
    decides: Callable[[AppTest], AppTest], overtime: float
) -> None:
    page = decides(moved())
    assert control(page, OVERTIME).value == pytest.approx(100 * overtime)
    assert changes_of(page).get(OVERTIME, 0.03) == overtime
    assert widget(page, "scenario-name").value == scenario_of(page).name


@pytest.mark.parametrize(("decides", "overtime"), DECISIONS[:-1], ids=NAMES[:-1])
def test_it_wins_over_a_slider_that_moves_at_the_same_time(
    decides: Callable[[AppTest], AppTest], overtime: float
) -> None:
    page = moved()
    control(page, OVERTIME).set_value(41.0)
    control(page, FULL_TIME).set_value(80.0)
    decides(page)
    assert control(page, OVERTIME).value == pytest.approx(100 * overtime)
    assert changes_of(page).get(OVERTIME, 0.03) == overtime
    assert FULL_TIME not in changes_of(page)
    assert control(page, FULL_TIME).value == 40.0


def test_the_next_move_after_a_preset_is_heard_again() -> None:
    page = presses_preset(moved())
    run(control(page, FULL_TIME).set_value(60.0))
    assert changes_of(page) == {FULL_TIME: 0.6, OVERTIME: 0.08}


def test_the_same_preset_can_be_pressed_twice() -> None:
    page = presses_preset(opened())
    run(control(page, OVERTIME).set_value(20.0))
    presses_preset(page)
    assert changes_of(page) == {OVERTIME: 0.08}


@pytest.mark.parametrize("setting_id", ["wage_percentile.lower", "wage_trend_months"])
@pytest.mark.parametrize("unusable", [None, 1e6])
def test_a_number_field_that_is_emptied_shows_the_value_in_force_again(
    setting_id: str, unusable: float | None
) -> None:
    page = opened(unfolded=("more-assumptions",))
    moved_to = control(page, setting_id).value + 1
    run(control(page, setting_id).set_value(moved_to))
    run(control(page, setting_id).set_value(unusable))
    assert changes_of(page) == {setting_id: moved_to}
    assert control(page, setting_id).value == moved_to


class Uploaded(BytesIO):
    name = "plan.yaml"


class WithoutContent(NamedTuple):
    """What stands in the place of a file that another one is replacing."""

    file_id: str


@pytest.mark.parametrize(
    ("file", "taken"),
    [(Uploaded(b"x"), [("plan.yaml", b"x")]), (WithoutContent("7"), []), (None, [])],
)
def test_a_file_is_heard_as_long_as_it_has_its_content(
    file: Any, taken: list[tuple[str, bytes]], monkeypatch: pytest.MonkeyPatch
) -> None:
    state: dict[str, Any] = {}
    monkeypatch.setattr(st, "session_state", state)
    heard: list[tuple[str, bytes]] = []
    widget = file_heard("load-file", lambda *content: heard.append(content))
    state[widget["key"]] = file
    widget["on_change"](*widget["args"])
    assert heard == taken
