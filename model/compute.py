"""The whole calculation in the study's order: three tables, three verbs.

positions -> the wage of each occupation in each role (Appendix B)
roles     -> what a paid hour of each role costs      (ERE)
lines     -> what a unit of each rate line costs      (Table 7)

fill: a table of sources says which value each cell takes. step: functions of columns add columns;
the parameters of a step are the columns that it takes, its own name is the column that it adds.
add_up: rows add up to values that the next table takes.
"""

from __future__ import annotations

import inspect
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from model.sources import ADDS_TO, Sources, known_percentiles, sources_of_all
from model.steps import employee_costs, minimum_wage, productivity, rates, wages
from model.steps.wages import Floats
from model.study.assumptions import BOUNDS, Assumptions

Step = Callable[..., Floats]
# A table while it is computed: column -> (cases, rows of the table of sources).
Columns = dict[str, Floats]
CASES_AT_ONCE = 500  # so few that their columns stay in the processor's cache

POSITION_STEPS: tuple[Step, ...] = (wages.trended_wage, wages.weighted_wage)
ROLE_STEPS: tuple[Step, ...] = (
    minimum_wage.wage,
    wages.straight_time_pay,
    wages.pay,
    employee_costs.fica,
    employee_costs.workers_compensation,
    employee_costs.unemployment_taxes,
    employee_costs.health_insurance,
    employee_costs.retirement_and_other_benefits,
    employee_costs.staffing_cost,
)
LINE_STEPS: tuple[Step, ...] = (
    productivity.days_per_year,
    productivity.paid_time_off_days,
    productivity.training_days,
    productivity.productivity,
    productivity.cost_per_billable_hour,
    rates.hours_per_unit,
    rates.cost_per_unit,
    rates.loaded_cost_per_unit,
    rates.program_costs_per_unit,
    rates.administration_per_unit,
    rates.electronic_visit_verification_per_unit,
    rates.rate_per_unit,
)


@dataclass(frozen=True)
class Sum:
    """A column of which the rows of one table add up to a value that the next table takes."""

    name: str
    words: str
    formula: str


MARKET_WAGE = Sum(
    "market_wage",
    "Wage of a role: its occupations' unrounded wages by position weight (Appendix B)",
    "sum of each occupation's weighted_wage",
)
STAFFING_COST = Sum(
    "staffing_cost",
    "Cost of a paid hour of direct care with its part of the other roles, in dollars",
    "sum of each role's staffing_cost",
)


@dataclass(frozen=True)
class Tables:
    """The three tables, and the wages of the roles that lie between the first two.

    market_wages: a row a case, a column a role of a staffing at a bound, dollars per hour.
    """

    positions: Columns
    market_wages: pd.DataFrame
    roles: Columns
    lines: Columns


def tables(
    assumptions: Assumptions, values: pd.DataFrame, sources: Sources | None = None
) -> Tables:
    """The calculation. values: a row a case, a column a value in force (`Cases.values`).

    sources: of which rows; all of them where none are given.
    """
    taken = sources or sources_of_all(assumptions)
    positions = fill(values, taken, "positions")
    known = known_wages(assumptions, positions)
    wage = wages.wage_at_percentile(positions["percentile"], known)
    positions = step({**positions, "wage_at_percentile": wage}, POSITION_STEPS)
    market_wages = add_up(positions["weighted_wage"], taken.positions[ADDS_TO])

    values = joined(values, market_wages)
    roles = step(fill(values, taken, "roles"), ROLE_STEPS)
    staffing_costs = add_up(roles["staffing_cost"], taken.roles[ADDS_TO])

    values = joined(values, staffing_costs)
    lines = step(fill(values, taken, "lines"), LINE_STEPS)
    return Tables(positions, market_wages, roles, lines)


def rates_of_values(assumptions: Assumptions, values: pd.DataFrame) -> Floats:
    """Rates of many cases: (cases, rate lines, bounds), dollars; values: as of `tables`."""
    starts = range(0, len(values), CASES_AT_ONCE)
    parts = (values.iloc[start : start + CASES_AT_ONCE] for start in starts)
    rates = [tables(assumptions, part).lines["rate_per_unit"] for part in parts]
    return np.concatenate(rates).reshape(len(values), -1, len(BOUNDS))


def fill(values: pd.DataFrame, sources: Sources, table: str) -> Columns:
    """Each cell of one of the three tables of sources looked up in the values, in every case.

    Errors: ValueError where a cell is neither the name of a value nor a number.
    """
    places, numbers = _looked_up(tuple(values.columns), sources, table)
    cells = values.to_numpy()[:, places]
    is_number = places < 0
    cells[:, is_number] = numbers[is_number]
    inputs = [name for name in sources.named(table).columns if name != ADDS_TO]
    return {name: cells[:, number] for number, name in enumerate(inputs)}


@lru_cache(maxsize=512)
def _looked_up(
    names: tuple[str, ...], sources: Sources, table: str
) -> tuple[NDArray[np.intp], Floats]:
    """For each input and row the place of its cell among the names (-1 if none), and its number."""
    cells = sources.named(table).drop(columns=ADDS_TO, errors="ignore").to_numpy().T
    places = pd.Index(names, dtype=object).get_indexer(pd.Index(cells.ravel(), dtype=object))
    places = places.reshape(cells.shape)
    return places, np.where(places < 0, cells, np.nan).astype(float)


def step(columns: Columns, steps: Sequence[Step]) -> Columns:
    """The columns with one more for each step, of columns that stand before it."""
    for added in steps:
        taken = (columns[name] for name in parameters(added))
        columns = {**columns, added.__name__: added(*taken)}
    return columns


def add_up(column: Floats, adds_to: Sequence[str] | pd.Series[str]) -> pd.DataFrame:
    """The rows of a column added up: a row a case, a column for each name in `adds_to`.

    adds_to: to which sum each row of the table adds; the rows of a sum stand together.
    """
    sums = np.asarray(adds_to, dtype=object)
    first_rows = np.flatnonzero(np.append(True, sums[1:] != sums[:-1]))
    names = pd.Index(sums[first_rows], dtype=object)
    return pd.DataFrame(np.add.reduceat(column, first_rows, axis=1), columns=names)


def joined(values: pd.DataFrame, sums: pd.DataFrame) -> pd.DataFrame:
    """The values with the sums of a table beside them."""
    names = pd.Index([*values.columns, *sums.columns], dtype=object)
    return pd.DataFrame(np.hstack([values.to_numpy(), sums.to_numpy()]), columns=names)


def known_wages(assumptions: Assumptions, positions: Columns) -> dict[int, Floats]:
    """Known percentile, rising -> the column of the wages at it; NaN where it is not known."""
    return {number: positions[name] for name, number in known_percentiles(assumptions).items()}


@lru_cache(maxsize=64)
def parameters(step: Step) -> tuple[str, ...]:
    """The names of the columns that a step takes."""
    return tuple(inspect.signature(step).parameters)
