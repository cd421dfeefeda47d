"""The rate model: assumptions and scenarios in, rate ranges and minimum-wage impacts out."""

import pandas as pd

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

# Texts stay Python's own. Every frame here is small, and looking at a column of Arrow's texts takes
# longer than the calculation. Set before the first frame is made, because frames with texts of both
# kinds do not compare.
pd.set_option("mode.string_storage", "python")
