"""How far an amount of money goes, in words."""

from __future__ import annotations

from functools import partial

import numpy as np

from model import Assumptions
from model.findings.budget.appropriation import Reach
from model.findings.budget.funds import TOTAL
from reporting.budget.words import FUND_NAMES, cost_in_words, mark
from reporting.formats import between, dollars, dollars_in_words, percent
from reporting.wording.names import bound_in_words


def reach_sentence(
    assumptions: Assumptions, low: Reach, high: Reach, usd: float, fund: str, when: str
) -> str:
    """How far an amount of a fund goes. low, high: where it goes furthest, and least.

    "$10.0 million of General Revenue a year pays for 31.9% to 100% of the way from the current
    rates to the lower bound."
    """
    if low.pays_all and not low.usd and not high.usd:
        return "That way no fee rises whose units are known, so it costs nothing."
    of_fund = "in all" if fund == TOTAL else f"of {FUND_NAMES[fund]}"
    costs = cost_in_words(low.usd, high.usd, partial(dollars, decimals=0))
    everything = " It pays for all of it." if low.pays_all and high.pays_all else ""
    return (
        f"{dollars_in_words(usd)} {of_fund} {when} pays for "
        f"{_way(assumptions, low, high)}; that {costs}{mark(low) or mark(high)}.{everything}"
    )


def _way(assumptions: Assumptions, low: Reach, high: Reach) -> str:
    """Of what the amount pays which share, at both ends."""
    shares, rule = between(low.share, high.share, _share), high.rule
    if rule.kind == "to":
        bound = bound_in_words(assumptions, rule.bound)
        return f"{shares} of the way from the current rates to the {bound}"
    if rule.kind == "percent_of":
        return f"{shares} of the modeled rate at the interim point"
    return f"{shares} more for all of these fees"


def _share(fraction: float) -> str:
    """A share cut, not rounded, to a hundredth of a percent: more could cost too much."""
    return percent(np.floor(fraction * 10_000 + 1e-6) / 10_000, 2)
