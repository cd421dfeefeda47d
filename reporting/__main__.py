"""Files of a scenario without a browser: python -m reporting slides|workbook|data."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from model import Assumptions, Scenario, compute, load_assumptions
from model.command_line import Parser, content_of_file, exit_code, print_warnings
from model.scenario.file_text import scenario_of_file
from reporting.data_files import tables_zip
from reporting.slides.deck import scenario_deck
from reporting.workbook import workbook

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
    """Write one file of a scenario. Returns 0, or 2 with the faults on standard error."""
    return exit_code(lambda: _write(_parser().parse_args(arguments)))


def _write(options: argparse.Namespace) -> None:
    _, made = FILES[options.file]
    assumptions = load_assumptions(*filter(None, [options.assumptions]))
    scenario = _scenario(options.scenario, assumptions) if options.scenario else Scenario()
    others = [_scenario(path, assumptions) for path in options.compare]
    print_warnings([scenario, *others], assumptions)
    options.output.write_bytes(made(assumptions, scenario, others))
    print(options.output)


def _parser() -> Parser:
    parser = Parser(prog="python -m reporting", description="Write a file of a scenario.")
    commands = parser.add_subparsers(dest="file", required=True)
    for name, (words, _) in FILES.items():
        command = commands.add_parser(name, help=f"write {words}")
        command.add_argument("--scenario", type=Path, help="scenario file (.yaml); else the study")
        command.add_argument(
            "--compare", type=Path, nargs="*", default=[], help="scenario files to compare it with"
        )
        command.add_argument("-o", "--output", type=Path, required=True, help="file to write")
        command.add_argument("--assumptions", type=Path, help="folder of another study")
    return parser


def _scenario(path: Path, assumptions: Assumptions) -> Scenario:
    return content_of_file(path, lambda text: scenario_of_file(text, assumptions))


if __name__ == "__main__":
    sys.exit(main())
