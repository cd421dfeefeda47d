"""The rate model: assumptions and scenarios in, rate ranges and minimum-wage impacts out."""

from model.errors import AssumptionsError, ScenarioError
from model.loading import load_assumptions
from model.results import Results, compute
from model.scenario.scenario import Scenario
from model.study.assumptions import Assumptions

__all__ = [
    "Assumptions",
    "AssumptionsError",
    "Results",
    "Scenario",
    "ScenarioError",
    "compute",
    "load_assumptions",
]
