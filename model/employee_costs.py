"""Employee-related expenses (ERE): what an employer pays on top of wages, for a paid hour.

Each is a step over columns: one row is one build-up, all amounts in dollars per paid hour.
Source: "ERE"; the study prints no amount, so the values are external or calibrated.
"""

from __future__ import annotations

from model.wages import Floats


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
) -> Floats:
    """Federal and state unemployment tax ("Employer Taxes").

    (futa_usd_per_year + suta_share_of_wage_base * suta_wage_base_usd_per_year) / hours_per_year
    """
    suta_usd_per_year = suta_share_of_wage_base * suta_wage_base_usd_per_year
    return (futa_usd_per_year + suta_usd_per_year) / hours_per_year


def health_insurance(
    full_time_share: Floats, health_insurance_usd_per_year: Floats, hours_per_year: Floats
) -> Floats:
    """Health insurance of full-time employees, spread over all hours ("Health Insurance").

    full_time_share * health_insurance_usd_per_year / hours_per_year
    """
    return full_time_share * health_insurance_usd_per_year / hours_per_year


def retirement_and_other_benefits(
    full_time_share: Floats, wage: Floats, retirement_and_other_benefits_share: Floats
) -> Floats:
    """Retirement and other benefits of full-time employees ("Retirement Benefits").

    full_time_share * wage * retirement_and_other_benefits_share
    """
    return full_time_share * wage * retirement_and_other_benefits_share


def employee_cost(
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


def staffing_cost(employee_cost: Floats, staff_supported: Floats) -> Floats:
    """The role's part in an hour of direct care ("Other Program Staff").

    employee_cost / staff_supported
    """
    return employee_cost / staff_supported
