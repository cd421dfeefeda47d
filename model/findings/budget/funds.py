"""Who pays: federal funds, General Revenue and other state funds, in whole dollars that sum."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

from model.findings.budget.inputs import BudgetInputs
from model.findings.budget.months import federal_year_of, quarters
from model.findings.fiscal_years import fiscal_year_of
from model.steps.cents import NEARLY
from model.steps.wages import Floats

GENERAL_REVENUE, OTHER_STATE, FEDERAL, TOTAL = (
    "general_revenue", "other_state_funds", "federal_funds", "total",
)  # fmt: skip
FUNDS = (GENERAL_REVENUE, OTHER_STATE, FEDERAL)  # they add up to the total


@dataclass(frozen=True)
class Funding:
    """What a person enters about who pays, all fractions.

    match_of_years: federal fiscal year -> regular match. match_of_quarters: first day of a quarter
    -> match, any increase included. expansion_share of the cost has the match `expansion_match`.
    other_state_share: of the state's part.
    """

    match_of_years: tuple[tuple[int, float], ...] = ()
    match_of_quarters: tuple[tuple[datetime.date, float], ...] = ()
    expansion_share: float = 0.0
    expansion_match: float = 0.9
    other_state_share: float = 0.0


def match_of_year(inputs: BudgetInputs, funding: Funding, federal_year: int) -> tuple[float, str]:
    """The regular match of a federal fiscal year, and its basis.

    "known", "assumed" (the year is after the last known one and takes that one's match; before the
    first, the first's) or "entered".
    """
    of_years, known = dict(funding.match_of_years), inputs.regular_match
    if federal_year in of_years:
        return of_years[federal_year], "entered"
    basis = "known" if federal_year in known else "assumed"
    return known[min(max(federal_year, min(known)), max(known))], basis


def match_by_quarter(inputs: BudgetInputs, funding: Funding, years: Sequence[int]) -> pd.DataFrame:
    """The federal match of each quarter of payment: a row a quarter of the state fiscal years.

    Columns: quarter (its first day), fiscal_year, federal_fiscal_year, regular_match, increase,
    match (with increase and expansion share), basis: as of `match_of_year`.
    """
    of_quarters = dict(funding.match_of_quarters)
    rows = []
    for day in quarters(years):
        federal_year = federal_year_of(day)
        regular, basis = match_of_year(inputs, funding, federal_year)
        increase = sum(i.increase for i in inputs.increases if i.first_day <= day <= i.last_day)
        if day in of_quarters:
            regular, increase, basis = of_quarters[day], 0.0, "entered"
        match = min(1.0, regular + increase)
        rows.append({
            "quarter": day,
            "fiscal_year": fiscal_year_of(day),
            "federal_fiscal_year": federal_year,
            "regular_match": regular,
            "increase": increase,
            "match": match_with_expansion(
                match, funding.expansion_share, funding.expansion_match
            ),
            "basis": basis,
        })  # fmt: skip
    return pd.DataFrame(rows)


def match_with_expansion(match: float, expansion_share: float, expansion_match: float) -> float:
    """The federal match where a share of the cost is for adults of the Medicaid expansion.

    (1 - expansion_share) * match + expansion_share * expansion_match
    """
    return (1 - expansion_share) * match + expansion_share * expansion_match


def whole_dollars(total: Floats, federal: Floats, other_state_share: float) -> dict[str, Floats]:
    """Amounts of each fund, and their total, in whole dollars; the funds add up to the total.

    total, federal: dollars, of one shape. The total is rounded first, so that no match moves it.
    """
    rounded = to_the_dollar(total)
    of_federal = to_the_dollar(federal)
    state = rounded - of_federal
    other = to_the_dollar(state * other_state_share)
    return {GENERAL_REVENUE: state - other, OTHER_STATE: other, FEDERAL: of_federal, TOTAL: rounded}


def to_the_dollar(usd: Floats) -> Floats:
    """Dollars rounded to the dollar, a half away from zero, as spreadsheets do."""
    return np.sign(usd) * np.floor(np.abs(usd) + 0.5 + NEARLY)
