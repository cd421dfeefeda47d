"""What every command line of the product does with its output and its failures."""

from __future__ import annotations

import argparse
import io
import os
import sys
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import NoReturn, TypeVar

import pandas as pd

from model.errors import AssumptionsError, ScenarioError
from model.scenario.moving import moved
from model.scenario.scenario import Scenario, base_scenario
from model.scenario.texts.brought import text_of_bytes
from model.scenario.texts.file_text import scenario_of_file
from model.scenario.warnings import warnings
from model.study.assumptions import Assumptions

FAULT = 2
Content = TypeVar("Content")


class Parser(argparse.ArgumentParser):
    """A parser of arguments that says what is wrong in one sentence."""

    def error(self, message: str) -> NoReturn:
        self.exit(FAULT, f"{self.prog}: {message}; --help lists what is allowed\n")


@dataclass(frozen=True)
class Command:
    """A command of `python -m model`: what it takes, and the frame that it prints.

    frame: of the options as typed, the assumptions and the (checked) scenario, which is that of the
    base where the command takes none. Its errors: ScenarioError. add_arguments: adds what the
    command takes besides. format: the one in which it prints unless another is asked for.
    """

    name: str
    help: str
    frame: Callable[[argparse.Namespace, Assumptions, Scenario], pd.DataFrame]
    add_arguments: Callable[[Parser], None] = lambda parser: None
    takes_scenario: bool = True
    format: str = "table"


def add_scenario(parser: Parser) -> None:
    """The arguments that name a scenario."""
    parser.add_argument("--scenario", type=Path, metavar="FILE.yaml")
    parser.add_argument("--as-of", metavar="DATE", help="date of the minimum wage, YYYY-MM-DD")


def add_base(parser: argparse.ArgumentParser) -> None:
    """The argument that names the base."""
    parser.add_argument(
        "--base",
        metavar="BASE",
        help="what scenarios stand on: study (the default) or today; a file is moved to it",
    )


def scenario_of(options: argparse.Namespace, assumptions: Assumptions) -> Scenario:
    """The scenario that was named, checked; that of the base where none was.

    It is moved to the base where one was named; what it loses there is named on standard error.
    Errors: ScenarioError.
    """
    scenario = base_scenario(assumptions)
    if options.scenario is not None:
        scenario = content_of_file(
            options.scenario, lambda text: scenario_of_file(text, assumptions)
        )
    if options.base is not None and options.base != scenario.base:
        scenario, lost = moved(scenario, assumptions, options.base)
        for message in lost:
            print(f"Left out: {message}", file=sys.stderr)
    if getattr(options, "as_of", None) is not None:
        scenario = scenario.with_changes({"rates_as_of_date": options.as_of})
    return scenario.checked(assumptions)


def exit_code(command: Callable[[], None]) -> int:
    """Run a command: 0, or 2 with each fault as a sentence on standard error.

    Output is UTF-8 whatever the locale. Where its reader has closed it, as `head` does, the rest
    is dropped without a word.
    """
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    try:
        try:
            command()
        finally:
            if sys.stdout is not None:
                sys.stdout.flush()
    except (AssumptionsError, ScenarioError) as error:
        return _refused(error.faults)
    except BrokenPipeError:
        _drop_what_is_left()
    except OSError as error:
        _drop_what_is_left()
        what, why = error.filename or "the output", error.strerror or "the system refused it"
        return _refused([f"{what} cannot be written: {why}"])
    return 0


def content_of_file(path: Path, read: Callable[[str], Content]) -> Content:
    """What `read` makes of the text of a file.

    Errors: ScenarioError, each fault of which names the file.
    """
    return made_of_file(path, lambda content: read(text_of_bytes(content)))


def made_of_file(path: Path, read: Callable[[bytes], Content]) -> Content:
    """What `read` makes of the bytes of a file. Errors: as those of `content_of_file`."""
    try:
        return read(path.read_bytes())
    except OSError as error:
        faults = [f"cannot be read: {error.strerror}"]
    except ScenarioError as error:
        faults = error.faults
    raise ScenarioError(f"{path}: {fault}" for fault in faults)


def print_warnings(scenarios: Iterable[Scenario], assumptions: Assumptions) -> None:
    """What is possible but unusual in the scenarios, a line each on standard error."""
    for scenario in scenarios:
        for warning in warnings(scenario, assumptions):
            print(f"Warning: {scenario.name}: {warning}", file=sys.stderr)


def _refused(faults: list[str]) -> int:
    print("\n".join(faults), file=sys.stderr)
    return FAULT


def _drop_what_is_left() -> None:
    """Lead what is still to be written nowhere, so that Python does not fail over it at its end."""
    try:
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, sys.stdout.fileno())
    except (OSError, ValueError, AttributeError):
        pass  # no file is behind the output, so nothing is left to be written
