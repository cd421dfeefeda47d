"""The wages of Tables 2 to 5: each occupation and each blend, its percentiles, where it stands."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping
from functools import lru_cache
from typing import Any

import pandas as pd

from model import Assumptions, Results, Scenario
from model.findings.check import WAGE_TABLES
from model.findings.minimum_wage.wages_below_minimum import wages_below_minimum
from model.steps.cents import in_cents
from model.study.parts import Occupation
from reporting.formats import dollars
from reporting.search.settings import is_said, printed_number, searched_words
from reporting.wording.values import values_in_words

SAID = ("occupation", "staffing", "role", "source", "percentiles")
COLUMNS = (
    "occupation", "lower", "interim", "upper", "percentiles", "published", "staffing", "role",
    "source",
)  # fmt: skip


@lru_cache(maxsize=8)
def wage_rows(results: Results) -> pd.DataFrame:
    """A row for each occupation, and one for each role that several occupations fill.

    results: of one scenario. Columns: COLUMNS; the wages at the bounds in dollars per hour, before
    any minimum wage; percentiles and the wages as BLS published them as texts, "" for a blend.
    """
    assumptions, scenario = results.assumptions, results.scenarios[0]
    wages = wages_below_minimum(results).sort_index()  # as the calendar has them: alike by bound
    at_bounds = {
        bound: wages[wages["bound"] == label].reset_index(drop=True)
        for bound, label in assumptions.bounds.items()
    }
    rows = at_bounds["lower"][["occupation", "staffing", "role"]]
    jobs = {each.title: each for each in assumptions.occupations.values()}
    said = [
        _percentiles(assumptions, scenario, jobs[title]) if title in jobs else ("", "")
        for title in rows["occupation"]
    ]
    tables = {assumptions.roles[role].label: table for table, _, role in WAGE_TABLES}
    printed = [sorted({tables[each] for each in role.split("; ")}) for role in rows["role"]]
    return rows.assign(
        **{bound: of_bound["wage_usd_per_hour"] for bound, of_bound in at_bounds.items()},
        percentiles=[percentiles for percentiles, _ in said],
        published=[published for _, published in said],
        source=[", ".join([*named, "Appendix B"]) for named in printed],
    )[list(COLUMNS)]


def _percentiles(assumptions: Assumptions, scenario: Scenario, job: Occupation) -> tuple[str, str]:
    """The percentiles of an occupation, and its wages as published at those that are known."""
    at_bounds = assumptions.settings_of(job.percentile)
    values = [scenario.value(assumptions, setting.id) for setting in at_bounds]
    known = [
        dollars(scenario.value(assumptions, setting.id))
        for setting in assumptions.settings_of(job.wage)
        if setting.member in {f"percentile_{value:g}" for value in values}
    ]
    return values_in_words(assumptions.entries[job.percentile], values), " · ".join(known)


def wage_rows_found(assumptions: Assumptions, wages: pd.DataFrame, search: str) -> pd.DataFrame:
    """The rows of `wage_rows` in which each word of a search stands, or is one of the wages.

    Where occupations are named by the words, their rows alone.
    """
    words = searched_words(search)
    rows = wages.to_dict("records")
    named = [_is_found(assumptions, row, words, ("occupation",)) for row in rows]
    anywhere = [_is_found(assumptions, row, words, SAID) for row in rows]
    return wages[named if any(named) else anywhere].reset_index(drop=True)


def _is_found(
    assumptions: Assumptions,
    row: Mapping[Hashable, Any],
    words: Iterable[str],
    columns: Iterable[str],
) -> bool:
    said = " ".join(row[name] for name in columns).casefold()
    return all(is_said(assumptions, said, word) or _is_wage(row, word) for word in words)


def _is_wage(row: Mapping[Hashable, Any], word: str) -> bool:
    searched = printed_number(word)
    if searched is None:
        return False
    wages = [row["lower"], row["interim"], row["upper"], *dollars_in(row["published"])]
    return any(searched.is_shown(float(in_cents(usd)), "dollars") for usd in wages)


def dollars_in(text: str) -> list[float]:
    """The amounts of a text: [9.15, 10.31] from "$9.15 · $10.31"."""
    return [float(amount.strip("$").replace(",", "")) for amount in text.split(" · ") if amount]
