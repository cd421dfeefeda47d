"""The sidebar: every page, every preset and every assumption is in reach of it."""

from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest

from model.scenario.presets import presets
from pages.shell.results import assumptions
from reporting.page_list import PAGES, PROGRAM_PAGES
from tests.pages.screen import (
    changes_of,
    control,
    gone_to,
    link_of,
    opened,
    run,
    widget,
    with_open,
)

OVERTIME = "overtime_share.care"
PRESETS = {preset.scenario.name: preset for preset in presets(assumptions())}


def scenario_shown(page: AppTest) -> str:
    return str(widget(page, "preset").proto.placeholder)


def captions(page: AppTest) -> list[str]:
    return [caption.value.replace("\\", "") for caption in page.sidebar.caption]


def test_the_sidebar_lists_every_page_in_order() -> None:
    links = [link.proto for link in opened().sidebar.get("page_link")]
    pages = (*PAGES, *PROGRAM_PAGES)
    assert [link.label for link in links] == [entry.title for entry in pages]
    assert [link.page for link in links] == ["", *(entry.key for entry in pages[1:])]


def test_the_headline_controls_stand_in_the_order_in_which_staff_ask() -> None:
    page = opened()
    keys = [
        str(each.key) for each in page.sidebar if str(getattr(each, "key", ""))[:8] == "control-"
    ]
    entries = [key.split("-")[1] for key in keys]
    assert list(dict.fromkeys(entries)) == [
        "wage_percentile",
        "wage_percentile_licensed_nurses",
        "full_time_share",
        "paid_time_off_days_full_time",
        "overtime_share",
        "rates_as_of_date",
    ]


def test_every_preset_is_in_the_list_which_names_the_scenario() -> None:
    page = opened()
    assert widget(page, "preset").options == list(PRESETS)
    assert scenario_shown(page) == "Study"
    run(widget(page, "preset").select("Higher benefits"))
    assert scenario_shown(page) == "Higher benefits"
    sentence = PRESETS["Higher benefits"].sentence
    assert sentence in captions(page)
    run(control(page, OVERTIME).set_value(8.0))
    assert scenario_shown(page) == "Custom scenario"
    assert sentence not in captions(page)


def test_who_moves_a_control_to_what_a_preset_has_is_told_its_name() -> None:
    page = opened()
    run(control(page, OVERTIME).set_value(8.0))
    assert scenario_shown(page) == "Overtime 8%"


def test_a_hostile_name_stands_in_the_list_as_text() -> None:
    page = opened(**link_of({OVERTIME: 0.09}, name="[x](http://a) $1$ <b>"))
    assert scenario_shown(page) == "[x](http://a) $1$ <b>"


def test_more_assumptions_are_made_only_when_opened() -> None:
    page = opened()
    before = len(page.sidebar.number_input)
    with_open(page, "more-assumptions")
    assert len(page.sidebar.number_input) > before
    assert page.selectbox(key="more-section").options[0] == "Wages"


def test_the_sections_stand_in_the_order_of_the_calculation() -> None:
    sections = opened(unfolded=("more-assumptions",)).selectbox(key="more-section").options
    assert sections == [name for name in assumptions().sections if name in sections]


def test_every_assumption_is_in_reach_of_the_sidebar_or_of_a_table() -> None:
    page = opened("compare", unfolded=("more-assumptions",))
    drawn: set[str] = set()
    for section in page.selectbox(key="more-section").options:
        run(page.selectbox(key="more-section").set_value(section))
        drawn |= {str(getattr(each, "key", "")).rsplit("-", 1)[0] for each in page.sidebar}
    missing = {
        setting.entry.section
        for setting in assumptions().settings.values()
        if f"control-{setting.id.replace('.', '-')}" not in drawn
    }
    assert missing <= {"Position weights", "Minimum wage"}


def test_the_section_stays_chosen_while_the_others_are_closed() -> None:
    page = opened(unfolded=("more-assumptions",))
    section = page.selectbox(key="more-section").options[2]
    run(page.selectbox(key="more-section").set_value(section))
    page.session_state["more-assumptions"] = False
    gone_to(page, "compare")
    with_open(page, "more-assumptions")
    assert page.selectbox(key="more-section").value == section


@pytest.mark.parametrize("changes", [{}, {OVERTIME: 0.08}])
def test_the_way_back_to_the_study_is_there_where_something_changed(
    changes: dict[str, float],
) -> None:
    page = opened(**(link_of(changes) if changes else {}))
    assert page.button(key="back-to-the-base").disabled == (not changes)
    assert changes_of(page) == changes
