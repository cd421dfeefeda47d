"""One rate read aloud: every step with its words, its formula, and the values that went in.

Words and formulas are read from the docstrings of the steps; nothing is written twice.
"""

from __future__ import annotations

import inspect
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd

from model import compute as calculation
from model import minimum_wage, wages
from model.assumptions import BOUNDS, Assumptions, RateLine
from model.inputs import Layout, layout
from model.scenario import Scenario

FUNCTIONS = ("max", "min", "choose")
NAME = re.compile(r"[A-Za-z_]\w*")

# What each step's value is counted in; "{unit}" is the unit that is billed.
UNITS = {
    "wage": "dollars per hour",
    "pay": "dollars per paid hour",
    "fica": "dollars per paid hour",
    "workers_compensation": "dollars per paid hour",
    "unemployment_taxes": "dollars per paid hour",
    "health_insurance": "dollars per paid hour",
    "retirement_and_other_benefits": "dollars per paid hour",
    "employee_cost": "dollars per paid hour",
    "staffing_cost": "dollars per paid hour",
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
PROVENANCE = {
    "minimum_wage_usd_per_hour": ("minimum_wage_schedule", "rates_as_of_date"),
    "minimum_wage_rule": ("minimum_wage_rule",),
}
COMPONENTS = {
    "direct_care_wage": "Direct care wage",
    "minimum_wage": "Rise to the minimum wage",
    "overtime": "Overtime",
    "payroll_taxes_and_workers_compensation": "Payroll taxes and workers' compensation",
    "unemployment_taxes": "Unemployment taxes",
    "health_insurance": "Health insurance",
    "retirement_and_other_benefits": "Retirement and other benefits",
    "other_staff": "Supervision and other staff",
    "paid_time_off_and_training": "Paid time off and training",
    "other_time": "Other time that is not billable",
    "food": "Food",
    "program_costs": "Program costs",
    "administration": "Administration",
    "electronic_visit_verification": "Electronic visit verification",
}


@dataclass(frozen=True)
class Input:
    """A value that went into a step, and the assumptions that it comes from (none for a step's)."""

    name: str
    value: float
    setting_ids: tuple[str, ...] = ()


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
        return tuple(dict.fromkeys(key for held in self.inputs for key in held.setting_ids))


def words(step: calculation.Step) -> str:
    """What a step is: the first line of its docstring."""
    return (inspect.getdoc(step) or "").split("\n")[0].rstrip(".")


def formula(step: calculation.Step) -> str:
    """The formula of a step over the names of its columns: the second part of its docstring."""
    parts = (inspect.getdoc(step) or "").split("\n\n")
    return " ".join(parts[1].split()) if len(parts) > 1 else ""


def names_in(expression: str) -> tuple[str, ...]:
    """The names of the columns in a formula, each once, in its order."""
    found = (name for name in NAME.findall(expression) if name not in FUNCTIONS)
    return tuple(dict.fromkeys(found))


def number_text(value: float) -> str:
    """A number as it stands in a formula: six digits that count, no trailing zeros."""
    return f"{value:.6g}" if abs(value) < 1e6 else f"{value:.0f}"


def with_values(expression: str, values: Mapping[str, float]) -> str:
    """A formula with its names replaced by their values."""
    return NAME.sub(
        lambda found: number_text(values[found[0]]) if found[0] in values else found[0], expression
    )


def rule_in_force(minimum_wage_rule: float) -> calculation.Step:
    """The step that the wage step chooses under a minimum-wage rule (its number in RULES)."""
    rules = names_in(formula(minimum_wage.wage))[1:]
    step: calculation.Step = getattr(minimum_wage, rules[int(minimum_wage_rule)])
    return step


def trace(
    results: calculation.Results, rate_line: str, bound: str, scenario: str | None = None
) -> pd.DataFrame:
    """One rate step by step: a row a step, in the study's order.

    scenario: a name among those of `results`; the first one where it is not given. Columns: step,
    role ("" for the steps of the whole line), words, formula, with_values (the formula with the
    values put in), value, unit, inputs (tuple of `Input`), assumptions (tuple of setting ids).
    Errors: KeyError for a rate line, bound or scenario that is not there.
    """
    named = {held.name: held for held in results.scenarios}
    chosen = results.scenarios[0] if scenario is None else named[scenario]
    line = results.assumptions.rate_lines[rate_line]
    row = build_up_row(results, rate_line, bound, chosen.name)
    steps = [
        *_wage_and_role_steps(results, chosen, line, bound, row),
        *_line_steps(results.assumptions, line, bound, row),
    ]
    return pd.DataFrame([{**vars(step), "assumptions": step.assumptions} for step in steps])


def build_up_row(
    results: calculation.Results, rate_line: str, bound: str, scenario: str | None = None
) -> pd.Series:
    """The row of `results.build_ups` of one rate; the first scenario where none is named.

    Errors: KeyError for a rate line, bound or scenario that is not there.
    """
    names = [held.name for held in results.scenarios]
    lines = list(results.assumptions.rate_lines)
    try:
        number = 0 if scenario is None else names.index(scenario)
        place = (number * len(lines) + lines.index(rate_line)) * len(BOUNDS) + BOUNDS.index(bound)
    except ValueError:
        raise KeyError(f"no rate of {scenario!r}, {rate_line!r}, {bound!r}") from None
    return results.build_ups.iloc[place]


def unit_in_words(assumptions: Assumptions, rate_line: str) -> str:
    """The unit that is billed, for after "dollars": "per 15 min.", "per visit"."""
    label = assumptions.units[assumptions.rate_lines[rate_line].unit].label.lower()
    return label if label.startswith("per ") else f"per {label}"


def _wage_and_role_steps(
    results: calculation.Results,
    scenario: Scenario,
    line: RateLine,
    bound: str,
    row: Mapping[str, Any],
) -> list[TraceStep]:
    assumptions = results.assumptions
    steps: list[TraceStep] = []
    for role in assumptions.staffing[line.staffing].roles:
        steps += _market_wage_steps(results, scenario, line, bound, role, row)
        for step in calculation.ROLE_STEPS:
            acting = rule_in_force(row["minimum_wage_rule"]) if step is minimum_wage.wage else step
            name = f"{role}_{step.__name__}"
            columns = {
                taken: f"{role}_{taken}" if f"{role}_{taken}" in row else taken
                for taken in names_in(formula(acting))
            }
            inputs = _inputs(assumptions, line, bound, columns, row)
            if step is minimum_wage.wage:
                rule = Input("minimum_wage_rule", row["minimum_wage_rule"], ("minimum_wage_rule",))
                inputs = (*inputs, rule)
            steps.append(_step(name, role, acting, row[name], UNITS[step.__name__], inputs))
    return steps


def _market_wage_steps(
    results: calculation.Results,
    scenario: Scenario,
    line: RateLine,
    bound: str,
    role: str,
    row: Mapping[str, Any],
) -> list[TraceStep]:
    """The occupations behind a role: wage at the percentile, trend, blend by position weight."""
    assumptions = results.assumptions
    weights_id = assumptions.staffing[line.staffing].roles[role].position_weights
    frame = results.occupation_wages
    of_bound = frame[(frame["scenario"] == scenario.name) & (frame["bound"] == bound)]
    known = of_bound.set_index("occupation")[["percentile", "wage_usd_per_hour", "interpolated"]]
    steps: list[TraceStep] = []
    blend: list[Input] = []
    for occupation in assumptions.entries[weights_id].values:
        percentile, wage, interpolated = known.loc[occupation]
        survey = _survey_wage(
            assumptions, scenario, role, occupation, bound, float(percentile), bool(interpolated)
        )
        trend = {
            name: Input(name, float(scenario.value(assumptions, name)), (name,))  # type: ignore[arg-type]
            for name in names_in(formula(wages.trended_wage))
            if name in assumptions.settings
        }
        raw = float(wage) / _trend(trend)
        steps.append(_with_value(survey, raw))
        trended = (Input("wage", raw), *trend.values())
        named = f"{assumptions.occupations[occupation].title}: {words(wages.trended_wage)}"
        steps.append(
            _step(f"{role}_{occupation}_wage", role, wages.trended_wage, float(wage),
                  UNITS["wage"], trended, named)
        )  # fmt: skip
        weight = f"{weights_id}.{occupation}"
        share = float(scenario.value(assumptions, weight))  # type: ignore[arg-type]
        blend += [
            Input(f"{occupation}_weight", share, (weight,)),
            Input(f"{occupation}_wage", float(wage)),
        ]
    pairs = zip(blend[::2], blend[1::2], strict=True)
    expression = " + ".join(f"{share.name} * {wage.name}" for share, wage in pairs)
    values = {held.name: held.value for held in blend}
    market_wage = f"{role}_market_wage"
    steps.append(
        TraceStep(
            market_wage, role, words(wages.blended_wage), expression,
            with_values(expression, values), float(row[market_wage]), UNITS["wage"], tuple(blend),
        )
    )  # fmt: skip
    return steps


def _trend(trend: Mapping[str, Input]) -> float:
    values = {name: held.value for name, held in trend.items()}
    return float(wages.trended_wage(1.0, **values))  # type: ignore[arg-type]


def _survey_wage(
    assumptions: Assumptions,
    scenario: Scenario,
    role: str,
    occupation: str,
    bound: str,
    percentile: float,
    interpolated: bool,
) -> TraceStep:
    """The wage of an occupation at the percentile of the bound; its value is put in after."""
    held = assumptions.occupations[occupation]
    entry = "wage_percentile_licensed_nurses" if held.licensed_nurse else "wage_percentile"
    members = {
        f"{held.wage}.{member}": float(member.removeprefix("percentile_"))
        for member in assumptions.entries[held.wage].values
    }
    read = [key for key, at in members.items() if interpolated or at == percentile]
    inputs = (
        Input("percentile", percentile, (f"{entry}.{bound}",)),
        *(
            Input(key.split(".")[1], float(scenario.value(assumptions, key)), (key,))  # type: ignore[arg-type]
            for key in read
        ),
    )
    between = ", ".join(f"{held.name} = {number_text(held.value)}" for held in inputs)
    return TraceStep(
        f"{role}_{occupation}_survey_wage", role,
        f"{held.title}: {words(wages.wage_at_percentile)}",
        formula(wages.wage_at_percentile) if interpolated else inputs[1].name,
        between if interpolated else number_text(inputs[1].value),
        float("nan"), UNITS["wage"], inputs,
    )  # fmt: skip


def _with_value(step: TraceStep, value: float) -> TraceStep:
    return TraceStep(**{**vars(step), "value": value})


def _line_steps(
    assumptions: Assumptions, line: RateLine, bound: str, row: Mapping[str, Any]
) -> list[TraceStep]:
    unit = unit_in_words(assumptions, line.key)
    return [
        _staffing_cost(assumptions, line, row),
        *(
            _step(
                step.__name__,
                "",
                step,
                row[step.__name__],
                UNITS[step.__name__].format(unit=unit),
                _inputs(assumptions, line, bound, _same(names_in(formula(step))), row),
            )
            for step in calculation.LINE_STEPS
        ),
    ]


def _staffing_cost(assumptions: Assumptions, line: RateLine, row: Mapping[str, Any]) -> TraceStep:
    names = [f"{role}_staffing_cost" for role in assumptions.staffing[line.staffing].roles]
    inputs = tuple(Input(name, float(row[name])) for name in names)
    expression = " + ".join(names)
    return TraceStep(
        "staffing_cost", "", words(calculation.staffing_cost), expression,
        with_values(expression, {held.name: held.value for held in inputs}),
        float(row["staffing_cost"]), UNITS["staffing_cost"], inputs,
    )  # fmt: skip


def _same(names: Sequence[str]) -> dict[str, str]:
    return {name: name for name in names}


def _inputs(
    assumptions: Assumptions,
    line: RateLine,
    bound: str,
    columns: Mapping[str, str],
    row: Mapping[str, Any],
) -> tuple[Input, ...]:
    """The values of a step's names; `columns` says which column of the row each name takes."""
    plan = layout(assumptions)
    return tuple(
        Input(name, float(row[column]), _setting_ids(plan, line, bound, column))
        for name, column in columns.items()
    )


def _setting_ids(plan: Layout, line: RateLine, bound: str, column: str) -> tuple[str, ...]:
    """The assumptions that a column of a row was looked up in; () for a step's own or a constant."""
    if column in PROVENANCE:
        return PROVENANCE[column]
    places = (plan.line_columns | plan.role_columns).get(column)
    if places is None:
        return ()
    place = int(places[plan.lines.index(line.key) * len(BOUNDS) + BOUNDS.index(bound)])
    return (plan.setting_ids[place],) if place < len(plan.setting_ids) else ()


def _step(
    name: str,
    role: str,
    step: calculation.Step,
    value: float,
    unit: str,
    inputs: tuple[Input, ...],
    said: str = "",
) -> TraceStep:
    expression = formula(step)
    values = {held.name: held.value for held in inputs}
    return TraceStep(
        name, role, said or words(step), expression, with_values(expression, values),
        float(value), unit, inputs,
    )  # fmt: skip


def component_amounts(row: Mapping[str, Any]) -> dict[str, Any]:
    """What each component adds to the rate, in dollars per unit; numbers or columns of them.

    Each step of the build-up adds its increment, in the study's order:
    wages and expenses of direct care, the other roles, the time that is paid and not billed
    (cost / share - cost), what is added to a unit. They sum to rate_per_unit.
    """
    part = row["hours_per_unit"] / row["direct_care_staff_supported"]
    staff = row["staffing_cost"] * row["hours_per_unit"]
    productive = staff / row["productivity"]
    return {
        "direct_care_wage": row["direct_care_market_wage"] * part,
        "minimum_wage": (row["direct_care_wage"] - row["direct_care_market_wage"]) * part,
        "overtime": (row["direct_care_pay"] - row["direct_care_wage"]) * part,
        "payroll_taxes_and_workers_compensation": (
            row["direct_care_fica"] + row["direct_care_workers_compensation"]
        )
        * part,
        "unemployment_taxes": row["direct_care_unemployment_taxes"] * part,
        "health_insurance": row["direct_care_health_insurance"] * part,
        "retirement_and_other_benefits": row["direct_care_retirement_and_other_benefits"] * part,
        "other_staff": (row["staffing_cost"] - row["direct_care_staffing_cost"])
        * row["hours_per_unit"],
        "paid_time_off_and_training": productive - staff,
        "other_time": productive / row["billable_share"] - productive,
        "food": row["cost_inside_loads"],
        "program_costs": row["program_costs_per_unit"],
        "administration": row["administration_per_unit"],
        "electronic_visit_verification": row["electronic_visit_verification_per_unit"],
    }


def components(row: Mapping[str, Any]) -> pd.DataFrame:
    """What makes up one rate: a row a component, in the order of the build-up.

    row: a row of `Results.build_ups`. Columns: component, label, usd_per_unit, share_of_rate (a
    fraction). The amounts sum to the rate.
    """
    amounts = {name: float(amount) for name, amount in component_amounts(row).items()}
    return pd.DataFrame(
        {
            "component": list(amounts),
            "label": [COMPONENTS[name] for name in amounts],
            "usd_per_unit": list(amounts.values()),
            "share_of_rate": [amount / row["rate_per_unit"] for amount in amounts.values()],
        }
    )
