"""The scenario in a session: what a person sets comes into force, and outlives every widget."""

from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest

from model.scenario.presets import presets
from pages.shell import session
from pages.shell.results import assumptions
from reporting.page_list import PAGES
from reporting.wording.changes import OWN_CHANGES
from tests.pages.screen import (
    changes_of,
    control,
    count_of_changes,
    expect_rates,
    gone_to,
    link_of,
    opened,
    run,
    scenario_of,
    value_in,
    warning,
    widget,
)

FULL_TIME, OVERTIME = "full_time_share.home_care", "overtime_share.care"
BOTH = {FULL_TIME: 0.6, OVERTIME: 0.05}
PRESETS = presets(assumptions())


def test_a_page_opens_with_the_study_and_a_bare_address() -> None:
    page = opened("rate_ranges")
    expect_rates(page, {})
    assert scenario_of(page).name == "Study"
    assert page.query_params == {}


def test_a_moved_control_changes_the_rates_and_the_address() -> None:
    page = opened("rate_ranges")
    run(control(page, FULL_TIME).set_value(60.0))
    expect_rates(page, {FULL_TIME: 0.6})
    assert page.query_params[FULL_TIME] == "0.6"
    assert scenario_of(page).name == OWN_CHANGES


def test_two_controls_in_turn_keep_what_each_was_set_to() -> None:
    page = opened("rate_ranges")
    for full_time, overtime in ((60.0, 8.0), (65.0, 9.0), (70.0, 9.5)):
        run(control(page, FULL_TIME).set_value(full_time))
        run(control(page, OVERTIME).set_value(overtime))
        expected = {FULL_TIME: full_time / 100, OVERTIME: overtime / 100}
        assert changes_of(page) == pytest.approx(expected)
    expect_rates(page, {FULL_TIME: 0.7, OVERTIME: 0.095})


def test_a_control_that_is_moved_stays_the_same_widget() -> None:
    page = opened()
    before = control(page, OVERTIME).key
    run(control(page, OVERTIME).set_value(8.0))
    assert control(page, OVERTIME).key == before, "a key held down would lose its slider"


def test_the_scenario_outlives_a_page_switch() -> None:
    page = opened()
    run(control(page, OVERTIME).set_value(8.0))
    for entry in PAGES:
        gone_to(page, entry.key)
        assert changes_of(page) == {OVERTIME: 0.08}
        assert control(page, OVERTIME).value == 8.0


def test_back_to_the_study_takes_everything_back() -> None:
    page = opened("rate_ranges", **link_of(BOTH))
    expect_rates(page, BOTH)
    run(page.button(key="back-to-the-base").click())
    expect_rates(page, {})
    assert page.query_params == {}
    assert control(page, FULL_TIME).value == 40.0
    assert page.button(key="back-to-the-base").disabled


def test_a_preset_is_taken_whole() -> None:
    page = opened()
    for preset in PRESETS:
        run(widget(page, "preset").select(preset.scenario.name))
        assert changes_of(page) == dict(preset.scenario.changes)
        assert scenario_of(page).name == preset.scenario.name
        assert page.query_params.get("name", "Study") == preset.scenario.name


def test_a_preset_that_is_changed_goes_by_its_name_no_more() -> None:
    page = opened()
    run(widget(page, "preset").select("Higher benefits"))
    run(control(page, OVERTIME).set_value(8.0))
    assert scenario_of(page).name == OWN_CHANGES
    assert len(changes_of(page)) == 6


def test_a_name_that_a_person_gave_stays() -> None:
    page = opened(**link_of({OVERTIME: 0.05}, name="For the hearing"))
    run(control(page, OVERTIME).set_value(8.0))
    assert scenario_of(page).name == "For the hearing"


def test_who_takes_the_last_change_back_has_the_study() -> None:
    page = opened(**link_of({OVERTIME: 0.05}, name="For the hearing"))
    run(control(page, OVERTIME).set_value(3.0))
    assert scenario_of(page) == session.STUDY
    assert count_of_changes(page) == "Showing the study (no changes)"


def taking() -> None:
    from pages.shell import session

    session.take({"turnover_share": 0.4})
    session.take({"overtime_share.care": 9.0, "turnover_share": 0.5})


def test_a_refused_value_leaves_the_scenario_and_says_what_is_allowed() -> None:
    page = run(AppTest.from_function(taking, default_timeout=60))
    assert changes_of(page) == {"turnover_share": 0.4}
    heading, fault = value_in(page, session.notices)
    assert heading == "Change not applied."
    assert fault == "Overtime cost, direct care: 900% was given; allowed is 0% to 50% of wage"
    assert value_in(page, session.generation) == 1, "the control must go back to what is in force"


@pytest.mark.parametrize("by", ["a control", "a way back"])
def test_who_changes_a_scenario_of_another_is_not_that_author(by: str) -> None:
    page = opened(**link_of(BOTH, name="Hers", author="A. B.", date="2026-01-01"))
    assert scenario_of(page).author == "A. B."
    if by == "a control":
        run(control(page, OVERTIME).set_value(8.0))
    else:
        run(page.button(key=f"undo:{OVERTIME}").click())
    assert (scenario_of(page).author, scenario_of(page).date) == ("", "")
    assert "author" not in page.query_params


def test_an_author_who_was_typed_here_stays() -> None:
    page = opened(unfolded=("description",), **link_of(BOTH, author="A. B."))
    run(widget(page, "scenario-author").set_value("C. D."))
    run(control(page, OVERTIME).set_value(8.0))
    assert scenario_of(page).author == "C. D."
    assert not page.warning


def test_who_typed_a_name_here_is_the_author_of_what_is_changed_next() -> None:
    page = opened(unfolded=("description",), **link_of(BOTH))
    run(widget(page, "scenario-author").set_value("C. D."))
    page.query_params = link_of({OVERTIME: 0.04}, author="A. B.")
    run(page)
    assert scenario_of(page).author == "A. B."
    run(control(page, OVERTIME).set_value(8.0))
    assert scenario_of(page).author == "C. D."


def test_an_author_who_goes_with_an_edit_is_said() -> None:
    page = opened(**link_of(BOTH, author="A. B."))  # a colleague's link, or one's own reloaded
    run(control(page, OVERTIME).set_value(8.0))
    assert "A. B. is no longer named as the author" in warning(page)
    run(control(page, OVERTIME).set_value(7.0))
    assert not page.warning


def test_what_is_known_of_a_scenario_stands_where_it_is_named() -> None:
    note = "For the hearing.\nSecond *line*. " + "x" * 300
    page = opened(**link_of(BOTH, author="A. $B$", note=note))
    said = [caption.value.replace("\\", "") for caption in page.sidebar.caption]
    assert said[0].startswith("By A. $B$ · For the hearing. Second *line*. xxx")
    assert said[0].endswith("x...")
    assert not [each for each in opened().sidebar.caption if "By" in each.value]
