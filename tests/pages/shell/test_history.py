"""Undo and redo of what is set beside a scenario: the budget, and the other programs."""

from __future__ import annotations

from streamlit.testing.v1 import AppTest

from pages.shell import session
from tests.pages.screen import changes_of, gone_to, opened, run, value_in, widget

OVERTIME = "overtime_share.care"


def asked(page: AppTest) -> dict[str, str]:
    return dict(value_in(page, session.choices))


def undo(page: AppTest) -> AppTest:
    return run(page.button(key="history-undo").click())


def redo(page: AppTest) -> AppTest:
    return run(page.button(key="history-redo").click())


def test_what_is_asked_of_the_budget_is_undone_in_turn_with_the_scenario() -> None:
    page = opened("budget")
    assert page.button(key="history-undo").disabled
    run(widget(page, "budget-lag").set_value(2))
    run(widget(page, f"control-{OVERTIME}").set_value(8.0))
    run(widget(page, "budget-rule-").set_value("upper"))
    run(page.button(key="put-aside").click())
    run(page.button(key="reset-budget").click())  # one step, although it takes back two fields
    assert "fees" not in asked(page)
    undo(page)
    assert (asked(page)["fees"], asked(page)["lag"]) == ("upper", "2")
    undo(page)
    assert "aside" not in asked(page)
    undo(page)
    assert asked(page) == {"lag": "2"}
    assert widget(page, "budget-rule-").value == "lower"
    undo(page)
    assert changes_of(page) == {}
    undo(page)
    assert asked(page) == {}
    assert page.button(key="history-undo").disabled
    for _ in range(3):
        redo(page)
    assert (asked(page), changes_of(page)) == ({"lag": "2", "fees": "upper"}, {OVERTIME: 0.08})


def test_what_a_page_shows_is_no_step() -> None:
    page = opened("budget")
    run(widget(page, "choice-scope").set_value("nursing"))
    assert page.button(key="history-undo").disabled


def test_each_program_is_undone_by_itself() -> None:
    page = opened("case_rate")
    run(widget(page, "program-children").set_value(300))
    gone_to(page, "employment_team")
    assert page.button(key="history-undo").disabled
    run(widget(page, "plan-start").set_value("1/1/2027"))
    run(widget(page, "program-people_to_serve").set_value(240))
    undo(page)
    assert value_in(page, session.program_values) == {"children": 300}
    assert value_in(page, session.filled_plan) == {"start": "2027-01-01"}
    undo(page)
    assert value_in(page, session.filled_plan) == {}
    redo(page)
    assert value_in(page, session.filled_plan) == {"start": "2027-01-01"}
    gone_to(page, "case_rate")
    undo(page)
    assert value_in(page, session.program_values) == {}
    redo(page)
    assert value_in(page, session.program_values) == {"children": 300}
