"""The frames of a scenario beside its base, and the numbers that sum them up."""

from __future__ import annotations

import numpy as np
import pytest

from model import Assumptions, Results, Scenario, compute
from model.findings.components import build_up_row, parts_of_rate
from model.findings.minimum_wage.minimum_wage_steps import (
    minimum_wage_steps,
    rates_over_time,
    total_changes,
)
from model.findings.minimum_wage.wages_below_minimum import wages_below_minimum
from model.findings.rate_ranges import (
    fee_counts_of,
    place_of_fee,
    ranges_as_shares_of_fee,
    rate_ranges,
)
from model.findings.side_by_side import SideBySide
from model.findings.summary import fee_counts, summary
from tests.model.independent_calculation import printed_table_7

CHANGES = {"overtime_share.care": 0.08, "full_time_share.home_care": 0.6}


@pytest.fixture(scope="module")
def side_by_side(assumptions: Assumptions, study: Results) -> SideBySide:
    return SideBySide(study, compute(assumptions, Scenario("x", CHANGES)))


@pytest.fixture(scope="module")
def unchanged(study: Results) -> SideBySide:
    return SideBySide(study, study)


def test_only_a_scenario_with_changes_is_changed(
    side_by_side: SideBySide, unchanged: SideBySide
) -> None:
    assert side_by_side.is_changed
    assert not unchanged.is_changed


def test_ranges_are_the_rates_of_both(side_by_side: SideBySide) -> None:
    ranges = rate_ranges(side_by_side)
    assert list(ranges["service_key"]) == list(side_by_side.assumptions.services)
    for bound in ("lower", "interim", "upper"):
        rates = {}
        for whose in ("base", "scenario"):
            results: Results = getattr(side_by_side, whose)
            of_bound = results.rates[results.rates["bound"] == bound].set_index("service_key")
            rates[whose] = of_bound.loc[list(ranges["service_key"]), "rate_usd"].to_numpy()
            assert ranges[f"{whose}_{bound}_usd"].tolist() == rates[whose].tolist()
        fee = ranges["fee_schedule_rate_usd"]
        against_fee, against_base = rates["scenario"] / fee - 1, rates["scenario"] / rates["base"]
        np.testing.assert_array_equal(ranges[f"change_from_fee_{bound}"], against_fee)
        np.testing.assert_array_equal(ranges[f"change_from_base_{bound}"], against_base - 1)


def test_changes_are_taken_on_unrounded_rates(side_by_side: SideBySide) -> None:
    row = rate_ranges(side_by_side).set_index("service_key").loc["homemaker"]
    rounded = round(row["scenario_lower_usd"], 2) / round(row["base_lower_usd"], 2) - 1
    assert abs(row["change_from_base_lower"] - rounded) > 1e-4


def test_services_share_a_row_only_where_all_is_alike(side_by_side: SideBySide) -> None:
    ranges = rate_ranges(side_by_side)
    shares = ranges_as_shares_of_fee(ranges)
    assert not shares[["service_group", "label"]].duplicated().any()
    by_key = {key: row for row in shares.itertuples() for key in row.service_keys}
    assert len(by_key) == len(ranges) == shares["count"].sum()
    for row in ranges.itertuples():
        share = by_key[row.service_key]
        assert share.service_group == row.service_group
        assert f"{row.service} ({row.procedure_code})" in share.services
        for whose in ("base", "scenario"):
            for bound in ("lower", "interim", "upper"):
                rate = getattr(share, f"{whose}_{bound}") * share.fee_schedule_rate_usd
                assert rate == pytest.approx(getattr(row, f"{whose}_{bound}_usd"), rel=1e-12)


def test_the_parts_of_a_rate_add_up_and_begin_where_the_one_before_ends(
    side_by_side: SideBySide,
) -> None:
    parts = parts_of_rate(side_by_side, "homemaker", "lower")
    for whose in ("base", "scenario"):
        row = build_up_row(getattr(side_by_side, whose), "basic_care", "lower")
        amounts, starts = parts[f"{whose}_usd"], parts[f"{whose}_start_usd"]
        assert amounts.iloc[:-1].sum() == pytest.approx(row["rate_per_unit"], abs=1e-9)
        assert amounts.iloc[-1] == pytest.approx(row["rate_per_unit"], abs=1e-9)
        assert starts.iloc[0] == starts.iloc[-1] == 0
        ends = (starts + amounts).iloc[:-2]
        np.testing.assert_allclose(starts.iloc[1:-1], ends, atol=1e-9)
    assert (parts["difference_usd"] == parts["scenario_usd"] - parts["base_usd"]).all()
    shares = parts["scenario_usd"] / parts["scenario_usd"].iloc[-1]
    np.testing.assert_allclose(parts["scenario_share"], shares, atol=1e-12)
    assert "Food" not in set(parts["label"])


@pytest.mark.parametrize(("bound", "outwards"), [("lower", -1), ("upper", 1)])
def test_a_fee_at_a_bound_as_it_is_shown_lies_within(
    assumptions: Assumptions, study: Results, bound: str, outwards: int
) -> None:
    """Rates and fees are shown in cents; what is alike there is neither below nor above."""
    assert place_of_fee(4.525, [4.53, 5.0, 6.0]) == "within"  # half a cent up, as Budget pays it
    rates = study.rates.set_index(["service_key", "bound"])["rate_usd"]
    for service in assumptions.services:
        shown = round(rates[service, bound], 2)
        ranges = rates[service].to_numpy()
        for fee in (rates[service, bound], shown, shown + outwards * 0.0049):
            assert place_of_fee(fee, ranges) == "within", (service, fee)
        beyond = "below" if bound == "lower" else "above"
        assert place_of_fee(shown + outwards * 0.01, ranges) == beyond
    service = next(iter(assumptions.services))
    fee = round(rates[service, "lower"], 2) - 0.004
    at_bound = Scenario("x", {f"fee_schedule_rate_usd.{service}": fee})
    before, after = (
        fee_counts(results.rates) for results in (study, compute(assumptions, at_bound))
    )
    assert (after.below, after.within) == (before.below - 1, before.within + 1)


def test_each_range_counts_against_its_own_fee(assumptions: Assumptions, study: Results) -> None:
    service = next(iter(assumptions.services))
    dear = compute(assumptions, Scenario("x", {f"fee_schedule_rate_usd.{service}": 50.0}))
    ranges = rate_ranges(SideBySide(study, dear))
    assert fee_counts_of(ranges, "base") == fee_counts(study.rates)
    assert fee_counts_of(ranges, "scenario") == fee_counts(dear.rates)
    assert [fee_counts_of(ranges, whose).above for whose in ("base", "scenario")] == [3, 4]


def test_the_study_beside_itself_is_no_change(unchanged: SideBySide) -> None:
    effect = summary(unchanged)
    fees, lower, upper = (
        [float(row[name]) for row in printed_table_7()]
        for name in ("fee_schedule_rate_usd", "lower_usd", "upper_usd")
    )
    below = sum(fee < low for fee, low in zip(fees, lower, strict=True))
    above = sum(fee > high for fee, high in zip(fees, upper, strict=True))
    assert (below, above) == (17, 3)
    counts = effect.scenario.below, effect.scenario.within, effect.scenario.above
    assert counts == (below, 28 - below - above, above)
    assert effect.scenario == effect.base
    assert effect.median_interim_change == 0
    assert effect.changed_ranges == 0
    assert effect.first_date_below is not None
    assert effect.first_date_below.isoformat() == "2020-01-01"
    assert "meals" in effect.first_below[0].lower()
    assert list(effect.cents_below) == sorted(effect.cents_below, reverse=True)


def test_only_ranges_that_moved_are_counted(assumptions: Assumptions, study: Results) -> None:
    nursing = Scenario("x", {"wage_percentile_licensed_nurses.upper": 75})
    effect = summary(SideBySide(study, compute(assumptions, nursing)))
    assert 0 < effect.changed_ranges < 28
    assert effect.median_interim_change == pytest.approx(0, abs=1e-12)


def test_table_9_wide_holds_every_cell(side_by_side: SideBySide) -> None:
    for bound in ("lower", "interim", "upper"):
        wide = minimum_wage_steps(side_by_side, bound)
        impacts = side_by_side.scenario.minimum_wage_impacts
        of_bound = impacts[impacts["bound"] == bound]
        assert wide.columns[0] == "minimum_wage_line_key"
        assert list(wide["minimum_wage_line_key"]) == list(
            side_by_side.assumptions.minimum_wage_lines
        )
        cells = wide.set_index("minimum_wage_line_key")
        for row in of_bound.itertuples():
            line = cells.loc[row.minimum_wage_line_key]
            date = f"{row.effective_date:%Y-%m-%d}"
            assert line["rate_line"] == row.rate_line
            assert line[date] == pytest.approx(row.change, nan_ok=True)
            cumulative = line[f"cumulative_{date}"]
            assert cumulative == pytest.approx(row.cumulative_change, nan_ok=True)
        # The rates before and after the whole phase-in lie that far apart, where it moves them.
        rises = wide["last_rate_usd"] / wide["first_rate_usd"] - 1
        last = wide["cumulative_2023-01-01"].fillna(0)
        np.testing.assert_allclose(rises, last, atol=1e-12)


def test_another_number_of_steps_keeps_the_bases_total(
    assumptions: Assumptions, study: Results, unchanged: SideBySide
) -> None:
    later = Scenario("x", {"minimum_wage_schedule": assumptions.later_law.steps})
    wide = minimum_wage_steps(SideBySide(study, compute(assumptions, later)), "lower")
    of_study = minimum_wage_steps(unchanged, "lower")
    np.testing.assert_allclose(wide["base_total"], of_study["base_total"])
    np.testing.assert_allclose(of_study["base_total"], of_study["cumulative_2023-01-01"])


def test_one_step_alone_has_nothing_to_compare(assumptions: Assumptions, study: Results) -> None:
    alone = {"minimum_wage_schedule": assumptions.later_law.steps[:1]}
    side_by_side = SideBySide(study, compute(assumptions, Scenario("x", alone)))
    steps = minimum_wage_steps(side_by_side, "lower")
    assert steps.empty
    assert [name for name in steps.columns if name.startswith("20")] == []
    rates = rates_over_time(side_by_side, "basic_care")
    assert (rates["whose"] == "scenario").sum() == 1
    assert set(rates["rate_line"]) == {"basic_care"}


@pytest.mark.parametrize("bound", ["lower", "interim", "upper"])
def test_the_line_over_time_is_the_one_that_stands_in_table_9(
    side_by_side: SideBySide, bound: str
) -> None:
    for row in minimum_wage_steps(side_by_side, bound).itertuples():
        rates = rates_over_time(side_by_side, row.minimum_wage_line_key, bound)
        assert set(rates["rate_line"]) == {row.rate_line}
        for whose in ("base", "scenario"):
            impacts = getattr(side_by_side, whose).rate_line_impacts
            chosen = (impacts["rate_line"] == row.rate_line) & (impacts["bound"] == bound)
            rate_usd = impacts.loc[chosen, "rate_usd"].tolist()
            assert rates.loc[rates["whose"] == whose, "rate_usd"].tolist() == rate_usd
            assert total_changes(rates)[whose] == rate_usd[-1] / rate_usd[0] - 1


def test_the_calendar_has_every_wage_once(assumptions: Assumptions, study: Results) -> None:
    calendar, whole = wages_below_minimum(study), study.minimum_wage_calendar
    of_occupations = whole[whole["occupation"].astype(str) != ""]
    assert set(calendar["wage_usd_per_hour"]) == set(whole["wage_usd_per_hour"])
    blends = [
        (staffing.key, role)
        for staffing in assumptions.staffing.values()
        for role, staffed in staffing.roles.items()
        if len(assumptions.settings_of(staffed.position_weights)) > 1
    ]
    each_once = of_occupations.drop_duplicates(["occupation", "bound"])
    assert len(calendar) == len(each_once) + 3 * len(blends)
    dated = calendar["first_date_below"].notna().to_numpy()
    assert not dated[dated.sum() :].any()
    assert calendar.loc[calendar["first_date_below"].notna(), "cents_below"].gt(0).all()


def test_a_wage_between_published_percentiles_is_marked(
    assumptions: Assumptions, study: Results
) -> None:
    assert not wages_below_minimum(study)["wage_is_interpolated"].any()
    fortieth = compute(assumptions, Scenario("x", {"wage_percentile.lower": 40}))
    calendar = wages_below_minimum(fortieth)
    assert set(calendar.loc[calendar["wage_is_interpolated"], "bound"]) == {"Lower bound"}
