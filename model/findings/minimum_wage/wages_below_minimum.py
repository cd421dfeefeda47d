"""The wages that are assumed, and when each first lies below the minimum wage."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

import pandas as pd

from model.keys import assumed_wage_keys
from model.results import Results
from model.study.assumptions import Assumptions

BLEND = "Blended wage"
OF_A_WAGE = ["wage_usd_per_hour", "first_date_below", "minimum_wage_usd_per_hour", "cents_below"]


@lru_cache(maxsize=8)
def wages_below_minimum(results: Results) -> pd.DataFrame:
    """The calendar in words: each assumed wage once, those below the minimum first.

    A row for each occupation and bound, and for each role that several occupations fill and bound;
    the blend of a role that one occupation fills is that occupation's wage. Columns: staffing and
    role (labels of all that the occupation works in), occupation (`BLEND` for the blend), bound
    (labels), wage_usd_per_hour, first_date_below, minimum_wage_usd_per_hour, cents_below,
    wage_is_interpolated (the occupation's percentile is not published; for a blend, that of any of
    its occupations).
    """
    listed, wages = _listed_wages(results.assumptions), results.occupation_wages
    marked = wages.loc[wages["interpolated"], ["occupation", "bound"]].astype(str)
    interpolated = set(marked.itertuples(index=False, name=None))
    return (
        listed.drop(columns="jobs")
        .join(results.minimum_wage_calendar[OF_A_WAGE])
        .assign(wage_is_interpolated=[not interpolated.isdisjoint(each) for each in listed["jobs"]])
        .sort_values("first_date_below", kind="stable")
    )


@lru_cache(maxsize=8)
def _listed_wages(assumptions: Assumptions) -> pd.DataFrame:
    """What `wages_below_minimum` says of each wage whatever the scenario.

    Index: the row of `Results.minimum_wage_calendar` that has the wage. Columns: staffing, role,
    occupation, bound (labels), jobs (the occupations behind it, each with the bound; keys).
    """
    names = [*zip(*assumed_wage_keys(assumptions).values(), strict=True)]
    jobs_of: dict[tuple[str, ...], list[tuple[str, str]]] = {}
    for staffing, role, job, bound in names:
        if job:
            jobs_of.setdefault((staffing, role, bound), []).append((job, bound))
    # The rows of the calendar that have one wage: all places in which an occupation works.
    alike: dict[tuple[str, ...], list[int]] = {}
    for row, (staffing, role, job, bound) in enumerate(names):
        if job:
            alike.setdefault((job, bound), []).append(row)
        elif len(jobs_of[staffing, role, bound]) > 1:  # else it repeats its one occupation's wage
            alike[staffing, role, bound] = [row]
    rows = {}
    for first, *others in alike.values():
        staffing, role, job, bound = names[first]
        places = [names[row][:2] for row in (first, *others)]
        rows[first] = {
            "staffing": _listed(assumptions.staffing[place].label for place, _ in places),
            "role": _listed(assumptions.roles[place].label for _, place in places),
            "occupation": assumptions.occupations[job].title if job else BLEND,
            "bound": assumptions.bounds[bound],
            "jobs": [(job, bound)] if job else jobs_of[staffing, role, bound],
        }
    return pd.DataFrame.from_dict(rows, orient="index")


def _listed(labels: Iterable[str]) -> str:
    return "; ".join(dict.fromkeys(labels))
