"""The wages that are assumed, and when each first lies below the minimum wage."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache

import pandas as pd

from model.results import Results

BLEND = "Blended wage"


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
    assumptions, whole = results.assumptions, results.minimum_wage_calendar
    of_role = whole.groupby(["staffing", "role", "bound"], observed=True)["occupation"]
    # The blend of one occupation alone repeats its wage.
    repeats = (whole["occupation"].astype(str) == "") & (of_role.transform("size") == 2)
    calendar = whole[~repeats]
    names = calendar[["staffing", "role", "occupation", "bound"]].astype(str)
    frame = pd.DataFrame({
        "staffing": names["staffing"].map(
            {key: staffing.label for key, staffing in assumptions.staffing.items()}
        ),
        "role": names["role"].map({key: role.label for key, role in assumptions.roles.items()}),
        "occupation": names["occupation"].map({
            "": BLEND, **{key: each.title for key, each in assumptions.occupations.items()}
        }),
        "bound": names["bound"].map(dict(assumptions.bounds)),
        **{
            name: calendar[name]
            for name in ("wage_usd_per_hour", "first_date_below", "minimum_wage_usd_per_hour",
                         "cents_below")
        },
        "wage_is_interpolated": _interpolated(results, names),
    })  # fmt: skip
    return _each_wage_once(frame).sort_values("first_date_below", kind="stable")


def _each_wage_once(wages: pd.DataFrame) -> pd.DataFrame:
    """One row for an occupation at a bound, with all staffing and roles that it works in."""
    places: dict[tuple[str, ...], list[int]] = {}
    staffing, roles = wages["staffing"].tolist(), wages["role"].tolist()
    named = zip(wages["occupation"], wages["bound"], strict=True)
    for place, (occupation, bound) in enumerate(named):
        alone = (staffing[place], roles[place]) if occupation == BLEND else ()
        places.setdefault((occupation, bound, *alone), []).append(place)
    return wages.iloc[[first for first, *_ in places.values()]].assign(
        staffing=[_listed(staffing, alike) for alike in places.values()],
        role=[_listed(roles, alike) for alike in places.values()],
    )


def _listed(labels: Sequence[str], places: Iterable[int]) -> str:
    return "; ".join(dict.fromkeys(labels[place] for place in places))


def _interpolated(results: Results, names: pd.DataFrame) -> list[bool]:
    """For each row of names, whether its wage, or one in its blend, is interpolated."""
    wages = results.occupation_wages
    marked_rows = wages.loc[wages["interpolated"], ["occupation", "bound"]].astype(str)
    marked = set(marked_rows.itertuples(index=False, name=None))
    rows = list(names.itertuples(index=False, name=None))
    blends = {
        (staffing, role, bound)
        for staffing, role, occupation, bound in rows
        if (occupation, bound) in marked
    }
    return [
        (occupation, bound) in marked or (not occupation and (staffing, role, bound) in blends)
        for staffing, role, occupation, bound in rows
    ]
