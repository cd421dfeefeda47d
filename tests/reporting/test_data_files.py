"""Data files: complete, explained, read back without loss, and nothing typed acts in them."""

from __future__ import annotations

import ast
import csv
import datetime
import io
import json
import os
import shutil
import subprocess
import sys
import zipfile
from functools import partial
from pathlib import Path

import pandas as pd
import pytest

from model import Scenario, compute
from model.scenario.texts.file_text import file_text, scenario_of_file
from model.scenario.warnings import warnings
from reporting.__main__ import main
from reporting.data_files import json_text, python_text, tables, tables_zip
from reporting.provenance import file_stem
from reporting.python_script import COLUMNS
from reporting.tables.as_files import FORMULA_BEGINNINGS, csv_file, csv_text, harmless
from reporting.tables.data_dictionary import TABLES, data_dictionary, meaning
from tests.study import ASSUMPTIONS as A

ROOT = Path(__file__).resolve().parents[2]
DAY = datetime.date(2026, 11, 22)
CHANGED = Scenario(
    "Ten",
    {
        "overtime_share.care": 0.055,
        "rates_as_of_date": datetime.date(2023, 6, 1),
        "minimum_wage_rule": "spillover",
        "minimum_wage_schedule": (
            (datetime.date(2019, 1, 1), 8.6),
            (datetime.date(2021, 1, 1), 11.0),
            (datetime.date(2023, 1, 1), 12.5),
        ),
    },
    note="Why",
)
HOSTILE = (
    "=1+1", "+1", "-1", "@SUM(1)", "＝1+1", '=cmd|"/c calc"!A1', "</script><b>x</b>",
    "../../etc/passwd", "a\\b", 'quote " and \' and """', "{name!r} %s $x", "שלום", "🙂", "a;b,c",
    "x" * 120,
)  # fmt: skip


@pytest.fixture(scope="module")
def results():
    return compute(A, [CHANGED, Scenario()])


def test_csv_of_every_table_has_every_row_and_every_digit(results) -> None:
    held = tables([results])
    assert list(held) == list(TABLES)
    for name, frame in held.items():
        read = pd.read_csv(io.BytesIO(csv_file(frame)), keep_default_na=False, na_values=[""])
        assert list(read.columns) == list(frame.columns), name
        assert len(read) == len(frame), name
        for column in frame.select_dtypes("float"):
            pd.testing.assert_series_equal(
                read[column].astype(float), frame[column], check_exact=True, check_names=False
            )


def test_dictionary_explains_every_column(results) -> None:
    held = tables([results])
    dictionary = data_dictionary(held, partial(meaning, A))
    explained = set(zip(dictionary["table"], dictionary["column"], strict=True))
    assert explained == {(name, column) for name, frame in held.items() for column in frame}
    assert (dictionary[["unit", "meaning"]] != "").all().all()


@pytest.mark.parametrize("beginning", FORMULA_BEGINNINGS)
def test_a_text_that_begins_like_a_formula_gets_an_apostrophe(beginning: str) -> None:
    frame = pd.DataFrame({"name": [f"{beginning}1+1"], "number": [-1.5]})
    (row,) = csv.DictReader(io.StringIO(csv_text(frame), newline=""))
    assert row == {"name": f"'{beginning}1+1", "number": "-1.5"}
    assert harmless("Part-time = 70%") == "Part-time = 70%"


@pytest.mark.parametrize("typed", HOSTILE)
def test_nothing_typed_acts_in_any_file(typed: str) -> None:
    scenario = Scenario(typed, {"turnover_share": 0.6}, note=f"{typed}\n{typed}", author=typed)
    results = compute(A, scenario)
    for frame in tables([results]).values():
        for row in csv.reader(io.StringIO(csv_text(frame))):
            for cell in row:
                assert not cell.startswith(FORMULA_BEGINNINGS) or _is_number(cell)
    assert json.loads(json_text([results]))["scenarios"][0]["name"] == typed
    read = scenario_of_file(file_text(scenario, A), A)
    assert (read.name, read.note, read.changes) == (typed, scenario.note, scenario.changes)
    compile(python_text([results]), "snippet", "exec")
    with zipfile.ZipFile(io.BytesIO(tables_zip([results], DAY))) as packed:
        assert packed.testzip() is None
        for name in packed.namelist():
            assert set(name) <= set("abcdefghijklmnopqrstuvwxyzREADM0123456789-_./"), name
            assert ".." not in name
            assert not name.startswith("/")


def _is_number(cell: str) -> bool:
    try:
        float(cell)
    except ValueError:
        return False
    return True


@pytest.mark.parametrize(
    ("name", "stem"),
    [
        ("Part-time 70%", "part-time-70"),
        ("../../etc/passwd", "etc-passwd"),
        ("שלום", "scenario"),
        ("CON\\..", "con"),
        ("x" * 120, "x" * 60),
    ],
)
def test_file_names_are_letters_digits_and_hyphens(name: str, stem: str) -> None:
    assert file_stem(name) == stem


def test_json_has_every_table_and_null_for_nothing(results) -> None:
    content = json.loads(json_text([results]), parse_constant=pytest.fail)
    frames = tables([results])
    assert {name: len(rows) for name, rows in content["tables"].items()} == {
        name: len(frame) for name, frame in frames.items()
    }
    assert content["tables"]["rates"][0]["rate_usd"] == frames["rates"]["rate_usd"].iloc[0]
    assert content["tables"]["rate_line_impacts"][0]["change"] is None
    assert content["assumptions_version"] == A.version
    schedule = content["scenarios"][0]["changes"]["minimum_wage_schedule"]
    assert schedule[1] == {"effective_date": "2021-01-01", "minimum_wage_usd_per_hour": 11.0}


def test_zip_holds_everything_and_says_what_it_is(results) -> None:
    with zipfile.ZipFile(io.BytesIO(tables_zip([results], DAY))) as packed:
        assert set(packed.namelist()) == {
            "README.txt", "data_dictionary.csv", "results.json", "run_in_python.py",
            "scenarios/1-ten.yaml", "scenarios/2-study.yaml",
            *(f"tables/{name}.csv" for name in TABLES),
        }  # fmt: skip
        read_me = packed.read("README.txt").decode()
        loaded = scenario_of_file(packed.read("scenarios/1-ten.yaml").decode(), A)
    for text in ("Ten", "Why", A.study["title"], A.study["disclaimer"], "2026-11-22", A.version):
        assert text in read_me
    assert loaded.key == CHANGED.checked(A).key


def test_python_prints_the_same_rates(results) -> None:
    done = subprocess.run(
        [sys.executable, "-"],
        input=python_text([results]), cwd=ROOT, capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert done.stderr == f"Model: {ROOT / 'model'}\n"
    printed = pd.read_csv(io.StringIO(done.stdout))
    expected = results.rates[COLUMNS]
    assert printed["rate_usd"].tolist() == expected["rate_usd"].tolist()
    assert printed["scenario"].tolist() == expected["scenario"].tolist()
    assert len(printed) == 2 * 84


def test_python_runs_from_any_folder_as_its_docstring_says(tmp_path: Path) -> None:
    program = python_text([compute(A, CHANGED)])
    said = ast.get_docstring(ast.parse(program)) or ""
    assert "pip install FOLDER" in said
    assert "python THIS_FILE FOLDER" in said
    (tmp_path / "run_in_python.py").write_text(program, encoding="utf-8")

    def run(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "run_in_python.py", *arguments]
        usual = {name: text for name, text in os.environ.items() if name != "PYTHONPATH"}
        return subprocess.run(
            command, cwd=tmp_path, capture_output=True, text=True, env={**usual, **environment}
        )

    # An installed model is one that Python finds by itself, as it does here by its path.
    for done in (run(str(ROOT)), run(PYTHONPATH=str(ROOT))):
        assert len(pd.read_csv(io.StringIO(done.stdout))) == 84, done.stderr
        assert done.stderr == f"Model: {ROOT / 'model'}\n"
    (tmp_path / "bare").mkdir()
    no_pandas = "raise ModuleNotFoundError(\"No module named 'pandas'\")"
    (tmp_path / "bare" / "pandas.py").write_text(no_pandas, encoding="utf-8")
    bare = run(str(ROOT), PYTHONPATH=str(tmp_path / "bare"))
    for refused, word in (
        (run(), "No module named 'model'"),
        (run(str(tmp_path)), "no folder `model`"),
        (bare, "a package that it needs: No module named 'pandas'"),
    ):
        assert refused.returncode == 1
        assert word in refused.stderr
        assert "Traceback" not in refused.stderr
        assert refused.stdout == ""


@pytest.mark.long
def test_python_runs_with_the_installed_model(tmp_path: Path) -> None:
    installed = tmp_path / "installed"
    copied = shutil.copytree(ROOT, tmp_path / "clone", ignore=lambda *_: {".git", ".venv", "tests"})
    subprocess.run(
        [sys.executable, "-m", "pip", "install", "--quiet", "--no-deps", "--target",
         str(installed), str(copied)], check=True,
    )  # fmt: skip
    (tmp_path / "run.py").write_text(python_text([compute(A, CHANGED)]), encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "run.py"], cwd=tmp_path, capture_output=True, text=True,
        env={**os.environ, "PYTHONPATH": str(installed)},
    )  # fmt: skip
    assert len(pd.read_csv(io.StringIO(done.stdout))) == 84, done.stderr
    assert done.stderr == f"Model: {installed / 'model'}\n"


CROSSED = Scenario("Crossed", {"wage_percentile.lower": 80, "wage_percentile.interim": 50})
FALLING = Scenario("Falling", {"minimum_wage_schedule": (
    (datetime.date(2019, 1, 1), 12.0), (datetime.date(2020, 1, 1), 9.0))})  # fmt: skip


@pytest.mark.parametrize("scenario", [CROSSED, FALLING], ids=lambda s: s.name)
def test_warnings_stand_in_the_read_me_and_in_json(scenario: Scenario) -> None:
    results, said = compute(A, scenario), warnings(scenario, A)
    assert said
    with zipfile.ZipFile(io.BytesIO(tables_zip([results], DAY))) as packed:
        read_me = packed.read("README.txt").decode()
        content = json.loads(packed.read("results.json"))
    assert all(warning in read_me for warning in said)
    assert content["scenarios"][0]["warnings"] == said


def test_nothing_warns_of_the_study() -> None:
    with zipfile.ZipFile(io.BytesIO(tables_zip([compute(A, Scenario())], DAY))) as packed:
        assert "Warnings" not in packed.read("README.txt").decode()


def test_codes_that_excel_reads_as_dates_are_named() -> None:
    results = compute(A, Scenario())
    codes = results.occupation_wages["soc_code"].astype(str)
    assert (codes == "11-9151").any()
    with zipfile.ZipFile(io.BytesIO(tables_zip([results], DAY))) as packed:
        assert "11-9151" in packed.read("README.txt").decode()
        assert "11-9151" in packed.read("data_dictionary.csv").decode("utf-8-sig")


def test_command_line_writes_the_zip_or_says_what_is_wrong(capsys, tmp_path: Path) -> None:
    given, output = tmp_path / "given.yaml", tmp_path / "out.zip"
    given.write_text(file_text(CHANGED, A), encoding="utf-8")
    command = ["data", "-o", str(output), "--scenario", str(given)]
    assert main(command) == 0
    assert zipfile.is_zipfile(output)
    given.write_text("[]", encoding="utf-8")
    assert main(command) == 2
    assert "the file must be a mapping" in capsys.readouterr().err


def test_no_file_needs_streamlit() -> None:
    program = "import sys, reporting.__main__; sys.exit('streamlit' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True)
    assert done.returncode == 0, done.stderr
