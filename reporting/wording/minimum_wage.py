"""The minimum wage of a scenario: in force, by date, where it sets pay, what the law said later."""

from __future__ import annotations

import datetime

import numpy as np

from model import Assumptions, Results, Scenario
from model.steps.minimum_wage import minimum_wage_in_force
from model.steps.wages import trended_wage
from model.study.assumptions import BOUNDS
from model.study.files.needed import DIRECT_CARE, OF_A_POSITION
from model.study.words import amount
from reporting.formats import date_with_wage, dollars, month_in_words
from reporting.wording.names import bound_in_words


def minimum_wage(assumptions: Assumptions, scenario: Scenario) -> float:
    """The minimum wage that the rates of a scenario take, dollars per hour."""
    schedule, before, date = (
        scenario.value(assumptions, key)
        for key in ("minimum_wage_schedule", "minimum_wage_before_schedule", "rates_as_of_date")
    )
    return minimum_wage_in_force(schedule, before, date)


def minimum_wage_by_date(
    assumptions: Assumptions, scenario: Scenario
) -> dict[datetime.date, float]:
    """The minimum wage in dollars an hour by effective date, as the scenario has it."""
    return dict(scenario.value(assumptions, "minimum_wage_schedule"))


def date_and_wage(date: datetime.date, wage_by_date: dict[datetime.date, float]) -> str:
    """A date with the minimum wage in force on it: "Jan 2019 $8.60"; the date alone before any."""
    past = [effective for effective in wage_by_date if effective <= date]
    return date_with_wage(date, wage_by_date[max(past)]) if past else month_in_words(date)


def later_law_in_words(assumptions: Assumptions) -> str:
    """The steps of the minimum wage since the base: "$13.75 from Jan 2025, ... Source: ...".

    Where there are none, what the law says of it.
    """
    law = assumptions.later_law
    if not law.steps:
        return law.source
    steps = ", ".join(f"{dollars(wage)} from {month_in_words(date)}" for date, wage in law.steps)
    return f"{steps}. Source: {law.source}"


def minimum_sets_wage(results: Results, service_key: str) -> str:
    """The bounds at which the direct care wage of a service is the minimum wage; "" for none.

    "At the lower bound the minimum wage, not the market, sets the direct care wage: the 25th
    percentile of Home Health and Personal Care Aides is $13.75 in May 2025, $14.18 with the wage
    trend, below the $15.00 minimum."
    """
    assumptions = results.assumptions
    staffing = assumptions.rate_lines[assumptions.services[service_key].rate_line].staffing
    place = results.staffed_roles.index((staffing, DIRECT_CARE))
    least = minimum_wage(assumptions, results.scenarios[0])
    said = []
    for bound, market in zip(BOUNDS, results.role_wage_array[0, :, place].tolist(), strict=True):
        if market < least:
            wage = _wage_in_words(results, staffing, bound, market)
            said.append(
                f"At the {bound_in_words(assumptions, bound)} the minimum wage, not the market, "
                f"sets the direct care wage: {wage}, below the {dollars(least)} minimum."
            )
    return " ".join(said)


def _wage_in_words(results: Results, staffing: str, bound: str, market: float) -> str:
    """The wage that lies below: of an occupation as surveyed and as trended, or a blend of some."""
    assumptions, scenario = results.assumptions, results.scenarios[0]
    weights = assumptions.staffing[staffing].roles[DIRECT_CARE].position_weights
    occupations = [*assumptions.entries[weights].values]
    if len(occupations) > 1:
        return f"the blended wage is {dollars(market)}"
    job = assumptions.occupations[occupations[0]]
    at = scenario.value(assumptions, f"{job.percentile}.{bound}")
    trend, months = (scenario.value(assumptions, name) for name in OF_A_POSITION)
    surveyed = market / float(trended_wage(np.array(1.0), np.array(trend), np.array(months)))
    return (
        f"the {amount(at, 'percentile')} percentile of {job.title} is {dollars(surveyed)} in "
        f"{assumptions.base.surveyed}, {dollars(market)} with the wage trend"
    )
