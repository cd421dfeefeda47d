"""Results in percent that the assumptions move: the median of all rates, the share of pay."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np

from model.findings.compensation.rule import AT_FIRST, Counted, federal_rule
from model.findings.sensitivity.moved_results import MedianRate, MovedResult, PayShare
from model.findings.side_by_side import SideBySide
from model.steps.wages import Floats
from model.study.labels import in_a_sentence
from reporting.formats import number, percent, signed_points
from reporting.pay.compensation_words import counted_briefly
from reporting.sensitivity.result import Result
from reporting.wording.names import service_with_code


class PercentResult(Result):
    """A result that is a fraction, in percent on the screen."""

    @property
    def short(self) -> float:
        """A range of results that is so short that its ends are told with a further decimal."""
        return 0.005

    def in_words(self, value: float, decimals: int = 2) -> str:
        """A result: "105.3%"; decimals as of dollars."""
        return percent(value, decimals - 1)

    def in_a_cell(self, value: float) -> str:
        """A result without its sign, where many stand side by side."""
        return number(100 * value, 1)

    def difference(self, value: float) -> str:
        """A difference of two results: "+1.5 points"."""
        return signed_points(value)

    def size(self, value: float) -> str:
        """How large a range of results is, without a sign: "1.5 points"."""
        return f"{number(100 * value, 1)} points"

    def ticks(self, span: float) -> dict[str, Any]:
        """How an axis of results writes its numbers, by the span that it shows."""
        return {"tickformat": ".1%" if span <= 10 * self.short else ".0%"}

    @property
    def number_format(self) -> str:
        """How an axis of a slide writes its numbers."""
        return "0.0%"


@dataclass(frozen=True)
class MedianResult(PercentResult):
    """The median of all services' rates at a bound in percent of their current rates."""

    @property
    def computed(self) -> MovedResult:
        """What the model computes of it."""
        return MedianRate(self.bound)

    @property
    def name(self) -> str:
        """What it is called in a sentence."""
        return "the median"

    @property
    def name_in_force(self) -> str:
        """What stands beside its number in force."""
        return "median in force"

    @property
    def unit(self) -> str:
        """What stands beside its number."""
        return "of the current rate"

    @property
    def axis(self) -> str:
        """What an axis of it counts."""
        return "Percent of the current rate"

    @property
    def subtitle(self) -> str:
        """Of which services, at which bound, in what."""
        at_bound = in_a_sentence(self.assumptions.bounds[self.bound])
        count = len(self.assumptions.services)
        return f"Median of {count} services, {at_bound}, percent {self.unit}"

    def threshold(self, side_by_side: SideBySide) -> float:
        """The current rates."""
        return 1.0

    def covered(self, count: str, threshold: float) -> str:
        """In how many cases the current rates cover the median."""
        return f"The median rate is covered in {count} cases"


@dataclass(frozen=True)
class PayShareResult(PercentResult):
    """The share of a service's rate at a bound that is pay of direct care workers."""

    counted: Counted = AT_FIRST

    @property
    def computed(self) -> MovedResult:
        """What the model computes of it."""
        return PayShare(self.rate_line, self.bound, self.counted)

    @property
    def name(self) -> str:
        """What it is called in a sentence."""
        return "this share"

    @property
    def name_in_force(self) -> str:
        """What stands beside its number in force."""
        return "share in force"

    @property
    def unit(self) -> str:
        """What stands beside its number, with who is counted."""
        return f"of the rate; counted: {counted_briefly(self.counted)}"

    @property
    def axis(self) -> str:
        """What an axis of it counts."""
        return "Percent of the rate"

    @property
    def subtitle(self) -> str:
        """Of which service, at which bound, and who is counted."""
        at_bound = in_a_sentence(self.assumptions.bounds[self.bound])
        service = service_with_code(self.assumptions, self.service_key)
        counted = counted_briefly(self.counted)
        return f"{service}, {at_bound}: pay as a share of the rate; counted: {counted}"

    @property
    def sources(self) -> str:
        """Where its numbers come from, beside the study itself, and what its mark is about."""
        citation = federal_rule(self.assumptions).texts["citation"]
        return f"Table 7; the federal rule, {citation}, tests providers, not a model"

    @property
    def threshold_name(self) -> str:
        """What its cases are set against."""
        return "the federal rule's"

    def said_of_fees(self, side_by_side: SideBySide) -> str:
        """Nothing: it has to do with no current rate."""
        return ""

    def threshold(self, side_by_side: SideBySide) -> float:
        """The smallest share that the federal rule asks of providers."""
        return federal_rule(self.assumptions).smallest_share

    def count_met(self, values: Floats, threshold: float) -> int:
        """In how many cases the share is reached."""
        return int(np.count_nonzero(values >= threshold))

    def covered(self, count: str, threshold: float) -> str:
        """In how many cases the share is reached, in words."""
        return f"The share reaches {percent(threshold, 0)} in {count} cases"
