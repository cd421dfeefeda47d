"""Results as data: CSV, a zip of all tables, JSON, the scenario's file, and a Python program.

From the command line: `python -m reporting data --scenario FILE.yaml -o out.zip`.
"""

from __future__ import annotations

import datetime
import io
import json
import math
import zipfile
from collections.abc import Sequence
from typing import Any

import pandas as pd

from model import Assumptions, Results, Scenario
from model.findings.listings import assumption_listing
from model.scenario.loaded_rates import content_of_loaded
from model.scenario.texts.file_text import file_text
from model.scenario.warnings import warnings
from model.study.assumptions import STUDY
from reporting.provenance import file_stem, model_version, provenance
from reporting.tables.data_dictionary import TABLES, data_dictionary

CSV_MIME, ZIP_MIME = "text/csv", "application/zip"
JSON_MIME, YAML_MIME, PYTHON_MIME = "application/json", "application/yaml", "text/x-python"
# A spreadsheet takes a cell that begins with one of these for a formula.
FORMULA_BEGINNINGS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
WHERE_IT_RUNS = """The rates of these scenarios, printed as CSV.

It takes the model of the dashboard, runs from any folder, and tells on the error output which
model it took. Either install the model once and run it, or name the dashboard's folder, which
holds the folders `model` and `assumptions`:

    pip install FOLDER
    python THIS_FILE

    python THIS_FILE FOLDER
"""
FIND_THE_MODEL = """folder = sys.argv[1] if sys.argv[1:] else ""
if folder and not Path(folder, "model", "__init__.py").is_file():
    sys.exit(f"{folder} is not the dashboard's folder: it has no folder `model`.")
if folder:
    sys.path.insert(0, folder)
try:
    import model
    from model import Scenario, compute, load_assumptions
except ImportError:
    sys.exit("The model was not found. Run `pip install FOLDER`, or name the dashboard's folder.")
print(f"Model: {Path(model.__file__).parent}", file=sys.stderr)
"""
PRINTED_BY_SNIPPET = ["scenario", "service", "procedure_code", "bound", "rate_usd"]


# Of scenarios of one base, or a result for each base that scenarios stand on.
AllResults = Results | Sequence[Results]


def each_of(results: AllResults) -> list[Results]:
    """The results as a list."""
    return [results] if isinstance(results, Results) else list(results)


def tables(results: AllResults) -> dict[str, pd.DataFrame]:
    """Name of the table -> frame, in the order of the data dictionary."""
    each = each_of(results)
    listings = [
        assumption_listing(of_base.assumptions, scenario).assign(scenario=scenario.name)
        for of_base in each
        for scenario in of_base.scenarios
    ]
    listing = pd.concat(listings, ignore_index=True)
    ordered = ["scenario", *(name for name in listing.columns if name != "scenario")]
    names = [name for name in TABLES if name != "assumptions"]
    frames = {name: _under_each_other([getattr(of, name) for of in each]) for name in names}
    return {**frames, "assumptions": listing[ordered]}


def _under_each_other(frames: Sequence[pd.DataFrame]) -> pd.DataFrame:
    return frames[0] if len(frames) == 1 else pd.concat(frames, ignore_index=True)


def _scenarios(results: AllResults) -> list[tuple[Assumptions, Scenario]]:
    """Each scenario with the assumptions of its base."""
    return [(of.assumptions, scenario) for of in each_of(results) for scenario in of.scenarios]


def csv_text(frame: pd.DataFrame) -> str:
    """A frame as CSV. A text that a spreadsheet would take for a formula gets an apostrophe before.

    Shares and changes are fractions, dates are YYYY-MM-DD, numbers have all their digits.
    """
    written = pd.DataFrame({name: _cells(frame[name]) for name in frame.columns})
    # With this line end the writer quotes a carriage return inside a text, too.
    return str(written.to_csv(index=False, lineterminator="\r\n"))


def csv_file(frame: pd.DataFrame) -> bytes:
    """The CSV as a file; its first three bytes tell Excel that it is UTF-8."""
    return csv_text(frame).encode("utf-8-sig")


def harmless(text: str) -> str:
    """A text as a cell of a CSV file: an apostrophe stands before what could be a formula."""
    return f"'{text}" if text.startswith(FORMULA_BEGINNINGS) else text


def json_text(results: AllResults, written_on: datetime.date | None = None) -> str:
    """Everything as JSON: origin, scenarios, tables as lists of rows; null where nothing is.

    written_on: the day that the file names; today where it is not given.
    """
    frames = tables(results)
    assumptions = each_of(results)[0].assumptions
    content = {
        "study": {key: str(value) for key, value in assumptions.study.items()},
        "model_version": model_version(),
        "assumptions_version": assumptions.version,
        "written_on": (written_on or datetime.date.today()).isoformat(),
        "scenarios": [_scenario(*each) for each in _scenarios(results)],
        "dictionary": records(data_dictionary(assumptions, frames)),
        "tables": {name: records(frame) for name, frame in frames.items()},
    }
    return json.dumps(content, ensure_ascii=False, allow_nan=False, separators=(",", ":"))


def scenario_text(assumptions: Assumptions, scenario: Scenario) -> str:
    """The scenario's file, which the dashboard and the command line read back."""
    return file_text(scenario, assumptions)


def python_text(results: AllResults) -> str:
    """A program that computes the scenarios and prints their rates as CSV."""
    scenarios = ",\n".join(_python_scenario(scenario) for _, scenario in _scenarios(results))
    version = each_of(results)[0].assumptions.version
    dates = "import datetime\n" if "datetime.date(" in scenarios else ""
    return (
        f'"""{WHERE_IT_RUNS}"""\n\n'
        f"{dates}"
        "import sys\n"
        "from pathlib import Path\n\n"
        f"{FIND_THE_MODEL}\n"
        "import pandas\n\n"
        f"SCENARIOS = [\n{scenarios},\n]\n\n"
        "assumptions = load_assumptions()\n"
        f"if assumptions.version != {version!r}:\n"
        f'    print("These numbers were made with version {version} of the '
        'assumptions.", file=sys.stderr)\n'
        'sys.stdout.reconfigure(encoding="utf-8")\n'
        "rates = pandas.concat([compute(assumptions, each).rates for each in SCENARIOS])\n"
        f"print(rates[{PRINTED_BY_SNIPPET!r}].to_csv(index=False))\n"
    )


def tables_zip(results: AllResults, written_on: datetime.date | None = None) -> bytes:
    """All of it in one file: tables, dictionary, JSON, scenario files, program, and what it is."""
    day = written_on or datetime.date.today()
    frames = tables(results)
    files: dict[str, str | bytes] = {
        "README.txt": _read_me(results, day),
        "data_dictionary.csv": csv_file(data_dictionary(each_of(results)[0].assumptions, frames)),
        **{f"tables/{name}.csv": csv_file(frame) for name, frame in frames.items()},
        "results.json": json_text(results, day),
        "run_in_python.py": python_text(results),
        **{
            f"scenarios/{number}-{file_stem(scenario.name)}.yaml": scenario_text(
                assumptions, scenario
            )
            for number, (assumptions, scenario) in enumerate(_scenarios(results), start=1)
        },
    }
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, content in files.items():
            entry = zipfile.ZipInfo(name, (max(1980, day.year), day.month, day.day, 0, 0, 0))
            entry.compress_type = zipfile.ZIP_DEFLATED
            packed.writestr(entry, content)
    return target.getvalue()


def _cells(column: Any) -> list[Any]:
    if pd.api.types.is_datetime64_any_dtype(column):
        return list(column.dt.strftime("%Y-%m-%d").fillna(""))
    if pd.api.types.is_numeric_dtype(column):
        return list(column.tolist())
    return [harmless(value) if isinstance(value, str) else value for value in column.tolist()]


def records(frame: pd.DataFrame) -> list[dict[str, Any]]:
    """The rows of a frame as JSON has them; None where nothing is."""
    columns = {str(name): _plain(frame[name]) for name in frame.columns}
    return [
        dict(zip(columns, values, strict=True)) for values in zip(*columns.values(), strict=True)
    ]


def _plain(column: Any) -> list[Any]:
    if pd.api.types.is_datetime64_any_dtype(column):
        return [value or None for value in _cells(column)]
    return [
        None if isinstance(value, float) and not math.isfinite(value) else value
        for value in column.tolist()
    ]


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


def _python_scenario(scenario: Scenario) -> str:
    """A scenario as Python. Whatever was typed is written by `repr`, so that it stays a text."""
    texts = {
        name: getattr(scenario, name)
        for name in ("note", "author", "date", "base")
        if getattr(scenario, name) not in ("", STUDY)
    }
    pairs = scenario.changes.items()
    changes = "".join(f"            {key!r}: {value!r},\n" for key, value in pairs)
    arguments = "".join(f"        {name}={text!r},\n" for name, text in texts.items())
    changed = f"{{\n{changes}        }}" if changes else "{}"
    return f"    Scenario(\n        {scenario.name!r},\n        {changed},\n{arguments}    )"


def _read_me(results: AllResults, day: datetime.date) -> str:
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
        "  file. Import it as text instead (Data, From Text/CSV), or read results.json. In the\n"
        "  workbook (.xlsx) they are text and stay it.\n"
    )
