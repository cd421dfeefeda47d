"""Rates: from the cost of a billable hour to the rate of the unit that is billed, in dollars.

Source: "Other Service-Related Costs", "Administrative Costs", "EVV", "Unit Definitions".
"""

from __future__ import annotations

from typing import Any

from model.steps.wages import Floats


def hours_per_unit(hours_of_service: Floats, units_of_service: Floats) -> Floats:
    """Hours of service in the unit that is billed ("Unit Definitions").

    hours_of_service / units_of_service
    """
    return hours_of_service / units_of_service


def cost_per_unit(
    cost_per_billable_hour: Floats, hours_per_unit: Floats, cost_inside_loads: Floats
) -> Floats:
    """Cost of a unit before program costs and administration; for meals with the food.

    cost_per_billable_hour * hours_per_unit + cost_inside_loads
    """
    return cost_per_billable_hour * hours_per_unit + cost_inside_loads


def loaded_cost_per_unit(
    cost_per_unit: Floats, program_share: Floats, admin_share: Floats
) -> Floats:
    """Cost of a unit with program costs and administration, which are shares of the price.

    cost_per_unit / (1 - program_share - admin_share)
    """
    return cost_per_unit / (1 - program_share - admin_share)


def program_costs_per_unit(loaded_cost_per_unit: Floats, program_share: Floats) -> Floats:
    """Program costs in a unit ("Other Service-Related Costs").

    loaded_cost_per_unit * program_share
    """
    return loaded_cost_per_unit * program_share


def administration_per_unit(loaded_cost_per_unit: Floats, admin_share: Floats) -> Floats:
    """Administration in a unit ("Administrative Costs").

    loaded_cost_per_unit * admin_share
    """
    return loaded_cost_per_unit * admin_share


def electronic_visit_verification_per_unit(
    electronic_visit_verification_usd_per_hour: Floats,
    hours_per_unit: Floats,
    cost_after_loads: Floats,
) -> Floats:
    """Visit verification in a unit, added after the loads ("EVV").

    electronic_visit_verification_usd_per_hour * hours_per_unit + cost_after_loads
    """
    return electronic_visit_verification_usd_per_hour * hours_per_unit + cost_after_loads


def rate_per_unit(
    loaded_cost_per_unit: Floats, electronic_visit_verification_per_unit: Floats
) -> Floats:
    """Rate of a unit (Table 7).

    loaded_cost_per_unit + electronic_visit_verification_per_unit
    """
    return loaded_cost_per_unit + electronic_visit_verification_per_unit


def change_from(rate: Floats | float, reference: Floats | float) -> Any:
    """Change of a rate from another, as a fraction, on unrounded rates (Tables 7 and 9).

    rate / reference - 1
    """
    return rate / reference - 1
