"""One rate read aloud: every step with its words, its formula, and the values that went in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import pandas as pd

from model.compute import LINE_STEPS, MARKET_WAGE, ROLE_STEPS, STAFFING_COST, Step
from model.results import Results
from model.sources import (
    known_percentiles,
    line_sources,
    position_sources,
    role_sources,
    settings_behind,
)
from model.steps import minimum_wage, wages
from model.steps.formulas import formula, names_in, number_text, rule_in_force, with_values, words
from model.study.assumptions import Assumptions

WAGE = "dollars per hour"
PAID_HOUR = "dollars per paid hour of direct care"
# What each step's value is counted in; "{unit}" is the unit that is billed.
UNITS = {
    "wage": WAGE,
    "straight_time_pay": PAID_HOUR,
    "pay": PAID_HOUR,
    "fica": PAID_HOUR,
    "workers_compensation": PAID_HOUR,
    "unemployment_taxes": PAID_HOUR,
    "health_insurance": PAID_HOUR,
    "retirement_and_other_benefits": PAID_HOUR,
    "staffing_cost": PAID_HOUR,
    "days_per_year": "days per year",
    "paid_time_off_days": "days per year",
    "training_days": "days per year",
    "productivity": "share of paid time",
    "cost_per_billable_hour": "dollars per billable hour",
    "hours_per_unit": "hours {unit}",
    "cost_per_unit": "dollars {unit}",
    "loaded_cost_per_unit": "dollars {unit}",
    "program_costs_per_unit": "dollars {unit}",
    "administration_per_unit": "dollars {unit}",
    "electronic_visit_verification_per_unit": "dollars {unit}",
    "rate_per_unit": "dollars {unit}",
}


@dataclass(frozen=True)
class Input:
    """A value that went into a step, and the assumptions that it comes from (none for a step's)."""

    name: str
    value: float
    assumptions: tuple[str, ...] = ()


@dataclass(frozen=True)
class TraceStep:
    """One step of one rate; `role` is "" for the steps of the whole line."""

    step: str
    role: str
    words: str
    formula: str
    with_values: str
    value: float
    unit: str
    inputs: tuple[Input, ...]

    @property
    def assumptions(self) -> tuple[str, ...]:
        """Ids of the assumptions that went in, each once."""
        ids = (setting_id for each in self.inputs for setting_id in each.assumptions)
        return tuple(dict.fromkeys(ids))


@dataclass(frozen=True)
class Row:
    """A row of a computed table, and the row of its table of sources."""

    assumptions: Assumptions
    values: Mapping[str, float]
    sources: Mapping[str, object]

    def input(self, column: str, name: str = "") -> Input:
        """The value of a column, under its own name or another."""
        settings = settings_behind(self.assumptions, self.sources.get(column))
        return Input(name or column, float(self.values[column]), settings)


@lru_cache(maxsize=64)
def trace(
    results: Results, rate_line: str, bound: str, scenario: str | None = None
) -> pd.DataFrame:
    """One rate step by step: a row a step, in the study's order.

    scenario: a name among those of `results`; the first one where none is given. Columns: step,
    role ("" for the steps of the whole line), words, formula, with_values (the formula with the
    values put in), value, unit, inputs (tuple of `Input`), assumptions (tuple of setting ids).
    Errors: KeyError for a rate line, bound or scenario that is not there.
    """
    name = results.scenarios[0].name if scenario is None else scenario
    if (name, rate_line, bound) not in results.lines.index:
        raise KeyError(f"no rate of {scenario!r}, {rate_line!r}, {bound!r}")
    assumptions = results.assumptions
    staffing = assumptions.rate_lines[rate_line].staffing
    of_positions, of_roles = position_sources(assumptions), role_sources(assumptions)
    roles = _rows(assumptions, results.roles, of_roles, name, rate_line, bound)
    line = _rows(assumptions, results.lines, line_sources(assumptions), name, rate_line)[bound]
    steps: list[TraceStep] = []
    for role, row in roles.items():
        jobs = _rows(assumptions, results.positions, of_positions, name, staffing, role, bound)
        for occupation, position in jobs.items():
            steps.append(_survey_wage(position, role, occupation))
            steps.append(_trended_wage(position, role, occupation))
        steps.append(_market_wage(row, role, jobs))
        steps += [_of_a_step(row, step, role) for step in ROLE_STEPS]
    steps.append(_staffing_cost(line, roles))
    unit = unit_in_words(assumptions, rate_line)
    steps += [_of_a_step(line, step, unit=unit) for step in LINE_STEPS]
    return pd.DataFrame([{**vars(step), "assumptions": step.assumptions} for step in steps])


def unit_in_words(assumptions: Assumptions, rate_line: str) -> str:
    """The unit that is billed, as it follows "dollars": "per 15 min.", "per visit"."""
    label = assumptions.unit_of(rate_line).label
    return label.lower() if label.lower().startswith("per ") else f"per {label}"


def _rows(
    assumptions: Assumptions, table: pd.DataFrame, sources: pd.DataFrame, scenario: str, *key: str
) -> dict[str, Row]:
    """The rows of a table behind one key, by what tells them apart: role, occupation or bound."""
    values, cells = pd.DataFrame(table.xs((scenario, *key))), pd.DataFrame(sources.xs(key))
    rows = zip(values.index, values.to_dict("records"), cells.to_dict("records"), strict=True)
    return {
        str(name): Row(
            assumptions,
            {str(column): float(value) for column, value in of_table.items()},
            {str(column): cell for column, cell in of_sources.items()},
        )
        for name, of_table, of_sources in rows
    }


def _survey_wage(position: Row, role: str, occupation: str) -> TraceStep:
    """The surveyed wage of an occupation at the percentile of the bound."""
    assumptions, at = position.assumptions, position.input("percentile")
    known = {
        percentile: position.input(column)
        for column, percentile in known_percentiles(assumptions).items()
        if column in assumptions.entries[assumptions.occupations[occupation].wage].values
    }
    step = f"{role}_{occupation}_survey_wage"
    in_words = f"{assumptions.occupations[occupation].title}: {words(wages.wage_at_percentile)}"
    value = position.values["wage_at_percentile"]
    if at.value in known:
        wage = known[int(at.value)]
        return _step(step, role, in_words, wage.name, value, WAGE, [wage, at])
    inputs = (at, *known.values())
    listed = ", ".join(f"{each.name} {number_text(each.value)}" for each in inputs)
    how = formula(wages.wage_at_percentile)
    return TraceStep(step, role, in_words, how, listed, value, WAGE, inputs)


def _trended_wage(position: Row, role: str, occupation: str) -> TraceStep:
    title = position.assumptions.occupations[occupation].title
    expression = formula(wages.trended_wage)
    return _step(
        f"{role}_{occupation}_wage", role, f"{title}: {words(wages.trended_wage)}", expression,
        position.values["trended_wage"], WAGE,
        [position.input(name) for name in names_in(expression)],
    )  # fmt: skip


def _market_wage(row: Row, role: str, positions: Mapping[str, Row]) -> TraceStep:
    """The blend of the occupations by position weight."""
    pairs = [
        (
            position.input("position_weight", f"{occupation}_weight"),
            position.input("trended_wage", f"{occupation}_wage"),
        )
        for occupation, position in positions.items()
    ]
    return _step(
        f"{role}_market_wage", role, MARKET_WAGE.words,
        " + ".join(f"{share.name} * {wage.name}" for share, wage in pairs),
        row.values["market_wage"], WAGE, [each for pair in pairs for each in pair],
    )  # fmt: skip


def _of_a_step(row: Row, step: Step, role: str = "", unit: str = "") -> TraceStep:
    """A step of a role, or of the line; for the wage, the minimum-wage rule in force."""
    is_wage = step is minimum_wage.wage
    acting = rule_in_force(row.values["minimum_wage_rule"]) if is_wage else step
    inputs = [row.input(name) for name in names_in(formula(acting))]
    rule = [row.input("minimum_wage_rule")] if is_wage else []
    return _step(
        f"{role}_{step.__name__}" if role else step.__name__, role, words(acting), formula(acting),
        row.values[step.__name__], UNITS[step.__name__].format(unit=unit), [*inputs, *rule],
    )  # fmt: skip


def _staffing_cost(line: Row, roles: Mapping[str, Row]) -> TraceStep:
    inputs = [row.input("staffing_cost", f"{role}_staffing_cost") for role, row in roles.items()]
    return _step(
        "staffing_cost", "", STAFFING_COST.words, " + ".join(each.name for each in inputs),
        line.values["staffing_cost"], UNITS["staffing_cost"], inputs,
    )  # fmt: skip


def _step(
    name: str, role: str, in_words: str, expression: str, value: Any, unit: str, inputs: list[Input]
) -> TraceStep:
    put_in = with_values(expression, {each.name: each.value for each in inputs})
    return TraceStep(name, role, in_words, expression, put_in, float(value), unit, tuple(inputs))
