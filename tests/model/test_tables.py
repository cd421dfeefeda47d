"""The frames that stand side by side with the study's, and the numbers that sum them up."""

from __future__ import annotations

import numpy as np
import pytest

from model import Assumptions, Results, Scenario, compute
from model.findings.side_by_side import (
    minimum_wage_steps,
    ranges_as_shares_of_fee,
    rate_ranges,
    rates_over_time,
    wages_below_minimum,
)
from model.findings.summary import fee_counts, summary

CHANGES = {"overtime_share.care": 0.08, "full_time_share.home_care": 0.6}


@pytest.fixture(scope="module")
def scenario(assumptions: Assumptions) -> Results:
    return compute(assumptions, Scenario("x", CHANGES))


def test_ranges_are_the_rates_of_both(scenario: Results, study: Results) -> None:
    ranges = rate_ranges(scenario, study)
    for number, bound in enumerate(("lower", "interim", "upper")):
        for name, results in (("study", study), ("scenario", scenario)):
            rates = results.rates["rate_usd"].to_numpy()[number::3]
            assert ranges[f"{name}_{bound}_usd"].tolist() == rates.tolist()
        change = scenario.rates["change_from_fee_schedule"].to_numpy()[number::3]
        np.testing.assert_allclose(ranges[f"change_from_fee_{bound}"], change, atol=1e-12)


def test_services_share_a_row_only_where_all_is_alike(scenario: Results, study: Results) -> None:
    ranges = rate_ranges(scenario, study)
    shares = ranges_as_shares_of_fee(ranges)
    assert shares["label"].is_unique or shares[["service_group", "label"]].duplicated().sum() == 0
    by_name = {
        name: (row.service_group, row.scenario_interim * row.fee_schedule_rate_usd)
        for row in shares.itertuples()
        for name in str(row.services).split("\n")
    }
    assert len(by_name) == len(ranges) == shares["count"].sum()
    for row in ranges.itertuples():
        group, interim = by_name[f"{row.service} ({row.procedure_code})"]
        assert group == row.service_group
        assert interim == pytest.approx(row.scenario_interim_usd, rel=1e-12)


def test_a_fee_at_a_bound_lies_within(assumptions: Assumptions, study: Results) -> None:
    first = study.rates.iloc[0]
    service = next(iter(assumptions.services))
    at_bound = Scenario("x", {f"fee_schedule_rate_usd.{service}": float(first["rate_usd"])})
    before, after = (fee_counts(held.rates) for held in (study, compute(assumptions, at_bound)))
    assert (after.below, after.within) == (before.below - 1, before.within + 1)


def test_the_study_beside_itself_is_no_change(study: Results) -> None:
    found = summary(study, study)
    assert (found.scenario.below, found.scenario.within, found.scenario.above) == (17, 8, 3)
    assert found.median_interim_change == 0
    assert found.changed_ranges == 0
    assert found.first_date_below is not None
    assert found.first_date_below.isoformat() == "2020-01-01"
    assert "meals" in found.first_below[0].lower()
    assert list(found.cents_below) == sorted(found.cents_below, reverse=True)


def test_only_ranges_that_moved_are_counted(assumptions: Assumptions, study: Results) -> None:
    nursing = Scenario("x", {"wage_percentile_licensed_nurses.upper": 75})
    found = summary(compute(assumptions, nursing), study)
    assert 0 < found.changed_ranges < 28
    assert found.median_interim_change == pytest.approx(0, abs=1e-12)


def test_table_9_wide_holds_every_cell(scenario: Results, study: Results) -> None:
    for bound in ("lower", "interim", "upper"):
        wide = minimum_wage_steps(scenario, study, bound)
        long = scenario.minimum_wage_impacts
        own = long[long["bound"] == bound]
        assert len(wide) == own["services"].nunique() == 10
        for row in own.itertuples():
            cells = wide[wide["services"] == row.services].iloc[0]
            assert cells[f"{row.effective_date:%Y-%m-%d}"] == pytest.approx(row.change, nan_ok=True)


def test_another_number_of_steps_keeps_the_studys_total(
    assumptions: Assumptions, study: Results
) -> None:
    later = Scenario("x", {"minimum_wage_schedule": assumptions.later_law.steps})
    wide = minimum_wage_steps(compute(assumptions, later), study, "lower")
    own = minimum_wage_steps(study, study, "lower")
    np.testing.assert_allclose(wide["study_total"], own["study_total"])
    np.testing.assert_allclose(own["study_total"], own["cumulative_2023-01-01"])


def test_one_step_alone_has_nothing_to_compare(assumptions: Assumptions, study: Results) -> None:
    alone = {"minimum_wage_schedule": assumptions.later_law.steps[:1]}
    results = compute(assumptions, Scenario("x", alone))
    assert [c for c in minimum_wage_steps(results, study, "lower") if c.startswith("20")] == []
    services = next(iter(assumptions.minimum_wage_lines.values())).services
    rates = rates_over_time(results, study, services)
    assert (rates["held"] == "scenario").sum() == 1


def test_the_calendar_has_every_wage_once(assumptions: Assumptions, study: Results) -> None:
    calendar = wages_below_minimum(study)
    assert len(calendar) == len(study.minimum_wage_calendar)
    dated = calendar["first_date_below"].notna().to_numpy()
    assert not dated[dated.sum() :].any()
    assert calendar.loc[calendar["first_date_below"].notna(), "cents_below"].gt(0).all()
