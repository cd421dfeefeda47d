"""The trace as a table: every step is a row, every assumption in it a link."""

from __future__ import annotations

import re
from urllib.parse import urlencode

import pytest

from model import Scenario
from model.findings.trace import Input, trace
from model.scenario.texts.mailed_links import with_check
from pages.parts.trace_table import formula_cell, trace_table
from pages.shell.results import assumptions, results
from reporting.step_words import LINE, formula_in_words, parts_of_trace, step_value_in_words

CHANGED = Scenario("x", {"overtime_share.care": 0.08})
BASE, STEPS = (trace(results(each), "basic_care", "lower") for each in (Scenario(), CHANGED))
TABLES = {
    part: trace_table(assumptions(), BASE, STEPS, part, {"v": "1.0"})
    for part in parts_of_trace(assumptions(), STEPS)
}


def test_every_step_is_a_row() -> None:
    rows = [row for table in TABLES.values() for row in table.split("\n")[2:]]
    assert len(rows) == len(STEPS)
    for table in TABLES.values():
        cells = {len(re.split(r"(?<!\\)\|", row)) for row in table.split("\n")}
        assert cells == {6 if "| Study | Scenario |" in table else 5}


def test_a_part_in_which_something_differs_has_the_values_of_base_and_scenario() -> None:
    beside = STEPS.assign(base=BASE["value"]).to_dict("records")
    for part, table in TABLES.items():
        steps = [step for step in beside if (step["role"] or LINE) == part]
        texts = [
            [step_value_in_words(step[whose], step["unit"]) for whose in ("base", "value")]
            for step in steps
        ]
        differs = any(study != scenario for study, scenario in texts)
        rows = table.replace("\\", "").split("\n")[2:]
        for row, (study, scenario) in zip(rows, texts, strict=True):
            assert row.endswith(
                f"| {study} | **{scenario}** |" if differs else f"| **{scenario}** |"
            )
    assert any("| Study | Scenario |" in table for table in TABLES.values())
    assert any("| Study | Scenario |" not in table for table in TABLES.values())


def test_every_assumption_that_is_used_is_a_link_with_the_scenario() -> None:
    for part, entry_id in (("direct_care", "overtime_share"), ("line", "billable_share")):
        link = urlencode(with_check({"v": "1.0", "search": entry_id}))
        assert f"assumptions?{link} " in TABLES[part]
    linked = {name for table in TABLES.values() for name in re.findall(r"search=(\w+)", table)}
    settings = assumptions().settings
    used = {settings[key].entry.id for ids in STEPS["assumptions"] for key in ids[:1]}
    assert used <= linked <= set(assumptions().entries)


def test_a_formula_in_words_has_no_names_of_columns() -> None:
    said = formula_in_words("(futa_usd_per_year + suta_share * base) / hours_per_year ** 2")
    assert said == "(FUTA ($/year) + SUTA (%) × base) ÷ hours per year ^ 2"


def test_a_formula_is_said_in_words_and_with_its_values() -> None:
    inputs = (Input("wage", 10.0, ()), Input("overtime", 0.08, ("overtime_share.care",)))
    cell = formula_cell(assumptions(), "wage * (1 + overtime)", inputs, {"v": "1.0"})
    words, values = cell.split(" = ")
    assert words == ":gray[wage × (1 \\+ overtime)]"
    assert values.startswith("10")
    link = urlencode(with_check({"v": "1.0", "search": "overtime_share"}))
    assert f"](assumptions?{link} " in values


@pytest.mark.parametrize(
    ("value", "unit", "text"),
    [
        (9.73124, "dollars per hour", "$9.7312"),
        (0.96587, "share of hours", "96.59%"),
        (2.88, "hours", "2.88"),
        (1234.5, "dollars", "$1,234.5000"),
    ],
)
def test_a_value_stands_with_its_unit(value: float, unit: str, text: str) -> None:
    assert step_value_in_words(value, unit) == text
