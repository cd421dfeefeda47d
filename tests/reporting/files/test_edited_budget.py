"""The sheet Budget of an edited workbook becomes what it asks of the budget."""

from __future__ import annotations

import datetime
from functools import cache
from itertools import cycle
from typing import Any

import pytest

from model import Scenario, ScenarioError
from model.findings.budget.texts.plan_texts import plan_of_texts
from reporting.chosen import Chosen
from reporting.files.edited_budget import DELETED, NOT_READ
from reporting.files.named_cells import is_alike
from reporting.files.uploads import budget_of_upload, scenario_of_upload
from reporting.workbook import workbook
from reporting.workbook.budget.input_cells import ASKED_NAME, cell_name
from tests.reporting.workbook.edited import bytes_of, delete, opened, put
from tests.study import ASSUMPTIONS as A
from tests.study import INPUTS

DAY = datetime.date(2026, 11, 26)
ASKED = {
    "fees": "60% to interim",
    "fees_of": "nursing=by 3%; T1019-U2=$4.20",
    "phases": "2027-07-01=50%; 2028-07-01=100%",
    "units": "S5170=2500000; S5130=1000000",
    "units_year": "2026",
    "units_from": "_x000D_ ü & <a>.csv",
    "match": "2028=65%",
    "lag": "1",
}
SHORT = {"fees": "lower", "effective": "2027-10-01"}
FOLLOWING = {"fees": "minimum wage", "effective": "2020-01-01"}
HOMEMAKER = "budget_units_homemaker"


def written(asked: dict[str, str]) -> bytes:
    plan = plan_of_texts(asked, A, INPUTS) if asked else None
    return workbook(A, Scenario(), (), DAY, Chosen(plan=plan, asked_of_budget=asked))


@cache
def small(which: str) -> bytes:
    """The workbook after someone deleted every sheet but those that are loaded back."""
    book = opened(written({"asked": ASKED, "short": SHORT, "following": FOLLOWING}[which]))
    for title in set(book.sheetnames) - {"Inputs", "Budget"}:
        del book[title]
    return bytes_of(book)


def edited(which: str, cells: dict[str, Any]) -> bytes:
    book = opened(small(which))
    for name, value in cells.items():
        put(book, name, value)
    return bytes_of(book)


def read(which: str, cells: dict[str, Any]) -> dict[str, str]:
    return budget_of_upload(edited(which, cells), A)


def faults_of(content: bytes) -> list[str]:
    with pytest.raises(ScenarioError) as refused:
        budget_of_upload(content, A)
    return refused.value.faults


@pytest.mark.parametrize("asked", [ASKED, SHORT, FOLLOWING, {}])
def test_a_workbook_as_it_was_written_asks_the_same(asked: dict[str, str]) -> None:
    content = written(asked)
    assert budget_of_upload(content, A) == asked
    assert scenario_of_upload(content, A) == (Scenario(), [])


NUMBERS: dict[str, Any] = {
    "budget_lag": 2,
    "budget_use_growth": 0.015,
    "budget_expansion": 0.05,
    "budget_may_fall": "yes",
    "budget_match_5": 0.66,
    "budget_date_1": datetime.datetime(2027, 10, 16),
    "budget_share_1": 0.4,
    "budget_amount_consumer_directed_state_plan_personal_care": 4.35,
    "budget_amount_homemaker": 0.7,
    "budget_units_home_delivered_meals": 2.6e6,
}
OF_NUMBERS = {
    "lag": "2",
    "use_growth": "1.5%",
    "expansion": "5%",
    "may_fall": "yes",
    "match": "2028=65%; 2028-07=66%",
    "phases": "2027-10-16=40%; 2028-07-01=100%",
    "first_year": "2028",
    "fees_of": "nursing=by 3%; T1019-U2=$4.35; homemaker=70% to interim",
    "units": "S5170=2600000; S5130=1000000",
}
TYPED_AS_TEXT: dict[str, Any] = {
    "budget_lag": " 3 ",
    "budget_caseload_growth": "2%",
    "budget_other_funds": "0.1",
    "budget_may_fall": "yes",
    "budget_match_1": "64.5%",
    "budget_share_1": "45%",
    "budget_amount_chore": "80%",
    HOMEMAKER: "900,000",
}
OF_TEXT = {
    "lag": "3",
    "caseload_growth": "2%",
    "other_funds": "0.1",
    "may_fall": "yes",
    "match": "2028=65%; 2027-07=64.5%",
    "phases": "2027-07-01=45%; 2028-07-01=100%",
    "first_year": "2028",
    "fees_of": "nursing=by 3%; T1019-U2=$4.20; chore=80% to interim",
    "units": "S5170=2500000; S5130=900000",
}


@pytest.mark.parametrize(("cells", "of_cells"), [(NUMBERS, OF_NUMBERS), (TYPED_AS_TEXT, OF_TEXT)])
def test_what_is_typed_into_each_cell_is_asked(cells: dict[str, Any], of_cells: dict) -> None:
    """Units that are typed over are no longer said to be of the file."""
    known = {name: text for name, text in ASKED.items() if name != "units_from"}
    assert read("asked", cells) == {**known, **of_cells}


def test_one_cell_that_is_typed_changes_nothing_else() -> None:
    assert read("asked", {"budget_other_funds": 0.1}) == {**ASKED, "other_funds": "10%"}


def test_a_date_alone_stays_one_and_typed_units_are_of_the_year_of_the_dollars() -> None:
    typed = {"budget_date_1": datetime.date(2028, 1, 1), HOMEMAKER: 800_000}
    year = str(INPUTS.paid_year)
    assert read("short", typed) == {
        "fees": "lower", "effective": "2028-01-01", "first_year": "2028",
        "units": "homemaker=800000", "units_year": year,
    }  # fmt: skip


def test_units_of_another_year_grow_as_in_the_sheet() -> None:
    typed = {"budget_use_growth": 0.1, "budget_units_case_management": 1000}
    units = plan_of_texts(read("asked", typed), A, INPUTS).volumes.units
    [(number, year)] = [(n, year) for key, n, year in units if key == "case_management"]
    assert year == 2026
    assert number == pytest.approx(1000 * 1.1 ** (2026 - INPUTS.paid_year))


# Cell -> what is typed, what is said of it; of a cell in two workbooks, the one and the other.
FAULTS: list[dict[str, tuple[Any, str]]] = [
    {
        "lag": (40, "Payment lag: '40' was given; allowed is 0 to"),
        "use_growth": ("lots", "Growth of use a year: 'lots' was given, which"),
        "may_fall": (2, "Fees may fall: '2' was given; allowed are yes and no"),
        "expansion_match": (0.85, "it is 90% by law (42 USC 1396d(y))"),
        "match_1": (65, "Federal match, 2027-07: '6500%' was given; allowed is 0% to"),
        "share_1": (1.5, "Phase-in, 2027-07-01: '150%' was given; allowed is 0%"),
        "amount_homemaker": (1.5, "Homemaker: '150% to interim' was given; allow"),
        "units_homemaker": (-3, "Units a year, Homemaker: '-3' was given; allowed is 0 to"),
    },
    {
        "lag": (None, "Payment lag, months: its cell is empty"),
        "match_1": ("high", "Federal match: 'high' was given, which is not a"),
        "date_1": (datetime.date(2029, 1, 1), "put the dates in their order"),
        "amount_homemaker": ("", "Homemaker: its cell is empty"),
        "units_homemaker": ("many", "Units a year, Homemaker: 'many' was given, which is not a"),
    },
    {"date_2": (None, "Phase-in: a date or its share of the way is empty")},
    {  # what a spreadsheet makes of a cell by its format, or by itself
        "lag": (True, "Payment lag: 'True' was given, which is not a number"),
        "use_growth": (
            datetime.datetime(2027, 7, 1),
            "Growth of use a year: '2027-07-01 00:00:00'",
        ),
        "expansion": (True, "Share for expansion adults: 'True' was given, which is not a number"),
        "other_funds": (
            datetime.time(3),
            "Other state funds: '03:00:00' was given, which is not a",
        ),
        "share_1": (datetime.datetime(2027, 7, 1), "Phase-in: '2027-07-01 00:00:00' was given"),
    },
]


@pytest.mark.parametrize("faults", FAULTS)
def test_every_fault_is_said_at_once_in_words_with_its_cell(faults: dict) -> None:
    cells = {cell_name(name): value for name, (value, _) in faults.items()}
    said = faults_of(edited("asked", cells))
    named = opened(small("asked")).defined_names
    for name, (_, words) in faults.items():
        place = named[cell_name(name)].attr_text.translate({ord(sign): None for sign in "$'"})
        in_time = name.startswith(("date_", "share_"))
        assert [f for f in said if words in f and (in_time or f.startswith(f"{place}: "))], words
    assert len(said) == len(faults)


def test_a_fault_names_each_service_as_the_screen_does() -> None:
    named = opened(small("asked")).defined_names
    names = {
        cell: service.name
        for key, service in A.services.items()
        for cell in (cell_name(f"units_{key}"), cell_name(f"amount_{key}"))
        if cell in named
    }
    said = faults_of(edited("asked", dict(zip(names, cycle((-3, "many", None))))))
    fields = [fault.split(": ")[1] for fault in said]
    assert sorted(field.partition(", ")[2] for field in fields) == sorted(names.values())


def test_a_number_beyond_those_of_a_spreadsheet_is_alike_to_none() -> None:
    assert [is_alike(given, 1.0) for given in (10**400, -(10**400), True, 1)] == [False] * 3 + [
        True
    ]


def test_a_date_of_a_step_of_the_minimum_wage_is_no_date_of_the_plan() -> None:
    [fault] = faults_of(edited("following", {"budget_share_2": 0.5}))
    assert "that of a step of the minimum wage; edit the step on the sheet Inputs" in fault


@pytest.mark.parametrize("text", ['{"asked": 1, "written": {}}', "[" * 5000])
def test_a_cell_of_what_was_asked_that_was_changed_is_told(text: str) -> None:
    assert faults_of(edited("asked", {ASKED_NAME: text})) == [NOT_READ]


@pytest.mark.parametrize("name", [HOMEMAKER, "budget_match_3", "budget_share_2"])
def test_a_deleted_cell_is_told_and_not_read_as_unchanged(name: str) -> None:
    book = opened(small("asked"))
    delete(book, name, sheet="Budget!")
    assert faults_of(bytes_of(book)) == [DELETED]


def test_a_workbook_without_a_budget_asks_nothing_of_it() -> None:
    book = opened(small("asked"))
    del book["Budget"]
    assert budget_of_upload(bytes_of(book), A) == {}
