"""The plan on the page: filled in by table, kept in the scenario's file, and in no link."""

from __future__ import annotations

from typing import Any

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from pages.shell import session
from tests.pages.screen import html_of, opened, put, run, value_in, warning, widget, with_open


@pytest.fixture
def offered(monkeypatch: pytest.MonkeyPatch) -> dict[str, Any]:
    """What the download buttons of the last run were handed, by label."""
    handed: dict[str, Any] = {}
    monkeypatch.setattr(st, "download_button", lambda label, **how: handed.update({label: how}))
    return handed


def test_a_start_date_gives_the_reviews_and_a_bad_one_a_sentence() -> None:
    page = opened("employment_team")
    run(widget(page, "plan-start").set_value("1/1/2027"))
    assert "Baseline fidelity review" in html_of(page)
    assert "Jul 1, 2027" in html_of(page)
    assert "2027" not in str(page.query_params)
    run(widget(page, "plan-start").set_value("soon"))
    assert "Start of the program: 'soon' was given, which is not a date" in warning(page)
    assert "Jul 1, 2027" in html_of(page)


def test_the_plan_is_saved_with_the_scenario_and_loaded_back(offered: dict[str, Any]) -> None:
    page = opened("employment_team", people_to_serve="240")
    put(
        page,
        session.filled_plan,
        {"start": "2027-01-01", "funding_1.person": "Jane [x](http://a)"},
    )
    with_open(page, "files")
    text = offered["Save as a file (.yaml)"]["data"]
    assert "plan.funding_1.person: Jane" in text
    assert "people_to_serve: '240'" in text
    assert "Jane" not in str(page.query_params)

    restored = AppTest.from_function(_loaded, args=(text,))
    run(restored)
    assert value_in(restored, session.filled_plan)["funding_1.person"] == "Jane [x](http://a)"
    assert value_in(restored, session.program_values) == {"people_to_serve": 240.0}


def _loaded(text: str) -> None:
    from pages.sidebar import files

    files.load(text.encode())


def _edited(edits: dict) -> None:  # type: ignore[type-arg]
    from pages.parts.programs import plan

    plan.take(["funding_1", "funding_2"], edits)


def test_an_edited_table_is_taken_whole_or_not_at_all() -> None:
    rows = {0: {"person": "Jane"}, 1: {"date": "3/1/2027", "status": "Ready"}}
    page = run(AppTest.from_function(_edited, args=({"edited_rows": rows},)))
    assert value_in(page, session.filled_plan) == {
        "funding_1.person": "Jane", "funding_2.date": "2027-03-01", "funding_2.status": "Ready",
    }  # fmt: skip
    rows[1]["date"] = "soon"
    page = run(AppTest.from_function(_edited, args=({"edited_rows": rows},)))
    assert not value_in(page, session.filled_plan)
    assert "'soon' was given, which is not a date" in value_in(page, session.notices)[1]


def test_one_part_of_the_plan_is_shown_at_a_time() -> None:
    page = opened("employment_team")
    [table] = page.data_editor
    assert len(table.value) == 3
    parts = widget(page, "choice-part")
    assert parts.options[1] == "Funding (0 of 5 ready)"
    run(parts.set_value("funding_1"))
    [table] = page.data_editor
    assert len(table.value) == 5


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("plan.start: soon", "Start of the program: 'soon' was given"),
        ("plan.nowhere_1.person: Jane", "'nowhere_1.person' is not a row of the plan"),
        ("people_to_serve: 0", "People to serve: '0' was given; allowed is 1 to 5,000 people"),
        ("nothing: 1", "'nothing' is not a value of another program"),
    ],
)
def test_a_file_with_a_fault_changes_nothing(line: str, said: str) -> None:
    page = AppTest.from_function(_loaded, args=(f"name: Plan\nprograms:\n  {line}\n",))
    run(page)
    heading, fault = value_in(page, session.notices)
    assert heading.startswith("The file was not loaded.")
    assert fault.startswith(said)
    assert not value_in(page, session.filled_plan)


def test_workbook_and_document_are_offered(offered: dict[str, Any]) -> None:
    opened("employment_team", unfolded=("take-away",))
    plan = {label: how for label, how in offered.items() if label.startswith("The plan")}
    assert [how["file_name"] for how in plan.values()] == [
        "employment-plan.xlsx", "employment-plan.docx",
    ]  # fmt: skip
    assert all(how["data"]().startswith(b"PK") for how in plan.values())
