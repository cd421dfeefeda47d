"""Files of a scenario without a browser: python -m reporting slides|workbook|data."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from model import (
    Assumptions,
    AssumptionsError,
    Scenario,
    ScenarioError,
    compute,
    load_assumptions,
)
from model.scenario.file_text import scenario_of_file
from reporting.data_files import tables_zip
from reporting.slides.deck import scenario_deck
from reporting.workbook import workbook

FAULT = 2
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
    options = _parser().parse_args(arguments)
    _, write = FILES[options.file]
    try:
        assumptions = load_assumptions(*filter(None, [options.assumptions]))
        scenario = _scenario(options.scenario, assumptions) if options.scenario else Scenario()
        others = [_scenario(path, assumptions) for path in options.compare]
        options.output.write_bytes(write(assumptions, scenario, others))
    except (AssumptionsError, ScenarioError) as error:
        return _refused(error.faults)
    except (OSError, UnicodeDecodeError) as error:
        return _refused([str(error)])
    print(options.output)
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m reporting", description="Write a file of a scenario."
    )
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
    try:
        return scenario_of_file(path.read_text(encoding="utf-8"), assumptions)
    except ScenarioError as error:
        raise ScenarioError([f"{path}: {fault}" for fault in error.faults]) from None


def _refused(faults: Sequence[str]) -> int:
    for fault in faults:
        print(f"python -m reporting: {fault}", file=sys.stderr)
    return FAULT


if __name__ == "__main__":
    sys.exit(main())
