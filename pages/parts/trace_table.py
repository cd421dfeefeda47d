"""The trace on the screen: a step a row, each value put in a link to its assumption."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from urllib.parse import urlencode

import pandas as pd

from model import Assumptions
from model.findings.trace import Input
from model.steps.formulas import NAME, number_text
from pages.shell.markdown import plain
from reporting.formats import dollars, percent

LINE = "line"
SIGNS = {"**": "^", "*": "×", "/": "÷"}


def parts_of(assumptions: Assumptions, steps: pd.DataFrame) -> dict[str, str]:
    """The parts of a trace, by role, in its order: key -> what it is called."""
    roles = [role for role in dict.fromkeys(steps["role"]) if role]
    return {role: assumptions.roles[role].label for role in roles} | {
        LINE: "From staff cost to rate"
    }


def trace_table(
    assumptions: Assumptions,
    study: pd.DataFrame,
    scenario: pd.DataFrame,
    part: str,
    link_parameters: Mapping[str, str],
) -> str:
    """One part of two traces of the same rate as a Markdown table.

    study, scenario: `trace`; the study's values are left out where none differs.
    link_parameters: of the link to the page Assumptions, so that it opens with the same scenario.
    """
    role = "" if part == LINE else part
    beside = scenario.assign(study=study["value"])
    steps = beside[beside["role"] == role].to_dict("records")
    differs = any(
        value_text(row["study"], row["unit"]) != value_text(row["value"], row["unit"])
        for row in steps
    )
    rows = [
        (
            f"{plain(row['words'])} :gray[({plain(row['unit'])})]",
            formula_cell(assumptions, row["formula"], row["inputs"], link_parameters),
            *([plain(value_text(row["study"], row["unit"]))] if differs else []),
            f"**{plain(value_text(row['value'], row['unit']))}**",
        )
        for row in steps
    ]
    values = ("Study", "Scenario") if differs else ("Value",)
    return markdown_table(("Step", "Formula and values", *values), 2, rows)


def parts_table(parts: pd.DataFrame, unit: str, *, is_changed: bool) -> str:
    """What makes up one rate as a Markdown table that a phone has room for.

    parts: `parts_of_rate`. unit: what the rate is paid for ("per 15 min."). An hour stands beside
    the unit, and where the scenario is changed the study's dollars in its place.
    """
    other, heading = ("base_usd", "Study") if is_changed else ("scenario_usd_per_hour", "Per hour")
    rows = [
        (
            plain(row["label"]), plain(dollars(row[other])), plain(dollars(row["scenario_usd"])),
            plain(percent(row["scenario_share"])),
        )
        for row in parts.to_dict("records")
    ]  # fmt: skip
    this = "Scenario" if is_changed else unit.capitalize()
    return markdown_table(("Part of the rate", heading, plain(this), "Share"), 1, rows)


def markdown_table(heads: Sequence[str], texts: int, rows: Iterable[Sequence[str]]) -> str:
    """A table in Markdown; the first `texts` columns are texts, the others numbers."""
    aligned = [":---" if place < texts else "---:" for place in range(len(heads))]
    return "\n".join(f"| {' | '.join(cells)} |" for cells in [heads, aligned, *rows])


def formula_cell(
    assumptions: Assumptions,
    formula: str,
    inputs: tuple[Input, ...],
    link_parameters: Mapping[str, str],
) -> str:
    """A formula in words, and the same with its values, those of assumptions as links."""
    shown = {given.name: _value(assumptions, given, link_parameters) for given in inputs}
    if formula.startswith("exp("):  # a sentence, not an expression
        listed = ", ".join(f"{plain(in_words(name))} {value}" for name, value in shown.items())
        return f":gray[{plain(formula)}] = {listed}"
    read_at = shown.get("percentile", "")
    beside = f" :gray[(percentile] {read_at}:gray[)]" if read_at else ""
    return f":gray[{plain(in_words(formula))}] = {_replaced(formula, shown)}{beside}"


def in_words(expression: str) -> str:
    """A formula as people write it, with words for names and the signs of a school book."""
    signed = expression
    for sign, shown in SIGNS.items():
        signed = signed.replace(f" {sign} ", f" {shown} ")
    return signed.replace("usd", "dollars").replace("_", " ")


def value_text(value: float, unit: str) -> str:
    """A step's value, to a hundredth of a cent: "$9.7312", "96.59%", "2.88"."""
    if unit.startswith("dollars"):
        return f"${value:,.4f}"
    if unit.startswith("share"):
        return f"{value:.2%}"
    return f"{value:,.4f}".rstrip("0").rstrip(".")


def _replaced(expression: str, shown: Mapping[str, str]) -> str:
    """The expression with names replaced; all that stands between them in plain text."""
    texts = []
    end = 0
    for found in NAME.finditer(expression):
        between = expression[end : found.start()]
        texts += [_between(between), shown.get(found[0], plain(found[0]))]
        end = found.end()
    return "".join([*texts, _between(expression[end:])])


def _between(text: str) -> str:
    # `plain` takes the blanks at the ends away.
    before = " " if text[:1] == " " else ""
    after = " " if text[-1:] == " " and text.strip() else ""
    return f"{before}{plain(in_words(f' {text.strip()} '))}{after}"


def _value(assumptions: Assumptions, given: Input, link_parameters: Mapping[str, str]) -> str:
    number = plain(number_text(given.value))
    if not given.assumptions:
        return number
    setting = assumptions.settings[given.assumptions[0]]
    query = urlencode({**link_parameters, "search": setting.entry.id})
    named = setting.label.replace('"', "'")
    return f'[{number}](assumptions?{query} "{named}")'
