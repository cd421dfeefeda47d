"""The employment team in words, large numbers and tables."""

from __future__ import annotations

import pandas as pd

from model.programs.employment_team import EmploymentTeam, StandardMet
from model.programs.program import Standard
from model.study.assumptions import BOUNDS
from reporting.formats import (
    counted,
    dollars,
    dollars_in_short,
    number,
    percent,
    signed_percent,
)
from reporting.large_numbers import LargeNumber
from reporting.tables.headed_rows import headed_rows


def headline(answer: EmploymentTeam) -> str:
    """The team, its cost, and whether it is as its guides ask."""
    missed = sum(not each.is_met for each in answer.standards)
    total = len(answer.standards)
    are = "is" if missed == 1 else "are"
    standards = (
        f"{missed} of {total} standards {are} missed"
        if missed
        else f"all {total} standards are met"
    )
    return (
        f"{counted(answer.specialists, 'employment specialist')} and "
        f"{counted(answer.supervisors, 'supervisor')} serve {_people(answer.people)} for "
        f"{dollars(answer.staff_usd['interim'], 0)} of staff cost a year; {standards}."
    )


def large_numbers(answer: EmploymentTeam) -> list[LargeNumber]:
    """Staff, cost, and cost for each person."""
    low, high = (dollars_in_short(answer.staff_usd[bound]) for bound in ("lower", "upper"))
    low_each, high_each = (dollars(answer.usd_per_person[bound], 0) for bound in ("lower", "upper"))
    return [
        LargeNumber(
            number(answer.specialists),
            "employment specialists",
            f"{number(answer.caseload, 1)} people each; in the community "
            f"{number(answer.community_hours_a_week)} hours a week",
        ),
        LargeNumber(
            number(answer.supervisors),
            "supervisor" if answer.supervisors == 1 else "supervisors",
            f"{number(answer.specialists / answer.supervisors, 1)} specialists each",
        ),
        LargeNumber(
            dollars_in_short(answer.staff_usd["interim"]),
            "staff cost a year",
            f"{low} to {high} by the bounds of wages",
        ),
        LargeNumber(
            dollars(answer.usd_per_person["interim"], 0),
            "a year for each person served",
            f"{low_each} to {high_each} by the bounds of wages",
        ),
    ]


def standards(answer: EmploymentTeam) -> pd.DataFrame:
    """Texts, a row a standard: what is asked, what the team has, and whether that is met."""
    rows = [
        (met.standard.standard, asked(met.standard), here(met), result(met), met.standard.where)
        for met in answer.standards
    ]
    return headed_rows(rows, "Asked", "Here", "Met", "Where in the guides")


def asked(standard: Standard) -> str:
    """What a standard asks: "at most 20 people", "at least 65%", "1 to 2 teams"."""
    low, high = standard.at_least, standard.at_most
    if low is not None and high is not None:
        return f"{number(low)} to {_amount(high, standard.unit)}"
    if low is not None:
        return f"at least {_amount(low, standard.unit)}"
    return f"at most {_amount(high or 0.0, standard.unit)}"


def here(met: StandardMet) -> str:
    """What the team has of a standard."""
    return "does not apply" if met.here is None else _amount(met.here, met.standard.unit)


def result(met: StandardMet) -> str:
    """Whether a standard is met, or by how much it is not."""
    if met.here is None or met.is_met:
        return "yes"
    if met.standard.unit == "share":
        return f"no, by {percent(met.short_by, 1).removesuffix('%').removesuffix('.0')} points"
    return f"no, by {_amount(met.short_by, met.standard.unit)}"


def costs(answer: EmploymentTeam) -> pd.DataFrame:
    """Texts: what the staff costs in a year, a column a bound of the wages."""
    rows = {
        "An employment specialist": answer.specialist_usd,
        "A full-time supervisor": answer.supervisor_usd,
        "All staff": answer.staff_usd,
        "For each person served": answer.usd_per_person,
    }
    return pd.DataFrame(
        [[dollars(usd[bound], 0) for bound in BOUNDS] for usd in rows.values()],
        index=list(rows),
        columns=["Lower bound", "Interim point", "Upper bound"],
    )


def costs_sentence(scenario_name: str) -> str:
    """What stands over the costs: whose wages they are."""
    return f"Staff cost a year, by the wages and expenses of the scenario “{scenario_name}”"


def growth_sentence(answer: EmploymentTeam, now: float, months: float) -> str:
    """How authorizations grew, and what the same growth would bring."""
    return (
        f"Authorizations for employment: {number(answer.authorizations_before)} before, "
        f"{number(now)} in June 2020, {signed_percent(answer.growth_a_year)} a year; as many "
        f"months again ({number(months)}) at this growth would make "
        f"{number(answer.authorizations_after)}."
    )


def _amount(value: float, unit: str) -> str:
    if unit == "share":
        return percent(value, 0 if round(100 * value, 6) % 1 == 0 else 1)
    digits = number(value, 0 if round(value, 6) % 1 == 0 else 1)
    return f"{digits} {unit.removesuffix('s') if digits == '1' and unit != 'people' else unit}"


def _people(count: float) -> str:
    return "1 person" if count == 1 else f"{number(count)} people"
