"""What a deck is made from."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import pandas as pd

from model import Assumptions, Results, Scenario
from model.findings.side_by_side import rate_ranges
from model.findings.summary import Summary, summary
from reporting.slides.layout import cut
from reporting.slides.words import source_line

LONGEST_NAME = 45  # of a scenario in a source line


@dataclass(frozen=True)
class Briefing:
    """What a deck is made from: the scenario's results, the study's, and up to three others'."""

    results: Results
    study: Results
    others: tuple[Results, ...] = ()

    @property
    def assumptions(self) -> Assumptions:
        return self.results.assumptions

    @property
    def scenario(self) -> Scenario:
        return self.results.scenarios[0]

    @property
    def name(self) -> str:
        return cut(self.scenario.name, LONGEST_NAME)

    @cached_property
    def summary(self) -> Summary:
        return summary(self.results, self.study)

    @cached_property
    def ranges(self) -> pd.DataFrame:
        return rate_ranges(self.results, self.study)

    def source(self, where: str) -> str:
        return source_line(self.assumptions, where, self.name)
