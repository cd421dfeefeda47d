"""Costs side by side, and what drives the difference of two: as rows of texts."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from model.findings.budget.cost import Budget
from model.findings.budget.funds import GENERAL_REVENUE, TOTAL
from model.findings.compare import is_part_of
from reporting.budget.rows import FULL_YEAR, amounts_by_year, whole
from reporting.budget.words import FUND_NAMES, mark, policy_in_words, with_dates
from reporting.formats import between, signed_dollars
from reporting.wording.current_rates import fees_in_words

DRIVER_NAMES = {
    "fee": "Fees: present, modeled and policy",
    "volume": "Units and their growth",
    "months": "Dates and payment lag",
    "match": "Federal match and other state funds",
}
NOTHING = 0.5  # dollars, which are written as none
BY_DRIVER = (
    "Each part is averaged over all orders in which the four can change (Shapley values); the "
    "parts add up to the difference."
)


def costs_side_by_side(budgets: Mapping[str, Budget]) -> pd.DataFrame:
    """A row a cost, by its name: policy, total and General Revenue of the first and a full year."""
    rows = {}
    for name, made in budgets.items():
        amounts, assumptions = amounts_by_year(made), made.results.assumptions
        fees = with_dates(policy_in_words(assumptions, made.plan.policy), made)
        first = next(iter(amounts[TOTAL]))
        rows[name] = {
            "Fees": f"{fees}{mark(made)}",
            **{
                f"{head}, {FUND_NAMES[amount]}": between(*amounts[amount][head], whole)
                for head in dict.fromkeys((first, FULL_YEAR))
                for amount in (TOTAL, GENERAL_REVENUE)
            },
        }
    return pd.DataFrame.from_dict(rows, orient="index").fillna("")


def fees_behind(budgets: Mapping[str, Budget]) -> list[str]:
    """How new the current rates are from which the costs start; none where they are the study's.

    "Today, Current scenario: Current fees are known for 7 of 28 services, ..."
    """
    names: dict[str, list[str]] = {}
    for name, made in budgets.items():
        names.setdefault(fees_in_words(made.results), []).append(name)
    return [f"{', '.join(alike)}: {said}" for said, alike in names.items() if said]


def bridge_rows(bridge: pd.DataFrame) -> pd.DataFrame:
    """Frame of `cost_bridge` as texts, with the whole difference as the last row."""
    rows = {
        DRIVER_NAMES[row["driver"]]: _both(row["low_usd"], row["high_usd"])
        for row in bridge.to_dict("records")
    }
    rows["Difference"] = _both(bridge["low_usd"].sum(), bridge["high_usd"].sum())
    return pd.DataFrame({"General Revenue": rows})


def bridge_sentence(bridge: pd.DataFrame) -> str:
    """Which driver explains most of the difference of two costs; of a range, at its high end.

    bridge: of `cost_bridge`.
    """
    moves = moving(bridge)
    if moves.empty:
        return "The two cost the same"
    amounts, label = moves["high_usd"], moves["label"].iloc[0]
    driver = label[0].lower() + label[1:]
    if len(moves) == 1:
        return f"All of the difference in cost comes from {driver}"
    if is_part_of(amounts.iloc[0], amounts.sum()):
        return f"Most of the difference in cost comes from {driver}"
    return f"The largest effect on the cost is that of {driver}"


def moving(bridge: pd.DataFrame) -> pd.DataFrame:
    """The drivers of a `cost_bridge` that move the cost, the largest first, with their labels."""
    order = bridge["high_usd"].abs().sort_values(ascending=False, kind="stable").index
    moves = bridge.loc[order]
    moves = moves[moves["high_usd"].abs() >= NOTHING].reset_index(drop=True)
    return moves.assign(label=[DRIVER_NAMES[each].partition(":")[0] for each in moves["driver"]])


def _both(low: float, high: float) -> str:
    return between(low, high, lambda usd: signed_dollars(usd, 0))
