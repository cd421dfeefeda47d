"""Productivity: the share of paid time that is left for service. Source: "Productivity"."""

from __future__ import annotations

from model.steps.wages import Floats


def days_per_year(hours_per_year: Floats, hours_per_day: Floats) -> Floats:
    """Paid days a year.

    hours_per_year / hours_per_day
    """
    return hours_per_year / hours_per_day


def paid_time_off_days(
    paid_time_off_included: Floats,
    direct_care_full_time_share: Floats,
    paid_time_off_days_full_time: Floats,
    paid_time_off_days_part_time: Floats,
) -> Floats:
    """Days of paid time off a year, full-time and part-time staff together ("PTO").

    paid_time_off_included * (direct_care_full_time_share * paid_time_off_days_full_time
    + (1 - direct_care_full_time_share) * paid_time_off_days_part_time)
    """
    full_time = direct_care_full_time_share * paid_time_off_days_full_time
    part_time = (1 - direct_care_full_time_share) * paid_time_off_days_part_time
    return paid_time_off_included * (full_time + part_time)


def training_days(
    turnover_share: Floats, training_days_new: Floats, training_days_experienced: Floats
) -> Floats:
    """Days of training a year, new and experienced staff together ("Training Time").

    turnover_share * training_days_new + (1 - turnover_share) * training_days_experienced
    """
    return turnover_share * training_days_new + (1 - turnover_share) * training_days_experienced


def productivity(
    paid_time_off_days: Floats, training_days: Floats, days_per_year: Floats
) -> Floats:
    """Share of paid time left after paid time off and training.

    1 - (paid_time_off_days + training_days) / days_per_year
    """
    return 1 - (paid_time_off_days + training_days) / days_per_year


def cost_per_billable_hour(
    staffing_cost: Floats, productivity: Floats, billable_share: Floats
) -> Floats:
    """Staff cost of an hour that can be billed, in dollars (Table 6).

    staffing_cost / (productivity * billable_share)
    """
    return staffing_cost / (productivity * billable_share)
