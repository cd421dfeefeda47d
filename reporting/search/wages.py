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
    wages = wages_below_minimum(results).sort_index()
    bound_of = {label: bound for bound, label in assumptions.bounds.items()}
    by_title = {each.title: each for each in assumptions.occupations.values()}
    tables = {assumptions.roles[role].label: table for table, _, role in WAGE_TABLES}
    rows = []
    for key, of_bounds in wages.groupby(["occupation", "staffing", "role"], sort=False):
        occupation, staffing, role = map(str, key)
        printed = sorted({tables[each] for each in role.split("; ")})
        rows.append({
            "occupation": occupation, "staffing": staffing, "role": role,
            "source": ", ".join([*printed, "Appendix B"]),
            **dict(zip(of_bounds["bound"].map(bound_of), of_bounds["wage_usd_per_hour"],
                       strict=True)),
            **(_percentiles(assumptions, scenario, by_title[occupation].key)
               if occupation in by_title else {"percentiles": "", "published": ""}),
        })  # fmt: skip
    return pd.DataFrame(rows, columns=list(COLUMNS))


def _percentiles(assumptions: Assumptions, scenario: Scenario, occupation: str) -> dict[str, str]:
    """The percentiles of an occupation, and its wages as published at those that are known."""
    job = assumptions.occupations[occupation]
    at_bounds = assumptions.settings_of(job.percentile)
    values = [scenario.value(assumptions, setting.id) for setting in at_bounds]
    known = [
        dollars(scenario.value(assumptions, setting.id))
        for setting in assumptions.settings_of(job.wage)
        if setting.member in {f"percentile_{value:g}" for value in values}
    ]
    return {
        "percentiles": values_in_words(assumptions.entries[job.percentile], values),
        "published": " · ".join(known),
    }


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
