"""The command line of a file that a scenario can be written as: `--scenario FILE -o OUT`."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from model import Assumptions, AssumptionsError, Scenario, ScenarioError, load_assumptions

FAULT = 2


def run(
    program: str,
    written: str,
    content: Callable[[Assumptions, Scenario, Sequence[Scenario]], bytes],
    arguments: Sequence[str] | None = None,
) -> int:
    """Write the file of a scenario. Returns 0, or 2 with the faults on standard error.

    written: what the file is, in words; content: its bytes, of a scenario and of those that it is
    compared with.
    """
    parser = argparse.ArgumentParser(prog=program, description=f"Write a scenario's {written}.")
    parser.add_argument("--scenario", type=Path, help="scenario file (.yaml); else the study")
    parser.add_argument(
        "--compare", type=Path, nargs="*", default=[], help="scenario files to compare it with"
    )
    parser.add_argument("-o", "--output", type=Path, required=True, help="file to write")
    parser.add_argument("--assumptions", type=Path, help="folder of another study's assumptions")
    given = parser.parse_args(arguments)
    try:
        assumptions = load_assumptions(*filter(None, [given.assumptions]))
        scenario = _scenario(given.scenario, assumptions) if given.scenario else Scenario()
        others = [_scenario(path, assumptions) for path in given.compare]
        given.output.write_bytes(content(assumptions, scenario, others))
    except (AssumptionsError, ScenarioError) as error:
        return _refused(program, error.faults)
    except (OSError, UnicodeDecodeError) as error:
        return _refused(program, [str(error)])
    print(given.output)
    return 0


def _scenario(path: Path, assumptions: Assumptions) -> Scenario:
    try:
        return Scenario.from_yaml(path.read_text(encoding="utf-8"), assumptions)
    except ScenarioError as error:
        raise ScenarioError([f"{path}: {fault}" for fault in error.faults]) from None


def _refused(program: str, faults: Sequence[str]) -> int:
    for fault in faults:
        print(f"{program}: {fault}", file=sys.stderr)
    return FAULT
