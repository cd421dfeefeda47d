"""Assumptions, scenarios, services and terms in words."""

from __future__ import annotations

import datetime
from typing import Any

import pytest

from model import Scenario
from model.study.labels import in_a_sentence
from reporting.step_words import formula_in_words, step_value_in_words
from reporting.tables.assumption_rows import notes
from reporting.wording.changes import changes_in_words
from reporting.wording.minimum_wage import date_and_wage, later_law_in_words, minimum_wage_by_date
from reporting.wording.names import (
    TERMS_OF_RANGES,
    dollars_per_unit,
    minimum_wage_line_label,
    service_label,
    subtitle,
    term_in_words,
    terms_in_words,
)
from reporting.wording.values import (
    from_screen,
    months_spanned,
    on_screen,
    screen_unit,
    value_in_words,
    values_in_words,
)
from tests.reporting.cases import A


@pytest.mark.parametrize(
    ("setting_id", "value", "text"),
    [
        ("turnover_share", 0.6, "60%"),
        ("turnover_share", 0.123456789, "12.345679%"),
        ("wage_trend_share_per_year", -0.05, "−5.0%"),
        ("minimum_wage_before_schedule", 7.7, "$7.70"),
        ("paid_time_off_days_full_time.interim", 21, "21 days per year"),
        ("wage_percentile.lower", 25, "25th percentile"),
        ("wage_percentile.lower", 41, "41st percentile"),
        ("wage_percentile.lower", 11, "11th percentile"),
        ("wage_percentile.lower", 42.5, "42.5th percentile"),
        ("rates_as_of_date", datetime.date(2023, 1, 1), "Jan 1, 2023"),
        ("minimum_wage_rule", "spillover", "Spillover"),
        ("minimum_wage_schedule", (), "no step"),
        ("minimum_wage_schedule", ((datetime.date(2019, 1, 1), 8.6),),
         "1 step, $8.60 in Jan 2019 to $8.60 in Jan 2019"),
    ],
)  # fmt: skip
def test_a_value_with_its_unit(setting_id: str, value: Any, text: str) -> None:
    assert value_in_words(A.settings[setting_id].entry, value) == text


def test_values_in_a_row_say_their_unit_once() -> None:
    days = A.entries["paid_time_off_days_full_time"]
    assert values_in_words(days, [15, 21, 27]) == "15 · 21 · 27 days per year"
    assert values_in_words(A.entries["wage_percentile"], [25, 51]) == ("25th · 51st percentile")


def test_months_of_a_trend_say_the_month_they_reach() -> None:
    entry = A.entries["wage_trend_months"]
    assert value_in_words(entry, 14) == "14 months, May 2017 to Jul 2018"
    assert value_in_words(entry, 0) == "0 months, May 2017 to May 2017"
    assert value_in_words(entry, 8.5) == "8.5 months, May 2017 to Jan 2018"
    assert screen_unit(entry) == "months from May 2017"
    assert months_spanned(A.entries["turnover_share"], 14) == ""


def test_an_amount_brought_forward_is_shown_to_the_cent_and_a_small_one_finer() -> None:
    shown = {
        each.id: value_in_words(each.entry, each.base_value)
        for settings in A.of_base("today").brought_forward.values()
        for each in settings
        if each.base_value
    }
    assert shown == {
        "health_insurance_usd_per_year.agency": "$6,904.32",
        "food_usd_per_meal": "$2.7560",
        "electronic_visit_verification_usd_per_hour.subject": "$0.4654",
        "electronic_visit_verification_usd_per_month": "$11.11",
    }


def test_every_number_comes_back_from_the_screen() -> None:
    for setting in A.settings.values():
        if setting.entry.kind == "number":
            shown = on_screen(setting.entry, setting.base_value)
            back = from_screen(setting.entry, shown)
            assert back == pytest.approx(setting.base_value, abs=1e-12)


@pytest.mark.parametrize(
    ("label", "said"),
    [
        ("Full-time share", "full-time share"),
        ("FMS", "FMS"),
        ("EVV in the FMS rate", "EVV in the FMS rate"),
        ("Consumer directed, State Plan", "consumer directed, State Plan"),
        ("Personal Care Aides", "Personal Care Aides"),
        ("Social Security and Medicare (FICA)", "Social Security and Medicare (FICA)"),
        ("State unemployment wage base", "state unemployment wage base"),
        ("RCF/ALF", "RCF/ALF"),
        ("Lower bound", "lower bound"),
        ("", ""),
    ],
)
def test_a_label_inside_a_sentence(label: str, said: str) -> None:
    assert in_a_sentence(label) == said


def test_changes_stand_in_the_order_of_the_files() -> None:
    scenario = Scenario("x", {"turnover_share": 0.6, "overtime_share.care": 0.08})
    said = [(setting.id, study, value) for setting, study, value
            in changes_in_words(A, scenario)]  # fmt: skip
    assert sorted(said) == [
        ("overtime_share.care", "3.0%", "8.0%"),
        ("turnover_share", "54%", "60%"),
    ]
    assert [key for key, _, _ in said] == [key for key in A.settings if key in scenario.changes]


def test_a_date_stands_with_the_wage_in_force() -> None:
    by_date = minimum_wage_by_date(A, Scenario())
    assert date_and_wage(datetime.date(2020, 7, 1), by_date) == "Jul 2020 $9.45"
    assert date_and_wage(datetime.date(2018, 7, 1), by_date) == "Jul 2018"


def test_a_service_and_a_line_of_table_9() -> None:
    assert service_label(A, "homemaker") == "Homemaker · S5130 · Basic Care Services"
    assert len({service_label(A, key) for key in A.services}) == len(A.services)
    assert subtitle(A, "homemaker", "lower") == (
        "Homemaker (S5130), lower bound, dollars per 15 min."
    )
    assert minimum_wage_line_label(A, "case_management") == "Other: Case Management"
    assert dollars_per_unit("15 min.") == "Dollars per 15 min."
    assert dollars_per_unit("Per visit") == "Dollars per visit"


def test_the_law_since_names_its_steps_and_its_source() -> None:
    said = later_law_in_words(A)
    assert said.endswith(f"Source: {A.later_law.source}")
    assert said.count(" from ") >= len(A.later_law.steps)


def test_terms_and_notes_are_pairs_without_markdown() -> None:
    terms = terms_in_words(A, TERMS_OF_RANGES)
    assert terms[0] == ("Current rate", A.terms["fee_schedule_rate"])
    assert term_in_words("rcf_alf") == "RCF/ALF"
    for label, text in notes(A.settings.values()):
        assert label
        assert "**" not in label + text
        assert ":small" not in text


def test_steps_in_words() -> None:
    assert step_value_in_words(9.73124, "dollars per hour") == "$9.7312"
    assert step_value_in_words(0.96591, "share of paid time") == "96.59%"
    assert step_value_in_words(2.88, "days per year") == "2.88"
    assert step_value_in_words(4.0, "hours") == "4"
    assert formula_in_words("(futa_usd_per_year + suta_share * base) / hours ** 2") == (
        "(FUTA ($/year) + SUTA (%) × base) ÷ hours ^ 2"
    )
    assert formula_in_words("suta_share_of_wage_base * pay_rounding_usd") == (
        "SUTA (% of wage base) × pay rounding ($)"
    )
    assert formula_in_words("usd + max(share, unemployment_taxes)") == (
        "usd + max(share, unemployment taxes)"
    )
