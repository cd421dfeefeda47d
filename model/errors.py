"""What is raised where the assumptions, or what a person brings, cannot be used."""

from __future__ import annotations

from collections.abc import Iterable


class _FaultsError(ValueError):
    """Something cannot be used; `faults` has one sentence for each fault."""

    def __init__(self, faults: Iterable[str]) -> None:
        self.faults = list(faults)
        super().__init__("\n".join(self.faults))


class AssumptionsError(_FaultsError):
    """The files of the assumptions, or another of our own, cannot be used."""


class ScenarioError(_FaultsError):
    """A scenario, or another thing that a person brings, cannot be used."""
