"""The trace on the screen: a step a row, each value put in a link to its assumption."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from urllib.parse import urlencode
from zlib import crc32

import pandas as pd
import streamlit as st

from model import Assumptions
from model.findings.trace import Input
from model.scenario.texts.mailed_links import with_check
from model.steps.formulas import NAME, number_text
from pages.shell.markdown import plain
from reporting.formats import dollars, in_percent, percent
from reporting.step_words import LINE, formula_in_words, step_value_in_words
from reporting.wording.values import is_share


def trace_table(
    assumptions: Assumptions,
    base: pd.DataFrame,
    scenario: pd.DataFrame,
    part: str,
    link_parameters: Mapping[str, str],
) -> str:
    """One part of two traces of the same rate as a Markdown table.

    base, scenario: `trace`; the base's values are left out where none differs.
    link_parameters: of the link to the page Assumptions, so that it opens with the same scenario.
    """
    role = "" if part == LINE else part
    beside = scenario.assign(base=base["value"])
    steps = beside[beside["role"] == role].to_dict("records")
    of_base, of_scenario = (
        [plain(step_value_in_words(row[whose], row["unit"])) for row in steps]
        for whose in ("base", "value")
    )
    differs = of_base != of_scenario
    rows = [
        (
            f"{plain(row['words'])} :gray[({plain(row['unit'])})]",
            formula_cell(assumptions, row["formula"], row["inputs"], link_parameters),
            *([before] if differs else []),
            f"**{now}**",
        )
        for row, before, now in zip(steps, of_base, of_scenario, strict=True)
    ]
    values = (assumptions.base.name, "Scenario") if differs else ("Value",)
    return markdown_table(("Step", "Formula and values", *values), 2, rows)


def parts_table(
    parts: pd.DataFrame, unit: str, *, is_changed: bool, base_name: str = "Study"
) -> str:
    """What makes up one rate as a Markdown table that a phone has room for.

    parts: `parts_of_rate`. unit: what the rate is paid for ("per 15 min."). An hour stands beside
    the unit, and where the scenario is changed the base's dollars in its place.
    """
    other, heading = (
        ("base_usd", base_name) if is_changed else ("scenario_usd_per_hour", "Per hour")
    )
    rows = [
        (
            plain(row["label"]), plain(dollars(row[other])), plain(dollars(row["scenario_usd"])),
            plain(percent(row["scenario_share"])),
        )
        for row in parts.to_dict("records")
    ]  # fmt: skip
    this = "Scenario" if is_changed else unit.capitalize()
    return markdown_table(("Part of the rate", heading, plain(this), "Share"), 1, rows)


def draw_table(name: str, table: str) -> None:
    """Draw a Markdown table, made anew whenever its text is another.

    A browser that translates a page puts elements of its own around the texts, and a table that
    stays would then keep the old ones.
    """
    with st.container(key=f"{name}-{crc32(table.encode())}"):
        st.markdown(table)


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
    shown = {each.name: _value(assumptions, each, link_parameters) for each in inputs}
    if formula.startswith("exp("):  # a sentence, not an expression
        listed = ", ".join(
            f"{plain(formula_in_words(name))} {value}" for name, value in shown.items()
        )
        return f":gray[{plain(formula)}] = {listed}"
    read_at = shown.get("percentile", "")
    beside = f" :gray[(percentile] {read_at}:gray[)]" if read_at else ""
    return f":gray[{plain(formula_in_words(formula))}] = {_replaced(formula, shown)}{beside}"


def _replaced(expression: str, shown: Mapping[str, str]) -> str:
    """The expression with names replaced; all that stands between them in plain text."""
    texts = []
    end = 0
    for name in NAME.finditer(expression):
        between = expression[end : name.start()]
        texts += [_between(between), shown.get(name[0], plain(name[0]))]
        end = name.end()
    return "".join([*texts, _between(expression[end:])])


def _between(text: str) -> str:
    # `plain` takes the blanks at the ends away.
    before = " " if text[:1] == " " else ""
    after = " " if text[-1:] == " " and text.strip() else ""
    return f"{before}{plain(formula_in_words(f' {text.strip()} '))}{after}"


def _value(assumptions: Assumptions, step_input: Input, link_parameters: Mapping[str, str]) -> str:
    if not step_input.assumptions:
        return plain(number_text(step_input.value))
    setting = assumptions.settings[step_input.assumptions[0]]
    is_percent = is_share(setting.entry)
    shown = number_text(in_percent(step_input.value) if is_percent else step_input.value)
    number = plain(f"{shown}%" if is_percent else shown)
    query = urlencode(with_check({**link_parameters, "search": setting.entry.id}))
    named = setting.label.replace('"', "'")
    return f'[{number}](assumptions?{query} "{named}")'
