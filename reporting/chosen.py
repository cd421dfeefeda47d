"""What a person has chosen on the pages beside the scenario; files that are taken away show it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from model.findings.budget.cost import Plan
from model.findings.compensation.rule import AT_FIRST, Counted
from reporting.sensitivity.asked import Asked


@dataclass(frozen=True)
class Chosen:
    """service_key, bound: whose build-up is shown; the first service where none is chosen.

    service_group: the label of the one in view on the rate ranges; "" for all services. asked: on
    the page Sensitivity. counted: as compensation of direct care workers. plan: of the budget, None
    where nothing of it is entered; asked_of_budget: its texts by short name, which files carry.
    """

    service_key: str = ""
    bound: str = "interim"
    service_group: str = ""
    asked: Asked = field(default_factory=Asked)
    counted: Counted = AT_FIRST
    plan: Plan | None = None
    asked_of_budget: Mapping[str, str] = field(default_factory=dict)
