"""The strip at the head of a page: every change with its way back, and what is to be said."""

from __future__ import annotations

import re

import pytest
from streamlit.testing.v1 import AppTest

from pages.shell import session
from pages.shell.results import assumptions
from reporting.page_list import PAGES
from tests.pages.screen import (
    changes_of,
    control,
    count_of_changes,
    gone_to,
    html_of,
    labels_of,
    link_of,
    opened,
    put,
    run,
    warning,
    widget,
)

OVERTIME, FULL_TIME = "overtime_share.care", "full_time_share.home_care"


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
        OVERTIME: "Overtime cost, direct care :gray[~~3.0%~~] → **8.0%**",
        "rates_as_of_date": "Minimum wage in effect :gray[~~Jan 1, 2019~~] → **Jan 1, 2020**",
    }


def test_the_study_has_none() -> None:
    page = opened()
    assert count_of_changes(page) == "Showing the study (no changes)"
    assert ways_back(page) == {}


def test_a_moved_control_stands_in_the_strip_at_once() -> None:
    page = opened("compare")
    run(control(page, OVERTIME).set_value(8.5))
    assert count_of_changes(page) == "1 change:"
    assert "**8.5%**" in ways_back(page)[OVERTIME]


@pytest.mark.parametrize("changes", [2, 5, 12])
def test_every_change_has_a_way_back_those_beyond_a_line_under_more(changes: int) -> None:
    numbers = {s.entry.id: s for s in assumptions().settings.values() if s.entry.kind == "number"}
    alone = [s for s in numbers.values() if s.entry.by not in ("occupation", "percentile")]
    given = {
        s.id: float(s.base_value) * 1.02
        for s in alone
        if s.entry.limits and s.entry.limits.admits(float(s.base_value) * 1.02) and s.base_value
    }
    given = {key: given[key] for key in list(given)[:changes]}
    page = opened(**link_of(given))
    assert count_of_changes(page) == f"{changes} changes:"
    assert set(ways_back(page)) == set(given)
    [more] = [label for label in labels_of(page, "popover") if label.endswith("more")]
    hidden = int(more.removesuffix(" more"))
    assert 1 <= hidden < changes
    # Paper opens no popover: it has in words what the popover holds.
    on_paper = [text for text in re.findall("<p>(.*?)</p>", html_of(page)) if "→" in text]
    assert [text.count("→") for text in on_paper] == [hidden]
    last = list(ways_back(page))[-1]
    run(page.button(key=f"undo:{last}").click())
    assert set(ways_back(page)) == set(changes_of(page)) == set(given) - {last}


def test_a_notice_is_a_heading_and_its_details_and_goes_with_the_next_change() -> None:
    page = opened()
    put(page, session.notices, ("Not loaded.", "<b>first</b>", "- second\n# third"))
    run(page)
    assert page.warning[0].value == (
        "Not loaded\\.\n\n- \\<b\\>first\\</b\\>\n- \\- second \\# third"
    )
    run(control(page, OVERTIME).set_value(8.0))
    assert not page.warning
    put(page, session.notices, ("Not loaded.",))
    run(widget(page, "preset").select("Higher benefits"))
    assert not page.warning


def test_nothing_that_was_typed_stands_in_html() -> None:
    texts = {"name": "<b>name</b>", "note": "<i>note</i>", "author": "<u>author</u>"}
    page = opened(**link_of({OVERTIME: 0.08}, **texts), search="<s>search</s>")
    for typed in ("<b>", "<i>note", "<u>", "<s>"):
        assert typed not in html_of(page)


def test_what_is_unusual_stands_on_every_page() -> None:
    crossed = {"wage_percentile.lower": 80.0, "paid_time_off_days_full_time.upper": 80.0}
    page = opened(**link_of(crossed))
    for entry in PAGES:
        said = warning(gone_to(page, entry.key))
        assert "80th percentile at the lower bound is above 50th percentile" in said, entry.key
        assert "80 days per year is far outside the range in the study" in said, entry.key


def test_an_assumption_by_bound_is_one_entry_with_one_way_back() -> None:
    lower, upper = "paid_time_off_days_full_time.lower", "paid_time_off_days_full_time.upper"
    page = opened(**link_of({lower: 16, upper: 30, OVERTIME: 0.08}))
    assert count_of_changes(page) == "2 changes:"
    said = "Paid time off, full-time :gray[~~15 · 21 · 27~~]"
    assert ways_back(page)[lower] == f"{said} → **16 · 21 · 30 days per year**"
    run(page.button(key=f"undo:{lower}").click())
    assert changes_of(page) == {OVERTIME: 0.08}


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        (
            {"paid_time_off_days_full_time.upper": 30},
            "Paid time off, full-time, upper :gray[~~27~~] → **30 days per year**",
        ),
        (
            {"wage_percentile.lower": 40},
            "Wage percentile, all but licensed nurses, lower :gray[~~25th~~] → **40th**",
        ),
        (
            {"wage_percentile.lower": 30, "wage_percentile.upper": 80},
            "Wage percentile, all but licensed nurses :gray[~~25th · 50th · 75th~~] → "
            "**30th · 50th · 80th**",
        ),
    ],
)
def test_a_change_says_its_unit_once_and_which_field_of_a_row(
    changes: dict[str, float], said: str
) -> None:
    assert list(ways_back(opened(**link_of(changes))).values()) == [said]


def test_the_newest_change_comes_first() -> None:
    page = opened()
    for setting_id, shown in ((OVERTIME, 8.0), (FULL_TIME, 60.0), (OVERTIME, 9.0)):
        run(control(page, setting_id).set_value(shown))
    assert list(ways_back(page)) == [OVERTIME, FULL_TIME]
    run(control(page, FULL_TIME).set_value(65.0))
    assert list(ways_back(page)) == [FULL_TIME, OVERTIME]


def test_undo_and_redo_walk_through_the_changes() -> None:
    page = opened()
    assert page.button(key="history-undo").disabled
    run(control(page, OVERTIME).set_value(8.0))
    run(widget(page, "preset").select("Higher benefits"))
    higher = changes_of(page)
    run(page.button(key="history-undo").click())
    assert changes_of(page) == {OVERTIME: 0.08}
    assert control(page, OVERTIME).value == 8.0
    run(page.button(key="history-undo").click())
    assert changes_of(page) == {}
    assert page.button(key="history-undo").disabled
    for expected in ({OVERTIME: 0.08}, higher):
        run(page.button(key="history-redo").click())
        assert changes_of(page) == expected
    assert page.button(key="history-redo").disabled
    run(page.button(key="history-undo").click())
    run(control(page, FULL_TIME).set_value(60.0))  # a new change: nothing is left to redo
    assert page.button(key="history-redo").disabled


def test_a_link_that_is_opened_has_nothing_to_undo() -> None:
    assert opened(**link_of({OVERTIME: 0.08})).button(key="history-undo").disabled
