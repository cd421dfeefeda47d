"""The plan of an employment team: its rows, what can be filled in, and the review dates."""

from __future__ import annotations

import datetime

import pytest

from model.programs.plan import Review, filled_in, load_plan, months_after, reviews

PLAN = load_plan()
AREAS = {  # of the plan for agencies, its slides and its checklist -> how many rows each has
    "before": 3, "funding": 5, "supervision": 6, "specialists": 6, "training": 8, "integration": 4,
    "vr": 4, "steering": 3, "fidelity": 4, "benefits": 2, "leadership": 6, "team": 3, "clients": 1,
}  # fmt: skip
FIGURES = [
    ("supervision_1", "no more than 10"), ("supervision_2", "5 or more"),
    ("supervision_3", "2 to 3 people"), ("specialists_1", "20 people or less"),
    ("specialists_4", "at least 65%"), ("integration_1", "1 or 2 teams, with at least 90%"),
    ("vr_2", "at least monthly"), ("vr_4", "1 or 2 counselors"), ("steering_2", "each quarter"),
    ("fidelity_1", "after 6 months"),
]  # fmt: skip


def days(what: str, **filled: str) -> list[str]:
    texts, faults = filled_in(PLAN, filled)
    assert not faults
    return [f"{each.date}" for each in reviews(PLAN, texts) if what in each.what]


def test_every_area_of_the_guides_has_its_rows() -> None:
    counts: dict[str, int] = {}
    for key in PLAN.rows:
        area = key.rpartition("_")[0]
        counts[area] = counts.get(area, 0) + 1
    assert counts == AREAS
    assert PLAN.statuses == ("Ready", "Work is needed")


@pytest.mark.parametrize(("row", "words"), FIGURES)
def test_every_figure_of_the_guides_stands_in_its_row(row: str, words: str) -> None:
    assert words in PLAN.rows[row].step


def test_reviews_of_a_program_that_starts_in_january() -> None:
    assert days("Baseline", start="1/1/2027") == ["2027-07-01"]
    assert days("Fidelity review", start="2027-01-01") == [
        "2028-01-01", "2028-07-01", "2029-01-01", "2029-07-01", "2030-01-01",
    ]  # fmt: skip
    assert days("Steering", start="2027-01-01")[:3] == ["2027-04-01", "2027-07-01", "2027-10-01"]
    assert len(days("Steering", start="2027-01-01")) == 12


def test_once_fidelity_is_good_reviews_are_yearly_and_meetings_twice_a_year() -> None:
    good = {"start": "2027-01-01", "good_fidelity": "2028-01-15"}
    assert days("idelity review", **good) == ["2027-07-01", "2028-01-01", "2029-01-15"]
    assert days("Steering", **good)[-4:] == ["2028-01-01", "2028-07-15", "2029-01-15", "2029-07-15"]
    same_day = {"start": "2027-01-01", "good_fidelity": "2027-07-01"}
    assert days("idelity review", **same_day) == ["2027-07-01", "2028-07-01", "2029-07-01"]
    early = {"start": "2027-01-01", "good_fidelity": "2020-01-01"}
    assert days("idelity review", **early) == ["2028-01-01", "2029-01-01", "2030-01-01"]


def test_without_a_start_there_are_no_dates() -> None:
    assert reviews(PLAN, {}) == []


def test_a_month_without_such_a_day_has_its_last() -> None:
    assert months_after(datetime.date(2027, 8, 31), 6) == datetime.date(2028, 2, 29)
    assert months_after(datetime.date(2027, 12, 31), 1) == datetime.date(2028, 1, 31)
    assert reviews(PLAN, {"start": "2099-12-31"})[0] == Review(
        datetime.date(2100, 3, 31), "Steering committee"
    )


def test_what_is_filled_in_is_kept_in_one_form() -> None:
    given = {
        "start": "Jan 31, 2027", "funding_1.person": " Jane Doe ", "funding_1.date": "3/1/27",
        "funding_1.status": "work is needed", "funding_2.person": "", "funding_3.person": None,
    }  # fmt: skip
    texts, faults = filled_in(PLAN, given)
    assert not faults
    assert texts == {
        "start": "2027-01-31", "funding_1.person": "Jane Doe", "funding_1.date": "2027-03-01",
        "funding_1.status": "Work is needed",
    }  # fmt: skip
    assert filled_in(PLAN, texts) == (texts, [])


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("start", "soon", "Start of the program: 'soon' was given, which is not a date such as"),
        ("good_fidelity", "9999-12-31", "Good fidelity since: '9999-12-31' was given; allowed is"),
        ("funding_4.date", "31/1/2027", "Target date of “Look into grants”: '31/1/2027' was given"),
        ("funding_4.status", "done", "Status of “Look into grants”: 'done' was given; allowed is "),
        ("funding_4.person", "x" * 121, "Person of “Look into grants” has 121 letters; at most"),
        ("funding_4.person", "a\x00b", "Person of “Look into grants”: 'a?b' was given, which has"),
        ("funding_9.person", "x", "'funding_9.person' is not a row of the plan"),
        ("funding_4.colour", "x", "'funding_4.colour' is not a row of the plan"),
    ],
)
def test_what_cannot_be_filled_in_is_answered_in_a_sentence(
    name: str, text: str, said: str
) -> None:
    texts, [fault] = filled_in(PLAN, {name: text, "funding_1.person": "Jane"})
    assert fault.startswith(said)
    assert texts == {"funding_1.person": "Jane"}
