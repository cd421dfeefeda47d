"""Files without a browser: python -m reporting slides|workbook|data|fiscal-note, fees|volumes FILE.

The first four write a file of a scenario; the others read a table that a person brings.
"""

from __future__ import annotations

import argparse
import datetime
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from model import Assumptions, Scenario, compute, load_assumptions
from model.command_line import (
    Parser,
    add_base,
    content_of_file,
    exit_code,
    print_warnings,
    scenario_of,
)
from model.commands.budget import texts_of_files
from model.findings.budget.cost import budget
from model.findings.budget.inputs import budget_inputs
from model.findings.budget.texts.plan_texts import plan_if_asked, plan_of_texts
from model.scenario.texts.file_text import scenario_of_file
from model.study.assumptions import FOLDER, STUDY
from reporting.chosen import Chosen
from reporting.data_files import tables_zip
from reporting.files import table_commands
from reporting.fiscal_note.note import fiscal_note
from reporting.slides.deck import scenario_deck
from reporting.workbook import workbook

# The last are the texts of a plan of the budget by short name, {} where nothing is asked of it.
Write = Callable[[Assumptions, Scenario, Sequence[Scenario], Mapping[str, str]], bytes]


def _book(
    assumptions: Assumptions,
    scenario: Scenario,
    others: Sequence[Scenario],
    asked_of_budget: Mapping[str, str],
) -> bytes:
    """The workbook of a scenario; with a sheet of the budget where it is asked for."""
    plan = plan_if_asked(asked_of_budget, assumptions.of_base(scenario.base))
    chosen = Chosen(plan=plan, asked_of_budget=asked_of_budget)
    return workbook(assumptions, scenario, others, chosen=chosen)


def _data(
    assumptions: Assumptions,
    scenario: Scenario,
    others: Sequence[Scenario],
    _: Mapping[str, str],
) -> bytes:
    """All tables of a scenario and of those that it is compared with, as a .zip."""
    return tables_zip([compute(assumptions, each) for each in (scenario, *others)])


# What is written -> what it is in words, and what makes its bytes.
FILES: dict[str, tuple[str, Write]] = {
    "slides": ("slides (.pptx)", scenario_deck),
    "workbook": ("a workbook with live formulas (.xlsx)", _book),
    "data": ("the data of all tables (.zip)", _data),
}


def main(arguments: Sequence[str] | None = None) -> int:
    """Write a file, or print what became of one. Returns 0, or 2 with the faults on stderr."""
    options = _parser().parse_args(arguments)
    return exit_code(lambda: options.act(options, _assumptions(options)))


def _assumptions(options: argparse.Namespace) -> Assumptions:
    return load_assumptions(options.assumptions, options.base or STUDY)


def _write(options: argparse.Namespace, assumptions: Assumptions) -> None:
    _, made = FILES[options.command]
    scenario = scenario_of(options, assumptions)
    others = [_scenario(path, assumptions) for path in options.compare]
    print_warnings([scenario, *others], assumptions)
    texts = texts_of_files(options.scenario, options.policy, assumptions.of_base(scenario.base))
    options.output.write_bytes(made(assumptions, scenario, others, texts))
    print(options.output)


def _write_fiscal_note(options: argparse.Namespace, assumptions: Assumptions) -> None:
    """The fiscal note of a scenario under a policy."""
    scenario, inputs = scenario_of(options, assumptions), budget_inputs()
    print_warnings([scenario], assumptions)
    results = compute(assumptions, scenario)
    texts = texts_of_files(options.scenario, options.policy, results.assumptions)
    made = budget(results, plan_of_texts(texts, results.assumptions, inputs), inputs)
    options.output.write_bytes(fiscal_note(made, inputs, datetime.date.today()))
    print(options.output)


def _parser() -> Parser:
    parser = Parser(prog="python -m reporting", description=__doc__.splitlines()[0])
    commands = parser.add_subparsers(dest="command", required=True)
    common = Parser(add_help=False)
    common.add_argument("--scenario", type=Path, help="scenario file (.yaml); else the base")
    add_base(common)
    common.add_argument("--assumptions", type=Path, default=FOLDER, help="folder of another study")
    for name, (words, _) in FILES.items():
        command = commands.add_parser(name, parents=[common], help=f"write {words}")
        command.add_argument(
            "--compare", type=Path, nargs="*", default=[], help="scenario files to compare it with"
        )
        command.set_defaults(act=_write, policy=None)
        if name != "data":  # which has the tables of the study alone
            _add_policy(command)
        _add_output(command)
    note = commands.add_parser("fiscal-note", parents=[common], help="write a fiscal note (.docx)")
    _add_policy(note)
    _add_output(note)
    note.set_defaults(act=_write_fiscal_note)
    table_commands.add(commands, common)
    return parser


def _add_policy(command: Parser) -> None:
    command.add_argument("--policy", type=Path, metavar="FILE.yaml", help="what happens to fees")


def _add_output(command: Parser) -> None:
    command.add_argument("-o", "--output", type=Path, required=True, help="file to write")


def _scenario(path: Path, assumptions: Assumptions) -> Scenario:
    return content_of_file(path, lambda text: scenario_of_file(text, assumptions))


if __name__ == "__main__":
    sys.exit(main())
