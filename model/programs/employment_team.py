"""An employment team: its staff, what its guides ask of it, and what the staff costs in a year."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from model.compute import ROLE_STEPS, step
from model.programs.program import Program, Standard, Values
from model.results import Results
from model.study.assumptions import BOUNDS

# Full-time staff of this line of the rate model has the employee-related expenses that are taken.
RATE_LINE, ROLE = "case_management", "direct_care"
CASELOADS = range(5, 41)  # that a chart compares
FULL_TIME_ALONE = {"full_time_share": 1.0, "overtime_share": 0.0, "staff_supported": 1.0}


@dataclass(frozen=True)
class StandardMet:
    """A standard, what the team has, and by how much it misses it (0 where it is met).

    here: None where the standard does not apply to the team.
    """

    standard: Standard
    here: float | None
    short_by: float

    @property
    def is_met(self) -> bool:
        """Whether the team has what the standard asks, or the standard does not apply."""
        return self.short_by == 0


@dataclass(frozen=True)
class EmploymentTeam:
    """The answers to a what-if; costs are dollars a year, by bound of the wages.

    specialists, supervisors: whole people. caseload: people of a specialist, on average.
    """

    people: float
    specialists: int
    supervisors: int
    caseload: float
    community_hours_a_week: float
    standards: tuple[StandardMet, ...]
    specialist_usd: Mapping[str, float]
    supervisor_usd: Mapping[str, float]
    staff_usd: Mapping[str, float]
    usd_per_person: Mapping[str, float]
    authorizations_before: float
    authorizations_after: float
    growth_a_year: float


def employment_team(program: Program, values: Values, results: Results) -> EmploymentTeam:
    """The answers for the values in force; results: of one scenario, whose wages are paid."""
    in_force = program.in_force(values)
    people, own = in_force["people_to_serve"], in_force["supervisor_caseload"]
    specialists, supervisors = staff_needed(
        people, in_force["people_per_specialist"], in_force["specialists_per_supervisor"], own
    )
    caseload = max(0.0, people - supervisors * own) / specialists
    measures = {**in_force, "caseload": caseload, "span": specialists / supervisors}
    specialist, supervisor = (
        yearly_cost(results, in_force[occupation])
        for occupation in ("specialist_occupation", "supervisor_occupation")
    )
    supervisors_time = supervisors * in_force["supervisor_time_share"]
    staff = {
        bound: specialists * specialist[bound] + supervisors_time * supervisor[bound]
        for bound in BOUNDS
    }
    hours_a_week = _role(results, results.scenarios[0].name, "interim")["hours_per_year"] / 52
    growth, months = 1 + in_force["authorization_growth_share"], in_force["growth_months"]
    return EmploymentTeam(
        people=people,
        specialists=specialists,
        supervisors=supervisors,
        caseload=caseload,
        community_hours_a_week=in_force["community_time_share"] * hours_a_week,
        standards=tuple(_met(standard, measures) for standard in program.standards),
        specialist_usd=specialist,
        supervisor_usd=supervisor,
        staff_usd=staff,
        usd_per_person={bound: usd / people for bound, usd in staff.items()},
        authorizations_before=in_force["authorizations"] / growth,
        authorizations_after=in_force["authorizations"] * growth,
        growth_a_year=growth ** (12 / months) - 1,
    )


def staff_needed(
    people: float, per_specialist: float, per_supervisor: float, own_caseload: float
) -> tuple[int, int]:
    """The fewest specialists, and their supervisors, who together serve so many people.

    A supervisor serves a few people too. Each must be above 0 but own_caseload, which may be 0.
    """
    for specialists in range(1, math.ceil(people / per_specialist) + 1):
        supervisors = math.ceil(specialists / per_supervisor)
        if specialists * per_specialist + supervisors * own_caseload >= people:
            return specialists, supervisors
    raise ValueError("people and caseloads must be above 0")


def yearly_cost(results: Results, occupation: str) -> dict[str, float]:
    """Pay and employee-related expenses of a full-time employee for a year, by bound.

    By the rate model's own steps: the wage of the occupation at the percentile of the bound,
    brought to the study's period, then pay, taxes, insurance and retirement of full-time case
    management staff. Errors: KeyError for an occupation without a position in Appendix B.
    """
    scenario = results.scenarios[0].name
    return {bound: _yearly_cost(results, scenario, occupation, bound) for bound in BOUNDS}


def _yearly_cost(results: Results, scenario: str, occupation: str, bound: str) -> float:
    positions = results.positions.xs(
        (scenario, bound, occupation), level=("scenario", "bound", "occupation")
    )
    role = _role(results, scenario, bound)
    inputs = {**role, **FULL_TIME_ALONE, "wage": float(positions["trended_wage"].iloc[0])}
    columns = {name: np.array([value]) for name, value in inputs.items()}
    # The first step raises a role's wage to the minimum; an occupation alone is no role.
    cost_of_an_hour = float(step(columns, ROLE_STEPS[1:])["staffing_cost"][0])
    return cost_of_an_hour * role["hours_per_year"]


def cost_per_person(answer: EmploymentTeam, program: Program, values: Values) -> dict[int, float]:
    """People per specialist -> staff cost of a person served, in dollars a year, at the interim
    wages; all else as in the answer.
    """
    in_force = program.in_force(values)
    per_supervisor, own = in_force["specialists_per_supervisor"], in_force["supervisor_caseload"]
    specialist_usd, supervisor_usd = (
        usd["interim"] for usd in (answer.specialist_usd, answer.supervisor_usd)
    )
    costs = {}
    for caseload in CASELOADS:
        specialists, supervisors = staff_needed(answer.people, caseload, per_supervisor, own)
        supervisors_time = supervisors * in_force["supervisor_time_share"]
        usd = specialists * specialist_usd + supervisors_time * supervisor_usd
        costs[caseload] = usd / answer.people
    return costs


def _role(results: Results, scenario: str, bound: str) -> dict[str, float]:
    """What full-time case management staff has in the rate model, column by column."""
    levels = ("scenario", "rate_line", "bound", "role")
    row = results.roles.xs((scenario, RATE_LINE, bound, ROLE), level=levels).iloc[0]
    return {str(name): float(value) for name, value in row.items()}


def _met(standard: Standard, measures: Mapping[str, float]) -> StandardMet:
    here = measures[standard.measure]
    applies = measures["span"] >= standard.only_from and not (standard.or_none and here == 0)
    if not applies:
        return StandardMet(standard, None, 0.0)
    over = 0.0 if standard.at_most is None else here - standard.at_most
    under = 0.0 if standard.at_least is None else standard.at_least - here
    return StandardMet(standard, here, max(0.0, round(over, 9), round(under, 9)))
