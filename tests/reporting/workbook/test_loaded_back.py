"""A workbook of ours that was edited becomes the scenario of its input cells."""

from __future__ import annotations

import datetime
import io
from collections.abc import Callable
from functools import cache
from typing import Any

import openpyxl
import pytest

from model import Scenario, ScenarioError
from model.scenario.versions import NO_BASE
from reporting.files.edited_workbook import scenario_of_workbook
from reporting.files.uploads import scenario_of_upload
from reporting.workbook import workbook
from reporting.workbook.inputs.names import (
    BASE_NAME,
    VERSION_NAME,
    step_date,
    step_wage,
)
from tests.reporting.workbook.edited import (
    NO_STEP,
    bytes_of,
    delete,
    opened,
    put,
    with_cells,
    with_inputs,
    with_steps,
)
from tests.study import ASSUMPTIONS as A

DAY = datetime.date(2026, 11, 22)
PLAN = Scenario(
    "Plan: =A1 ü",
    {
        "overtime_share.care": 0.055,
        "minimum_wage_rule": "spillover",
        "rates_as_of_date": datetime.date(2023, 6, 1),
        "paid_time_off_days_full_time.upper": 31,
        "minimum_wage_schedule": ((DAY.replace(year=2019, day=1, month=1), 8.6), (DAY, 15.25)),
    },
    note="Why:\n50% & more",
    author="A. B.",
    date="2026-11-01",
).checked(A)


def inputs_alone(content: bytes) -> bytes:
    """A workbook after someone deleted every sheet but those that hold what is read back."""
    book = opened(content)
    for title in set(book.sheetnames) - {"Read me", "Inputs"}:
        del book[title]
    return bytes_of(book)


@cache
def whole() -> bytes:
    """The study's workbook, written once for all tests that need it."""
    return workbook(A, Scenario(), written_on=DAY)


@cache
def plan() -> bytes:
    return workbook(A, PLAN, written_on=DAY)


@cache
def study() -> bytes:
    return inputs_alone(whole())


STEPS = [(datetime.date(2019 + n, 1, 1), 8.5 + n) for n in range(4)]


def faults_of(content: bytes) -> list[str]:
    with pytest.raises(ScenarioError) as refused:
        scenario_of_workbook(content, A)
    return refused.value.faults


def test_a_workbook_as_it_was_written_has_its_scenario() -> None:
    assert scenario_of_upload(whole(), A) == (Scenario(), [])
    assert scenario_of_upload(plan(), A) == (PLAN, [])


def test_a_workbook_on_another_base_keeps_it() -> None:
    today = A.of_base(next(key for key in A.bases if key != "study"))
    scenario = Scenario("Now", {"overtime_share.care": 0.07}, base=today.base.key).checked(today)
    assert scenario_of_workbook(workbook(today, scenario, written_on=DAY), A) == (scenario, [])


def test_what_is_typed_into_the_input_cells_is_the_scenario() -> None:
    scenario, messages = scenario_of_workbook(with_inputs(study(), PLAN), A)
    assert scenario.changes == PLAN.changes
    assert messages == []


def test_text_in_a_cell_is_read_as_in_any_file() -> None:
    typed = {"turnover_share": "60%", "hours_per_year": "2,100", "overtime_share.care": " 5e-2 "}
    scenario, _ = scenario_of_workbook(with_cells(study(), typed), A)
    assert scenario.changes == {
        "turnover_share": 0.6, "hours_per_year": 2100.0, "overtime_share.care": 0.05,
    }  # fmt: skip


@pytest.mark.parametrize(
    ("typed", "changes"),
    [
        (0.03 * (1 + 4e-15), {}),  # a spreadsheet keeps 15 digits
        (0.03000003, {"overtime_share.care": 0.03000003}),
        (0.03000000000003, {"overtime_share.care": 0.03000000000003}),
    ],
)
def test_the_least_edit_is_an_edit(typed: float, changes: dict[str, float]) -> None:
    scenario, _ = scenario_of_workbook(with_cells(study(), {"overtime_share.care": typed}), A)
    assert scenario.changes == changes


@pytest.mark.parametrize(
    ("typed", "rule"),
    [(1, "raise_to_minimum"), (4.0, "floor_above_minimum"), (" Spillover", "spillover")],
)
def test_a_choice_is_read_by_its_name_and_by_the_number_of_old_workbooks(typed, rule) -> None:
    scenario, _ = scenario_of_workbook(with_cells(study(), {"minimum_wage_rule": typed}), A)
    assert scenario.value(A, "minimum_wage_rule") == rule


@pytest.mark.parametrize("typed", [0, 5, 1.5, True])
def test_no_other_number_is_a_choice(typed: object) -> None:
    [fault] = faults_of(with_cells(study(), {"minimum_wage_rule": typed}))
    assert fault.startswith(A.settings["minimum_wage_rule"].label)


def test_a_date_is_a_day_without_a_time() -> None:
    midnight, noon = datetime.datetime(2023, 6, 1), datetime.datetime(2023, 6, 1, 12)
    scenario, _ = scenario_of_workbook(with_cells(study(), {"rates_as_of_date": midnight}), A)
    assert scenario.changes == {"rates_as_of_date": midnight.date()}
    [fault] = faults_of(with_cells(study(), {"rates_as_of_date": noon}))
    assert "2023-06-01 12:00" in fault


def test_cells_are_found_where_they_were_moved_to() -> None:
    book = opened(study())
    sheet, cell = book.defined_names["turnover_share"].attr_text.split("!")
    book[sheet.strip("'")][cell.replace("$", "")].value = "moved away"
    book[sheet.strip("'")]["B300"].value = 0.6
    book.defined_names["turnover_share"].attr_text = f"{sheet}!$B$300"
    scenario, _ = scenario_of_workbook(bytes_of(book), A)
    assert scenario.changes == {"turnover_share": 0.6}


def test_steps_are_taken_by_date_and_empty_ones_are_skipped() -> None:
    typed = [STEPS[2], NO_STEP, STEPS[0], STEPS[1]]
    scenario, _ = scenario_of_workbook(with_steps(study(), typed), A)
    assert scenario.changes["minimum_wage_schedule"] == tuple(STEPS[:3])


@pytest.mark.parametrize("sheet", ["Inputs!", ""])
@pytest.mark.parametrize("deleted", [1, 2])
def test_a_step_whose_row_was_deleted_takes_no_other_step_away(deleted: int, sheet: str) -> None:
    book = opened(with_steps(study(), STEPS))
    delete(book, step_date(deleted), step_wage(deleted), sheet=sheet)
    scenario, _ = scenario_of_workbook(bytes_of(book), A)
    left = [step for number, step in enumerate(STEPS, start=1) if number != deleted]
    assert scenario.changes["minimum_wage_schedule"] == tuple(left)
    delete(book, "turnover_share", step_wage(3), sheet=sheet)
    [fault] = faults_of(bytes_of(book))
    assert "step 3 has no wage" in fault


@pytest.mark.parametrize(
    ("steps", "said"),
    [
        ([STEPS[0], (STEPS[1][0], None)], "step 2 has no wage"),
        ([STEPS[0], NO_STEP, (None, 12.0)], "step 3 has no date"),
        ([STEPS[0], STEPS[0]], "two steps share Jan 1, 2019"),
        ([STEPS[0], (STEPS[1][0], "twelve")], "twelve"),
        ([STEPS[0], (STEPS[1][0], 900.0)], "900"),
        ([STEPS[0], ("43466", 9.0)], "43466"),
    ],
)
def test_a_step_that_cannot_be_read_is_said(steps: list[tuple[Any, Any]], said: str) -> None:
    [fault] = faults_of(with_steps(study(), steps))
    assert fault.startswith("Minimum wage")
    assert said in fault


def test_every_fault_is_said_at_once_in_the_words_of_the_screen() -> None:
    typed = {
        "overtime_share.care": 9,
        "turnover_share": "lots",
        "hours_per_year": None,
        "minimum_wage_rule": 7,
        "rates_as_of_date": "31/12/2023",
        "pay_rounding_usd": True,
    }
    faults = faults_of(with_cells(study(), typed))
    assert len(faults) == len(typed)
    for key in typed:
        [said] = [fault for fault in faults if fault.startswith(A.settings[key].label)]
        assert "allowed" in said


@pytest.mark.parametrize("version", ["0.1", "99.9"])
def test_a_workbook_of_another_version_says_so(version: str) -> None:
    book = opened(with_cells(study(), {"turnover_share": 0.6}))
    put(book, "version_of_the_assumptions", version)
    scenario, [message] = scenario_of_workbook(bytes_of(book), A)
    assert scenario.changes == {"turnover_share": 0.6}
    assert version in message


def test_a_workbook_without_a_cell_takes_the_value_here_and_says_so() -> None:
    book = opened(with_cells(study(), {"turnover_share": 0.6}))
    del book.defined_names["hours_per_year"]
    scenario, [message] = scenario_of_workbook(bytes_of(book), A)
    assert scenario.changes == {"turnover_share": 0.6}
    assert A.settings["hours_per_year"].label in message


def test_a_base_that_is_not_known_is_refused() -> None:
    book = opened(study())
    put(book, "base_of_the_scenario", "tomorrow")
    assert any("tomorrow" in fault for fault in faults_of(bytes_of(book)))


@cache
def today() -> bytes:
    base = A.of_base("today")
    scenario = Scenario("Now", {"overtime_share.care": 0.07}, base="today")
    return inputs_alone(workbook(base, scenario, written_on=DAY))


@pytest.mark.parametrize("content", [study, today])
@pytest.mark.parametrize("emptied", [None, "  "])
def test_an_emptied_cell_of_the_base_is_asked_for_and_not_read_as_the_studys(
    content: Callable[[], bytes], emptied: str | None
) -> None:
    book = opened(content())
    put(book, BASE_NAME, emptied)
    assert faults_of(bytes_of(book)) == [
        "Base of the scenario: its cell Inputs!K2 is empty; type study or today into it"
    ]


@pytest.mark.parametrize("sheet", ["Inputs!", ""])
def test_a_deleted_cell_of_the_base_is_told(sheet: str) -> None:
    book = opened(today())
    delete(book, BASE_NAME, VERSION_NAME, sheet=sheet)
    [fault] = faults_of(bytes_of(book))
    assert fault.startswith("Base of the scenario: its cell was deleted; undo that")


def test_a_workbook_of_before_there_were_bases_is_on_the_study_and_says_so() -> None:
    book = opened(with_cells(study(), {"turnover_share": 0.6}))
    del book.defined_names[BASE_NAME], book.defined_names[VERSION_NAME]
    scenario, messages = scenario_of_workbook(bytes_of(book), A)
    assert (scenario.base, scenario.changes) == ("study", {"turnover_share": 0.6})
    assert messages == [NO_BASE]


def test_an_emptied_name_is_replaced() -> None:
    book = opened(with_cells(inputs_alone(plan()), {"turnover_share": 0.6}))
    put(book, "name_of_the_scenario", None)
    put(book, "note_of_the_scenario", 5)
    scenario, _ = scenario_of_workbook(bytes_of(book), A)
    assert (scenario.name, scenario.note, scenario.author) == ("Scenario", "5", "A. B.")


def test_a_workbook_of_others_is_refused() -> None:
    target = io.BytesIO()
    openpyxl.Workbook().save(target)
    assert "input cells" in faults_of(target.getvalue())[0]


@pytest.mark.parametrize("end", [-100, 5_000, None, 0])
def test_a_damaged_workbook_is_refused_in_words(end: int | None) -> None:
    content = whole()[:end] if end is not None else b"PK\x03\x04 no workbook"
    with pytest.raises(ScenarioError):
        scenario_of_upload(content, A)
    assert faults_of(content)
