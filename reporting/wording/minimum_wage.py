"""The minimum wage of a scenario: in force, by date, and what the law came to say later."""

from __future__ import annotations

import datetime

from model import Assumptions, Scenario
from model.steps.minimum_wage import minimum_wage_in_force
from reporting.formats import date_with_wage, dollars, month_in_words


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
