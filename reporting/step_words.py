"""The steps of a trace in words: their values, their formulas, the parts that they stand in."""

from __future__ import annotations

import pandas as pd

from model import Assumptions
from reporting.formats import dollars, number, percent

LINE = "line"  # the part of the steps of the whole rate line
SIGNS = {"**": "^", "*": "×", "/": "÷"}


def parts_of_trace(assumptions: Assumptions, steps: pd.DataFrame) -> dict[str, str]:
    """The parts of a `trace`, by role, in its order: key -> what it is called."""
    roles = [role for role in dict.fromkeys(steps["role"]) if role]
    return {
        **{role: assumptions.roles[role].label for role in roles},
        LINE: "From staff cost to rate",
    }


def step_value_in_words(value: float, unit: str) -> str:
    """A step's value, to a hundredth of a cent: "$9.7312", "96.59%", "2.88"."""
    if unit.startswith("dollars"):
        return dollars(value, 4)
    if unit.startswith("share"):
        return percent(value, 2)
    return number(value, 4).rstrip("0").rstrip(".")


def formula_in_words(expression: str) -> str:
    """A formula as people write it, with words for names and the signs of a school book."""
    for sign, written in SIGNS.items():
        expression = expression.replace(f" {sign} ", f" {written} ")
    return expression.replace("usd", "dollars").replace("_", " ")
