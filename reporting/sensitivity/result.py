"""What the assumptions move: the rate of one service, or the median of all services' rates.

The cost of a policy is a result too: see `cost_result`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from model import Assumptions
from model.findings.budget.full_year import FullYearCost
from model.findings.sensitivity.inputs import ALL_LINES
from model.findings.side_by_side import SideBySide, rate_range
from model.findings.trace import unit_in_words
from model.study.labels import in_a_sentence
from reporting.formats import dollars, number, percent, signed_dollars, signed_number
from reporting.wording import subtitle

RESULTS = {
    "service": "One service",
    "median": "Median of all services",
    "cost": "Cost of the policy",
    "general_revenue": "General Revenue of it",
}


@dataclass(frozen=True)
class Result:
    """A result at a bound, in words. service_key: "" is the median of all services.

    The rate of a service is in dollars per unit, the median a share of the current rates.
    """

    assumptions: Assumptions
    service_key: str
    bound: str

    @property
    def is_median(self) -> bool:
        """Whether it is the median of all services."""
        return not self.service_key

    @property
    def rate_line(self) -> str:
        """The rate line behind it; ALL_LINES for the median."""
        if self.is_median:
            return ALL_LINES
        return self.assumptions.services[self.service_key].rate_line

    @property
    def cost(self) -> FullYearCost | None:
        """The cost that it is; None of a rate."""
        return None

    @property
    def name(self) -> str:
        """What it is called in a sentence."""
        return "the median" if self.is_median else "this rate"

    @property
    def name_in_force(self) -> str:
        """What stands beside its number in force."""
        return "median in force" if self.is_median else "rate in force"

    @property
    def unit(self) -> str:
        """What stands beside its number: "per 15 min.", "of the current rate"."""
        if self.is_median:
            return "of the current rate"
        return unit_in_words(self.assumptions, self.rate_line)

    @property
    def axis(self) -> str:
        """What an axis of it counts."""
        return "Percent of the current rate" if self.is_median else f"Dollars {self.unit}"

    @property
    def subtitle(self) -> str:
        """Of which services, at which bound, in what."""
        if not self.is_median:
            return subtitle(self.assumptions, self.service_key, self.bound)
        at_bound = in_a_sentence(self.assumptions.bounds[self.bound])
        count = len(self.assumptions.services)
        return f"Median of {count} services, {at_bound}, percent {self.unit}"

    @property
    def short(self) -> float:
        """A range of results that is so short that its ends are told with a further decimal."""
        return 0.005 if self.is_median else 0.05

    def in_words(self, value: float, decimals: int = 2) -> str:
        """A result: "$5.02", or "105.3%" of the current rate; decimals as of dollars."""
        return percent(value, decimals - 1) if self.is_median else dollars(value, decimals)

    def in_a_cell(self, value: float) -> str:
        """A result without its sign, where many stand side by side."""
        return number(100 * value, 1) if self.is_median else number(value, 2)

    def difference(self, value: float) -> str:
        """A difference of two results: "+$0.12", "+1.5 points"."""
        if self.is_median:
            return f"{signed_number(100 * value, 1)} points"
        return signed_dollars(value)

    def size(self, value: float) -> str:
        """How large a range of results is, without a sign: "$0.12", "1.5 points"."""
        return f"{number(100 * value, 1)} points" if self.is_median else dollars(value)

    def ticks(self, span: float) -> dict[str, Any]:
        """How an axis of results writes its numbers, by the span that it shows."""
        is_short = span <= self.short
        if self.is_median:
            return {"tickformat": ".1%" if is_short else ".0%"}
        return {"tickprefix": "$", "tickformat": ",.3f" if is_short else ",.2f"}

    @property
    def number_format(self) -> str:
        """How an axis of a slide writes its numbers."""
        return "0.0%" if self.is_median else "$0.000"

    @property
    def sources(self) -> str:
        """Where its numbers come from, beside the study itself."""
        return "Table 7"

    @property
    def threshold_name(self) -> str:
        """What its cases are set against."""
        return "the current rate"

    def covered(self, count: str, threshold: float) -> str:
        """In how many cases it is no higher than the threshold: "Current rate covers ..."."""
        subject = "The median rate is covered in" if self.is_median else "Current rate covers"
        return f"{subject} {count} cases"

    def threshold(self, side_by_side: SideBySide) -> float:
        """What its cases are set against, in its unit: the current rate; 1 of the median."""
        if self.is_median:
            return 1.0
        return float(rate_range(side_by_side, self.service_key)["fee_schedule_rate_usd"])
