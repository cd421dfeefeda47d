"""Where current rates were loaded from goes through texts, and holds while the rate does."""

from __future__ import annotations

import datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from model.scenario.loaded_rates import (
    LoadedRates,
    content_of_loaded,
    joined,
    loaded_faults,
    loaded_of_content,
    loaded_of_text,
    marks,
    still_in_force,
    text_of_loaded,
)

JULY, JANUARY = datetime.date(2026, 7, 1), datetime.date(2027, 1, 1)
FEES = LoadedRates("MO fees (AD), July.xlsx", JULY, (("homemaker", 8.14), ("chore", 8.0)))
LATER = LoadedRates("later.csv", JANUARY, (("homemaker", 8.5),))
SERVICES = ("homemaker", "chore")


def test_the_mark_names_the_file_and_the_date() -> None:
    mark = "loaded from MO fees (AD), July.xlsx, in force Jul 1, 2026"
    assert marks((FEES,)) == {"homemaker": mark, "chore": mark}


@pytest.mark.parametrize("loaded", [(), (FEES,), (FEES, LATER)])
def test_what_was_loaded_goes_through_a_link_and_a_file(loaded: tuple) -> None:
    assert loaded_of_content(content_of_loaded(loaded)) == loaded
    if loaded:
        assert loaded_of_text(text_of_loaded(loaded)) == loaded


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=60))
def test_any_other_text_raises_nothing_but_value_errors(text: str) -> None:
    for given_text in (text, f"2026-07-01 homemaker-{text}~fees.csv"):
        try:
            loaded = loaded_of_text(given_text)
        except ValueError:
            continue
        assert loaded_of_content(content_of_loaded(loaded)) == loaded
        loaded_faults(loaded, SERVICES)


def test_a_service_that_is_loaded_again_has_its_newest_source() -> None:
    assert joined((FEES,), (LATER,)) == (
        LoadedRates(FEES.file, JULY, (("chore", 8.0),)), LATER,
    )  # fmt: skip
    assert joined((LATER,), (FEES,)) == (FEES,)


def test_the_source_of_a_rate_that_is_no_longer_in_force_falls_away() -> None:
    rates = {"homemaker": 8.14, "chore": 9.0}
    assert still_in_force((FEES, LATER), rates.__getitem__) == (
        LoadedRates(FEES.file, JULY, (("homemaker", 8.14),)),
    )


def test_what_cannot_be_is_said() -> None:
    hostile = LoadedRates("a\u202eb", JULY, (("sweeping", 1.0), ("chore", 1.0), ("chore", 2.0)))
    assert loaded_faults((FEES,), SERVICES) == []
    assert loaded_faults((hostile,), SERVICES) == [
        "loaded rates: 'sweeping' is no service of the study",
        "loaded rates: chore is given twice",
        "loaded rates: the name of the file is 'a?b'; it must be a text of 1 to 60 letters that "
        "can be printed",
    ]


@pytest.mark.parametrize(
    "content",
    [
        "x", [1], [{}], [{"file": "a", "effective_date": JULY, "rates": 5}], [[]] * 101,
        [{"file": "a", "effective_date": "soon", "rates": {}}],
        [{"file": "a", "effective_date": JULY, "rates": {"chore": "x"}}],
    ],
)  # fmt: skip
def test_other_contents_of_a_file_are_refused(content: object) -> None:
    with pytest.raises(ValueError, match="loaded_rates"):
        loaded_of_content(content)
