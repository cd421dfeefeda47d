"""The steps of a trace in words: their values, their formulas, the parts that they stand in."""

from __future__ import annotations

import pandas as pd

from model import Assumptions
from model.steps.formulas import NAME
from reporting.formats import dollars, number, percent

LINE = "line"  # the part of the steps of the whole rate line
SIGNS = {"**": "^", "*": "×", "/": "÷"}
# How a name of the model ends, and the unit that this stands for.
UNITS = {
    "_usd_per_year": "$/year",
    "_usd_per_hour": "$/hour",
    "_usd": "$",
    "_share_of_wage_base": "% of wage base",
    "_share_per_year": "% a year",
    "_share": "%",
}
ACRONYMS = {"fica", "futa", "suta"}


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
    return NAME.sub(lambda name: _name_in_words(name[0]), expression)


def _name_in_words(name: str) -> str:
    """A name of the model in words: "FUTA ($/year)" for futa_usd_per_year."""
    for ending, unit in UNITS.items():
        if name.endswith(ending):
            return f"{_name_in_words(name.removesuffix(ending))} ({unit})"
    words = name.replace("_", " ").split(" ")
    return " ".join(word.upper() if word in ACRONYMS else word for word in words)
