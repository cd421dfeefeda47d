"""The model on the command line: the same numbers without a screen.

python -m model rates | minimum-wage | build-up SERVICE | sources SERVICE | assumptions | check |
sensitivity SERVICE | grid SERVICE | draws | solve SERVICE --for ID --target T | compensation |
budget | sweep
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

import pandas as pd

from model.command_line import (
    Command,
    Parser,
    add_base,
    add_scenario,
    exit_code,
    print_warnings,
    scenario_of,
)
from model.commands import budget, sensitivity, solve, tables
from model.findings.check import rate_distance, score
from model.loading import load_assumptions
from model.scenario.scenario import base_scenario
from model.study.assumptions import FOLDER, STUDY

FORMATS = ("table", "csv", "json")
COMMANDS: tuple[Command, ...] = (
    tables.RATES,
    tables.MINIMUM_WAGE,
    tables.ASSUMPTIONS,
    tables.CHECK,
    tables.BUILD_UP,
    sensitivity.SENSITIVITY,
    sensitivity.GRID,
    sensitivity.DRAWS_OF_ALL,
    solve.SOLVE,
    tables.COMPENSATION,
    budget.BUDGET,
    tables.SOURCES,
    tables.SWEEP,
)


def main(arguments: list[str] | None = None) -> int:
    """Exit code: 0, or 2 with the faults on stderr."""
    return exit_code(lambda: _print(_parser().parse_args(arguments)))


def _parser() -> Parser:
    parser = Parser(prog="python -m model", description=__doc__.splitlines()[0])
    commands = parser.add_subparsers(dest="command", required=True)
    for command in COMMANDS:
        asked = commands.add_parser(command.name, help=command.help)
        asked.add_argument("--format", choices=FORMATS, default=command.format)
        asked.add_argument(
            "--assumptions",
            type=Path,
            default=FOLDER,
            metavar="FOLDER",
            help="another folder of assumptions",
        )
        add_base(asked)
        if command.takes_scenario:
            add_scenario(asked)
        command.add_arguments(asked)
        asked.set_defaults(command=command)
    return parser


def _print(options: argparse.Namespace) -> None:
    command: Command = options.command
    assumptions = load_assumptions(options.assumptions, options.base or STUDY)
    scenario = base_scenario(assumptions)
    if command.takes_scenario:
        scenario = scenario_of(options, assumptions)
        print_warnings([scenario], assumptions)
    frame = command.frame(options, assumptions, scenario)
    if options.format == "csv":
        frame.to_csv(sys.stdout, index=False, lineterminator="\n")
    elif options.format == "json":
        frame.to_json(
            sys.stdout, orient="records", double_precision=15, date_format="iso", indent=1
        )
        print()
    else:
        shown = _from_the_left(frame) if command is tables.SOURCES else frame
        print(shown.to_string(index=False, na_rep="N/A", float_format=lambda v: f"{v:,.4f}"))
        if command is tables.CHECK:
            distance = rate_distance(frame).max()
            print(f"\n{score(frame).to_string(index=False)}")
            print(f"\nLargest distance of a rate from its printed interval: {distance:.4%}")


def _from_the_left(names: pd.DataFrame) -> pd.DataFrame:
    """Columns of names, each as wide as its longest, so that they print from the left."""
    padded = {}
    for name in map(str, names.columns):
        texts = [str(text) for text in names[name]]
        width = max(map(len, [name, *texts]))
        padded[name.ljust(width)] = [text.ljust(width) for text in texts]
    return pd.DataFrame(padded)


if __name__ == "__main__":
    sys.exit(main())
