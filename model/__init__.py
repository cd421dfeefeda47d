"""The rate model: assumptions and scenarios in, rate ranges and minimum-wage impacts out."""

from model.assumptions import Assumptions, AssumptionsError, load_assumptions
from model.compute import Results, compute
from model.scenario import Scenario, ScenarioError

__all__ = [
    "Assumptions",
    "AssumptionsError",
    "Results",
    "Scenario",
    "ScenarioError",
    "compute",
    "load_assumptions",
]
