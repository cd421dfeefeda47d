"""The numbers of `python -m model` for a scenario file: what the screen must show."""

from __future__ import annotations

import contextlib
import csv
import functools
import io
from collections.abc import Mapping
from pathlib import Path

import yaml

from model.__main__ import main
from model.steps.cents import in_cents

BOUNDS = ("lower", "interim", "upper")
# A cell as it is read: its number, None where it is N/A, or its text.
Cell = float | str | None


def scenario_file(folder: Path, changes: Mapping[str, object], name: str = "Test") -> Path:
    """A scenario file as a person would write it."""
    path = folder / "scenario.yaml"
    path.write_text(yaml.safe_dump({"name": name, "changes": dict(changes)}), encoding="utf-8")
    return path


def rows(command: str, scenario: Path | None = None) -> tuple[dict[str, str], ...]:
    """The rows that a command, with its arguments, prints as CSV; without a file the study's."""
    content = scenario.read_text(encoding="utf-8") if scenario else ""
    return _rows(command, str(scenario or ""), content)


@functools.cache
def _rows(command: str, path: str, content: str) -> tuple[dict[str, str], ...]:
    given = ["--scenario", path] if path else []
    with contextlib.redirect_stdout(io.StringIO()) as printed:
        assert main([*command.split(), "--format", "csv", *given]) == 0
    return tuple(csv.DictReader(printed.getvalue().splitlines()))


def number(text: str) -> float | None:
    """A number of a CSV cell; None where it is empty, which is N/A."""
    return float(text) if text else None


def rate_in_cents(row: Mapping[str, str]) -> float:
    """The rate of a row of `rates` in dollars, as it is paid."""
    return float(in_cents(float(row["rate_usd"])))


def rate_range_rows(scenario: Path | None) -> list[dict[int, Cell]]:
    """The page Rate ranges as the command line has it: a row a service, its cells by column.

    Rates are in cents, as they are paid.
    """
    study, own = rows("rates"), rows("rates", scenario)
    return [
        {
            1: own[first]["service"],
            2: number(own[first]["fee_schedule_rate_usd"]),
            **{3 + bound: rate_in_cents(own[first + bound]) for bound in range(3)},
            **{6 + bound: rate_in_cents(study[first + bound]) for bound in range(3)},
            **{9 + bound: number(own[first + bound]["percent_change"]) for bound in range(3)},
            12: own[first]["unit"],
            13: own[first]["procedure_code"],
        }
        for first in range(0, len(own), len(BOUNDS))
    ]


def minimum_wage_rows(scenario: Path | None, bound: str = "lower") -> list[dict[int, Cell]]:
    """The table of the page Minimum wage at a bound: each step, then all steps to each later date.

    Before them stand services, and three columns in dollars.
    """
    lines: dict[str, dict[int, Cell]] = {}
    own = [row for row in rows("minimum-wage", scenario) if row["bound"] == bound]
    dates = list(dict.fromkeys(row["effective_date"] for row in own))
    for row in own:
        place = 4 + dates.index(row["effective_date"])
        cells = lines.setdefault(row["services"], {0: row["services"]})
        cells[place] = number(row["percent_change"])
        if place > 4:
            cells[place + len(dates) - 1] = number(row["cumulative_percent_change"])
    return list(lines.values())
