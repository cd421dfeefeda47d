"""The study's assumptions and what a budget is made of, read once for all tests; both are fixed."""

from __future__ import annotations

from model import load_assumptions
from model.findings.budget.inputs import budget_inputs

ASSUMPTIONS, INPUTS = load_assumptions(), budget_inputs()
