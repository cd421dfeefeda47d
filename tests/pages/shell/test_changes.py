"""The strip at the head of a page: every change with its way back, and what is to be said."""

from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest

from pages.shell.changes import SHOWN_AT_MOST
from pages.shell.results import assumptions
from reporting.page_list import PAGES
from tests.pages.screen import (
    changes_of,
    control,
    count_of_changes,
    html_of,
    labels_of,
    link_of,
    opened,
    run,
    widget,
)

OVERTIME = "overtime_share.care"


def ways_back(page: AppTest) -> dict[str, str]:
    """The settings that the strip names, each with what its button says."""
    return {
        button.key.removeprefix("undo:"): button.label.replace("\\", "")
        for button in page.main.button
        if str(button.key).startswith("undo:")
    }


def test_each_change_is_a_button_with_both_values() -> None:
    page = opened(v="1.0", **{OVERTIME: "0.08", "rates_as_of_date": "2020-01-01"})
    assert count_of_changes(page) == "2 changes:"
    assert ways_back(page) == {
        OVERTIME: "Overtime, care :gray[~~3.0%~~] → **8.0%**",
        "rates_as_of_date": "Rates as of :gray[~~Jan 1, 2019~~] → **Jan 1, 2020**",
    }


def test_the_study_has_none() -> None:
    page = opened()
    assert count_of_changes(page) == "As in the study, nothing changed"
    assert ways_back(page) == {}


def test_a_moved_control_stands_in_the_strip_at_once() -> None:
    page = opened("compare")
    run(control(page, OVERTIME).set_value(8.5))
    assert count_of_changes(page) == "1 change:"
    assert "**8.5%**" in ways_back(page)[OVERTIME]


@pytest.mark.parametrize("changes", [5, 6, 12])
def test_every_change_has_a_way_back_the_sixth_and_later_under_more(changes: int) -> None:
    by_bound = [s for s in assumptions().settings.values() if s.entry.by == "bound"][:changes]
    given = {s.id: float(s.study_value) + float(s.entry.step or 0) for s in by_bound}
    page = opened(**link_of(given))
    assert count_of_changes(page) == f"{changes} changes:"
    assert set(ways_back(page)) == set(given)
    more = [label for label in labels_of(page, "popover") if label.endswith("more")]
    assert more == ([f"{changes - SHOWN_AT_MOST} more"] if changes > SHOWN_AT_MOST else [])
    last = list(ways_back(page))[-1]
    run(page.button(key=f"undo:{last}").click())
    assert set(ways_back(page)) == set(changes_of(page)) == set(given) - {last}


def test_a_notice_is_a_heading_and_its_details_and_goes_with_the_next_change() -> None:
    page = opened()
    page.session_state["notices"] = ("Not loaded.", "<b>first</b>", "- second\n# third")
    run(page)
    assert page.warning[0].value == (
        "Not loaded\\.\n\n- \\<b\\>first\\</b\\>\n- \\- second \\# third"
    )
    run(control(page, OVERTIME).set_value(8.0))
    assert not page.warning
    page.session_state["notices"] = ("Not loaded.",)
    run(widget(page, "preset").select("Higher benefits"))
    assert not page.warning


def test_nothing_that_was_typed_stands_in_html() -> None:
    texts = {"name": "<b>name</b>", "note": "<i>note</i>", "author": "<u>author</u>"}
    page = opened(**link_of({OVERTIME: 0.08}, **texts), search="<s>search</s>")
    for typed in ("<b>", "<i>note", "<u>", "<s>"):
        assert typed not in html_of(page)


@pytest.mark.parametrize("page_key", [entry.key for entry in PAGES])
def test_what_is_unusual_stands_on_every_page(page_key: str) -> None:
    crossed = {"wage_percentile.lower": 80.0, "paid_time_off_days_full_time.upper": 80.0}
    page = opened(page_key, **link_of(crossed))
    [said] = [warning.value.replace("\\", "") for warning in page.warning]
    assert "80th percentile at the lower bound is above 50th percentile" in said
    assert "80 days per year is far outside what the study uses" in said
