"""Wages against Bureau of Labor Statistics figures that the model does not use."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from model import Scenario, compute

BLS = Path(__file__).parent.parent / "data" / "rn_29-1141_missouri_1998_2020_oes.csv"


@pytest.fixture(scope="module")
def registered_nurses_2017() -> dict[str, str]:
    with BLS.open() as file:
        return next(row for row in csv.DictReader(file) if row["Year"] == "2017")


@pytest.mark.parametrize(
    ("percentile", "column"), [(10, "Hourly 10th Percentile"), (75, "Hourly 75th Percentile")]
)
def test_interpolated_percentiles_of_registered_nurses_lie_within_2_percent_of_bls(
    assumptions, registered_nurses_2017, percentile, column
):
    changes = {"wage_percentile_licensed_nurses": percentile, "wage_trend_months": 0}
    wages = compute(assumptions, Scenario("x", changes)).occupation_wages
    row = wages.set_index(["occupation", "bound"]).loc[("registered_nurses", "lower")]
    assert row["wage_usd_per_hour"] == pytest.approx(
        float(registered_nurses_2017[column]), rel=0.02
    )
    assert bool(row["interpolated"])


def test_the_registered_nurse_wages_are_bls_s_own(assumptions, registered_nurses_2017):
    values = assumptions.entries["bls_wage_registered_nurses"].values
    assert values == {
        "percentile_25": float(registered_nurses_2017["Hourly 25th Percentile"]),
        "percentile_50": float(registered_nurses_2017["Hourly Wage Median"]),
        "percentile_90": float(registered_nurses_2017["Hourly 90th Percentile"]),
    }


def test_no_wage_of_the_study_is_interpolated(study):
    assert not study.occupation_wages["interpolated"].any()


def test_a_higher_percentile_is_a_higher_wage(assumptions):
    scenarios = [
        Scenario(f"p{p}", {"wage_percentile": p, "wage_percentile_licensed_nurses": p})
        for p in range(10, 91, 5)
    ]
    wages = compute(assumptions, scenarios).occupation_wages
    lower = wages[wages["bound"] == "lower"].pivot_table(
        index="scenario", columns="occupation", values="wage_usd_per_hour", observed=True,
        sort=False,
    )  # fmt: skip
    assert (lower.diff().dropna() > 0).all().all()


def test_employee_costs_lie_between_18_and_33_percent_of_wages_for_agency_services(study):
    """ "ERE": "roughly 18% to 33% of wages for agency-based services"."""
    build_ups = study.build_ups
    agency = build_ups[~build_ups["rate_line"].astype(str).str.startswith("consumer_directed")]
    share = agency["direct_care_staffing_cost"] / agency["direct_care_pay"] - 1
    assert share.min() == pytest.approx(0.18, abs=0.02)
    assert share.max() == pytest.approx(0.33, abs=0.02)
