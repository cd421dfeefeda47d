"""The phase-in is edited as a table; what is no schedule is refused, and stays to be corrected."""

from __future__ import annotations

import datetime
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from model import Scenario, ScenarioError
from model.study.settings import Schedule
from pages.parts.minimum_wage import phase_in_editor
from pages.parts.minimum_wage.phase_in_editor import DATE, SCHEDULE, WAGE
from pages.parts.typed_rows import edited
from pages.shell.results import assumptions
from tests.pages.conftest import Edit
from tests.pages.screen import changes_of, control, link_of, opened, warning

STUDY: Schedule = Scenario().value(assumptions(), SCHEDULE)
FALLING = ((datetime.date(2019, 1, 1), 9.0), (datetime.date(2020, 1, 1), 8.0))


def rows_on(page: AppTest) -> list[tuple[str, str]]:
    [table] = [each.value for each in page.data_editor]
    return list(zip(table[DATE], table[WAGE], strict=True))


def read_with(**edits: Any) -> tuple[Schedule, list[str]]:
    rows = edited(phase_in_editor.cells(STUDY), phase_in_editor.HEADINGS, edits)
    return phase_in_editor.read(rows)


def test_the_table_has_the_schedule_in_force_and_all_its_digits() -> None:
    texts = [(row[DATE], row[WAGE]) for row in phase_in_editor.cells(STUDY)]
    assert rows_on(opened("minimum_wage", ["change-phase-in"])) == texts
    assert texts[4][1] == "$12.00"
    page = opened(
        "minimum_wage", ["change-phase-in"], **link_of({SCHEDULE: ((FALLING[0][0], 9.125),)})
    )
    assert [wage for _, wage in rows_on(page)] == ["$9.125"]


def test_every_schedule_is_read_back_from_its_cells() -> None:
    steps = (*STUDY, (datetime.date(2024, 2, 29), 10.0625))
    assert phase_in_editor.read(phase_in_editor.cells(steps)) == (steps, [])


def test_edits_change_remove_and_add_rows() -> None:
    added = {DATE: "2024-07-01", WAGE: "13"}
    schedule, faults = read_with(edited_rows={0: {WAGE: "9"}}, deleted_rows=[4], added_rows=[added])
    assert faults == []
    assert schedule == ((STUDY[0][0], 9.0), *STUDY[1:4], (datetime.date(2024, 7, 1), 13.0))


def test_a_paste_is_read_in_every_form_that_means_one_thing() -> None:
    pasted = [("7/1/2024", "$12.30"), ("1-Jul-25", "013"), ("July 1, 2026", " 13.50 ")]
    schedule, faults = read_with(added_rows=[{DATE: date, WAGE: wage} for date, wage in pasted])
    assert faults == []
    assert schedule[5:] == tuple(
        (datetime.date(year, 7, 1), wage) for year, wage in ((2024, 12.3), (2025, 13), (2026, 13.5))
    )


def test_a_step_in_between_is_put_in_its_place_and_an_empty_row_left_out() -> None:
    added = [{DATE: "2020-07-01", WAGE: "10"}, {}, {DATE: " ", WAGE: None}]
    schedule, faults = read_with(added_rows=added)
    assert faults == []
    assert schedule == (*STUDY[:2], (datetime.date(2020, 7, 1), 10.0), *STUDY[2:])


@pytest.mark.parametrize(
    ("edits", "cells_named"),
    [
        ({"edited_rows": {4: {DATE: "FY2027"}}}, ["Row 5, Effective date: 'FY2027'"]),
        ({"edited_rows": {1: {DATE: "2020-07-01", WAGE: "$10.00/hr"}}},
         ["Row 2, Minimum wage ($/hour): '$10.00/hr'"]),
        ({"added_rows": [{DATE: "2024-01-01", WAGE: "$12.30*"},
                         {DATE: "2025-01-01", WAGE: "$13.75"}]},
         ["Row 6, Minimum wage ($/hour): '$12.30*'"]),
        ({"added_rows": [{DATE: "31/12/2024", WAGE: "9,5"}]},
         ["Row 6, Effective date: '31/12/2024'", "Row 6, Minimum wage ($/hour): '9,5'"]),
        ({"edited_rows": {0: {DATE: "43466"}}}, ["Row 1, Effective date: '43466'"]),
        ({"edited_rows": {0: {WAGE: "5%"}}}, ["Row 1, Minimum wage ($/hour): '5%'"]),
        ({"edited_rows": {0: {WAGE: None}}}, ["Row 1, Minimum wage ($/hour): nothing"]),
        ({"added_rows": [{DATE: "2024-01-01"}]}, ["Row 6, Minimum wage ($/hour): nothing"]),
    ],
)  # fmt: skip
def test_each_cell_that_cannot_be_read_is_named_and_nothing_taken(
    edits: dict[str, Any], cells_named: list[str]
) -> None:
    schedule, faults = read_with(**edits)
    assert schedule == ()
    assert [fault.partition(" was given, which ")[0] for fault in faults] == cells_named


@pytest.mark.parametrize(
    ("edits", "said"),
    [
        ({"edited_rows": {1: {DATE: "2019-01-01"}}}, "two steps share Jan 1, 2019"),
        ({"edited_rows": {1: {WAGE: "-1"}}}, "\u2212$1 on Jan 1, 2020"),
        ({"edited_rows": {1: {WAGE: "500"}}}, "$500 on Jan 1, 2020"),
        ({"edited_rows": {4: {DATE: "9999-12-31"}}}, "$12 on Dec 31, 9999"),
        ({"deleted_rows": [0, 1, 2, 3, 4]}, "no step was given"),
    ],
)
def test_what_is_no_schedule_is_refused_with_a_reason(edits: dict[str, Any], said: str) -> None:
    schedule, faults = read_with(**edits)
    assert faults == []
    with pytest.raises(ScenarioError) as refusal:
        Scenario("x", {SCHEDULE: schedule}).checked(assumptions())
    assert said in str(refusal.value)


def test_an_edit_comes_into_force_and_the_table_is_made_anew(edit: Edit) -> None:
    page = opened("minimum_wage", ["change-phase-in"])
    key = page.data_editor[0].key
    edit(page, {0: {WAGE: "9"}})
    assert changes_of(page) == {SCHEDULE: ((STUDY[0][0], 9.0), *STUDY[1:])}
    assert rows_on(page)[0][1] == "$9.00"
    assert page.data_editor[0].key != key, "the edit would be laid over itself"
    assert control(page, "rates_as_of_date").options[0] == "Jan 2019 $9.00"


def test_edits_in_turn_keep_each_other(edit: Edit) -> None:
    page = opened("minimum_wage", ["change-phase-in"])
    edit(page, {0: {WAGE: "9"}})
    edit(page, added=({DATE: "2024-07-01", WAGE: "13"},))
    edit(page, removed=(1,))
    added = (datetime.date(2024, 7, 1), 13.0)
    assert changes_of(page)[SCHEDULE] == ((STUDY[0][0], 9.0), *STUDY[2:], added)


def test_a_refused_edit_leaves_the_scenario_and_stays_to_be_corrected(edit: Edit) -> None:
    page = opened("minimum_wage", ["change-phase-in"])
    key = page.data_editor[0].key
    edit(page, {1: {DATE: "2019-01-01"}})
    assert changes_of(page) == {}
    assert "two steps share" in warning(page)
    assert page.data_editor[0].key == key
    assert page.session_state[key]["edited_rows"] == {1: {DATE: "2019-01-01"}}
    edit(page, {1: {DATE: "2019-07-01"}})
    assert changes_of(page)[SCHEDULE][1] == (datetime.date(2019, 7, 1), STUDY[1][1])
    assert not page.warning


def test_a_row_that_is_filled_in_by_and_by_is_taken_when_it_is_whole(edit: Edit) -> None:
    page = edit(opened("minimum_wage", ["change-phase-in"]), added=({},))
    assert not page.warning
    edit(page, added=({DATE: "2024-07-01"},))
    assert changes_of(page) == {}
    assert "Row 6, Minimum wage ($/hour): nothing was given" in warning(page)
    edit(page, added=({DATE: "2024-07-01", WAGE: "13"},))
    assert changes_of(page)[SCHEDULE][5] == (datetime.date(2024, 7, 1), 13.0)
    assert not page.warning


def test_a_paste_with_one_bad_cell_changes_nothing_and_stays_to_be_corrected(edit: Edit) -> None:
    page = opened("minimum_wage", ["change-phase-in"])
    key = page.data_editor[0].key
    edit(page, {0: {WAGE: "9"}, 4: {DATE: "FY2027"}})
    assert changes_of(page) == {}
    assert "Row 5, Effective date: 'FY2027'" in warning(page)
    assert page.data_editor[0].key == key


def test_a_minimum_wage_that_falls_is_taken_with_a_remark() -> None:
    page = opened("minimum_wage", ["change-phase-in"], **link_of({SCHEDULE: FALLING}))
    assert "Possible, but unusual" in warning(page)
    assert changes_of(page) == {SCHEDULE: FALLING}
