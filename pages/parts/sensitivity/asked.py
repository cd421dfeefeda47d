"""What is asked on the page Sensitivity, as the session has it."""

from __future__ import annotations

from model.findings.sensitivity.inputs import RANGES
from pages.shell import session
from reporting.sensitivity.asked import Asked


def asked_of_sensitivity() -> Asked:
    """What is chosen on the page besides service and bound."""
    return Asked(ranges=session.choice("ranges", RANGES))
