"""A scenario side by side with its base: what most tables and charts are drawn from."""

from __future__ import annotations

from dataclasses import dataclass

from model.results import Results
from model.study.assumptions import Assumptions

WHOSE = ("base", "scenario")


@dataclass(frozen=True)
class SideBySide:
    """The results of a scenario and of the base that it is set beside, each of one scenario.

    Two are equal where their results are the same objects, so that frames are computed once.
    """

    base: Results
    scenario: Results

    @property
    def assumptions(self) -> Assumptions:
        """The assumptions that both are computed from."""
        return self.scenario.assumptions

    @property
    def is_changed(self) -> bool:
        """Whether the scenario changes anything of its own base."""
        return bool(self.scenario.scenarios[0].changes)
