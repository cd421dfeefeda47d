"""Assumptions are found by number as printed, by abbreviation, and by several words."""

from __future__ import annotations

import pytest

from model import Scenario
from reporting.search.settings import (
    PrintedNumber,
    abbreviations_in,
    printed_number,
    settings_found,
)
from tests.reporting.cases import A


def found(search: str, scenario: Scenario | None = None) -> set[str]:
    return {setting.id for setting in settings_found(A, scenario or Scenario(), search)}


@pytest.mark.parametrize(
    ("word", "number"),
    [
        ("10.64", PrintedNumber(10.64)),
        ("$10.64", PrintedNumber(10.64, "$")),
        ("47.1%", PrintedNumber(47.1, "%")),
        ("2,080", PrintedNumber(2080)),
        (".5", PrintedNumber(0.5)),
        ("15?", PrintedNumber(15)),
        ("$5%", None),
        ("10,64", None),
        ("1e5", None),
        ("lpn", None),
        ("$", None),
        ("²", None),
    ],
)
def test_a_number_as_printed_is_read(word: str, number: PrintedNumber | None) -> None:
    assert printed_number(word) == number


@pytest.mark.parametrize(
    ("search", "ids"),
    [
        ("15", {"paid_time_off_days_full_time.lower"}),
        ("10.31", {"bls_wage_personal_care_aides.percentile_50"}),
        ("$10.31", {"bls_wage_personal_care_aides.percentile_50"}),
        ("10.31%", set()),
        ("54%", {"turnover_share"}),
        ("54 %", {"turnover_share"}),
        ("$54", set()),
        ("2,080", {"hours_per_year"}),
        ("overtime 3%", {"overtime_share.care"}),
        ("12.00", {"minimum_wage_schedule"}),
    ],
)
def test_a_number_finds_the_values_that_it_is(search: str, ids: set[str]) -> None:
    assert found(search) >= ids
    assert bool(found(search)) == bool(ids)


def test_a_value_of_the_scenario_is_found_too() -> None:
    changed = Scenario("x", {"turnover_share": 0.413})
    assert found("41.3%", changed) == {"turnover_share"}
    assert "turnover_share" in found("54", changed)
    assert found("41.3%") == set()


@pytest.mark.parametrize(
    ("search", "has", "has_not"),
    [
        ("LPN", "bls_wage_licensed_practical_nurses.percentile_25", "turnover_share"),
        ("rn", "bls_wage_registered_nurses.percentile_25", "turnover_share"),
        ("PTO", "paid_time_off_days_part_time.upper", "training_days_part_time"),
        ("CNA", "bls_wage_home_health_aides.percentile_25", "turnover_share"),
        ("FICA", "fica_share", "electronic_visit_verification_usd_per_month"),
        ("EVV", "electronic_visit_verification_usd_per_month", "fica_share"),
    ],
)
def test_an_abbreviation_finds_what_it_stands_for(search: str, has: str, has_not: str) -> None:
    assert has in found(search)
    assert has_not not in found(search)
    assert list(abbreviations_in(A, search)) == [search.upper()]


@pytest.mark.parametrize("key", A.abbreviations)
def test_every_abbreviation_finds_something(key: str) -> None:
    assert found(key)


def test_several_words_must_all_be_said() -> None:
    weights = "position_weight_advanced_care_direct_care.licensed_practical_nurses"
    assert weights in found("LPN weights advanced")
    assert all("advanced" in setting_id for setting_id in found("LPN weights advanced"))
    assert found("table 6") == {f"billable_share.{member}" for member in (
        "in_home", "residential_care", "other")}  # fmt: skip
