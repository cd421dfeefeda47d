"""What the assumptions move, in words: the rate of one service.

The median of all rates, the share of pay in a rate and the cost of a policy are results too.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np

from model import Assumptions
from model.findings.rate_ranges import rate_range
from model.findings.sensitivity.moved_results import MovedResult, Rate
from model.findings.side_by_side import SideBySide
from model.steps.wages import Floats
from reporting.bases.fee_words import beside_fees
from reporting.formats import dollars, number, signed_dollars
from reporting.wording.names import subtitle, unit_of_service

RESULTS = {
    "service": "Rate",
    "compensation_share": "Pay share of the rate",
    "median": "Median of all rates",
    "cost": "Cost of the policy",
    "general_revenue": "General Revenue of it",
}


@dataclass(frozen=True)
class Result:
    """The rate of a service at a bound in words, dollars per unit."""

    assumptions: Assumptions
    service_key: str
    bound: str

    @property
    def computed(self) -> MovedResult:
        """What the model computes of it."""
        return Rate(self.rate_line, self.bound)

    @property
    def rate_line(self) -> str:
        """The rate line of the service."""
        return self.assumptions.services[self.service_key].rate_line

    @property
    def name(self) -> str:
        """What it is called in a sentence."""
        return "this rate"

    @property
    def name_in_force(self) -> str:
        """What stands beside its number in force."""
        return "rate in force"

    @property
    def unit(self) -> str:
        """What stands beside its number: "per 15 min."."""
        return unit_of_service(self.assumptions, self.service_key)

    @property
    def axis(self) -> str:
        """What an axis of it counts."""
        return f"Dollars {self.unit}"

    @property
    def subtitle(self) -> str:
        """Of which service, at which bound, in what."""
        return subtitle(self.assumptions, self.service_key, self.bound)

    @property
    def short(self) -> float:
        """A range of results that is so short that its ends are told with a further decimal."""
        return 0.05

    def in_words(self, value: float, decimals: int = 2) -> str:
        """A result: "$5.02"; decimals as of dollars."""
        return dollars(value, decimals)

    def in_a_cell(self, value: float) -> str:
        """A result without its sign, where many stand side by side."""
        return number(value, 2)

    def difference(self, value: float) -> str:
        """A difference of two results: "+$0.12"."""
        return signed_dollars(value)

    def size(self, value: float) -> str:
        """How large a range of results is, without a sign: "$0.12"."""
        return dollars(value)

    def ticks(self, span: float) -> dict[str, Any]:
        """How an axis of results writes its numbers, by the span that it shows."""
        return {"tickprefix": "$", "tickformat": ",.3f" if span <= self.short else ",.2f"}

    @property
    def number_format(self) -> str:
        """How an axis of a slide writes its numbers."""
        return "$0.000"

    @property
    def sources(self) -> str:
        """Where its numbers come from, beside the study itself."""
        return "Table 7"

    @property
    def threshold_name(self) -> str:
        """What its cases are set against."""
        return "the current rate"

    def said_of_fees(self, side_by_side: SideBySide) -> str:
        """How new the current rates are that it is set against, or made of; "" for nothing."""
        return beside_fees(side_by_side, self.service_key)

    def threshold(self, side_by_side: SideBySide) -> float:
        """What its cases are set against, in its unit: the current rate."""
        return float(rate_range(side_by_side, self.service_key)["fee_schedule_rate_usd"])

    def count_met(self, values: Floats, threshold: float) -> int:
        """In how many cases the threshold is met: the current rate covers the rate."""
        return int(np.count_nonzero(values <= threshold))

    def covered(self, count: str, threshold: float) -> str:
        """In how many cases the threshold is met, in words: "Current rate covers ..."."""
        return f"Current rate covers {count} cases"
