"""The assumptions that the calculation takes by their own name; the YAML files name the others."""

from __future__ import annotations

DIRECT_CARE = "direct_care"  # the role that every service has

# Of every rate line. Where an assumption is by bound or by a classification, the line's member.
OF_A_RATE_LINE = (
    "pay_rounding_usd", "fica_share", "futa_usd_per_year", "suta_share_of_wage_base",
    "suta_wage_base_usd_per_year", "health_insurance_usd_per_year",
    "retirement_and_other_benefits_share", "hours_per_year", "hours_per_day",
    "paid_time_off_included", "paid_time_off_days_full_time", "paid_time_off_days_part_time",
    "turnover_share", "training_days_new", "training_days_experienced", "billable_share",
    "program_share", "admin_share", "electronic_visit_verification_usd_per_hour",
    "spillover_reach_ratio", "spillover_gap_share", "wage_floor_ratio",
)  # fmt: skip
OF_A_POSITION = ("wage_trend_share_per_year", "wage_trend_months")
NEEDED = (
    *OF_A_RATE_LINE, *OF_A_POSITION, "workers_compensation_share", "fee_schedule_rate_usd",
    "minimum_wage_schedule", "minimum_wage_before_schedule", "rates_as_of_date",
    "minimum_wage_rule",
)  # fmt: skip
