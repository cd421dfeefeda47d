"""Every page is drawn for every scenario, in one frame: navigation, changes, page, footer."""

from __future__ import annotations

from typing import Any

import pytest
from starlette.requests import Request
from streamlit.testing.v1 import AppTest

import app
from model import AssumptionsError
from pages.shell import guard
from pages.shell.results import assumptions
from reporting.page_list import PAGES, PageEntry
from tests.pages.screen import (
    DASHBOARD,
    count_of_changes,
    gone_to,
    html_of,
    link_of,
    opened,
    run,
)

OVERTIME = {"overtime_share.care": 0.08}
NUMBERS = [s for s in assumptions().settings.values() if s.entry.kind == "number"]


def thirty_changes() -> dict[str, Any]:
    """Thirty numbers, each moved by one step from the study's."""
    changes: dict[str, Any] = {}
    for setting in NUMBERS:
        entry = setting.entry
        moved = float(setting.base_value) + float(entry.step or 0)
        if entry.by != "occupation" and entry.limits and moved <= entry.limits.maximum:
            changes[setting.id] = moved
    return dict(list(changes.items())[:30])


SITUATIONS: dict[str, tuple[dict[str, str], str]] = {
    "study": ({}, "Showing the study (no changes)"),
    "one change": (link_of(OVERTIME), "1 change:"),
    "thirty values of sixteen assumptions": (link_of(thirty_changes()), "16 changes:"),
}


@pytest.fixture(scope="module", params=SITUATIONS)
def situation(request: pytest.FixtureRequest) -> tuple[AppTest, str]:
    """A session in each situation, and what its head says; page after page is drawn in it."""
    parameters, count = SITUATIONS[request.param]
    return opened(**parameters), count


@pytest.mark.parametrize("entry", PAGES, ids=lambda entry: entry.key)
def test_every_page_is_drawn_for_every_scenario(
    entry: PageEntry, situation: tuple[AppTest, str]
) -> None:
    session, count = situation
    page = gone_to(session, entry.key)
    assert count_of_changes(page) == count
    assert not page.warning
    assert not page.error
    titles = [title.value for title in page.title]
    assert titles == ([] if entry.key == "overview" else [entry.title])
    assert len(page.sidebar.slider) == 2
    assert page.main.caption[-1].value.startswith("Source\\: ")


def test_faults_of_the_assumptions_are_listed_and_nothing_else_is_drawn(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def faulty() -> None:
        raise AssumptionsError(["wages.yaml: <b>no</b> unit", "loads.yaml: no source"])

    monkeypatch.setattr(guard, "assumptions", faulty)
    page = run(AppTest.from_file(DASHBOARD, default_timeout=60))
    assert "cannot be loaded" in page.error[0].value
    assert [fault.value for fault in page.markdown] == [
        r"- wages\.yaml\: \<b\>no\</b\> unit",
        r"- loads\.yaml\: no source",
    ]
    assert not page.sidebar.slider
    assert "changes" not in html_of(page)


def failing() -> None:
    import app

    app.say_that_it_failed(ValueError("a secret path"))


def test_a_run_that_fails_says_so_in_words() -> None:
    page = AppTest.from_function(failing, default_timeout=60).run()
    assert not page.exception
    [said] = page.error
    assert "could not be drawn" in said.value
    assert "secret" not in said.value
    assert app.say_that_it_failed(ValueError()) is True


def test_the_first_page_has_an_address_by_its_name_as_others_have() -> None:
    """A link that someone wrote by hand, such as /overview, keeps its scenario."""
    query = "name=A%20b&overtime_share.care=0.08"
    asked = {"type": "http", "path": "/overview", "headers": [], "query_string": query.encode()}
    answer = app.first_page(Request(asked))
    assert answer.status_code == 307
    assert answer.headers["location"] == f"./?{query}"
