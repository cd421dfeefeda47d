"""Files without a browser: python -m reporting slides|workbook|data|fiscal-note, fees|volumes FILE.

The first four write a file of a scenario; the others read a table that a person brings.
"""

from __future__ import annotations

import argparse
import datetime
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TypeVar

from model import Assumptions, Scenario, ScenarioError, compute, load_assumptions
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
from model.findings.budget.plan_texts import plan_of_texts
from model.scenario.file_text import file_text, scenario_of_file
from model.scenario.loaded_rates import FEE
from model.study.assumptions import FOLDER, STUDY, setting_id
from model.study.numbers_and_dates import date_of_text
from model.tables.fee_schedule import fee_schedule
from model.tables.sheets import Sheet, source_name
from model.tables.volumes import volumes
from reporting.data_files import csv_text, tables_zip
from reporting.files.table_words import Told, told_fees, told_volumes
from reporting.files.tables import sheets_of_upload
from reporting.fiscal_note.note import fiscal_note
from reporting.slides.deck import scenario_deck
from reporting.workbook import workbook

Content = TypeVar("Content")
Write = Callable[[Assumptions, Scenario, Sequence[Scenario]], bytes]


def data(assumptions: Assumptions, scenario: Scenario, others: Sequence[Scenario]) -> bytes:
    """All tables of a scenario and of those that it is compared with, as a .zip."""
    return tables_zip(compute(assumptions, [scenario, *others]))


# What is written -> what it is in words, and what makes its bytes.
FILES: dict[str, tuple[str, Write]] = {
    "slides": ("slides (.pptx)", scenario_deck),
    "workbook": ("a workbook with live formulas (.xlsx)", workbook),
    "data": ("the data of all tables (.zip)", data),
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
    options.output.write_bytes(made(assumptions, scenario, others))
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


def _print_fees(options: argparse.Namespace, assumptions: Assumptions) -> None:
    """The rows of a fee schedule; with an output, a scenario file with the rates as changes."""
    scenario = scenario_of(options, assumptions)
    date = _date(options.date)
    source = source_name(options.table.name)
    schedule = _of_table(
        options.table,
        lambda sheets: fee_schedule(sheets, assumptions, date, _fees(scenario, assumptions)),
    )
    _print_told(told_fees(schedule, source, assumptions), options.format)
    if options.output:
        new = scenario.with_loaded_rates(schedule.loaded(source)).named(f"Rates of {source}")
        options.output.write_text(file_text(new, assumptions), encoding="utf-8")


def _print_volumes(options: argparse.Namespace, assumptions: Assumptions) -> None:
    """The rows of a table of volumes."""
    scenario = scenario_of(options, assumptions)
    brought = _of_table(
        options.table, lambda sheets: volumes(sheets, assumptions, _fees(scenario, assumptions))
    )
    source = source_name(options.table.name)
    _print_told(told_volumes(brought, source, assumptions), options.format)


def _of_table(path: Path, read: Callable[[list[Sheet]], Content]) -> Content:
    """What `read` makes of the sheets of a file. Errors: ScenarioError that names the file."""
    try:
        return read(sheets_of_upload(path.read_bytes()))
    except OSError as error:
        faults = [f"cannot be read: {error.strerror}"]
    except ScenarioError as error:
        faults = error.faults
    raise ScenarioError(f"{path}: {fault}" for fault in faults)


def _fees(scenario: Scenario, assumptions: Assumptions) -> dict[str, float]:
    """Service key -> current rate in dollars per unit."""
    return {key: scenario.value(assumptions, setting_id(FEE, key)) for key in assumptions.services}


def _date(text: str) -> datetime.date:
    try:
        return date_of_text(text)
    except ValueError as error:
        raise ScenarioError([f"--date: '{text}' was given, which {error}"]) from None


def _print_told(told: Told, form: str) -> None:
    """Every row; on standard error how many there are of which kind, and what was not read."""
    if form == "csv":
        sys.stdout.write(csv_text(told.rows))
    elif form == "json":
        told.rows.to_json(sys.stdout, orient="records", indent=1)
        print()
    else:
        print(told.rows.to_string(index=False, justify="left"))
    print("\n".join([told.sentence, *told.remarks]), file=sys.stderr)


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
        command.add_argument("-o", "--output", type=Path, required=True, help="file to write")
        command.set_defaults(act=_write)
    note = commands.add_parser("fiscal-note", parents=[common], help="write a fiscal note (.docx)")
    note.add_argument("--policy", type=Path, metavar="FILE.yaml", help="what happens to fees")
    note.add_argument("-o", "--output", type=Path, required=True, help="file to write")
    note.set_defaults(act=_write_fiscal_note)
    for name, words, act in (
        ("fees", "what a fee schedule says of the current rates", _print_fees),
        ("volumes", "what a table says of the volumes", _print_volumes),
    ):
        command = commands.add_parser(name, parents=[common], help=words)
        command.add_argument("table", type=Path, metavar="FILE", help="CSV or .xlsx")
        command.add_argument("--format", choices=("table", "csv", "json"), default="table")
        command.set_defaults(act=act)
        if act is _print_fees:
            command.add_argument("--date", required=True, help="on which the rates are in force")
            command.add_argument("-o", "--output", type=Path, help="scenario file to write")
    return parser


def _scenario(path: Path, assumptions: Assumptions) -> Scenario:
    return content_of_file(path, lambda text: scenario_of_file(text, assumptions))


if __name__ == "__main__":
    sys.exit(main())
