"""The employment team: every figure of its guides is in the YAML and honoured; costs by hand."""

from __future__ import annotations

import datetime
from functools import lru_cache
from typing import Any

import pytest

from model import Results, Scenario, compute
from model.programs.employment_team import (
    EmploymentTeam,
    cost_per_person,
    employment_team,
    staff_needed,
    yearly_cost,
)
from model.programs.program import value_faults
from model.programs.reading import load_program
from tests.model.independent_calculation import ASSISTANT, MANAGER, hourly_cost, study_values
from tests.study import ASSUMPTIONS

PROGRAM = load_program("employment_team")

FIGURES = [
    ("people_per_specialist", 20.0), ("specialists_per_supervisor", 10.0),
    ("supervisor_caseload", 2.0), ("supervisor_time_share", 1.0), ("community_time_share", 0.65),
    ("assigned_referral_share", 0.9), ("teams_per_specialist", 2.0), ("authorizations", 1380.0),
    ("authorization_growth_share", 0.186), ("growth_months", 24.0),
]  # fmt: skip
STANDARDS = {  # measure: at least, at most
    "caseload": (None, 20), "span": (None, 10), "supervisor_time_share": (1, None),
    "supervisor_caseload": (2, 3), "community_time_share": (0.65, None),
    "assigned_referral_share": (0.9, None), "teams_per_specialist": (1, 2),
}  # fmt: skip
FACTS = {  # words of a fact -> where the guides say so
    "83%": "Snapshot",
    "employment services only": "Employment Specialist Positions, 2 and 3",
    "Group supervision: every week": "IPS Program Supervision, 4",
    "to employers every month": "IPS Program Supervision, 5",
    "monitored every quarter": "IPS Program Supervision, 6",
    "monthly or quarterly": "slides, The IPS Supervisor",
    "attend those of their teams": "Integration of IPS and Mental Health Services, 3",
    "meet the specialists every month": "Collaboration with Vocational Rehabilitation, 2",
    "each quarter": "slides, The VR Counselor(s)",
    "kept out": "Collaboration with Vocational Rehabilitation, 1",
    "about a year": "Billing guidance, note 3",
}


@lru_cache(maxsize=4)
def results(scenario: Scenario = Scenario()) -> Results:  # noqa: B008 (nothing in it can change)
    return compute(ASSUMPTIONS, scenario)


def answer(**values: Any) -> EmploymentTeam:
    return employment_team(PROGRAM, values, results())


@pytest.mark.parametrize(("setting_id", "value"), FIGURES)
def test_every_figure_of_the_guides_is_a_value(setting_id: str, value: float) -> None:
    setting = PROGRAM.settings[setting_id]
    assert (setting.base_value, setting.entry.source.kind) == (value, "published")


def test_what_the_guides_do_not_say_is_marked_as_ours() -> None:
    assumed = {s.id for s in PROGRAM.settings.values() if s.entry.source.kind == "assumed"}
    assert assumed == set(PROGRAM.settings) - {figure for figure, _ in FIGURES}


@pytest.mark.parametrize(("words", "place"), FACTS.items())
def test_every_other_figure_and_rule_is_a_fact_of_its_place(words: str, place: str) -> None:
    [fact] = [fact for fact in PROGRAM.facts if words in f"{fact.fact}: {fact.value}"]
    assert place in fact.where


def test_every_standard_is_there() -> None:
    assert {s.measure: (s.at_least, s.at_most) for s in PROGRAM.standards} == STANDARDS


def missed(**values: Any) -> dict[str, float]:
    """Measure -> by how much the team misses it."""
    standards = answer(**values).standards
    return {met.standard.measure: met.short_by for met in standards if not met.is_met}


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ({}, {}),
        ({"people_per_specialist": 25, "people_to_serve": 250, "supervisor_caseload": 0},
         {"caseload": 5}),
        ({"people_to_serve": 240, "specialists_per_supervisor": 12, "supervisor_caseload": 0},
         {"span": 2}),
        ({"supervisor_time_share": 0.5}, {"supervisor_time_share": 0.5}),
        ({"supervisor_time_share": 0.5, "people_to_serve": 80}, {}),  # 4 specialists
        ({"supervisor_caseload": 5}, {"supervisor_caseload": 2}),
        ({"supervisor_caseload": 1}, {"supervisor_caseload": 1}),
        ({"supervisor_caseload": 0}, {}),
        ({"community_time_share": 0.5}, {"community_time_share": 0.15}),
        ({"assigned_referral_share": 0.75}, {"assigned_referral_share": 0.15}),
        ({"teams_per_specialist": 3}, {"teams_per_specialist": 1}),
        ({"teams_per_specialist": 0}, {"teams_per_specialist": 1}),
    ],
)  # fmt: skip
def test_each_standard_is_honored_and_says_by_how_much(
    values: dict[str, float], expected: dict[str, float]
) -> None:
    assert missed(**values) == pytest.approx(expected)


@pytest.mark.parametrize(
    ("people", "per_specialist", "per_supervisor", "own", "expected"),
    [
        (100, 20, 10, 0, (5, 1)),
        (101, 20, 10, 0, (6, 1)),
        (101, 20, 10, 2, (5, 1)),
        (200, 20, 10, 0, (10, 1)),
        (220, 20, 10, 0, (11, 2)),
        (1, 20, 10, 3, (1, 1)),
        (0.5, 20, 10, 0, (1, 1)),
    ],
)
def test_the_fewest_staff_who_serve_everybody(
    people: float, per_specialist: float, per_supervisor: float, own: float, expected: Any
) -> None:
    assert staff_needed(people, per_specialist, per_supervisor, own) == expected


@pytest.mark.parametrize(
    ("people", "own", "caseload"),
    [(101, 2, 99 / 5), (100, 0, 20), (222, 2, 218 / 11), (1, 3, 0)],
)
def test_the_caseload_is_without_the_people_of_the_supervisors(people, own, caseload) -> None:
    team = answer(people_to_serve=people, supervisor_caseload=own)
    assert team.caseload == pytest.approx(caseload)


def test_hours_in_the_community_are_a_share_of_a_week_of_40() -> None:
    assert answer().community_hours_a_week == pytest.approx(0.65 * 2080 / 52) == 26
    assert answer(community_time_share=0.5).community_hours_a_week == 20


def test_a_year_of_a_specialist_worked_by_hand() -> None:
    """21-1093 at the median, brought to the study's period, is $13.04 in whole cents; then ERE."""
    pay = 13.04
    hour = pay + pay * 0.0765 + pay * 0.0101 + 379.50 / 2080 + 5192 / 2080 + pay * 0.034
    assert yearly_cost(results(), "social_and_human_service_assistants")[
        "interim"
    ] == pytest.approx(2080 * hour)


def test_the_cost_is_of_the_staff_and_of_the_supervisor_s_time() -> None:
    team = answer(people_to_serve=220, supervisor_time_share=0.5, supervisor_caseload=0)
    assert (team.specialists, team.supervisors) == (11, 2)
    for bound, usd in team.staff_usd.items():
        assert usd == pytest.approx(11 * team.specialist_usd[bound] + team.supervisor_usd[bound])
        assert team.usd_per_person[bound] == pytest.approx(usd / 220)


@pytest.mark.parametrize("bound", ["lower", "interim", "upper"])
def test_the_costs_are_those_of_the_calculation_apart(bound: str) -> None:
    """Five specialists (21-1093) and a supervisor (11-9151), full-time, without overtime."""
    usd = [
        2080 * hourly_cost(
            {soc: 1.0}, bound, study_values(), 1.0, 0.0, "administration", 0.0, benefits=True
        )
        for soc in (ASSISTANT, MANAGER)
    ]  # fmt: skip
    team = answer()
    assert (team.specialists, team.supervisors) == (5, 1)
    assert team.staff_usd[bound] == pytest.approx(5 * usd[0] + usd[1])
    assert bound != "interim" or round(team.staff_usd[bound]) == 250_291


def test_wages_are_those_of_the_scenario() -> None:
    higher = results(Scenario("Higher", {"wage_percentile.interim": 75}))
    ours, study = (yearly_cost(each, "community_health_workers") for each in (higher, results()))
    assert ours["interim"] == pytest.approx(study["upper"])
    assert ours["lower"] == study["lower"]


@pytest.mark.parametrize(
    "changes",
    [{"overtime_share.meals_and_administration": 0.1}, {"full_time_share.administration": 0.5},
     {"minimum_wage_schedule": ((datetime.date(2019, 1, 1), 20.0),)}],
)  # fmt: skip
def test_a_full_time_employee_has_no_overtime_no_part_time_and_no_raise_to_a_minimum(
    changes: dict[str, Any],
) -> None:
    """Each moves the rate of case management; an occupation alone is none of its roles."""
    moved = results(Scenario("Moved", changes).checked(ASSUMPTIONS))
    assert moved.service_rate_array.tolist() != results().service_rate_array.tolist()
    for occupation in ("social_and_human_service_assistants", "community_health_workers"):
        assert yearly_cost(moved, occupation) == yearly_cost(results(), occupation)


def test_the_chart_s_costs_are_those_of_teams_of_that_caseload() -> None:
    costs = cost_per_person(answer(), PROGRAM, {})
    for caseload in (5, 20, 33):
        team = answer(people_per_specialist=caseload)
        assert costs[caseload] == pytest.approx(team.usd_per_person["interim"])


def test_authorizations_before_and_after() -> None:
    assert round(answer().authorizations_before) == 1164
    assert answer().authorizations_after == pytest.approx(1380 * 1.186)
    assert answer().growth_a_year == pytest.approx(1.186**0.5 - 1)


def test_nobody_per_specialist_is_answered_in_a_sentence() -> None:
    assert value_faults({"people_per_specialist": "0"}, PROGRAM.settings) == [
        "People per employment specialist: '0' was given; allowed is 1 to 100 people"
    ]
