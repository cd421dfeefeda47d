"""The columns that the steps of the calculation add, and their formulas over other columns."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from model.compute import LINE_STEPS, ROLE_STEPS, STAFFING_COST, parameters
from reporting.workbook.calculation.formulas import Step, spreadsheet_formula

MINIMUM_WAGE = "minimum_wage_usd_per_hour"


@dataclass(frozen=True)
class StepColumn:
    """A column that a step adds, with the columns that it takes: parameter of the step -> column.

    step: None for the staffing cost, which is the sum of the columns that it takes.
    """

    column: str
    role: str
    step: Step | None
    taken: Mapping[str, str]


def step_columns(roles: Sequence[str], inputs: Sequence[str]) -> list[StepColumn]:
    """The columns that the steps add, in the study's order.

    A step of a role takes the role's own column where there is one, and else that of the line.
    """
    known = set(inputs)
    columns = []
    for role in roles:
        for step in ROLE_STEPS:
            of_role = {name: f"{role}_{name}" for name in parameters(step)}
            taken = {name: column if column in known else name for name, column in of_role.items()}
            columns.append(StepColumn(f"{role}_{step.__name__}", role, step, taken))
            known.add(columns[-1].column)
    costs = {role: f"{role}_{STAFFING_COST.name}" for role in roles}
    columns.append(StepColumn(STAFFING_COST.name, "", None, costs))
    columns += [
        StepColumn(step.__name__, "", step, {name: name for name in parameters(step)})
        for step in LINE_STEPS
    ]
    return columns


def depends_on_minimum_wage(columns: Sequence[StepColumn]) -> list[StepColumn]:
    """The columns that move with the minimum wage."""
    moving = {MINIMUM_WAGE}
    for each in columns:
        if moving & set(each.taken.values()):
            moving.add(each.column)
    return [each for each in columns if each.column in moving]


def formula(added: StepColumn, reference: Callable[[str], str]) -> str:
    """The formula of a column, with a reference for each column that it takes."""
    if added.step is None:
        return f"SUM({','.join(reference(column) for column in added.taken.values())})"
    return spreadsheet_formula(added.step, lambda name: reference(added.taken[name]))
