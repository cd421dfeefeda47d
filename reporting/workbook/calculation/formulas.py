"""The model's formulas as spreadsheet formulas: a step's docstring, translated.

No formula is written twice: the second paragraph of a step's docstring is read as an expression
over column names, and each name becomes a reference to a cell.
"""

from __future__ import annotations

import ast
import inspect
from collections.abc import Callable
from functools import lru_cache
from typing import Any

from model.steps.formulas import formula
from model.steps.rates import change_from
from model.steps.wages import FINEST_ROUNDING_USD

Step = Callable[..., Any]
Reference = Callable[[str], str]

OPERATORS = {
    ast.Add: ("+", 1),
    ast.Sub: ("-", 1),
    ast.Mult: ("*", 2),
    ast.Div: ("/", 2),
    ast.Pow: ("^", 3),
}
FUNCTIONS = {"max": "MAX", "min": "MIN"}
HIGHEST = 9
# Added before rounding, so that a half which is a hair less in binary goes up as well.
HALF_IS_HALF = "0.000000001"  # as in model.steps.wages.rounded


class FormulaError(ValueError):
    """A docstring's formula cannot be read as an expression over column names."""


@lru_cache(maxsize=128)
def expression(step: Step) -> ast.expr:
    """The formula of a step as a syntax tree. Errors: FormulaError."""
    text = formula(step)
    try:
        return ast.parse(text, mode="eval").body
    except SyntaxError:
        raise FormulaError(f"{step.__name__}: cannot read {text!r}") from None


def spreadsheet_formula(step: Step, reference: Reference) -> str:
    """The formula of a step with a cell reference for each column name, without the "=".

    `choose(number, rule, rule, ...)` becomes CHOOSE with the formulas of the named functions of
    the step's module; `rounded(amount, to)` rounds as the model does. Errors: FormulaError.
    """
    return _written(expression(step), step, reference)[0]


def change_formula(rate: str, reference: str) -> str:
    """How one cell of a rate differs from another, by the model's own formula."""
    return spreadsheet_formula(change_from, {"rate": rate, "reference": reference}.__getitem__)


def _written(node: ast.expr, step: Step, reference: Reference) -> tuple[str, int]:
    """The text of a part of a formula and how tightly its operator binds."""
    if isinstance(node, ast.Name):
        return reference(node.id), HIGHEST
    if isinstance(node, ast.Constant) and isinstance(node.value, int | float):
        return repr(node.value), HIGHEST
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
        return _call(node.func.id, node.args, step, reference), HIGHEST
    if isinstance(node, ast.BinOp) and type(node.op) in OPERATORS:
        sign, binds = OPERATORS[type(node.op)]
        # Unlike Python, a spreadsheet reads 2^3^2 from the left.
        left = _inside(node.left, binds + (sign == "^"), step, reference)
        right = _inside(node.right, binds + 1, step, reference)
        return f"{left}{sign}{right}", binds
    raise FormulaError(f"{step.__name__}: cannot read {ast.unparse(node)!r}")


def _inside(node: ast.expr, least: int, step: Step, reference: Reference) -> str:
    text, binds = _written(node, step, reference)
    return text if binds >= least else f"({text})"


def _call(name: str, arguments: list[ast.expr], step: Step, reference: Reference) -> str:
    if name in FUNCTIONS:
        written = [_written(argument, step, reference)[0] for argument in arguments]
        return f"{FUNCTIONS[name]}({','.join(written)})"
    if name == "rounded":
        amount, to = (_written(argument, step, reference)[0] for argument in arguments)
        # Not ROUND: a half that is not quite one in binary would go down there, and up here.
        finest = f"{FINEST_ROUNDING_USD:f}"
        return f"IF({to}>{finest},INT(({amount})/{to}+0.5+{HALF_IS_HALF})*{to},{amount})"
    if name == "choose":
        number, *named = arguments
        texts = [_written(number, step, reference)[0]]
        for choice in named:
            if not isinstance(choice, ast.Name):
                raise FormulaError(f"{step.__name__}: cannot choose {ast.unparse(choice)!r}")
            chosen = getattr(inspect.getmodule(step), choice.id, None)
            if chosen is None:
                raise FormulaError(f"{step.__name__}: there is no {choice.id}")
            texts.append(spreadsheet_formula(chosen, reference))
        return f"CHOOSE({','.join(texts)})"
    raise FormulaError(f"{step.__name__}: there is no function {name!r}")
