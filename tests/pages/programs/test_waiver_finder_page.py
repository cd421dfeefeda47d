"""The page of the finder: its first line, its answers, and that nothing typed is kept or linked."""

from __future__ import annotations

from typing import Any

from streamlit.testing.v1 import AppTest

from pages.shell import session
from tests.pages.screen import gone_to, html_of, opened, run, value_in, warning, with_open

AGE, ONSET = "asked-age", "asked-onset_age"


def asked(page: AppTest, name: str) -> Any:
    """The widget of a question."""
    key = f"{name}-{value_in(page, session.generation)}"
    [widget] = [each for each in page.main if getattr(each, "key", "") == key]
    return widget


def with_answers(page: AppTest) -> AppTest:
    """The page of a child of 10 with autism, who is eligible for MO HealthNet."""
    run(asked(page, "asked-autism").check())
    run(asked(page, AGE).set_value("10"))
    run(asked(page, ONSET).set_value("0"))
    for question in ("lifelong", "limited", "institutional_need", "medicaid", "informal_support"):
        run(asked(page, f"asked-{question}").set_value("Yes"))
    return run(asked(page, "asked-residential_need").set_value("No"))


def test_the_first_line_says_that_it_determines_nothing() -> None:
    page = opened("waiver_finder")
    assert (
        page.main.markdown[0]
        .value.replace("\\", "")
        .startswith("**A screening aid, not a determination.")
    )
    assert "Nothing fits yet: 7 results of 7 still open." in html_of(page)
    assert not page.sidebar.slider
    assert not page.sidebar.number_input


def test_answers_are_answered_rule_by_rule_and_stand_in_no_link() -> None:
    page = with_answers(opened("waiver_finder"))
    assert "Comprehensive Waiver, Community Support Waiver and Autism Waiver may fit" in html_of(
        page
    )
    assert page.query_params == {}
    with_open(page, "rule-by-rule")
    assert "Is 3 through 18 years old" in html_of(page)


def test_what_was_answered_is_forgotten_with_the_page_and_by_starting_over() -> None:
    page = with_answers(opened("waiver_finder"))
    gone_to(page, "overview")
    assert f"{AGE}-{value_in(page, session.generation)}" not in page.session_state
    gone_to(page, "waiver_finder")
    assert "Nothing fits yet" in html_of(page)
    run(with_answers(page).button(key="start-over").click())
    assert "Nothing fits yet" in html_of(page)
    assert asked(page, AGE).value == ""


def test_a_number_that_cannot_be_is_answered_in_a_sentence() -> None:
    page = opened("waiver_finder")
    run(asked(page, AGE).set_value("200"))
    assert warning(page) == "Age: '200' was given; allowed is 0 to 120 years. It stays open."
    run(asked(page, AGE).set_value("<b>9,5</b>"))
    assert warning(page).endswith("allowed is 0 to 120 years. It stays open.")
    assert "<b>9" not in html_of(page)
    run(asked(page, AGE).set_value("20"))
    run(asked(page, ONSET).set_value("21"))
    assert "began later than the age given" in warning(page)


def test_none_of_these_beside_a_condition_is_said() -> None:
    page = opened("waiver_finder")
    run(asked(page, "asked-none").check())
    assert not page.warning
    run(asked(page, "asked-diabetes").check())
    assert warning(page) == "“None of these” is checked beside others, which are taken."
