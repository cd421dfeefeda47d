"""Tables as files: CSV and workbooks of several programs, and what is no table at all."""

from __future__ import annotations

import datetime
import io
import json
import random
import zipfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook

from model import Scenario, ScenarioError
from model.findings.budget.texts.plan_texts import policy_of_file
from model.scenario.loaded_rates import FEE
from model.scenario.texts.file_text import scenario_of_file
from model.tables.fee_schedule import FeeSchedule, fee_schedule
from model.tables.files import sheets_of_file
from model.tables.sheets import MOST_LINES, source_name
from reporting.__main__ import main
from reporting.files.table_words import fee_report
from tests.reporting.office import recalculated
from tests.study import ASSUMPTIONS

FEES = dict(ASSUMPTIONS.entries[FEE].values)
DATE = datetime.date(2026, 7, 1)
HEADING = ("Procedure Code", "Mod 1", "Mod 2", "Max Allowed", "Effective Date")
ROWS: list[tuple[Any, ...]] = [
    ("T1019", "U3", "TF", 8.5, datetime.date(2026, 7, 1)),
    ("S5130", None, None, 8.14, datetime.datetime(2025, 7, 1)),
    ("S5170", None, None, "$6.71", "July 1, 2026"),
]
CHANGES = {
    "fee_schedule_rate_usd.homemaker": 8.14,
    "fee_schedule_rate_usd.advanced_state_plan_personal_care_rcf_alf": 8.5,
    "fee_schedule_rate_usd.home_delivered_meals": 6.71,
}


def loaded(content: bytes) -> FeeSchedule:
    return fee_schedule(sheets_of_file(content), ASSUMPTIONS, DATE, FEES)


def changes(schedule: FeeSchedule) -> dict[str, float]:
    return dict(Scenario().with_loaded_rates(schedule.loaded("fees.csv")).changes)


def workbook(sheets: Mapping[str, Sequence[Sequence[Any]]], hidden: str = "") -> bytes:
    book = Workbook()
    book.remove(book.worksheets[0])
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
        sheet.sheet_state = "hidden" if name == hidden else "visible"
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()


def faults_of(content: bytes) -> list[str]:
    with pytest.raises(ScenarioError) as caught:
        sheets_of_file(content)
    return caught.value.faults


def test_a_workbook_says_what_its_csv_says() -> None:
    texts = [",".join(str(cell or "") for cell in row) for row in [HEADING, *ROWS]]
    as_csv = "\n".join(texts).replace("July 1, 2026", '"July 1, 2026"')
    as_workbook = workbook({"Fees": [HEADING, *ROWS]})
    for content in (as_csv.encode(), as_csv.encode("utf-16"), as_workbook):
        assert changes(loaded(content)) == CHANGES


def test_all_sheets_that_are_shown_are_read_each_with_its_name() -> None:
    book = workbook(
        {
            "Read me": [["Rates are maximum rates."]],
            "AD": [["Fee schedule"], [], HEADING, ROWS[1]],
            "State Plan": [HEADING, ROWS[0], ["T1019", "U3", "TF", 9, datetime.date(2026, 7, 1)]],
            "Old": [HEADING, ["S5130", None, None, 99, datetime.date(2026, 7, 1)]],
            "Empty": [],
        },
        hidden="Old",
    )
    schedule = loaded(book)
    assert list(schedule.rows["place"]) == [
        "sheet 'AD', row 4", "sheet 'State Plan', row 2", "sheet 'State Plan', row 3",
    ]  # fmt: skip
    assert list(schedule.rows["outcome"]) == ["loaded", "ambiguous", "ambiguous"]
    assert [remark.split(" has ")[0] for remark in schedule.remarks] == ["the sheet 'Read me'"]


@pytest.mark.office
def test_a_formula_counts_by_its_value_where_the_file_has_one(tmp_path: Path) -> None:
    book = workbook({"Fees": [HEADING, ("S5130", None, None, "=4.07*2", DATE), *ROWS[::2]]})
    as_written = loaded(book)
    assert (
        "'=4.07*2' was given, which is a formula; give its value"
        in (as_written.rows["sentence"].iloc[0])
    )
    saved = recalculated({"fees": book}, tmp_path)["fees"].read_bytes()
    assert changes(loaded(saved)) == CHANGES


def test_dates_and_numbers_that_excel_stores_otherwise_are_refused_in_words() -> None:
    rows = [
        ("S5130", None, None, 8.14, 46204),
        ("S5120", None, None, 8.14, datetime.datetime(2026, 7, 1, 8, 30)),
        ("S5150", None, None, True, DATE),
        ("S5170", None, None, datetime.date(2026, 7, 1), DATE),
    ]
    schedule = loaded(workbook({"Fees": [HEADING, *rows]}))
    assert changes(schedule) == {}
    sentences = list(schedule.rows["sentence"])
    for part, sentence in zip(
        ("format the cell as a date", "has a time of day", "is not a number", "is not a number"),
        sentences,
        strict=True,
    ):
        assert part in sentence


def with_part(content: bytes, name: str, part: bytes) -> bytes:
    """A workbook with other bytes in one of its parts."""
    made = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(content)) as before,
        zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as after,
    ):
        for known in before.namelist():
            after.writestr(known, part if known == name else before.read(known))
    return made.getvalue()


SHEET = "xl/worksheets/sheet1.xml"
BOOK = workbook({"Fees": [HEADING, *ROWS]})


def test_a_million_rows_are_refused_before_they_are_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("model.tables.files.load_workbook", None)
    row = b'<row><c t="str"><v>T1019</v></c><c><v>8.14</v></c></row>'
    [fault] = faults_of(with_part(BOOK, SHEET, row * 1_000_000))
    assert fault.startswith("the workbook unpacks to 5")
    assert fault.endswith("20,000,000 are allowed. Keep the rows of the study's services")
    [fault] = faults_of(b"T1019,U3,8.14,2026-07-01\n" * 1_000_000)
    assert fault.startswith("the file has 25,000,000 bytes; at most 2,000,000 are allowed")


@pytest.mark.parametrize("make", ["csv", "workbook"])
def test_more_rows_than_can_be_looked_through_are_refused_in_words(make: str) -> None:
    rows = ["T1019"] * (MOST_LINES + 1)
    content = "\n".join(rows).encode() if make == "csv" else workbook({"A": [[r] for r in rows]})
    assert faults_of(content) == [
        "the file has more than 5,000 rows; keep those of the study's services"
    ]


def test_a_row_far_below_costs_no_more_than_a_workbook_can_hold() -> None:
    part = (
        b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
    )
    far = b'<row r="9%s"><c r="A9%s"><v>1</v></c></row></sheetData></worksheet>'
    zeros = b"0" * 15
    assert sheets_of_file(with_part(BOOK, SHEET, part + far % (zeros, zeros)))[0].lines == []


@pytest.mark.parametrize(
    ("content", "fault"),
    [
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "is a workbook of the old kind (.xls) or protected"),
        (b"PK\x03\x04 and no more", "cannot be read as an .xlsx workbook"),
        (BOOK[: len(BOOK) // 2], "cannot be read as an .xlsx workbook"),
        (with_part(BOOK, "[Content_Types].xml", b"<x/>"), "cannot be read as an .xlsx workbook"),
        (
            with_part(BOOK, SHEET, b'<!DOCTYPE x [<!ENTITY a "aaaa">]><x>&b;</x>'),
            "cannot be read as an .xlsx workbook",
        ),
        ("Größe,1".encode("cp1252"), "is not text in UTF-8"),
        (b"%PDF-1.7\n\xe2\xe3", "is not text in UTF-8"),
    ],
)  # fmt: skip
def test_what_is_no_table_is_refused_in_words(content: bytes, fault: str) -> None:
    assert fault in faults_of(content)[0]


@pytest.mark.filterwarnings("ignore::UserWarning")  # openpyxl's own, of what it does not know
def test_damaged_tables_raise_nothing_but_our_own_error() -> None:
    chance = random.Random(14)
    texts = ",".join(HEADING) + "\nT1019,U3,TF,8.5,2026-07-01\nS5130,,,8.14,2025-07-01\n"
    pieces = [b"", b"<", b">", b"&#0;", b'"', b"\xff", b"\0", b"=", b",", b"1e999", b"9" * 40]
    parts = [SHEET, "xl/workbook.xml", "xl/styles.xml"]
    with zipfile.ZipFile(io.BytesIO(BOOK)) as book:
        sound = {name: book.read(name) for name in parts}
    for _ in range(60):
        name = chance.choice([*parts, ""])
        content = sound.get(name, texts.encode())
        start = chance.randrange(len(content))
        end = start + chance.choice([0, 1, 8, 40])
        content = content[:start] + chance.choice(pieces) + content[end:]
        try:
            schedule = loaded(with_part(BOOK, name, content) if name else content)
        except ScenarioError:
            continue
        report = fee_report(schedule, "a.csv", ASSUMPTIONS)
        assert len(report.rows) == len(schedule.rows)
        assert report.sentence


@pytest.mark.parametrize(
    ("given", "name"),
    [
        ("fees.xlsx", "fees.xlsx"), ("C:\\rates\\fees.csv", "fees.csv"), ("../a/b.csv", "b.csv"),
        ("a\u202eb\n.csv", "a b .csv"), ("", "file"), ("x" * 90, "x" * 57 + "..."),
    ],
)  # fmt: skip
def test_a_file_is_named_in_one_plain_line(given: str, name: str) -> None:
    assert source_name(given) == name


class TestCommandLine:
    @pytest.fixture
    def path(self, tmp_path: Path) -> Path:
        path = tmp_path / "fees.csv"
        path.write_text(
            "code,modifier,rate,effective date\nS5130,,8.14,2026-07-01\n"
            '=cmd|" /C calc"!A0,,8.14,2026-07-01\nT1019,U3,=1+1,2026-07-01\n'.replace('"', "'")
        )
        return path

    def test_fees_are_told_by_row_and_written_as_a_scenario(
        self, path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        scenario = path.with_suffix(".yaml")
        given = ["fees", str(path), "--date", "7/1/2026", "--format", "json", "-o", str(scenario)]
        assert main(given) == 0
        out, err = capsys.readouterr()
        assert [row["Outcome"] for row in json.loads(out)] == [
            "Cannot be read", "Cannot be read", "Loaded",
        ]  # fmt: skip
        assert err.startswith(
            "1 of 28 current rates loaded from fees.csv, as in force on Jul 1, 2026. In doubt, so "
            "that their rates stay as they were: T1019 U3. Of 3 rows: 2 cannot be read, 1 loaded."
        )
        written = scenario_of_file(scenario.read_text(), ASSUMPTIONS)
        assert written.changes == {"fee_schedule_rate_usd.homemaker": 8.14}

    def test_no_cell_of_the_csv_is_a_formula(
        self, path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        assert main(["fees", str(path), "--date", "2026-07-01", "--format", "csv"]) == 0
        out, _ = capsys.readouterr()
        assert ",'=cmd|" in out
        assert ",=" not in out

    def test_volumes_are_told_by_row(self, path: Path, capsys: pytest.CaptureFixture[str]) -> None:
        path.write_text("code,modifier,sfy,units\nS5130,,2025,5\nT1019,,2025,-5\n")
        assert main(["volumes", str(path)]) == 0
        out, err = capsys.readouterr()
        assert "Units: '-5' was given; allowed is 0 to" in out
        assert err.startswith(
            "Volumes of 1 of 28 services loaded from fees.csv for state fiscal year 2025. In "
            "doubt, so that their units are not taken: T1019. Of 2 rows: 1 cannot be read, 1 "
            "loaded."
        )

    def test_volumes_of_a_workbook_become_a_policy_that_the_budget_reads(
        self, path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        book, policy = path.with_suffix(".xlsx"), path.with_suffix(".yaml")
        heading = ["procedure_code", "modifier", "fiscal_year", "paid_amount"]
        book.write_bytes(workbook({"Volumes": [heading, ["S5130", None, 2025, 4530]]}))
        assert main(["volumes", str(book), "-o", str(policy)]) == 0
        assert policy_of_file(policy.read_text()) == {
            "units": "S5130=1000", "units_year": "2025", "units_from": "fees.xlsx",
            "all_units": "yes",
        }  # fmt: skip
        path.write_text("code,sfy,units\nS5130,2025,-5\n")
        assert main(["volumes", str(path), "-o", str(policy)]) == 2
        assert "no row has units that can be used" in capsys.readouterr().err

    @pytest.mark.parametrize(
        ("given", "fault"),
        [
            (["fees", "{path}", "--date", "soon"], "--date: 'soon' was given, which is not a date"),
            (["fees", "{path}.no", "--date", "2026-07-01"], "cannot be read: No such file"),
            (["volumes", "{path}"], "has no column for the state fiscal year ('fiscal_year')"),
        ],
    )
    def test_faults_stand_on_standard_error(
        self, path: Path, capsys: pytest.CaptureFixture[str], given: list[str], fault: str
    ) -> None:
        assert main([part.replace("{path}", str(path)) for part in given]) == 2
        out, err = capsys.readouterr()
        assert not out
        assert fault in err
