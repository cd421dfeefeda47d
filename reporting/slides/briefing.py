"""What a deck is made from."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property

import pandas as pd

from model import Assumptions, Results, Scenario
from model.findings.check import check, score
from model.findings.rate_ranges import rate_ranges
from model.findings.side_by_side import SideBySide
from model.findings.summary import Summary, summary
from model.scenario.warnings import warnings
from model.study.parts import Base
from reporting.chosen import Chosen
from reporting.letters import cut
from reporting.slides.words import source_line
from reporting.wording.current_rates import fees_in_words

LONGEST_NAME = 45  # of a scenario in a source line
MOST_OTHERS = 3


@dataclass(frozen=True)
class Briefing:
    """A scenario beside its base, the results of others, at most three of which are compared, and
    what is chosen beside it.
    """

    side_by_side: SideBySide
    others: Sequence[Results] = ()
    chosen: Chosen = field(default_factory=Chosen)

    @property
    def assumptions(self) -> Assumptions:
        return self.side_by_side.assumptions

    @property
    def scenario(self) -> Scenario:
        return self.side_by_side.scenario.scenarios[0]

    @property
    def base(self) -> Scenario:
        return self.side_by_side.base.scenarios[0]

    @property
    def stands_on(self) -> Base:
        """What the base is called."""
        return self.assumptions.base

    @property
    def service_key(self) -> str:
        """Whose build-up is shown. Errors: KeyError for a service that is not there."""
        services, chosen = self.assumptions.services, self.chosen.service_key
        return services[chosen].key if chosen else next(iter(services))

    @property
    def name(self) -> str:
        return cut(self.scenario.name, LONGEST_NAME)

    @cached_property
    def warnings(self) -> list[str]:
        """What is possible but unusual in the scenario, a sentence each."""
        return warnings(self.scenario, self.assumptions)

    @cached_property
    def summary(self) -> Summary:
        return summary(self.side_by_side)

    @cached_property
    def ranges(self) -> pd.DataFrame:
        return rate_ranges(self.side_by_side)

    @cached_property
    def compared(self) -> list[SideBySide]:
        """What is compared, each beside the base: the base, the scenario, the others."""
        base, scenario = self.side_by_side.base, self.side_by_side.scenario
        return [
            SideBySide(base, results) for results in (base, scenario, *self.others[:MOST_OTHERS])
        ]

    @property
    def how_new_the_fees_are(self) -> list[str]:
        """What notes say of the current rates, a sentence; none where they are the study's own."""
        return [said] if (said := fees_in_words(self.side_by_side.scenario)) else []

    def source(self, where: str) -> str:
        return source_line(self.assumptions, where, self.name)

    @property
    def footer(self) -> str:
        """What stands at the foot of every slide."""
        return str(self.assumptions.study["disclaimer"])

    @cached_property
    def check(self) -> str:
        """How the model was checked, in a line."""
        scores = score(check(self.assumptions))
        hits, cells = scores["hits"].sum(), scores["cells"].sum()
        return (
            f"Model check: with the study's own assumptions it reproduces {hits} of {cells} "
            "published figures."
        )
