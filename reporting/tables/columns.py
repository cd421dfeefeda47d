"""What the columns of the results are: label, unit, meaning and formula, for every file.

Words of an assumption come from its YAML entry, words of a step from its docstring.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any

from model import Assumptions
from model.compute import LINE_STEPS, ROLE_STEPS, STAFFING_COST
from model.findings.trace import UNITS
from model.steps.formulas import formula, words

Step = Callable[..., Any]


@dataclass(frozen=True)
class ColumnWords:
    """A column in words; `formula` is "" where the column is not a step of the calculation."""

    label: str
    unit: str
    meaning: str
    formula: str = ""


OTHER_COLUMNS = {
    "scenario": ColumnWords("Scenario", "text", "Name of the scenario."),
    "rate_line": ColumnWords("Rate line", "key", "The rate build-up (16) behind the service."),
    "bound": ColumnWords("Bound", "key", "lower, interim or upper: the end of the rate range."),
    "hours_of_service": ColumnWords(
        "Hours of service", "hours", "Hours of service that are counted for the units billed."
    ),
    "units_of_service": ColumnWords(
        "Units of service", "units", "Units that are billed for those hours."
    ),
    "cost_inside_loads": ColumnWords(
        "Cost before program and administrative costs",
        "dollars per unit",
        "Added before program and administrative costs: the food of a meal.",
    ),
    "cost_after_loads": ColumnWords(
        "Cost after program and administrative costs",
        "dollars per unit",
        "Added after program and administrative costs: EVV in the FMS rate.",
    ),
    "full_time_share": ColumnWords(
        "Full-time staff", "share of staff", "Share of the role's staff who work full time."
    ),
    "overtime_share": ColumnWords(
        "Overtime cost", "share of wage", "Added payroll cost of overtime in the role."
    ),
    "staff_supported": ColumnWords(
        "Staff supported", "direct care staff", "Direct care staff for each one of the role."
    ),
    "market_wage": ColumnWords(
        "Market wage", "dollars per hour", "Blended wage of the role before any minimum wage."
    ),
    "lower_bound_direct_care_market_wage": ColumnWords(
        "Lower-bound direct care market wage",
        "dollars per hour",
        "Market wage of direct care at the lower bound, which sets the differential.",
    ),
    "minimum_wage_usd_per_hour": ColumnWords(
        "Minimum wage", "dollars per hour", "The minimum wage in force on the date."
    ),
}


SUM_OF_ROLES = ColumnWords(
    "Staffing cost", UNITS[STAFFING_COST.name], f"{STAFFING_COST.words}.", STAFFING_COST.formula
)


def step_named(step: Step) -> ColumnWords:
    """The words of a step of the calculation, from its docstring."""
    unit = UNITS[step.__name__].replace("{unit}", "per unit")
    return ColumnWords(_label(step.__name__), unit, f"{words(step)}.", formula(step))


@lru_cache(maxsize=8)
def build_up_words(assumptions: Assumptions) -> Mapping[str, ColumnWords]:
    """Column of `Results.build_ups` -> its words, without the roles' prefixes before the names."""
    rules = "; ".join(
        f"{number} {choice.label}"
        for number, choice in enumerate(
            assumptions.entries["minimum_wage_rule"].choices.values(), start=1
        )
    )
    return {
        **{
            entry.id: ColumnWords(entry.label, entry.unit, entry.description)
            for entry in assumptions.entries.values()
            if entry.kind == "number"
        },
        **OTHER_COLUMNS,
        **{step.__name__: step_named(step) for step in (*ROLE_STEPS, *LINE_STEPS)},
        "minimum_wage_rule": ColumnWords("Wage response", "rule", f"{rules}."),
    }


def column_words(assumptions: Assumptions, column: str) -> ColumnWords:
    """The words of one column of `Results.build_ups`.

    Errors: KeyError where there is no such column.
    """
    if column == STAFFING_COST.name:
        return SUM_OF_ROLES
    known = build_up_words(assumptions)
    role, name = role_and_name(assumptions, column)
    words_of_name = known[name]
    if not role:
        return words_of_name
    person = assumptions.roles[role].label
    return replace(
        words_of_name,
        label=f"{words_of_name.label}, {person.lower()}",
        meaning=f"{person}: {words_of_name.meaning}",
    )


def role_and_name(assumptions: Assumptions, column: str) -> tuple[str, str]:
    """The role whose column it is ("" if none) and the column's name without the role."""
    for role in assumptions.roles:
        if column.startswith(f"{role}_") and column not in assumptions.entries:
            return role, column.removeprefix(f"{role}_")
    return "", column


def _label(name: str) -> str:
    words = name.replace("_", " ")
    return {"fica": "FICA"}.get(name, words[:1].upper() + words[1:])
