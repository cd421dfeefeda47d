"""Results as data: all tables as CSV in one .zip, as JSON, and a Python script that makes them.

From the command line: `python -m reporting data --scenario FILE.yaml -o out.zip`.
"""

from __future__ import annotations

import datetime
import json
from collections.abc import Mapping, Sequence
from functools import partial
from typing import Any

import pandas as pd

from model import Assumptions, Results, Scenario
from model.findings.listings import assumption_listing
from model.scenario.loaded_rates import content_of_loaded
from model.scenario.texts.file_text import file_text
from model.scenario.warnings import warnings
from reporting.provenance import file_stem, model_version, provenance
from reporting.python_script import python_script
from reporting.tables.as_files import csv_file, packed, records
from reporting.tables.data_dictionary import TABLES, data_dictionary, meaning

JSON_MIME = "application/json"


def tables(results: Sequence[Results]) -> dict[str, pd.DataFrame]:
    """Name of the table -> frame, in the order of the data dictionary.

    results: of scenarios of one base each.
    """
    listings = [
        assumption_listing(assumptions, scenario).assign(scenario=scenario.name)
        for assumptions, scenario in _scenarios(results)
    ]
    listing = pd.concat(listings, ignore_index=True)
    ordered = ["scenario", *(name for name in listing.columns if name != "scenario")]
    names = [name for name in TABLES if name != "assumptions"]
    frames = {
        name: pd.concat([getattr(each, name) for each in results], ignore_index=True)
        for name in names
    }
    return {**frames, "assumptions": listing[ordered]}


def _scenarios(results: Sequence[Results]) -> list[tuple[Assumptions, Scenario]]:
    """Each scenario with the assumptions of its base."""
    return [(of.assumptions, scenario) for of in results for scenario in of.scenarios]


def _dictionary(assumptions: Assumptions, frames: Mapping[str, pd.DataFrame]) -> pd.DataFrame:
    return data_dictionary(frames, partial(meaning, assumptions))


def json_text(results: Sequence[Results], written_on: datetime.date | None = None) -> str:
    """Everything as JSON: origin, scenarios, tables as lists of rows; null where nothing is.

    written_on: the day that the file names; today where it is not given.
    """
    frames = tables(results)
    assumptions = results[0].assumptions
    content = {
        "study": {key: str(value) for key, value in assumptions.study.items()},
        "model_version": model_version(),
        "assumptions_version": assumptions.version,
        "written_on": (written_on or datetime.date.today()).isoformat(),
        "scenarios": [_scenario(*each) for each in _scenarios(results)],
        "dictionary": records(_dictionary(assumptions, frames)),
        "tables": {name: records(frame) for name, frame in frames.items()},
    }
    return json.dumps(content, ensure_ascii=False, allow_nan=False, separators=(",", ":"))


def python_text(results: Sequence[Results]) -> str:
    """A script that computes the scenarios and prints their rates as CSV."""
    scenarios = [scenario for _, scenario in _scenarios(results)]
    return python_script(scenarios, results[0].assumptions.version)


def tables_zip(results: Sequence[Results], written_on: datetime.date | None = None) -> bytes:
    """All of it in one file: tables, dictionary, JSON, scenario files, program, and what it is."""
    day = written_on or datetime.date.today()
    frames = tables(results)
    files: dict[str, str | bytes] = {
        "README.txt": _read_me(results, day),
        "data_dictionary.csv": csv_file(_dictionary(results[0].assumptions, frames)),
        **{f"tables/{name}.csv": csv_file(frame) for name, frame in frames.items()},
        "results.json": json_text(results, day),
        "run_in_python.py": python_text(results),
        **{
            f"scenarios/{number}-{file_stem(scenario.name)}.yaml": file_text(scenario, assumptions)
            for number, (assumptions, scenario) in enumerate(_scenarios(results), start=1)
        },
    }
    return packed(files, day)


def _scenario(assumptions: Assumptions, scenario: Scenario) -> dict[str, Any]:
    return {
        "name": scenario.name,
        "base": scenario.base,
        "note": scenario.note,
        "author": scenario.author,
        "date": scenario.date,
        "changes": {key: _json_value(value) for key, value in scenario.changes.items()},
        "loaded_rates": [
            {**rates, "effective_date": str(rates["effective_date"])}
            for rates in content_of_loaded(scenario.loaded_rates)
        ],
        "warnings": warnings(scenario, assumptions),
    }


def _json_value(value: Any) -> Any:
    if isinstance(value, tuple):
        return [
            {"effective_date": str(date), "minimum_wage_usd_per_hour": wage} for date, wage in value
        ]
    return str(value) if isinstance(value, datetime.date) else value


def _read_me(results: Sequence[Results], day: datetime.date) -> str:
    parts = [
        "\n".join(f"{label}: {text}" for label, text in lines.items())
        for lines in (provenance(*each, day) for each in _scenarios(results))
    ]
    listed = "\n".join(f"  tables/{name}.csv  {text}" for name, text in TABLES.items())
    return (
        "\n\n".join(parts) + "\n\nFiles\n"
        f"{listed}\n"
        "  data_dictionary.csv  Unit and meaning of every column.\n"
        "  results.json  The same tables, and the scenarios, as JSON.\n"
        "  scenarios/  Scenario files, which the dashboard and the command line read back.\n"
        "  run_in_python.py  Python script that prints the same rates; it says where it runs.\n\n"
        "How to read them\n"
        "  Text is UTF-8 (the CSV files begin with a byte order mark, for Excel). Shares and\n"
        "  changes are fractions, money is in dollars, dates are YYYY-MM-DD. No digit is cut.\n"
        "  In the CSV files an apostrophe stands before a text that begins with = + - @, a tab or\n"
        "  a line break, so that no spreadsheet takes it for a formula.\n"
        "  Excel takes some occupation codes, such as 11-9151, for dates when it opens a CSV\n"
        "  file. Import it instead (Data, From Text/CSV, Data Type Detection: Do not detect data\n"
        "  types), or read results.json. In LibreOffice choose Text for that column. In the\n"
        "  workbook (.xlsx) they are text and stay it.\n"
    )
