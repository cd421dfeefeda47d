"""The columns that the steps of the calculation add, and their formulas over other columns."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from model.compute import LINE_STEPS, ROLE_STEPS, parameters, staffing_cost
from reporting.workbook.formulas import Step, spreadsheet_formula

MINIMUM_WAGE = "minimum_wage_usd_per_hour"


@dataclass(frozen=True)
class StepColumn:
    """A column that a step adds, with the columns that it takes."""

    column: str
    role: str
    step: Step
    taken: Mapping[str, str]


def step_columns(roles: Sequence[str], inputs: Sequence[str]) -> list[StepColumn]:
    """The columns that the steps add, in the study's order.

    A step of a role takes the role's own column where there is one, as the model does.
    """
    known = set(inputs)
    columns = []
    for role in roles:
        for step in ROLE_STEPS:
            own = {name: f"{role}_{name}" for name in parameters(step)}
            taken = {name: held if held in known else name for name, held in own.items()}
            columns.append(StepColumn(f"{role}_{step.__name__}", role, step, taken))
            known.add(columns[-1].column)
    total = {role: f"{role}_{staffing_cost.__name__}" for role in roles}
    columns.append(StepColumn(staffing_cost.__name__, "", staffing_cost, total))
    columns += [
        StepColumn(step.__name__, "", step, {name: name for name in parameters(step)})
        for step in LINE_STEPS
    ]
    return columns


def depends_on_minimum_wage(columns: Sequence[StepColumn]) -> list[StepColumn]:
    """The columns that move with the minimum wage."""
    moving = {MINIMUM_WAGE}
    for held in columns:
        if moving & set(held.taken.values()):
            moving.add(held.column)
    return [held for held in columns if held.column in moving]


def formula(held: StepColumn, reference: Callable[[str], str]) -> str:
    """The formula of a column, with a reference for each column that it takes."""
    if held.step is staffing_cost:
        return f"SUM({','.join(reference(column) for column in held.taken.values())})"
    return spreadsheet_formula(held.step, lambda name: reference(held.taken[name]))
