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
    content_of_file,
    exit_code,
    print_warnings,
    scenario_of,
)
from model.commands import budget, compensation, draws, grid, listings, sensitivity, solve
from model.findings.check import rate_distance, score
from model.findings.listings import source_listing, sweep_listing
from model.loading import load_assumptions
from model.scenario.texts.csv_text import scenarios_of_csv
from model.study.assumptions import FOLDER, STUDY, Assumptions

FORMATS = ("table", "csv", "json")
QUESTIONS: tuple[Command, ...] = (
    *listings.COMMANDS,
    sensitivity.COMMAND,
    grid.COMMAND,
    draws.COMMAND,
    solve.COMMAND,
    compensation.COMMAND,
    budget.COMMAND,
)


def main(arguments: list[str] | None = None) -> int:
    """Exit code: 0, or 2 with the faults on stderr."""
    return exit_code(lambda: _print(_parser().parse_args(arguments)))


def _print(options: argparse.Namespace) -> None:
    frame = _frame(options, load_assumptions(options.assumptions, options.base or STUDY))
    _write(frame, options.format)
    if options.command == "check" and options.format == "table":
        _write_score(frame)


def _parser() -> Parser:
    parser = Parser(prog="python -m model", description=__doc__.splitlines()[0])
    of_scenario = Parser(add_help=False)
    add_scenario(of_scenario)
    commands = parser.add_subparsers(dest="command", required=True)
    for question in QUESTIONS:
        parents = [_common("table"), of_scenario]
        asked = commands.add_parser(question.name, parents=parents, help=question.help)
        question.add_arguments(asked)
        asked.set_defaults(question=question)
    sources = commands.add_parser(
        "sources", parents=[_common("table")], help="where each cell behind one rate comes from"
    )
    listings.add_service(sources)
    sweep = commands.add_parser(
        "sweep", parents=[_common("csv")], help="many scenarios, a rate a row"
    )
    sweep.add_argument(
        "--scenarios",
        type=Path,
        required=True,
        metavar="FILE.csv",
        help="a scenario a row: `scenario`, then a column an assumption id",
    )
    return parser


def _common(default_format: str) -> Parser:
    common = Parser(add_help=False)
    common.add_argument("--format", choices=FORMATS, default=default_format)
    common.add_argument(
        "--assumptions",
        type=Path,
        default=FOLDER,
        metavar="FOLDER",
        help="another folder of assumptions",
    )
    add_base(common)
    return common


def _frame(options: argparse.Namespace, assumptions: Assumptions) -> pd.DataFrame:
    if options.command == "sweep":
        scenarios = content_of_file(
            options.scenarios, lambda text: scenarios_of_csv(text, assumptions)
        )
        print_warnings(scenarios, assumptions)
        return sweep_listing(assumptions, scenarios)
    if options.command == "sources":
        sources = source_listing(assumptions, options.service)
        return _from_the_left(sources) if options.format == "table" else sources
    scenario = scenario_of(options, assumptions)
    print_warnings([scenario], assumptions)
    frame: pd.DataFrame = options.question.frame(options, assumptions, scenario)
    return frame


def _write(frame: pd.DataFrame, form: str) -> None:
    if form == "csv":
        frame.to_csv(sys.stdout, index=False, lineterminator="\n")
    elif form == "json":
        frame.to_json(
            sys.stdout, orient="records", double_precision=15, date_format="iso", indent=1
        )
        print()
    else:
        print(frame.to_string(index=False, na_rep="N/A", float_format=lambda v: f"{v:,.4f}"))


def _from_the_left(names: pd.DataFrame) -> pd.DataFrame:
    """Columns of names, each as wide as its longest, so that they print from the left."""
    padded = {}
    for name in map(str, names.columns):
        texts = [str(text) for text in names[name]]
        width = max(map(len, [name, *texts]))
        padded[name.ljust(width)] = [text.ljust(width) for text in texts]
    return pd.DataFrame(padded)


def _write_score(cells: pd.DataFrame) -> None:
    print()
    print(score(cells).to_string(index=False))
    print(
        f"\nLargest distance of a rate from its printed interval: {rate_distance(cells).max():.4%}"
    )


if __name__ == "__main__":
    sys.exit(main())
