"""Where everything stands on the sheet Budget, and the order of its services."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from model.findings.budget.cost import (
    Budget,
    dollars_per_unit,
    weights_of,
)
from model.findings.budget.funds import FEDERAL, OTHER_STATE, TOTAL, whole_dollars
from model.findings.budget.inputs import BudgetInputs
from model.findings.budget.volumes import units_of
from model.steps.wages import Floats
from reporting.workbook.figures import Figures
from reporting.workbook.sheets import HEADING_ROW, Sheet

NAME = "Budget"
FUNDS = (TOTAL, FEDERAL, OTHER_STATE)  # what is calculated of each service
# First what is said of all services together, in the columns of the first page.
LAST_OF_TEXT = 5
RESULT_HEADING, FIRST_RESULT = HEADING_ROW, HEADING_ROW + 1  # the least and the most of each year
BASIS_ROW, FIRST_INPUT = 14, 17
FIRST_DATE = 1  # column of the first date of the phase-in
DATE_ROW, SHARE_ROW, BEGIN_ROW, END_ROW, STEP_ROW = 26, 27, 28, 29, 30
QUARTERS = 12
QUARTER_HEADING = 33
FIRST_QUARTER = QUARTER_HEADING + 1
PAID_HEADING = FIRST_QUARTER + QUARTERS + 2
FIRST_PAID = PAID_HEADING + 1  # the share of the year in which each rate is paid, by quarter
WEIGHT_HEADING = FIRST_PAID + QUARTERS + 1
FIRST_WEIGHT = WEIGHT_HEADING + 1  # months of three years, then federal of three years
LAST_WEIGHT = FIRST_WEIGHT + 6
# Then the table of services.
SERVICE_HEADING = LAST_WEIGHT + 3
FIRST_SERVICE = SERVICE_HEADING + 1
SERVICE, CODE, CURRENT, MODELED, AMOUNT, RULE, TARGET, FIRST_FEE = range(8)
ALONE = "-"  # of a service whose code is divided


@dataclass(frozen=True, eq=False)
class Lines:
    """The services in the order of the sheet: those alone first, then each undivided code's.

    keys: of services; places: theirs among all. codes: ALONE or the code. units: a year, of the
    base year; of an undivided code as if all its dollars were for the service. cost: total,
    federal and other state funds of each line in the three years and a full year: (4, lines).
    """

    keys: tuple[str, ...]
    places: tuple[int, ...]
    codes: tuple[str, ...]
    units: Floats
    base_years: tuple[int, ...]
    cost: dict[str, Floats]

    def rows_of(self, code: str) -> tuple[int, int]:
        """First and last row of the lines of a code; they stand together."""
        numbers = [number for number, each in enumerate(self.codes) if each == code]
        return FIRST_SERVICE + numbers[0], FIRST_SERVICE + numbers[-1]

    @property
    def undivided(self) -> list[str]:
        """The codes that hold several services, in their order."""
        return [code for code in dict.fromkeys(self.codes) if code != ALONE]


def lines_of(made: Budget, inputs: BudgetInputs) -> Lines:
    """The lines of the first scenario."""
    assumptions, plan = made.results.assumptions, made.plan
    keys = list(assumptions.services)
    unmoved = replace(plan.volumes, use_growth=0.0, caseload_growth=0.0)
    base = units_of(assumptions, inputs, unmoved, [inputs.paid_year])
    units, by_year = base.of_services[0].copy(), made.units.of_services.copy()
    codes = [ALONE] * len(keys)
    for at_base, moved in zip(base.undivided, made.units.undivided, strict=True):
        places = list(moved.places)
        units[places], by_year[:, places] = at_base.units[0], moved.units
        for place in places:
            codes[place] = moved.code
    entered = {key: year for key, _, year in plan.volumes.units}
    in_order = sorted(range(len(keys)), key=lambda place: (codes[place] != ALONE, codes[place]))
    years = tuple(entered.get(keys[place], inputs.paid_year) for place in in_order)
    cost = {name: usd[:, in_order] for name, usd in _cost(made, by_year).items()}
    return Lines(
        tuple(keys[place] for place in in_order),
        tuple(in_order),
        tuple(codes[place] for place in in_order),
        units[in_order],
        years,
        cost,
    )


def _cost(made: Budget, by_year: Floats) -> dict[str, Floats]:
    """Dollars of the three years and of a full year by service, at these units."""
    weights = weights_of(made.plan, made.match, made.fees)
    total, federal = (each[0] for each in dollars_per_unit(made.fees.increments[:1], weights))
    last = made.fees.increments[0, -1]
    units = np.vstack([by_year, by_year[:1]])
    per_unit = np.vstack([total, last])
    of_federal = np.vstack([federal, last * weights.full_year_match[0]])
    usd = whole_dollars(units * per_unit, units * of_federal, made.plan.funding.other_state_share)
    return {name: usd[name] for name in (TOTAL, FEDERAL, OTHER_STATE)}


@dataclass(frozen=True)
class Columns:
    """The columns of the services' table; `dates` new fees stand from FIRST_FEE on."""

    dates: int

    @property
    def units(self) -> int:
        """Units of the base year; then the base year, the units of three years, the code."""
        return FIRST_FEE + self.dates

    @property
    def code(self) -> int:
        return self.units + 5

    def of(self, name: str, year: int) -> int:
        """An amount in one of the three years (0 to 2), or in a full year (3)."""
        return self.code + 1 + len(FUNDS) * year + FUNDS.index(name)


@dataclass(frozen=True, eq=False)
class BudgetSheet:
    """The sheet that is written, and what stands on it.

    values: what the input cells hold, by name.
    """

    sheet: Sheet
    figures: Figures
    made: Budget
    lines: Lines
    columns: Columns
    values: Mapping[str, Any]
