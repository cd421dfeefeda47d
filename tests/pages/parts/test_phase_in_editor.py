"""The phase-in is edited as a table; what is no schedule is refused, and stays to be corrected."""

from __future__ import annotations

import datetime
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from model import Scenario, ScenarioError
from model.study.assumptions import Schedule
from pages.parts import phase_in_editor
from pages.parts.phase_in_editor import DATE, SCHEDULE, WAGE
from pages.shell.results import assumptions
from tests.pages.conftest import Edit
from tests.pages.screen import changes_of, control, link_of, opened, warning

STUDY: Schedule = Scenario().value(assumptions(), SCHEDULE)
FALLING = ((datetime.date(2019, 1, 1), 9.0), (datetime.date(2020, 1, 1), 8.0))


def rows_on(page: AppTest) -> list[tuple[datetime.date, float]]:
    [table] = [each.value for each in page.data_editor]
    return list(zip(table[DATE], table[WAGE], strict=True))


def test_the_table_has_the_schedule_in_force() -> None:
    assert [(str(day)[:10], wage) for day, wage in rows_on(opened("minimum_wage"))] == [
        (day.isoformat(), wage) for day, wage in STUDY
    ]
    page = opened("minimum_wage", **link_of({SCHEDULE: FALLING}))
    assert [wage for _, wage in rows_on(page)] == [9.0, 8.0]


def test_edits_change_remove_and_add_rows() -> None:
    edits = {
        "edited_rows": {0: {WAGE: 9.0}},
        "deleted_rows": [4],
        "added_rows": [{DATE: "2024-07-01", WAGE: 13.0}],
    }
    added = (datetime.date(2024, 7, 1), 13.0)
    expected = ((STUDY[0][0], 9.0), *STUDY[1:4], added)
    assert phase_in_editor.edited(STUDY, edits) == expected


@pytest.mark.parametrize(
    ("edits", "said"),
    [
        ({"edited_rows": {1: {DATE: "2019-01-01"}}}, "more than once"),
        ({"edited_rows": {1: {DATE: "2030-01-01"}}}, "out of order"),
        ({"edited_rows": {1: {WAGE: -1}}}, "-1"),
        ({"edited_rows": {1: {WAGE: 500}}}, "500"),
        ({"edited_rows": {1: {WAGE: None}}}, "cannot be read"),
        ({"edited_rows": {1: {DATE: None}}}, "cannot be read"),
        ({"added_rows": [{}]}, "cannot be read"),
        ({"deleted_rows": [0, 1, 2, 3, 4]}, "no step"),
    ],
)
def test_what_is_no_schedule_is_refused_with_a_reason(edits: dict[str, Any], said: str) -> None:
    edited = phase_in_editor.edited(STUDY, edits)
    with pytest.raises(ScenarioError) as refusal:
        Scenario("x", {SCHEDULE: edited}).checked(assumptions())
    assert said in str(refusal.value)


def test_an_edit_comes_into_force_and_the_table_is_made_anew(edit: Edit) -> None:
    page = opened("minimum_wage")
    key = page.data_editor[0].key
    edit(page, {0: {WAGE: 9.0}})
    assert changes_of(page) == {SCHEDULE: ((STUDY[0][0], 9.0), *STUDY[1:])}
    assert rows_on(page)[0][1] == 9.0
    assert page.data_editor[0].key != key, "the edit would be laid over itself"
    assert control(page, "rates_as_of_date").options[0] == "Jan 2019 $9.00"


def test_edits_in_turn_keep_each_other(edit: Edit) -> None:
    page = opened("minimum_wage")
    edit(page, {0: {WAGE: 9.0}})
    edit(page, added=({DATE: "2024-07-01", WAGE: 13.0},))
    edit(page, removed=(1,))
    added = (datetime.date(2024, 7, 1), 13.0)
    assert changes_of(page)[SCHEDULE] == ((STUDY[0][0], 9.0), *STUDY[2:], added)


def test_a_refused_edit_leaves_the_scenario_and_stays_to_be_corrected(edit: Edit) -> None:
    page = opened("minimum_wage")
    key = page.data_editor[0].key
    edit(page, {1: {DATE: "2019-01-01"}})
    assert changes_of(page) == {}
    assert "more than once" in warning(page)
    assert page.data_editor[0].key == key
    assert page.session_state[key]["edited_rows"] == {1: {DATE: "2019-01-01"}}
    edit(page, {1: {DATE: "2019-07-01"}})
    assert changes_of(page)[SCHEDULE][1] == (datetime.date(2019, 7, 1), STUDY[1][1])
    assert not page.warning


def test_a_row_that_is_not_filled_in_yet_is_refused_in_words(edit: Edit) -> None:
    page = edit(opened("minimum_wage"), added=({},))
    assert changes_of(page) == {}
    assert "cannot be read" in warning(page)


def test_a_minimum_wage_that_falls_is_taken_with_a_remark() -> None:
    page = opened("minimum_wage", **link_of({SCHEDULE: FALLING}))
    remarks = [text.value for text in page.main.caption if ":material/info:" in text.value]
    assert len(remarks) == 1
    assert changes_of(page) == {SCHEDULE: FALLING}
