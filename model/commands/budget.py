"""python -m model budget: what a change of fees costs, by state fiscal year and fund."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

import pandas as pd

from model.command_line import Command, Parser, content_of_file, made_of_file
from model.errors import ScenarioError
from model.findings.budget.cost import Budget, Plan, budget
from model.findings.budget.inputs import budget_inputs
from model.findings.budget.listing import TABLES, budget_listing, reach_listing
from model.findings.budget.texts.fields import dollars_of_text
from model.findings.budget.texts.plan_texts import (
    plan_of_texts,
    policy_of_file,
    texts_of_content,
    with_policy,
)
from model.findings.budget.volume_table import volume_texts
from model.results import Results, compute
from model.scenario.scenario import Scenario
from model.scenario.texts.file_text import budget_of_file
from model.study.assumptions import Assumptions
from model.tables.files import sheets_of_file
from model.tables.readings import LOADED
from model.tables.sheets import source_name
from model.tables.volumes import volumes


def _add_arguments(parser: Parser) -> None:
    parser.add_argument("--policy", type=Path, metavar="FILE.yaml", help="what happens to fees")
    parser.add_argument(
        "--volumes",
        type=Path,
        metavar="FILE",
        help="units, as CSV or .xlsx; illustrative without them",
    )
    shown = parser.add_mutually_exclusive_group()
    shown.add_argument("--table", choices=TABLES, default=TABLES[0], help="which of its tables")
    shown.add_argument("--buys", metavar="USD", help="how far an amount goes, instead of the cost")


def _frame(
    options: argparse.Namespace, assumptions: Assumptions, scenario: Scenario
) -> pd.DataFrame:
    """A table of the cost; on standard error, what is to be known of its units and fees."""
    inputs = budget_inputs()
    texts = texts_of_files(options.scenario, options.policy, assumptions)
    results = compute(assumptions, scenario)
    if options.volumes is not None:
        file = options.volumes.name
        texts |= made_of_file(
            options.volumes, lambda table: _texts_of_volumes(table, file, results)
        )
    plan = plan_of_texts(texts, assumptions, inputs)
    made = budget(results, plan, inputs)
    _say_of_units_and_fees(made)
    if options.buys is None:
        return budget_listing(made, options.table)
    try:
        usd = dollars_of_text(options.buys)
    except ValueError as error:
        raise ScenarioError([f"--buys: {error}"]) from None
    return reach_listing(made, inputs, usd)


def plan_of_files(
    scenario_file: Path | None, policy: Path | None, assumptions: Assumptions, scenario: Scenario
) -> Plan:
    """The plan of files, for a cost that is one number; its caveats go to standard error.

    Errors: ScenarioError.
    """
    inputs = budget_inputs()
    texts = texts_of_files(scenario_file, policy, assumptions)
    plan = plan_of_texts(texts, assumptions, inputs)
    made = budget(compute(assumptions, scenario), plan, inputs)
    _say_of_units_and_fees(made)
    if made.is_range:
        _say("The cost is a range, as codes hold several services; its high end is taken.")
    return plan


def texts_of_files(
    scenario: Path | None, policy: Path | None, assumptions: Assumptions
) -> dict[str, str]:
    """What a scenario's file and a policy file ask of the budget; the policy goes before it.

    Errors: ScenarioError, each fault of which names its file.
    """

    def checked(texts: dict[str, str]) -> dict[str, str]:
        plan_of_texts(texts, assumptions, budget_inputs())
        return texts

    texts: dict[str, str] = {}
    if scenario is not None:
        texts |= content_of_file(
            scenario, lambda text: checked(texts_of_content(budget_of_file(text)))
        )
    if policy is not None:
        of_policy = content_of_file(policy, lambda text: checked(policy_of_file(text)))
        return with_policy(texts, of_policy)
    return texts


def _texts_of_volumes(content: bytes, file: str, results: Results) -> dict[str, str]:
    """The units of the newest year of a table; rows that are not taken go to standard error.

    Units that a row does not have are derived with the fees of the scenario.

    Errors: ScenarioError where no row can be taken.
    """
    assumptions = results.assumptions
    fees = dict(zip(assumptions.services, results.fee_array[0].tolist(), strict=True))
    table = volumes(sheets_of_file(content), assumptions, fees)
    for row in table.rows.to_dict("records"):
        if row["sentence"]:
            taken = "" if row["outcome"] == LOADED else " (not taken)"
            _say(f"{row['place']}: {row['sentence']}{taken}.")
    if not table.fiscal_years:
        raise ScenarioError(["no row has units that can be used"])
    newest = table.fiscal_years[-1]
    _say(f"Units of state fiscal year {newest} are taken; services without a row have none.")
    return volume_texts(table, assumptions, newest, source_name(file))


def _say_of_units_and_fees(made: Budget) -> None:
    if made.is_illustrative:
        _say(f"Illustrative: units are made of dollars paid. {budget_inputs().paid_source}.")
    marks = made.results.fee_marks[0].tolist()
    for mark in dict.fromkeys(filter(None, marks)):
        _say(f"{marks.count(mark)} of {len(marks)} current rates: {mark}.")


def _say(sentence: str) -> None:
    print(sentence, file=sys.stderr)


BUDGET = Command("budget", "what a change of fees costs", _frame, _add_arguments)
