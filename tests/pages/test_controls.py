"""Every assumption becomes a control by its entry alone, in screen units and within its limits."""

from __future__ import annotations

import datetime

import pytest
from pages.shared import controls, sidebar
from streamlit.testing.v1 import AppTest

from model import load_assumptions
from reporting import wording as words
from reporting.provenance import file_stem

ASSUMPTIONS = load_assumptions()
SCRIPT = """
from pages.shared import controls, session
from pages.shared.results import assumptions

session.open_page("Test", ())
for entry in assumptions().entries.values():
    controls.draw_assumption(entry, slider={slider})
"""
NUMBERS = [s for s in ASSUMPTIONS.settings.values() if s.entry.kind == "number"]


@pytest.mark.parametrize("slider", [True, False])
def test_every_assumption_is_drawn_with_the_studys_value(slider: bool) -> None:
    page = AppTest.from_string(SCRIPT.format(slider=slider), default_timeout=60).run()
    assert not page.exception
    drawn = {widget.key: widget.value for widget in [*page.slider, *page.number_input]}
    for setting in NUMBERS:
        shown = words.on_screen(setting.entry, float(setting.study_value))
        assert drawn[controls.widget_key(setting.id)] == pytest.approx(shown, abs=1e-9)


@pytest.mark.parametrize("setting", NUMBERS, ids=lambda setting: setting.id)
def test_a_number_survives_the_way_to_the_screen_and_back(setting) -> None:  # type: ignore[no-untyped-def]
    shown = words.on_screen(setting.entry, setting.study_value)
    assert words.from_screen(setting.entry, shown) == pytest.approx(setting.study_value, abs=1e-12)


def test_a_value_outside_the_limits_changes_nothing_and_says_what_is_allowed() -> None:
    script = """
from pages.shared import session
session.open_page("Test", ())
session.change("overtime_share.care", 9.0)
"""
    page = AppTest.from_string(script, default_timeout=30).run()
    heading, fault = page.session_state["notices"]
    assert "stays" in heading
    assert "Overtime" in fault
    assert "9" in fault
    assert "0.5" in fault
    assert "scenario" not in page.session_state or not page.session_state["scenario"].changes


def test_a_file_of_another_version_is_loaded_and_says_so() -> None:
    script = """
from pages.shared import scenario_files, session
session.open_page("Test", ())
scenario_files.load(
    b"name: Older\\nassumptions_version: '99.9'\\nchanges: {turnover_share: 0.4}\\n"
)
"""
    page = AppTest.from_string(script, default_timeout=30).run()
    assert not page.exception
    assert "99.9" in page.session_state["notices"][0]
    assert page.session_state["scenario"].changes == {"turnover_share": 0.4}


def test_a_changed_control_says_the_studys_value_and_goes_back_to_it() -> None:
    page = AppTest.from_string(SCRIPT.format(slider=True), default_timeout=60).run()
    assert [b for b in page.button if b.key == "back:turnover_share"] == []
    page.slider(key="control-turnover_share").set_value(40.0).run()
    (back,) = [b for b in page.button if b.key == "back:turnover_share"]
    assert "54 %" in back.label
    back.click().run()
    assert page.slider(key="control-turnover_share").value == 54.0


def test_every_assumption_is_in_reach_of_the_sidebar_or_of_a_table() -> None:
    entries = ASSUMPTIONS.entries.values()
    in_tables = [e for e in entries if not e.headline_place and not sidebar.stands_in_more(e)]
    assert {e.section for e in in_tables} <= {"Position weights", "Minimum wage"}


def test_the_five_headline_controls_stand_in_the_order_of_the_mission() -> None:
    assert [entry.id for entry in sidebar.headline_entries()] == [
        "wage_percentile",
        "full_time_share",
        "paid_time_off_days_full_time",
        "overtime_share",
        "rates_as_of_date",
    ]


@pytest.mark.parametrize(
    ("setting_id", "value", "expected"),
    [
        ("overtime_share.care", 0.03, "3.0 %"),
        ("wage_percentile.lower", 25.0, "25th percentile"),
        ("wage_percentile.lower", 22.0, "22nd percentile"),
        ("rates_as_of_date", datetime.date(2019, 1, 1), "1 Jan 2019"),
        ("minimum_wage_rule", "spillover", "Spillover"),
        ("minimum_wage_before_schedule", 7.85, "$7.85"),
    ],
)
def test_values_are_written_with_their_unit(setting_id: str, value: object, expected: str) -> None:
    assert words.value_in_words(ASSUMPTIONS.settings[setting_id].entry, value) == expected


def test_nothing_typed_is_markdown_or_part_of_a_path() -> None:
    assert words.plain("![x](http://a) $1 <b>") == r"\!\[x\](http\://a) \$1 \<b\>"
    assert words.plain("- a -> 1) b") == r"\- a \-\> 1) b"
    assert words.plain("1) b") == r"1\) b"


def test_a_label_that_cannot_act_is_read_aloud_without_backslashes() -> None:
    assert words.plain("Full-time share (FICA)") == "Full-time share (FICA)"
    assert file_stem("../../etc/passwd") == "etc-passwd"
    assert file_stem("***") == "scenario"
