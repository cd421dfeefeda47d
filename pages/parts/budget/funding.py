"""Who pays: the federal match of each quarter, expansion adults, other state funds."""

from __future__ import annotations

import datetime

import streamlit as st

from model.findings.budget.cost import Budget
from pages.parts.budget import plan
from pages.shell.markdown import plain
from pages.shell.widgets import clicked, heard
from reporting.budget.rows import BASIS
from reporting.budget.words import year_name

SHARES = {"expansion": "expansion_share", "other_funds": "other_state_funds_share"}


def draw(made: Budget) -> None:
    """A field for each quarter of payment, and the two shares."""
    st.caption(
        plain(
            "The federal share of the cost in each quarter in which it is paid, percent. A federal "
            "fiscal year begins in October. Source of the known years: "
            f"{plan.inputs().match_source}."
        )
    )
    for year, of_year in made.match.groupby("fiscal_year"):
        for place, row in zip(st.columns(4), of_year.to_dict("records"), strict=True):
            with place:
                _draw_quarter(int(str(year)), row["quarter"], row["match"], row["basis"])
    if "match" in plan.texts():
        st.button("Back to the known match", key="known-match", **clicked(plan.put, "match", ""))
    funding = made.plan.funding
    left, right = st.columns(2)
    with left:
        _draw_share("expansion", funding.expansion_share)
    with right:
        _draw_share("other_funds", funding.other_state_share)


def _draw_quarter(year: int, quarter: datetime.date, match: float, basis: str) -> None:
    mark = f" ({BASIS[basis]})" if BASIS[basis] else ""
    st.number_input(
        f"{quarter:%b %Y}{mark}",
        min_value=0.0,
        max_value=100.0,
        value=round(100 * match, 6),
        step=0.01,
        format="%.2f",
        help=f"{year_name(year)}, quarter from {quarter:%B %Y}",
        **heard(f"budget-match-{quarter}", lambda shown: _take_match(quarter, shown)),
    )


def _take_match(quarter: datetime.date, shown: float) -> None:
    """Take over the match of a quarter, besides those that were entered before."""
    written = plan.plan().funding
    matches: dict[str, float] = {f"{year}": match for year, match in written.match_of_years}
    matches |= {f"{day:%Y-%m}": match for day, match in written.match_of_quarters}
    matches[f"{quarter:%Y-%m}"] = shown / 100
    plan.take("match", "; ".join(f"{when}={100 * m:.10g}%" for when, m in matches.items()))


def _draw_share(name: str, value: float) -> None:
    entry = plan.inputs().entries[SHARES[name]]
    st.number_input(
        f"{entry.label}, percent",
        min_value=0.0,
        max_value=100.0,
        value=round(100 * value, 8),
        step=1.0,
        format="%.2f",
        help=plain(f"{entry.description} {entry.source.where}."),
        **heard(f"budget-{name}", lambda shown: plan.take(name, f"{shown:.10g}%" if shown else "")),
    )
