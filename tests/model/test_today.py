"""Today: every value equals its source file, and its rates an independent calculation."""

from __future__ import annotations

import csv
import datetime
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path

import pytest
import yaml

from model import Scenario, compute
from model.findings.check import check
from model.scenario.scenario import base_scenario
from model.scenario.schedules import months_later
from tests.model.independent_calculation import (
    AIDE,
    FOLDER,
    PCA,
    SUPER,
    WAGES,
    rates,
    study_values,
)

DATA = Path(__file__).resolve().parent.parent / "data"
FEDERAL_MATCH = FOLDER / "budget" / "federal_match.yaml"
# Codes of the study -> those of the classification of 2018.
CODE_NOW = {PCA: "31-1120", AIDE: "31-1120", SUPER: "39-1022"}
PERCENTILES = {10: "h_pct10", 25: "h_pct25", 50: "h_median", 75: "h_pct75", 90: "h_pct90"}
MEDIANS_OF_THE_STUDY = Decimal("10.78") / Decimal("10.31")  # home health aides, personal care aides
# What is brought forward, and the tax of 2018, as the study has them.
NOT_BROUGHT_FORWARD = {
    "price_rise_since_2018_share": 0,
    "suta_share_of_wage_base": 0.027,
    "suta_wage_base_usd_per_year": 12500,
}


def rows_of(name: str) -> list[dict[str, str]]:
    return list(csv.DictReader((DATA / name).read_text().splitlines()))


SURVEYED = {row["soc_2018"]: row for row in rows_of("oews_m2025_missouri.csv")}
PRICES = {row["month"]: float(row["index"]) for row in rows_of("cpi_u.csv")}
PRICES_OF_2018 = sum(index for month, index in PRICES.items() if month.startswith("2018")) / 12
PRICE_RISE = round(PRICES["2026-07"] / PRICES_OF_2018 - 1, 4)
LAW = [
    (datetime.date.fromisoformat(row["effective"]), float(row["rate"]))
    for row in rows_of("missouri_minimum_wage.csv")
]
UNEMPLOYMENT_TAX = next(
    row for row in rows_of("missouri_suta.csv") if row["calendar_year"] == "2025"
)
FEES = {
    row["procedure_code"]: float(row["rate_usd"]) for row in rows_of("fees_third_party_2026.csv")
}


@pytest.fixture(scope="module")
def today(assumptions):
    return assumptions.of_base("today")


@pytest.fixture(scope="module")
def results(today):
    return compute(today, base_scenario(today))


def independent_values() -> dict[str, object]:
    """Today's values from the source files, without `assumptions/bases/`."""
    brought_forward = (
        "health_insurance_usd_per_year.agency", "food_usd_per_meal",
        "electronic_visit_verification_usd_per_hour.subject",
        "electronic_visit_verification_usd_per_month",
    )  # fmt: skip
    return {
        "wages": {
            code: {
                percentile: float(SURVEYED[CODE_NOW.get(code, code)][column])
                for percentile, column in PERCENTILES.items()
            }
            for code in WAGES
        },
        "minimum_wage_schedule": [
            {"effective_date": date, "minimum_wage_usd_per_hour": wage} for date, wage in LAW
        ],
        "rates_as_of_date": datetime.date(2026, 7, 1),
        "suta_share_of_wage_base": float(UNEMPLOYMENT_TAX["new_employer_rate_other"]) / 100,
        "suta_wage_base_usd_per_year": float(UNEMPLOYMENT_TAX["taxable_wage_base"]),
        **{key: study_values()[key] * (1 + PRICE_RISE) for key in brought_forward},
    }


def test_every_wage_is_that_of_bls_at_its_five_percentiles(assumptions, today):
    for occupation in today.occupations.values():
        code_then = assumptions.occupations[occupation.key].soc_code
        assert occupation.soc_code == CODE_NOW.get(code_then, code_then)
        row = SURVEYED[occupation.soc_code]
        assert today.entries[occupation.wage].values == {
            f"percentile_{percentile}": float(row[column])
            for percentile, column in PERCENTILES.items()
        }


def test_the_law_the_taxes_and_the_price_index_are_those_of_their_files(today):
    value = {key: setting.base_value for key, setting in today.settings.items()}
    assert list(value["minimum_wage_schedule"]) == LAW[-3:]
    assert value["minimum_wage_before_schedule"] == LAW[-4][1]
    assert value["suta_wage_base_usd_per_year"] == float(UNEMPLOYMENT_TAX["taxable_wage_base"])
    assert value["suta_share_of_wage_base"] == pytest.approx(
        float(UNEMPLOYMENT_TAX["new_employer_rate_other"]) / 100, abs=1e-12
    )
    assert value["price_rise_since_2018_share"] == PRICE_RISE
    assert value["fica_share"] == 0.062 + 0.0145
    assert value["futa_usd_per_year"] == 0.006 * 7000


def test_what_was_read_at_others_than_the_authority_says_where(today):
    entries, federal = today.entries, yaml.safe_load(FEDERAL_MATCH.read_text())
    relayed = {
        "suta_share_of_wage_base": UNEMPLOYMENT_TAX["source"].split(" Oct ")[0],
        "suta_wage_base_usd_per_year": UNEMPLOYMENT_TAX["source"].split(" Oct ")[0],
        "price_rise_since_2018_share": "PolicyEngine",
        "fee_schedule_rate_usd": "third-party copy",
    }
    for entry, by in relayed.items():
        assert by in entries[entry].source.where + entries[entry].source.how
    assert "policyengine-us" in federal["regular_match"]["source"]


def test_what_is_brought_forward_says_whether_the_study_prints_it(assumptions, today):
    for settings in today.brought_forward.values():
        for setting in settings:
            is_printed = assumptions.entries[setting.entry.id].source.kind != "calibrated"
            assert setting.entry.source.where.startswith("The study's amount") == is_printed


def test_the_fees_are_those_of_the_third_party_copy_or_of_the_study_and_say_which(
    assumptions, today
):
    newer = 0
    for service in today.services.values():
        setting = today.settings[f"fee_schedule_rate_usd.{service.key}"]
        if service.procedure_code in FEES:
            newer += 1
            assert setting.base_value == FEES[service.procedure_code]
            assert today.mark(setting.id).startswith("third-party copy, not checked against")
        else:
            assert setting.base_value == assumptions.settings[setting.id].base_value
            assert today.mark(setting.id).startswith("fee of SFY 2019")
    assert newer == len(FEES) == 7


def test_a_fee_that_is_changed_is_not_marked(today):
    changed = Scenario("x", {"fee_schedule_rate_usd.homemaker": 9}, base="today")
    marks = compute(today, changed).rates.set_index("service_key")["fee_schedule_mark"]
    assert set(marks["homemaker"]) == {""}
    assert all(marks["chore"])


def test_every_value_of_today_has_source_unit_and_limits_and_says_what_it_is(assumptions, today):
    for entry in today.entries.values():
        of_study = assumptions.entries.get(entry.id)
        if entry is of_study:
            continue
        assert entry.file == "today.yaml"
        assert entry.source.where
        assert entry.unit
        assert entry.limits is not None
        assert "2017" not in entry.label + entry.description + entry.source.where


def test_the_wage_trend_runs_from_the_survey_to_the_date_of_the_rates(today, assumptions):
    surveyed = {"study": datetime.date(2017, 5, 1), "today": datetime.date(2025, 5, 1)}
    begins = {"study": datetime.date(2018, 7, 1), "today": datetime.date(2026, 7, 1)}
    for base in (assumptions, today):
        trend = base.entries["wage_trend_months"]
        assert trend.counts_from == surveyed[base.base.key]
        assert f"{trend.counts_from:%B %Y}" == base.base.surveyed
        assert months_later(trend.counts_from, trend.values[""]) == begins[base.base.key]
    assert today.settings["rates_as_of_date"].base_value == begins["today"]


def test_the_84_rates_equal_an_independent_calculation_from_the_source_files(results):
    expected = rates(independent_values())
    frame = results.rates
    assert len(frame) == 84
    for row in frame.itertuples():
        assert row.rate_usd == pytest.approx(expected[row.procedure_code, row.bound], rel=1e-9)


@pytest.mark.parametrize(("months", "said"), [(14, (7.58, 8.37, 9.65)), (0, (7.53, 8.14, 9.37))])
def test_basic_care_with_nothing_but_wages_law_and_trend(today, months, said):
    """As worked out when the wages of May 2025 were gathered, with and without the trend."""
    scenario = Scenario("x", {**NOT_BROUGHT_FORWARD, "wage_trend_months": months}, base="today")
    frame = compute(today, scenario).rates
    homemaker = frame[frame["service_key"] == "homemaker"]["rate_usd"]
    assert tuple(homemaker.round(2)) == said


OF_2018 = {
    key: study_values()[key]
    for key in independent_values()
    if key.startswith(("health_", "food_", "electronic_", "suta_"))
}


def test_the_rest_adds_15_or_16_cents_to_basic_care(today, results):
    bare = compute(today, Scenario("x", NOT_BROUGHT_FORWARD, base="today"))
    added = (results.service_rate_array - bare.service_rate_array)[0]
    homemaker = list(today.services).index("homemaker")
    of_all, of_bare = rates(independent_values()), rates(independent_values() | OF_2018)
    expected = [of_all["S5130", bound] - of_bare["S5130", bound] for bound in today.bounds]
    assert added[homemaker] == pytest.approx(expected)
    assert [round(usd, 2) for usd in expected] == [0.15, 0.15, 0.16]


def test_the_25th_percentile_of_aides_is_raised_to_the_minimum_wage(results):
    roles = results.roles.xs("basic_care", level="rate_line").xs("direct_care", level="role")
    lower = roles.xs("lower", level="bound").iloc[0]
    assert lower["market_wage"] == pytest.approx(13.75 * 1.027 ** (14 / 12))
    assert lower["wage"] == 15.0


def test_the_answers_for_advanced_care_follow_from_the_files(today):
    question = today.alternatives["aide_wage_in_advanced_care"]
    same, by_differential, blend = (answer.changes for answer in question.answers.values())
    assert not same

    def wages(of) -> dict[str, float]:
        return {
            f"bls_wage_home_health_aides.percentile_{percentile}": float(
                of(column).quantize(Decimal("0.01"), ROUND_HALF_UP)
            )
            for percentile, column in PERCENTILES.items()
        }

    aides, assistants = SURVEYED["31-1120"], SURVEYED["31-1131"]
    assert by_differential == wages(lambda c: Decimal(aides[c]) * MEDIANS_OF_THE_STUDY)
    assert blend == wages(lambda c: (Decimal(aides[c]) + Decimal(assistants[c])) / 2)


class TestPriceRise:
    """One assumption brings every dollar amount forward that is not changed itself."""

    def values(self, today, changes):
        scenario = Scenario("x", changes, base="today").checked(today)
        computed = compute(today, scenario).roles["health_insurance_usd_per_year"].max()
        assert computed == scenario.value(today, "health_insurance_usd_per_year.agency")
        return scenario, computed

    def test_none_of_it_leaves_the_study_s_amounts(self, today):
        _, amount = self.values(today, {"price_rise_since_2018_share": 0})
        assert amount == 5192

    def test_more_of_it_raises_what_is_not_changed(self, today):
        _, amount = self.values(today, {"price_rise_since_2018_share": 0.5})
        assert amount == 5192 * 1.5

    def test_an_amount_that_is_changed_stays(self, today):
        changes = {"price_rise_since_2018_share": 0.5, "health_insurance_usd_per_year": 6000}
        scenario, amount = self.values(today, changes)
        assert amount == 6000
        assert set(scenario.changes) == {
            "price_rise_since_2018_share", "health_insurance_usd_per_year.agency",
        }  # fmt: skip

    def test_an_amount_of_the_base_is_a_change_once_the_prices_rise_otherwise(self, today):
        at_the_base = today.settings["health_insurance_usd_per_year.agency"].base_value
        changes = {
            "price_rise_since_2018_share": 0.5,
            "health_insurance_usd_per_year": at_the_base,
        }
        assert self.values(today, changes)[1] == at_the_base


def test_the_study_s_519_figures_are_checked_on_the_study_whichever_base_is_asked(
    assumptions, today
):
    assert len(check(today)) == 519
    assert check(today)["matches"].sum() == check(assumptions)["matches"].sum()
