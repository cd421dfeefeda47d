"""Who pays: the federal match of each quarter, expansion adults, other state funds."""

from __future__ import annotations

import datetime

import streamlit as st

from model.findings.budget.cost import Budget
from pages.parts.budget import plan, share_field
from pages.shell.markdown import plain
from pages.shell.widgets import clicked, heard
from reporting.budget.rows import BASIS
from reporting.budget.words import year_name
from reporting.formats import from_percent, in_percent


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
        share_field.draw("expansion", "expansion_share", funding.expansion_share)
    with right:
        share_field.draw("other_funds", "other_state_funds_share", funding.other_state_share)


def _draw_quarter(year: int, quarter: datetime.date, match: float, basis: str) -> None:
    mark = f" ({BASIS[basis]})" if BASIS[basis] else ""
    st.number_input(
        f"{quarter:%b %Y}{mark}",
        min_value=0.0,
        max_value=100.0,
        value=in_percent(match),
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
    matches[f"{quarter:%Y-%m}"] = from_percent(shown)
    plan.take("match", "; ".join(f"{when}={in_percent(m):.10g}%" for when, m in matches.items()))
