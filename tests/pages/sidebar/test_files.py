"""Scenarios are saved, loaded, named and kept; a file that is no scenario changes nothing."""

from __future__ import annotations

import datetime
from typing import Any

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from model import Scenario, compute
from model.scenario.texts.file_text import scenario_of_file
from pages.shell.results import assumptions
from reporting.data_files import json_text
from reporting.files.uploads import LARGEST_TEXT
from reporting.wording.changes import OWN_CHANGES
from reporting.workbook import workbook
from tests.pages.screen import (
    changes_of,
    control,
    link_of,
    opened,
    run,
    scenario_of,
    warning,
    widget,
)

OVERTIME, SCHEDULE = "overtime_share.care", "minimum_wage_schedule"
STEPS = ((datetime.date(2019, 1, 1), 8.6), (datetime.date(2020, 1, 1), 9.0))
YAML = (
    b"name: From a file\nbase: study\nassumptions_version: '1.0'\nchanges: {turnover_share: 0.4}\n"
)


def with_files(**parameters: str) -> AppTest:
    return opened(unfolded=("files", "description"), **parameters)


def loaded(page: AppTest, content: bytes, name: str = "plan.yaml") -> AppTest:
    return run(widget(page, "load-file").upload(name, content))


def downloads(monkeypatch: pytest.MonkeyPatch, page: AppTest) -> dict[str, dict[str, Any]]:
    """What is handed to each download button of the page, by its label."""
    handed: dict[str, dict[str, Any]] = {}
    monkeypatch.setattr(st, "download_button", lambda label, **how: handed.update({label: how}))
    run(page)
    return handed


def test_a_file_that_is_on_its_way_when_the_popover_closes_is_loaded() -> None:
    page = opened(unfolded=("files", "description"))
    page.session_state["files"] = False
    assert changes_of(loaded(run(page), YAML)) == {"turnover_share": 0.4}


def test_a_popover_that_was_never_opened_costs_nothing() -> None:
    assert not opened().sidebar.file_uploader


def test_a_field_that_says_again_what_is_in_force_leaves_the_notice() -> None:
    page = loaded(with_files(**link_of({OVERTIME: 0.08}, name=OWN_CHANGES)), b"{[}")
    before = [warning.value for warning in page.warning]
    run(widget(page, "scenario-name").set_value(""))  # which is replaced with the same name
    assert [warning.value for warning in page.warning] == before != []


def test_a_file_puts_its_scenario_in_force() -> None:
    page = loaded(with_files(), YAML)
    assert scenario_of(page).name == "From a file"
    assert changes_of(page) == {"turnover_share": 0.4}
    assert page.query_params["turnover_share"] == "0.4"
    assert not page.warning


def test_the_same_file_can_be_loaded_again() -> None:
    page = loaded(with_files(), YAML)
    run(control(page, OVERTIME).set_value(8.0))
    assert len(changes_of(page)) == 2
    loaded(page, YAML)
    assert changes_of(page) == {"turnover_share": 0.4}


def test_the_data_as_json_that_was_taken_away_is_loaded_back() -> None:
    scenario = Scenario("Plan: ü", {"turnover_share": 0.4, SCHEDULE: STEPS}, note="a\nb")
    checked = scenario.checked(assumptions())
    content = json_text([compute(assumptions(), checked)]).encode()
    page = loaded(with_files(), content, "plan.json")
    assert scenario_of(page) == checked
    assert not page.warning


def test_a_workbook_that_was_edited_is_loaded() -> None:
    scenario = Scenario("Plan", {"turnover_share": 0.4, SCHEDULE: STEPS}, note="a\nb")
    page = loaded(with_files(), workbook(assumptions(), scenario), "plan.xlsx")
    assert scenario_of(page) == scenario.checked(assumptions())
    assert not page.warning


@pytest.mark.parametrize("separator", [",", ";", "\t"])
@pytest.mark.parametrize(
    ("encoding", "before", "first"),
    [("utf-8-sig", "", "scenario"), ("utf-16", "sep={}\r\n", '"Scenario"')],
)
def test_a_scenario_as_a_row_of_csv_is_loaded(
    separator: str, encoding: str, before: str, first: str
) -> None:
    heading, row = [first, "turnover_share", OVERTIME], ["Plan", "0.4", ""]
    lines = "\r\n".join(separator.join(cells) for cells in (heading, row))
    text = before.format(separator) + lines
    page = loaded(with_files(), text.encode(encoding), "plan.csv")
    assert (scenario_of(page).name, changes_of(page)) == ("Plan", {"turnover_share": 0.4})


def test_a_file_of_another_version_is_loaded_and_says_so() -> None:
    page = loaded(with_files(), YAML.replace(b"1.0", b"99.9"))
    assert "99.9" in warning(page)
    assert changes_of(page) == {"turnover_share": 0.4}


# What is in a file -> what is said of it.
NO_SCENARIO = {
    b"changes: {turnover_share: 7}": "7",
    b"changes: {no_such_thing: 1}": "no_such_thing",
    b"changes: [": "YAML",
    b"\xff\xfe\x00": "UTF-8",
    b"PK\x03\x04 no deck": "pptx",
    b"\xd0\xcf\x11\xe0 an .xls": "without a password",
    b"name: " + b"x" * LARGEST_TEXT: "bytes",
    b'{"a': "not valid JSON",
    b'{"scenarios": 5}': "list of scenarios",
    b'{"scenarios": [{"name": "a"}, {"name": "b"}]}': "2 scenarios",
    b'{"scenarios": [{"changes": {"turnover_share": 7}}]}': "Turnover",
    b'{"tables": {}}': "not a field",
    b'{"scenarios": []}': "0 scenarios",
    b"scenario,turnover_share\na,0.4\nb,0.5\n": "2 scenarios",
    b"scenario,turnover_share\na,lots\n": "line 2",
    b"scenario,turnover_share\n": "no scenario",
    b"name: '<script>alert(1)</script>\n![](http://a)'\nfoo: $1$": "foo",
}


def test_a_file_that_is_no_scenario_leaves_everything_and_says_why() -> None:
    page = with_files(**link_of({OVERTIME: 0.08}))
    for content, said in NO_SCENARIO.items():
        loaded(page, content)
        assert changes_of(page) == {OVERTIME: 0.08}
        assert "was not loaded" in warning(page)
        assert said in warning(page)
        for acting in ("<script>", "![", "$1$"):
            assert acting not in page.warning[0].value
    loaded(page, YAML)
    assert changes_of(page) == {"turnover_share": 0.4}
    assert not page.warning


def test_what_is_saved_is_the_scenario_in_force(monkeypatch: pytest.MonkeyPatch) -> None:
    page = with_files(**link_of({OVERTIME: 0.08}, name="../../etc/Plan $1", note="Why: <b>"))
    saved = downloads(monkeypatch, page)["Save as a file (.yaml)"]
    assert saved["file_name"] == "etc-plan-1.yaml"
    assert scenario_of_file(saved["data"], assumptions()) == scenario_of(page)


def test_name_author_and_note_are_taken_as_they_are_typed() -> None:
    page = with_files(**link_of({OVERTIME: 0.08}))
    for field, typed in (("name", "Plan <b>"), ("author", "A. $ B."), ("note", "One\n# two")):
        run(widget(page, f"scenario-{field}").set_value(typed))
        assert getattr(scenario_of(page), field) == typed
        assert page.query_params[field] == typed
    assert changes_of(page) == {OVERTIME: 0.08}


def test_a_text_that_cannot_be_printed_is_refused_and_the_field_goes_back() -> None:
    page = with_files(**link_of({OVERTIME: 0.08}, name="Plan"))
    run(widget(page, "scenario-name").set_value("turned \u202e around"))
    assert scenario_of(page).name == "Plan"
    assert widget(page, "scenario-name").value == "Plan"
    assert "cannot be printed" in warning(page)


@pytest.mark.parametrize("emptied", ["", "  "])
def test_a_scenario_without_a_name_has_own_changes(emptied: str) -> None:
    page = with_files(**link_of({OVERTIME: 0.08}, name="Plan"))
    run(widget(page, "scenario-name").set_value(emptied))
    assert scenario_of(page).name == "Custom scenario"
    assert widget(page, "scenario-name").value == "Custom scenario"
