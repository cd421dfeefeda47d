"""Where current rates were loaded from goes through texts, and holds while the rate does."""

from __future__ import annotations

import datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from model import Scenario
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
from model.scenario.texts.file_text import file_text, scenario_of_file
from model.scenario.texts.link_text import link_parameters, scenario_of_link
from tests.study import ASSUMPTIONS

JULY, JANUARY = datetime.date(2026, 7, 1), datetime.date(2027, 1, 1)
FEES = LoadedRates("MO fees (AD), July.xlsx", JULY, (("homemaker", 8.14), ("chore", 8.0)))
LATER = LoadedRates("later.csv", JANUARY, (("homemaker", 8.5),))
SERVICES = ASSUMPTIONS.services
SCENARIO = Scenario("Newest", {"turnover_share": 0.4}).with_loaded_rates((FEES,))


def test_the_mark_names_the_file_and_the_date() -> None:
    mark = "loaded from MO fees (AD), July.xlsx, in force Jul 1, 2026"
    assert marks((FEES,)) == {"homemaker": mark, "chore": mark}


@pytest.mark.parametrize("loaded", [(), (FEES,), (FEES, LATER)])
def test_what_was_loaded_goes_through_a_link_and_a_file(loaded: tuple) -> None:
    assert loaded_of_content(content_of_loaded(loaded)) == loaded
    text = text_of_loaded(loaded)
    assert loaded_of_text(text) == loaded
    assert loaded_of_text(text.replace("homemaker", "home\r\n maker")) == loaded


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=60))
def test_any_other_text_raises_nothing_but_value_errors(text: str) -> None:
    for given_text in (text, f"2026-07-01~homemaker-{text}~*fees.csv"):
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
    chore, homemaker = (LoadedRates(FEES.file, JULY, (pair,)) for pair in reversed(FEES.usd))
    assert joined((homemaker,), (chore,)) == (FEES,)


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
        "loaded rates: Chore is given twice",
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


class TestScenario:
    def test_loaded_rates_are_changes_that_know_their_source(self) -> None:
        checked = SCENARIO.checked(ASSUMPTIONS)
        assert checked.changes["fee_schedule_rate_usd.homemaker"] == 8.14
        assert checked.loaded_rates == (FEES,)

    def test_link_and_file_carry_the_source(self) -> None:
        checked = SCENARIO.checked(ASSUMPTIONS)
        assert scenario_of_file(file_text(SCENARIO, ASSUMPTIONS), ASSUMPTIONS) == checked
        read, messages = scenario_of_link(link_parameters(SCENARIO, ASSUMPTIONS), ASSUMPTIONS)
        assert (read, messages) == (checked, [])

    def test_a_rate_that_is_changed_or_taken_back_loses_its_source(self) -> None:
        typed = SCENARIO.with_changes({"fee_schedule_rate_usd.homemaker": 8.2})
        assert marks(typed.checked(ASSUMPTIONS).loaded_rates).keys() == {"chore"}
        back = SCENARIO.without("fee_schedule_rate_usd.homemaker")
        assert marks(back.checked(ASSUMPTIONS).loaded_rates).keys() == {"chore"}

    def test_a_rate_that_was_the_same_before_has_its_new_source(self) -> None:
        same = Scenario().with_loaded_rates((LoadedRates("a.csv", JULY, (("homemaker", 4.53),)),))
        checked = same.named("Same").checked(ASSUMPTIONS)
        assert not checked.changes
        assert marks(checked.loaded_rates).keys() == {"homemaker"}
        link = link_parameters(checked, ASSUMPTIONS)
        assert scenario_of_link(link, ASSUMPTIONS) == (checked, [])
        assert scenario_of_file(file_text(checked, ASSUMPTIONS), ASSUMPTIONS) == checked

    def test_a_source_edited_by_hand_is_refused_or_falls_away(self) -> None:
        text = file_text(SCENARIO, ASSUMPTIONS)
        other = text.replace("homemaker: 8.14", "homemaker: 9.99", 1)
        assert marks(scenario_of_file(other, ASSUMPTIONS).loaded_rates).keys() == {"chore"}
        with pytest.raises(ValueError, match="'sweeping' is no service"):
            scenario_of_file(text.replace("    chore: ", "    sweeping: "), ASSUMPTIONS)
        with pytest.raises(ValueError, match="loaded_rates must be a list"):
            scenario_of_file("name: x\nloaded_rates: 5\n", ASSUMPTIONS)
        _, messages = scenario_of_link({"loaded_rates": "2026-07-01~chore"}, ASSUMPTIONS)
        assert "loaded rates: '2026-07-01~chore', which is not whole" in messages[0]
