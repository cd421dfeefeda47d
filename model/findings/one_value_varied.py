"""One rate line with one of its values varied and all else as a scenario has it."""

from __future__ import annotations

from functools import lru_cache

import numpy as np
import pandas as pd

from model.cases import cases_as_of
from model.compute import Tables, tables
from model.results import Results
from model.scenario.scenario import unchanged_value
from model.sources import Sources, sources_of_line
from model.steps.minimum_wage import RULES
from model.steps.wages import Floats
from model.study.assumptions import Assumptions

PAID_WAGE = "paid_wage_usd_per_hour"


@lru_cache(maxsize=256)
def values_in_force(results: Results) -> pd.DataFrame:
    """The one row of `Cases.values` of the (first) scenario."""
    return cases_as_of(results.assumptions, results.scenarios[:1]).values


def values_varied(results: Results, name: str, inputs: Floats) -> pd.DataFrame:
    """The values in force of the (first) scenario, a row for each input, which stands under `name`.

    name: one of the columns of `Cases.values`, or a further one. Of a rise of prices, what it
    brings forward moves along where the scenario leaves it alone.
    """
    assumptions, changes = results.assumptions, results.scenarios[0].changes
    in_force = values_in_force(results)
    names = in_force.columns if name in in_force else in_force.columns.append(pd.Index([name]))
    values = np.zeros((len(inputs), len(names)))
    values[:, : len(in_force.columns)] = in_force.to_numpy()
    values[:, names.get_loc(name)] = inputs
    for setting in assumptions.brought_forward.get(name, ()):
        if setting.id not in changes:
            values[:, names.get_loc(setting.id)] = unchanged_value(
                assumptions, {name: inputs}, setting.id
            )
    return pd.DataFrame(values, columns=names, copy=False)


def tables_at_wages(results: Results, rate_line: str, role: str, wages: Floats) -> Tables:
    """The three tables of a rate line where a role is paid each of these wages.

    wages: dollars per hour, below the minimum wage too. A case for each; the lines are the bounds.
    """
    values = values_varied(results, PAID_WAGE, wages)
    return tables(
        results.assumptions, values, sources_at_wage(results.assumptions, rate_line, role)
    )


@lru_cache(maxsize=64)
def sources_at_wage(assumptions: Assumptions, rate_line: str, role: str) -> Sources:
    """The sources of a rate line where the wage of a role is `PAID_WAGE`, whatever the minimum."""
    behind = sources_of_line(assumptions, rate_line)
    roles = behind.roles.copy()
    is_role = roles.index.get_level_values("role") == role
    roles.loc[is_role, "market_wage"] = PAID_WAGE
    roles.loc[is_role, "minimum_wage_usd_per_hour"] = 0.0
    roles.loc[is_role, "minimum_wage_rule"] = RULES.index("raise_to_minimum")
    return Sources(behind.positions, roles, behind.lines)
