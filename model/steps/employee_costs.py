"""Employee-related expenses (ERE): what an employer pays on top of wages.

Each is a step over columns: one row is one build-up, all amounts in dollars for a paid hour of
direct care. A supervisor of ten costs a tenth of an hour's pay and expenses for each of them.
Source: "ERE"; the study prints no amount, so the values are external or calibrated.
"""

from __future__ import annotations

from model.steps.wages import Floats


def fica(pay: Floats, fica_share: Floats) -> Floats:
    """Social Security and Medicare tax ("Employer Taxes").

    pay * fica_share
    """
    return pay * fica_share


def workers_compensation(pay: Floats, workers_compensation_share: Floats) -> Floats:
    """Workers' compensation insurance ("Workers' Compensation").

    pay * workers_compensation_share
    """
    return pay * workers_compensation_share


def unemployment_taxes(
    futa_usd_per_year: Floats,
    suta_share_of_wage_base: Floats,
    suta_wage_base_usd_per_year: Floats,
    hours_per_year: Floats,
    staff_supported: Floats,
) -> Floats:
    """Federal and state unemployment tax ("Employer Taxes").

    (futa_usd_per_year + suta_share_of_wage_base * suta_wage_base_usd_per_year) / hours_per_year
    / staff_supported
    """
    suta_usd_per_year = suta_share_of_wage_base * suta_wage_base_usd_per_year
    return (futa_usd_per_year + suta_usd_per_year) / hours_per_year / staff_supported


def health_insurance(
    full_time_share: Floats,
    health_insurance_usd_per_year: Floats,
    hours_per_year: Floats,
    staff_supported: Floats,
) -> Floats:
    """Health insurance of full-time employees, spread over all hours ("Health Insurance").

    full_time_share * health_insurance_usd_per_year / hours_per_year / staff_supported
    """
    return full_time_share * health_insurance_usd_per_year / hours_per_year / staff_supported


def retirement_and_other_benefits(
    full_time_share: Floats, straight_time_pay: Floats, retirement_and_other_benefits_share: Floats
) -> Floats:
    """Retirement and other benefits of full-time employees ("Retirement Benefits").

    full_time_share * straight_time_pay * retirement_and_other_benefits_share
    """
    return full_time_share * straight_time_pay * retirement_and_other_benefits_share


def staffing_cost(
    pay: Floats,
    fica: Floats,
    workers_compensation: Floats,
    unemployment_taxes: Floats,
    health_insurance: Floats,
    retirement_and_other_benefits: Floats,
) -> Floats:
    """Pay and employee-related expenses of the role ("Total Compensation").

    pay + fica + workers_compensation + unemployment_taxes + health_insurance
    + retirement_and_other_benefits
    """
    taxes_and_insurance = fica + workers_compensation + unemployment_taxes
    return pay + taxes_and_insurance + health_insurance + retirement_and_other_benefits
