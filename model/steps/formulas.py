"""The words and the formula of each step, read from its docstring: nothing is written twice.

The first line says what the step is; the second part is its formula over names of columns.
"""

from __future__ import annotations

import inspect
import re
from collections.abc import Callable, Mapping
from functools import cache
from typing import Any

from model.steps import minimum_wage

FUNCTIONS = ("max", "min", "choose", "rounded")
NAME = re.compile(r"[A-Za-z_]\w*")


@cache
def words(step: Callable[..., Any]) -> str:
    """What a step is: the first line of its docstring."""
    return (inspect.getdoc(step) or "").split("\n")[0].rstrip(".")


@cache
def formula(step: Callable[..., Any]) -> str:
    """The formula of a step over the names of its columns, on one line."""
    parts = (inspect.getdoc(step) or "").split("\n\n")
    return " ".join(parts[1].split()) if len(parts) > 1 else ""


def names_in(expression: str) -> tuple[str, ...]:
    """The names of the columns in a formula, each once, in its order."""
    names = (name for name in NAME.findall(expression) if name not in FUNCTIONS)
    return tuple(dict.fromkeys(names))


def number_text(value: float) -> str:
    """A number as it stands in a formula: six digits that count, no trailing zeros."""
    return f"{value:.6g}" if abs(value) < 1e6 else f"{value:.0f}"


def with_values(expression: str, values: Mapping[str, float]) -> str:
    """A formula with its names replaced by their values."""
    return NAME.sub(
        lambda match: number_text(values[match[0]]) if match[0] in values else match[0], expression
    )


def rule_in_force(minimum_wage_rule: float) -> Callable[..., Any]:
    """The step that the wage step chooses under a minimum-wage rule (its number in RULES)."""
    rules = names_in(formula(minimum_wage.wage))[1:]
    return getattr(minimum_wage, rules[int(minimum_wage_rule)])
