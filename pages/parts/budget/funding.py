"""Who pays: the federal match of each year and quarter, expansion adults, other state funds."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable

import streamlit as st

from model.findings.budget.cost import Budget
from model.findings.budget.funds import Funding, match_of_year
from pages.parts.budget import plan, share_field
from pages.shell.markdown import plain
from pages.shell.widgets import clicked, heard, make_anew
from reporting.budget.words import year_name
from reporting.formats import (
    field_format,
    from_percent,
    in_percent,
    month_in_full,
    month_in_words,
    percent,
)


def draw(made: Budget) -> None:
    """A field for each federal fiscal year and each quarter of payment, and the two shares."""
    st.caption(
        plain(
            "The federal share of the cost in the quarter in which it is paid, percent. A federal "
            "fiscal year (FFY) begins in October. Source of the known years: "
            f"{plan.inputs().match_source}."
        )
    )
    funding, quarters = made.plan.funding, list(made.match["quarter"])
    years = list(dict.fromkeys(made.match["federal_fiscal_year"].tolist()))
    for place, federal_year in zip(st.columns(len(years)), years, strict=True):
        with place:
            _draw_year(funding, federal_year, quarters)
    for year, of_year in made.match.groupby("fiscal_year"):
        st.caption(f"{year_name(int(str(year)))}, quarter by quarter")
        for place, row in zip(st.columns(4), of_year.to_dict("records"), strict=True):
            with place:
                of_quarter = min(1.0, row["regular_match"] + row["increase"])
                _draw_quarter(row["quarter"], of_quarter, row["basis"])
                if funding.expansion_share:
                    st.caption(f"{percent(row['match'], 2)} with expansion")
    if "match" in plan.texts():
        st.button("Back to the known match", key="known-match", **clicked(plan.put, "match", ""))
    left, right = st.columns(2)
    with left:
        share_field.draw("expansion", funding.expansion_share)
    with right:
        share_field.draw("other_funds", funding.other_state_share)


def _draw_year(funding: Funding, year: int, quarters: Iterable[datetime.date]) -> None:
    """The regular match of a federal fiscal year, which its quarters take."""
    match, basis = match_of_year(plan.inputs(), funding, year)

    def take(shown: float) -> None:
        _take_match(f"{year}", shown)
        make_anew(*map(_name, quarters))

    _draw_match(f"FFY {year}", f"{year}", match, basis, "For all quarters of the year", take)


def _draw_quarter(quarter: datetime.date, match: float, basis: str) -> None:
    """The match of a quarter, with an increase of the years 2020 to 2023."""
    _draw_match(
        month_in_words(quarter),
        f"{quarter}",
        match,
        basis,
        f"The quarter from {month_in_full(quarter)} alone",
        lambda shown: _take_match(f"{quarter:%Y-%m}", shown),
    )


def _draw_match(
    label: str, when: str, match: float, basis: str, about: str, take: Callable[[float], None]
) -> None:
    mark, shown = f" ({basis})" if basis != "known" else "", in_percent(match)
    st.number_input(
        f"{label}{mark}",
        min_value=0.0,
        max_value=100.0,
        value=shown,
        step=0.01,
        format=field_format(shown, 2),
        help=about,
        **heard(_name(when), take),
    )


def _name(when: object) -> str:
    return f"budget-match-{when}"


def _take_match(when: str, shown: float) -> None:
    """Take over the match of a year or a quarter, besides those that were entered before."""
    written = plan.plan().funding
    matches: dict[str, float] = {f"{year}": match for year, match in written.match_of_years}
    matches |= {f"{day:%Y-%m}": match for day, match in written.match_of_quarters}
    matches[when] = from_percent(shown)
    plan.take("match", "; ".join(f"{when}={in_percent(m):.10g}%" for when, m in matches.items()))
