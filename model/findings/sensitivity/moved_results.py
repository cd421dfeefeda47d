"""The results that assumptions move: a rate, the median of all rates, the share of pay in a rate.

The cost of a policy is one too: `FullYearCost` of the budget.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, Protocol

import numpy as np

from model.cases import cases_as_of
from model.compute import tables
from model.findings.compensation.rule import AT_FIRST, Counted
from model.findings.compensation.shares import share_of_rate
from model.findings.sensitivity.inputs import ALL_LINES
from model.results import Results
from model.sources import sources_of_line
from model.steps.wages import Floats
from model.study.assumptions import BOUNDS


class MovedResult(Protocol):
    """A number that every scenario has, and the rates that it depends on.

    rate_line: of which line, or ALL_LINES; bound: at which bound, or ALL_BOUNDS.
    """

    @property
    def rate_line(self) -> str: ...

    @property
    def bound(self) -> str: ...

    def of_scenarios(self, results: Results) -> Floats:
        """One number for each scenario of some results."""

    def __hash__(self) -> int: ...


@dataclass(frozen=True)
class Rate:
    """The rate of a line at a bound, dollars per unit."""

    rate_line: str
    bound: str

    def of_scenarios(self, results: Results) -> Floats:
        """The rate in each scenario of some results."""
        line = list(results.assumptions.rate_lines).index(self.rate_line)
        return results.rate_array[:, line, BOUNDS.index(self.bound)]


@dataclass(frozen=True)
class MedianRate:
    """The median of all services' rates at a bound as shares of their current rates."""

    bound: str
    rate_line: ClassVar[str] = ALL_LINES

    def of_scenarios(self, results: Results) -> Floats:
        """The median in each scenario of some results."""
        rates = results.service_rate_array[:, :, BOUNDS.index(self.bound)]
        return np.median(rates / results.fee_array, axis=1)


@dataclass(frozen=True)
class PayShare:
    """The share of a line's rate at a bound that is pay of direct care workers, a fraction."""

    rate_line: str
    bound: str
    counted: Counted = AT_FIRST

    def of_scenarios(self, results: Results) -> Floats:
        """The share in each scenario of some results."""
        assumptions = results.assumptions
        values = cases_as_of(assumptions, results.scenarios).values
        sources = sources_of_line(assumptions, self.rate_line)
        computed = tables(assumptions, values, sources)
        shares = share_of_rate(assumptions, computed, values, sources, self.counted)
        return shares[:, BOUNDS.index(self.bound)]
