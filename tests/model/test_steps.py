"""Each step against numbers worked by hand, and one rate by hand from wage to Table 7."""

from __future__ import annotations

import datetime
from typing import Any

import numpy as np
import pytest

from model.steps import cents, employee_costs, minimum_wage, productivity, rates, wages

one = np.array


def test_a_known_percentile_gives_its_wage_exactly_9_15_10_31_11_45():
    known = {25: one([9.15] * 3), 50: one([10.31] * 3), 75: one([11.45] * 3)}
    wage = wages.wage_at_percentile(one([25.0, 50.0, 75.0]), known)
    assert wage.tolist() == [9.15, 10.31, 11.45]


def test_between_known_percentiles_the_log_wage_is_linear_in_the_normal_quantile():
    # quantiles: 25 -> -0.6744898, 40 -> -0.2533471, 50 -> 0; share of the way 0.6243870
    known = {25: one([8.0]), 50: one([10.0]), 75: one([12.5])}
    wage = wages.wage_at_percentile(one([40.0]), known)
    assert wage[0] == pytest.approx(8.0 * 1.25**0.6243870, rel=1e-6)


def test_beyond_the_outer_points_the_end_segment_goes_on():
    # 90 -> 1.2815516, 75 -> 0.6744898: 0.9000320 segments beyond the 75th percentile
    known = {25: one([8.0, 8.0]), 50: one([10.0, 10.0]), 75: one([12.5, 12.5])}
    wage = wages.wage_at_percentile(one([90.0, 10.0]), known)
    assert wage[0] == pytest.approx(12.5 * 1.25**0.9000320, rel=1e-6)
    assert wage[1] == pytest.approx(8.0 / 1.25**0.9000320, rel=1e-6)


def test_occupations_of_which_other_percentiles_are_known_stand_in_one_column():
    """The 60th percentile of four occupations: between 50 and 75, 50 and 90, 10 and 90, 25 and 50.

    quantiles: 10 -> -1.2815516, 25 -> -0.6744898, 50 -> 0, 60 -> 0.2533471, 75 -> 0.6744898
    """
    nan = np.nan
    known = {
        10: one([7.0, nan, 8.0, nan]),
        25: one([8.0, 8.0, nan, 8.0]),
        50: one([10.0, 10.0, nan, 10.0]),
        75: one([12.5, nan, nan, nan]),
        90: one([14.0, 12.5, 12.5, nan]),
    }
    wage = wages.wage_at_percentile(one([60.0] * 4), known)
    assert wage == pytest.approx(
        one([
            10.0 * 1.25 ** (0.2533471 / 0.6744898),
            10.0 * 1.25 ** (0.2533471 / 1.2815516),
            8.0 * 1.5625 ** ((0.2533471 + 1.2815516) / 2.5631031),
            10.0 * 1.25 ** (0.2533471 / 0.6744898),
        ]),
        rel=1e-6,
    )  # fmt: skip
    assert wages.is_known(one([60.0] * 4), known).tolist() == [False] * 4
    assert wages.is_known(one([75.0] * 4), known).tolist() == [True, False, False, False]


def test_between_a_new_10th_percentile_and_the_25th_the_first_segment_is_taken():
    # 20 -> -0.8416212: (1.2815516 - 0.8416212) / (1.2815516 - 0.6744898) = 0.7246865 of the way
    known = {10: one([7.0]), 25: one([8.0]), 50: one([10.0]), 75: one([12.5]), 90: one([14.0])}
    wage = wages.wage_at_percentile(one([20.0]), known)
    assert wage[0] == pytest.approx(7.0 * (8.0 / 7.0) ** 0.7246865, rel=1e-6)


def test_14_months_at_2_7_percent_a_year_bring_9_15_to_9_44():
    assert wages.trended_wage(one(9.15), one(0.027), one(14.0)) == pytest.approx(9.43887, abs=1e-5)


def test_a_blend_weighs_unrounded_wages():
    parts = wages.weighted_wage(one([20.0, 10.0]), one([0.05, 0.95]))
    assert parts == pytest.approx(one([1.0, 9.5]))
    assert parts.sum() == pytest.approx(10.5)


def test_3_percent_overtime_makes_10_dollars_10_30():
    assert wages.pay(one(10.0), one(0.03), one(1.0), one(0.01)) == pytest.approx(10.30)


def test_pay_of_one_supervisor_for_ten_staff_at_14_94_is_1_49_in_cents_and_1_494_unrounded():
    assert wages.straight_time_pay(one(14.94), one(10.0), one(0.01)) == pytest.approx(1.49)
    assert wages.straight_time_pay(one(14.94), one(10.0), one(0.0)) == pytest.approx(1.494)


def test_a_half_cent_is_rounded_up_although_binary_holds_less():
    assert wages.rounded(one(1.115), one(0.01)) == pytest.approx(1.12)
    assert wages.rounded(one(1.1149), one(0.01)) == pytest.approx(1.11)


@pytest.mark.parametrize("to", [0.0, 5e-324, 1e-9])
def test_pay_rounded_to_less_than_a_millionth_of_a_dollar_is_unrounded(to: float) -> None:
    assert wages.rounded(one(1.494), one(to)) == 1.494


def test_employee_costs_of_a_10_dollar_hour():
    pay = one(10.30)
    assert employee_costs.fica(pay, one(0.0765)) == pytest.approx(0.78795)
    assert employee_costs.workers_compensation(pay, one(0.03)) == pytest.approx(0.309)
    taxes = employee_costs.unemployment_taxes(
        one(42.0), one(0.02), one(12000.0), one(2080.0), one(1.0)
    )
    assert taxes == pytest.approx(282 / 2080)
    health = employee_costs.health_insurance(one(0.4), one(5200.0), one(2080.0), one(1.0))
    assert health == pytest.approx(1.0)
    retirement = employee_costs.retirement_and_other_benefits(one(0.4), one(10.0), one(0.03))
    assert retirement == pytest.approx(0.12)
    total = employee_costs.staffing_cost(pay, one(0.79), one(0.31), one(0.14), one(1.0), one(0.12))
    assert total == pytest.approx(12.66)


def test_one_supervisor_for_ten_staff_costs_each_hour_a_tenth():
    health = employee_costs.health_insurance(one(1.0), one(5200.0), one(2080.0), one(10.0))
    assert health == pytest.approx(0.25)
    taxes = employee_costs.unemployment_taxes(
        one(42.0), one(0.02), one(12000.0), one(2080.0), one(10.0)
    )
    assert taxes == pytest.approx(28.2 / 2080)


def test_paid_time_off_of_40_percent_at_15_days_and_60_percent_at_5_days_is_9_days():
    days = productivity.paid_time_off_days(one(1.0), one(0.4), one(15.0), one(5.0))
    assert days == pytest.approx(9.0)


def test_training_at_half_turnover_is_1_875_days():
    assert productivity.training_days(one(0.5), one(2.5), one(1.25)) == pytest.approx(1.875)


def test_26_days_away_of_260_leave_90_percent():
    assert productivity.days_per_year(one(2080.0), one(8.0)) == 260
    assert productivity.productivity(one(24.0), one(2.0), one(260.0)) == pytest.approx(0.9)


def test_loads_are_shares_of_the_price_not_markups():
    loaded = rates.loaded_cost_per_unit(one(17.0), one(0.05), one(0.10))
    assert loaded == pytest.approx(20.0)
    assert rates.program_costs_per_unit(loaded, one(0.05)) == pytest.approx(1.0)
    assert rates.administration_per_unit(loaded, one(0.10)) == pytest.approx(2.0)


def test_a_quarter_hour_is_an_hour_over_four_and_evv_comes_last():
    hours = rates.hours_per_unit(one(1.0), one(4.0))
    assert hours == 0.25
    evv = rates.electronic_visit_verification_per_unit(one(0.35), hours, one(0.0))
    assert evv == pytest.approx(0.0875)
    assert rates.rate_per_unit(one(4.5), evv) == pytest.approx(4.5875)


def test_waiver_consumer_directed_lower_bound_by_hand_is_2_73(study):
    """Table 7: T1019 U6, $2.73: wage, 3% overtime, FICA, workers' compensation, unemployment."""
    wage = 9.15 * 1.027 ** (14 / 12)
    assert round(wage * 1.03, 2) == 9.72
    hour = 9.72 * (1 + 0.0765 + 0.03) + (42 + 0.027 * 12500) / 2080
    rows = study.rates[(study.rates["procedure_code"] == "T1019 U6")]
    lower = rows.set_index("bound").loc["lower", "rate_usd"]
    assert lower == pytest.approx(hour / 4, abs=1e-12)
    assert round(lower, 2) == 2.73


class TestMinimumWageRules:
    """Wages 9, 10 and 20 at a minimum of 10."""

    wage = one([9.0, 10.0, 20.0])
    minimum = one([10.0, 10.0, 10.0])

    def test_raise_to_the_minimum_lifts_9_to_10_only(self):
        raised = minimum_wage.wage_raised_to_minimum(self.wage, self.minimum)
        assert raised.tolist() == [10, 10, 20]

    def test_differentials_kept_give_every_wage_the_dollar_that_9_needs(self):
        raised = minimum_wage.wage_with_differential(self.wage, self.minimum, one([9.0] * 3))
        assert raised.tolist() == [10, 11, 21]

    def test_no_differential_where_the_lower_bound_is_above_the_minimum(self):
        raised = minimum_wage.wage_with_differential(self.wage, self.minimum, one([12.0] * 3))
        assert raised.tolist() == [10, 10, 20]

    def test_spillover_below_11_50_by_a_quarter_of_the_gap(self):
        raised = minimum_wage.wage_with_spillover(
            self.wage, self.minimum, one([1.15] * 3), one([0.25] * 3)
        )
        assert raised == pytest.approx(one([10, 10.375, 20]))

    def test_a_floor_at_110_percent_lifts_9_and_10_to_11(self):
        raised = minimum_wage.wage_with_floor(self.wage, self.minimum, one([1.1] * 3))
        assert raised == pytest.approx(one([11, 11, 20]))


def test_the_minimum_wage_in_force_is_the_last_step_begun():
    schedule = ((datetime.date(2019, 1, 1), 8.60), (datetime.date(2020, 1, 1), 9.45))

    def on(*date: int) -> float:
        return minimum_wage.minimum_wage_in_force(schedule, 7.85, datetime.date(*date))

    assert [on(2018, 12, 31), on(2019, 1, 1), on(2019, 12, 31), on(2020, 1, 1)] == [
        7.85, 8.60, 8.60, 9.45,
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("rate", "reference", "difference"),
    [
        (5.1849, 5.0151, 0.16),
        (5.0151, 5.1849, -0.16),
        (5.334, 5.016, 0.31),
        (37.02, 37.02, 0.0),
        (4.525, 4.53, 0.0),
        (1.005, 1.0, 0.01),
        ([4.525, 5.016], [4.52, 5.024], [0.01, 0.0]),
    ],
)
def test_a_difference_is_one_of_the_cents_that_are_paid(
    rate: Any, reference: Any, difference: Any
) -> None:
    assert cents.paid_difference(rate, reference) == pytest.approx(difference, abs=1e-12)
