"""Amounts as a fiscal note writes them: costs in parentheses, ranges, funds that net to zero."""

from __future__ import annotations

from model.findings.budget.cost import Budget
from model.findings.budget.funds import FEDERAL, GENERAL_REVENUE, OTHER_STATE
from reporting.budget.rows import amounts_by_year
from reporting.formats import between, dollars

QUESTION_USD = 250_000  # the form asks whether the net effect exceeds it


def effect(usd: float) -> str:
    """An effect on a fund: "($31,204,000)" for a cost, "$450,000" for a saving, "$0"."""
    amount = dollars(abs(usd), 0)
    return f"({amount})" if usd < 0 and amount != "$0" else amount


def effect_of_cost(low: float, high: float) -> str:
    """The effect of a cost or saving between two ends, the smaller first: "($1) to ($3)", "$1"."""
    return between(low, high, lambda usd: effect(-usd), by=abs)


def income_of_match(low: float, high: float) -> str:
    """The federal money that comes in for a cost: "$3,172,173 to $58,283,725"."""
    return between(low, high, effect, by=abs)


def effects_by_year(made: Budget, fund: str) -> list[str]:
    """The effect of a fund's cost in each of the three state fiscal years."""
    return [effect_of_cost(*pair) for pair in _years(made, fund)]


def incomes_by_year(made: Budget) -> list[str]:
    """The federal money that comes in, in each of the three state fiscal years."""
    return [income_of_match(*pair) for pair in _years(made, FEDERAL)]


def gross_of_federal(made: Budget) -> str:
    """The footnote that names the gross federal money: "Income and expenses exceed $3.2 ..."."""
    sizes = [abs(usd) for pair in _years(made, FEDERAL) for usd in pair]
    smallest, largest = min(sizes), max(sizes)
    ends = between(smallest, largest, lambda usd: dollars(usd, 0))
    verb = "are" if smallest == largest else "range from"
    return f"Income and expenses {verb} {ends} annually and net to $0."


def _years(made: Budget, fund: str) -> list[tuple[float, float]]:
    return list(amounts_by_year(made)[fund].values())[: len(made.years)]


def largest_federal(made: Budget) -> float:
    """The largest federal amount of any of the years, in either direction, dollars."""
    return max(abs(usd) for pair in amounts_by_year(made)[FEDERAL].values() for usd in pair)


def exceeds_the_question(made: Budget, sign: int) -> bool:
    """Whether the cost (sign 1) or the saving (-1) of state funds exceeds the form's amount.

    In any of the three years or at full implementation, at either end of the range.
    """
    amounts = amounts_by_year(made)
    general, other = (amounts[fund].values() for fund in (GENERAL_REVENUE, OTHER_STATE))
    ends = [
        sign * sum(usd)
        for pairs in zip(general, other, strict=True)
        for usd in zip(*pairs, strict=True)
    ]
    return max(ends) > QUESTION_USD
