"""One rate read aloud: every step with its words, its formula, and the values that went in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

from model.compute import LINE_STEPS, ROLE_STEPS, Results, Step, staffing_cost
from model.layout import layout
from model.scenario.scenario import Scenario
from model.steps import minimum_wage, wages
from model.steps.formulas import formula, names_in, number_text, rule_in_force, with_values, words
from model.study.assumptions import BOUNDS, Assumptions, RateLine

PAID_HOUR = "dollars per paid hour of direct care"
# What each step's value is counted in; "{unit}" is the unit that is billed.
UNITS = {
    "wage": "dollars per hour",
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
# The columns that are looked up otherwise than by one assumption of the row.
MINIMUM_WAGE_COLUMNS = {
    "minimum_wage_usd_per_hour": ("minimum_wage_schedule", "rates_as_of_date"),
    "minimum_wage_rule": ("minimum_wage_rule",),
}
NOTHING = 1e-9  # dollars; less is what rounding in the machine leaves
TREND = ("wage_trend_share_per_year", "wage_trend_months")
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
        return tuple(dict.fromkeys(key for held in self.inputs for key in held.assumptions))


@dataclass(frozen=True)
class Rate:
    """One rate of one scenario: where it stands, and its row of `Results.build_ups`."""

    assumptions: Assumptions
    scenario: Scenario
    line: RateLine
    bound: str
    row: Mapping[str, Any]
    occupation_wages: Mapping[str, float]

    @property
    def roles(self) -> tuple[str, ...]:
        """The roles that the line has."""
        return tuple(self.assumptions.staffing[self.line.staffing].roles)

    def setting(self, setting_id: str, name: str = "") -> Input:
        """The value in force of one assumption, under its own name or another."""
        value = float(self.scenario.value(self.assumptions, setting_id))
        return Input(name or setting_id, value, (setting_id,))

    def column(self, column: str, name: str = "") -> Input:
        """The value of a column of the row, under its own name or another."""
        return Input(name or column, float(self.row[column]), self._looked_up_in(column))

    def _looked_up_in(self, column: str) -> tuple[str, ...]:
        if column in MINIMUM_WAGE_COLUMNS:
            return MINIMUM_WAGE_COLUMNS[column]
        plan = layout(self.assumptions)
        places = plan.line_columns.get(column, plan.role_columns.get(column))
        if places is None:
            return ()
        place = places[plan.lines.index(self.line.key) * len(BOUNDS) + BOUNDS.index(self.bound)]
        return (plan.setting_ids[place],) if place < len(plan.setting_ids) else ()


def trace(
    results: Results, rate_line: str, bound: str, scenario: str | None = None
) -> pd.DataFrame:
    """One rate step by step: a row a step, in the study's order.

    scenario: a name among those of `results`; the first one where none is given. Columns: step,
    role ("" for the steps of the whole line), words, formula, with_values (the formula with the
    values put in), value, unit, inputs (tuple of `Input`), assumptions (tuple of setting ids).
    Errors: KeyError for a rate line, bound or scenario that is not there.
    """
    row = build_up_row(results, rate_line, bound, scenario)
    named = {held.name: held for held in results.scenarios}
    assumptions = results.assumptions
    chosen = named[str(row["scenario"])]
    line = assumptions.rate_lines[rate_line]
    wages_here = _occupation_wages(results, chosen, bound)
    rate = Rate(assumptions, chosen, line, bound, row, wages_here)
    steps = [
        *(step for role in rate.roles for step in _role_steps(rate, role)),
        _sum_of_roles(rate),
        *(_line_step(rate, step) for step in LINE_STEPS),
    ]
    return pd.DataFrame([{**vars(step), "assumptions": step.assumptions} for step in steps])


def build_up_row(
    results: Results, rate_line: str, bound: str, scenario: str | None = None
) -> dict[str, Any]:
    """The row of `Results.build_ups` of one rate; of the first scenario where none is named.

    Errors: KeyError for a rate line, bound or scenario that is not there.
    """
    names = [held.name for held in results.scenarios]
    lines = list(results.assumptions.rate_lines)
    try:
        number = 0 if scenario is None else names.index(scenario)
        place = (number * len(lines) + lines.index(rate_line)) * len(BOUNDS) + BOUNDS.index(bound)
    except ValueError:
        raise KeyError(f"no rate of {scenario!r}, {rate_line!r}, {bound!r}") from None
    return {str(name): held for name, held in results.build_ups.iloc[place].items()}


def unit_in_words(assumptions: Assumptions, rate_line: str) -> str:
    """The unit that is billed, as it follows "dollars": "per 15 min.", "per visit"."""
    label = assumptions.units[assumptions.rate_lines[rate_line].unit].label
    return label.lower() if label.lower().startswith("per ") else f"per {label}"


def _occupation_wages(results: Results, scenario: Scenario, bound: str) -> dict[str, float]:
    """The wage of each occupation in one scenario at one bound, dollars per hour."""
    occupations = list(results.assumptions.occupations)
    wage = results.occupation_wages["wage_usd_per_hour"].to_numpy()
    shaped = wage.reshape(len(results.scenarios), len(occupations), len(BOUNDS))
    here = shaped[results.scenarios.index(scenario), :, BOUNDS.index(bound)]
    return dict(zip(occupations, here.tolist(), strict=True))


def _role_steps(rate: Rate, role: str) -> list[TraceStep]:
    wage_steps = _market_wage_steps(rate, role)
    return [*wage_steps, *(_role_step(rate, role, step) for step in ROLE_STEPS)]


def _role_step(rate: Rate, role: str, step: Step) -> TraceStep:
    """A step of a role; for the wage, the formula of the minimum-wage rule in force."""
    is_wage = step is minimum_wage.wage
    acting = rule_in_force(rate.row["minimum_wage_rule"]) if is_wage else step
    inputs = [
        rate.column(f"{role}_{name}" if f"{role}_{name}" in rate.row else name, name)
        for name in names_in(formula(acting))
    ]
    chosen = [rate.column("minimum_wage_rule")] if is_wage else []
    return _step(
        f"{role}_{step.__name__}", role, words(acting), formula(acting),
        rate.row[f"{role}_{step.__name__}"], UNITS[step.__name__], [*inputs, *chosen],
    )  # fmt: skip


def _line_step(rate: Rate, step: Step) -> TraceStep:
    unit = UNITS[step.__name__].format(unit=unit_in_words(rate.assumptions, rate.line.key))
    inputs = [rate.column(name) for name in names_in(formula(step))]
    return _step(
        step.__name__, "", words(step), formula(step), rate.row[step.__name__], unit, inputs
    )


def _sum_of_roles(rate: Rate) -> TraceStep:
    inputs = [rate.column(f"{role}_staffing_cost") for role in rate.roles]
    return _step(
        "staffing_cost", "", words(staffing_cost), " + ".join(held.name for held in inputs),
        rate.row["staffing_cost"], UNITS["staffing_cost"], inputs,
    )  # fmt: skip


def _market_wage_steps(rate: Rate, role: str) -> list[TraceStep]:
    """The occupations behind a role: wage at the percentile, trend, blend by position weight."""
    weights = rate.assumptions.staffing[rate.line.staffing].roles[role].position_weights
    occupations = list(rate.assumptions.entries[weights].values)
    wage_of = rate.occupation_wages
    steps: list[TraceStep] = []
    for occupation in occupations:
        trended = wage_of[occupation]
        survey = _survey_wage(rate, role, occupation, trended)
        steps += [survey, _trended_wage(rate, role, occupation, survey.value, trended)]
    shares = [rate.setting(f"{weights}.{held}", f"{held}_weight") for held in occupations]
    held_wages = [Input(f"{held}_wage", wage_of[held]) for held in occupations]
    pairs = list(zip(shares, held_wages, strict=True))
    column = f"{role}_market_wage"
    blend = _step(
        column, role, words(wages.blended_wage),
        " + ".join(f"{share.name} * {wage.name}" for share, wage in pairs),
        rate.row[column], UNITS["wage"], [held for pair in pairs for held in pair],
    )  # fmt: skip
    return [*steps, blend]


def _survey_wage(rate: Rate, role: str, occupation: str, trended: float) -> TraceStep:
    """The surveyed wage of an occupation at the percentile of the bound.

    Between known percentiles it is the trended wage with the trend taken off again.
    """
    held = rate.assumptions.occupations[occupation]
    entry = "wage_percentile_licensed_nurses" if held.licensed_nurse else "wage_percentile"
    at = rate.setting(f"{entry}.{rate.bound}", "percentile")
    known = sorted(
        (int(member.removeprefix("percentile_")), rate.setting(f"{held.wage}.{member}", member))
        for member in rate.assumptions.entries[held.wage].values
    )
    read = [wage for percentile, wage in known if percentile == at.value]
    said = f"{held.title}: {words(wages.wage_at_percentile)}"
    place = f"{role}_{occupation}_survey_wage"
    if read:
        wage = read[0]
        return _step(place, role, said, wage.name, wage.value, UNITS["wage"], [wage, at])
    trend = {key: rate.setting(key).value for key in TREND}
    value = trended / float(wages.trended_wage(1.0, **trend))  # type: ignore[arg-type]
    inputs = [at, *(wage for _, wage in known)]
    values = ", ".join(f"{held.name} {number_text(held.value)}" for held in inputs)
    return TraceStep(
        place, role, said, formula(wages.wage_at_percentile), values, float(value),
        UNITS["wage"], tuple(inputs),
    )  # fmt: skip


def _trended_wage(
    rate: Rate, role: str, occupation: str, survey_wage: float, trended: float
) -> TraceStep:
    expression = formula(wages.trended_wage)
    title = rate.assumptions.occupations[occupation].title
    inputs = [
        Input(name, survey_wage) if name == "wage" else rate.setting(name)
        for name in names_in(expression)
    ]
    return _step(
        f"{role}_{occupation}_wage", role, f"{title}: {words(wages.trended_wage)}", expression,
        trended, UNITS["wage"], inputs,
    )  # fmt: skip


def _step(
    name: str, role: str, said: str, expression: str, value: Any, unit: str, inputs: list[Input]
) -> TraceStep:
    values = {held.name: held.value for held in inputs}
    put_in = with_values(expression, values)
    return TraceStep(name, role, said, expression, put_in, float(value), unit, tuple(inputs))


def component_amounts(row: Mapping[str, Any]) -> dict[str, Any]:
    """What each component adds to the rate, in dollars per unit; numbers, or columns of them.

    Each is the increment of a step of the build-up, in the study's order: the wage and expenses
    of direct care, the other roles, the time that is paid and not billed (cost / share - cost),
    what a unit takes besides. They sum to rate_per_unit.
    """
    hours = row["hours_per_unit"]
    rise = row["direct_care_wage"] - row["direct_care_market_wage"]
    taxes = row["direct_care_fica"] + row["direct_care_workers_compensation"]
    staff = row["staffing_cost"] * hours
    productive = staff / row["productivity"]
    return {
        "direct_care_wage": (row["direct_care_straight_time_pay"] - rise) * hours,
        "minimum_wage": rise * hours,
        "overtime": (row["direct_care_pay"] - row["direct_care_straight_time_pay"]) * hours,
        "payroll_taxes_and_workers_compensation": taxes * hours,
        "unemployment_taxes": row["direct_care_unemployment_taxes"] * hours,
        "health_insurance": row["direct_care_health_insurance"] * hours,
        "retirement_and_other_benefits": row["direct_care_retirement_and_other_benefits"] * hours,
        "other_staff": staff - row["direct_care_staffing_cost"] * hours,
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
    fraction), start_usd (dollars per unit so far, without it). The amounts sum to the rate.
    """
    amounts = component_amounts(row)
    usd = np.array([float(amount) for amount in amounts.values()])
    return pd.DataFrame(
        {
            "component": list(amounts),
            "label": [COMPONENTS[name] for name in amounts],
            "usd_per_unit": usd,
            "share_of_rate": usd / row["rate_per_unit"],
            "start_usd": usd.cumsum() - usd,
        }
    )


def components_beside(study: Mapping[str, Any], scenario: Mapping[str, Any]) -> pd.DataFrame:
    """What makes up one rate in the study and in a scenario, and the rate itself as the last row.

    Each is a row of `Results.build_ups` of the same line and bound. Columns: label, study_usd,
    scenario_usd, difference_usd (dollars per unit), scenario_share (of the scenario's rate, a
    fraction), study_start_usd and scenario_start_usd (dollars per unit so far, without it; 0 for
    the rate). Components that neither has are left out.
    """
    parts = [components(study), components(scenario)]
    usd = [[*part["usd_per_unit"], part["usd_per_unit"].sum()] for part in parts]
    frame = pd.DataFrame(
        {
            "label": [*parts[0]["label"], "Rate"],
            "study_usd": usd[0],
            "scenario_usd": usd[1],
            "difference_usd": np.subtract(usd[1], usd[0]),
            "scenario_share": [*parts[1]["share_of_rate"], 1.0],
            "study_start_usd": [*parts[0]["start_usd"], 0.0],
            "scenario_start_usd": [*parts[1]["start_usd"], 0.0],
        }
    )
    there = (frame["study_usd"].abs() > NOTHING) | (frame["scenario_usd"].abs() > NOTHING)
    return frame[there].reset_index(drop=True)
