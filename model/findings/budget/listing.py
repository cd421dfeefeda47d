"""The frames of a budget as a reader of a file expects them: in percent, both ends in a row."""

from __future__ import annotations

from itertools import product

import pandas as pd

from model.findings.budget.appropriation import ANNUALIZED, WAYS, reaches
from model.findings.budget.cost import ENDS, Budget
from model.findings.budget.frames import budget_frame, by_service, by_year
from model.findings.budget.funds import GENERAL_REVENUE, TOTAL
from model.findings.budget.inputs import BudgetInputs

TABLES = ("years", "services", "quarters", "all")


def budget_listing(made: Budget, table: str) -> pd.DataFrame:
    """One of TABLES.

    years: by_year, an amount a row. services: by_service. quarters: the federal match in percent.
    all: a row for each state fiscal year and service, both ends of the range beside each other.
    """
    if table == "years":
        return by_year(made).assign(illustrative=made.is_illustrative)
    if table == "services":
        return by_service(made)
    if table == "quarters":
        percents = ["regular_match", "increase", "match"]
        as_percent = {f"percent_{name}": 100 * made.match[name] for name in percents}
        return made.match.drop(columns=percents).assign(**as_percent)
    return _by_year_and_service(made)


def _by_year_and_service(made: Budget) -> pd.DataFrame:
    frame, services = budget_frame(made), made.results.assumptions.services
    keys = ["scenario", "fiscal_year", "service_key", "present_fee_usd", "new_fee_usd",
            "increment_usd", "months"]  # fmt: skip
    low, high = (frame[frame["end"] == end].reset_index(drop=True) for end in ENDS)
    amounts = [name for name in frame.columns if name not in (*keys, "end")]
    ends = {f"{name}_{end}": of_end[name] for name in amounts
            for end, of_end in zip(ENDS, (low, high), strict=True)}  # fmt: skip
    codes = {key: service.procedure_code for key, service in services.items()}
    illustrative = dict(zip(services, made.units.illustrative, strict=True))
    of_rows = low["service_key"].astype(str)
    listed = low[keys].assign(
        procedure_code=of_rows.map(codes), **ends, illustrative=of_rows.map(illustrative)
    )
    names = [*keys[:3], "procedure_code", *keys[3:], *ends, "illustrative"]
    return listed[names]


def reach_listing(made: Budget, inputs: BudgetInputs, usd: float) -> pd.DataFrame:
    """How far an amount goes under the plan of a budget: a row for each fund, year and way.

    usd: dollars. Columns: amount (General Revenue, or the total), fiscal_year ("annualized": a
    full year), way (a key of WAYS), for each end of the range percent_{end} (of the way, of the
    interim rate, or more for all), usd_{end} (what that costs) and pays_all_{end}, illustrative.
    """
    years = {**{f"{year}": year for year in made.years}, "annualized": ANNUALIZED}
    rows = []
    for amount, (name, year), way in product((GENERAL_REVENUE, TOTAL), years.items(), WAYS):
        ends = reaches(made.results, made.plan, inputs, usd, amount=amount, year=year, way=way)
        of_ends = {
            f"{column}_{end}": value
            for end, reach in ends.items()
            for column, value in (
                ("percent", 100 * reach.share), ("usd", reach.usd), ("pays_all", reach.pays_all)
            )
        }  # fmt: skip
        illustrative = any(reach.is_illustrative for reach in ends.values())
        rows.append({
            "amount": amount, "fiscal_year": name, "way": way, **of_ends,
            "illustrative": illustrative,
        })  # fmt: skip
    return pd.DataFrame(rows)
