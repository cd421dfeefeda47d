"""A workbook as it is written: what is a formula, what is a cell to edit, how it prints."""

from __future__ import annotations

import datetime
import io
import re
import zipfile
from functools import lru_cache
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import openpyxl
import pytest

from model import Scenario, ScenarioError
from model.compute import LINE_STEPS, ROLE_STEPS
from model.scenario.presets import presets
from model.scenario.texts.file_text import file_text
from model.scenario.warnings import warnings
from model.study.assumptions import BOUNDS
from reporting.__main__ import main
from reporting.provenance import file_stem
from reporting.workbook import SHEETS, rates_sheet, workbook
from reporting.workbook.calculation import build_up_sheet
from reporting.workbook.calculation.formulas import FormulaError, spreadsheet_formula
from reporting.workbook.inputs import layout
from reporting.workbook.inputs.names import defined_name
from tests.reporting.workbook.edited import opened
from tests.study import ASSUMPTIONS as A

DAY = datetime.date(2026, 11, 22)
NAMESPACE = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
FOUR = Scenario(
    "Four",
    {
        "rates_as_of_date": datetime.date(2023, 6, 1),
        "minimum_wage_rule": "keep_differentials",
        "overtime_share.care": 0.055,
        "fee_schedule_rate_usd.homemaker": 5.01,
    },
    note="Why",
    author="An analyst",
    date="2026-01-02",
)

HOSTILE = (
    "=1+1", "+1+1", "-1+1", "@SUM(1)", "\t=1+1", "=HYPERLINK(\"http://x\",\"y\")", "{=1+1}",
    "</t><script>alert(1)</script>&amp;", "../../etc/passwd", "C:\\temp\\x", "&Rname &P &\"Arial\"",
    "http://example.org", "_x0041_", "שלום עולם", "مرحبا", "🙂 café \n new line", "x" * 120,
)  # fmt: skip


@pytest.fixture(scope="module")
def book() -> openpyxl.Workbook:
    """The workbook of a scenario that is compared with another."""
    return opened(four())


@lru_cache(maxsize=1)
def four() -> bytes:
    return workbook(A, FOUR, [presets(A)[1].scenario], written_on=DAY)


def texts_of(sheet: Any) -> str:
    return "\n".join(str(cell.value) for row in sheet.iter_rows() for cell in row if cell.value)


def shown(content: bytes) -> openpyxl.Workbook:
    """A workbook of which only the sheets that are asked for are read."""
    return openpyxl.load_workbook(io.BytesIO(content), read_only=True)


def links_of(sheet: Any) -> set[str]:
    cells = (cell for row in sheet.iter_rows() for cell in row)
    return {cell.hyperlink.location for cell in cells if cell.hyperlink}


def test_rates_and_steps_are_formulas_and_not_constants(book: openpyxl.Workbook) -> None:
    sheet = book["Rate ranges"]
    rows = range(rates_sheet.FIRST_ROW + 1, rates_sheet.FIRST_ROW + 1 + len(A.services))
    columns = range(rates_sheet.FEE + 1, rates_sheet.CHANGE + 1 + len(BOUNDS))
    assert all(sheet.cell(row, column).data_type == "f" for row in rows for column in columns)
    sheet = book["Build-ups"]
    steps = {step.__name__ for step in LINE_STEPS} | {"staffing_cost"} | {
        f"{role}_{step.__name__}" for role in A.roles for step in ROLE_STEPS
    }  # fmt: skip
    first = build_up_sheet.FIRST_RATE
    rates = slice(first, first + len(A.rate_lines) * len(BOUNDS))
    of_names = {row[build_up_sheet.COLUMN].value: row[rates] for row in sheet.iter_rows(min_row=7)}
    cells = [cell for step in steps for cell in of_names[step] if cell.value is not None]
    assert {cell.data_type for cell in cells} == {"f"}
    assert all(str(cell.value).startswith("=CHOOSE(") for cell in of_names["direct_care_wage"])
    of_lines = [
        cell for row in book["Minimum wage"].iter_rows(min_row=8, min_col=2, max_col=6)
        for cell in row if cell.value is not None
    ]  # fmt: skip
    assert len(of_lines) == 3 * len(BOUNDS) * len(A.minimum_wage_lines) * 5
    assert {cell.data_type for cell in of_lines} == {"f"}


def test_every_value_is_a_named_input_cell_with_limits_and_source() -> None:
    book = opened(workbook(A, Scenario(), written_on=DAY))
    sheet = book["Inputs"]
    validated = {
        str(cells): rule for rule in sheet.data_validations.dataValidation
        for cells in rule.sqref.ranges
    }  # fmt: skip
    for setting in A.settings.values():
        if setting.entry.kind == "schedule":
            continue
        place = book.defined_names[defined_name(setting.id)].attr_text.split("!")[1]
        cell = sheet[place.replace("$", "")]
        assert cell.protection.locked is False, setting.id
        assert cell.data_type != "f", setting.id
        rule = validated[cell.coordinate]
        assert not rule.allowBlank, setting.id
        if setting.entry.kind == "number":
            assert cell.value == setting.base_value, setting.id
            assert float(rule.formula1) == setting.entry.limits.minimum
            assert float(rule.formula2) == setting.entry.limits.maximum
            assert "Allowed: " in rule.prompt, setting.id
            assert "Source: " in rule.prompt, setting.id
        elif setting.entry.kind == "choice":
            labels = [choice.label for choice in setting.entry.choices.values()]
            assert rule.formula1 == f'"{",".join(labels)}"'
        row = [each.value for each in sheet[cell.row]]
        assert row[layout.LABEL] == setting.label
        assert row[layout.ID] == setting.id
    for number in range(1, 9):
        day, wage = (
            book.defined_names[f"minimum_wage_step_{number}_{name}"].attr_text
            for name in ("date", "usd_per_hour")
        )
        assert day.replace("$B$", "$C$") == wage  # side by side


def test_sheets_stand_in_the_order_in_which_they_are_read(book: openpyxl.Workbook) -> None:
    assert book.sheetnames == [
        "Read me", "Summary", "Inputs", "Occupation wages", "Role wages", "Build-ups",
        "Rate ranges", "Build-ups by date", "Minimum wage", "Compensation", "Sensitivity",
        "Comparison", "Checks",
    ]  # fmt: skip
    assert ["Read me", *(name for name in SHEETS if name != "Budget")] == book.sheetnames
    assert links_of(book["Read me"]) == {f"'{name}'!A1" for name in book.sheetnames[1:]}
    for sheet in book.worksheets[1:]:
        assert "'Read me'!A1" in links_of(sheet), sheet.title
        assert sheet.sheet_properties.tabColor is not None


def test_only_input_cells_are_unlocked_and_every_sheet_is_ready_to_print(
    book: openpyxl.Workbook,
) -> None:
    for sheet in book:
        assert sheet.protection.sheet
        assert sheet.protection.password in (None, "")
        unlocked = [c for row in sheet.iter_rows() for c in row if not c.protection.locked]
        assert bool(unlocked) == (sheet.title in ("Inputs", "Compensation"))
        assert not [cell for cell in unlocked if cell.data_type == "f"]
        assert sheet.print_area
        assert sheet.page_setup.paperSize == 1
        if sheet.title not in ("Summary", "Read me"):
            assert sheet.freeze_panes, sheet.title
        if sheet.title not in ("Summary", "Read me", "Compensation"):
            assert sheet.print_title_rows, sheet.title


def test_a_long_text_stands_in_a_row_that_is_high_enough(book: openpyxl.Workbook) -> None:
    sheet = book["Inputs"]
    rows = {row[layout.ID].value: row for row in sheet.iter_rows(min_row=6)}
    longest = max(A.settings.values(), key=lambda setting: len(setting.label))
    lines = len(longest.label) / (1.15 * layout.WIDTHS[layout.LABEL])  # letters are narrower
    height = sheet.row_dimensions[rows[longest.id][0].row].height
    assert height >= 12.5 * lines


def test_the_file_names_scenario_changes_study_versions_and_what_it_is_not(
    book: openpyxl.Workbook,
) -> None:
    said = texts_of(book["Read me"])
    for text in (
        "Four", "Why", "An analyst", "2026-01-02", A.study["title"], f"version {A.version}",
        "2026-11-22", A.study["disclaimer"],
    ):  # fmt: skip
        assert text in said, text
    summary = texts_of(book["Summary"])
    for text in ("Four", A.study["disclaimer"], *(A.settings[key].label for key in FOUR.changes)):
        assert text in summary, text


def test_the_summary_draws_the_ranges_and_the_other_chart_is_of_the_sensitivity() -> None:
    parts = zipfile.ZipFile(io.BytesIO(four()))
    charts = sorted(name for name in parts.namelist() if name.startswith("xl/charts/chart"))
    roots = [ElementTree.fromstring(parts.read(name)) for name in charts]
    sheets = [{str(cells.text).partition("!")[0] for cells in root.iterfind(".//{*}f")}
              for root in roots]  # fmt: skip
    assert sheets == [{"'Rate ranges'"}, {"'Sensitivity'"}]


@pytest.mark.parametrize("count", [12, pytest.param(40, marks=pytest.mark.long)])
def test_each_step_has_a_column_however_many_they_are(count: int) -> None:
    steps = tuple(
        (datetime.date(2019 + n // 4, 1 + 3 * (n % 4), 1), 8 + n / 10) for n in range(count)
    )
    content = workbook(A, Scenario("Many", {"minimum_wage_schedule": steps}), written_on=DAY)
    [dates] = shown(content)["Minimum wage"].iter_rows(min_row=5, max_row=5, values_only=True)
    assert [str(date)[:2] for date in dates[1 : count + 1]] == ["=m"] * count


CROSSED = Scenario("Crossed", {"wage_percentile.lower": 80, "wage_percentile.interim": 50})
FALLING = Scenario("Falling", {"minimum_wage_schedule": (
    (datetime.date(2019, 1, 1), 12.0), (datetime.date(2020, 1, 1), 9.0))})  # fmt: skip


@pytest.mark.parametrize("scenario", [CROSSED, FALLING], ids=lambda s: s.name)
def test_warnings_stand_on_the_first_sheet_and_in_the_read_me(scenario: Scenario) -> None:
    said = warnings(scenario, A)
    assert said
    book = shown(workbook(A, scenario, written_on=DAY))
    for name in ("Summary", "Read me"):
        assert "\n".join(said) in texts_of(book[name])


def test_nothing_warns_of_four_changes(book: openpyxl.Workbook) -> None:
    assert "Warnings" not in texts_of(book["Summary"])


def test_the_files_properties_are_the_scenarios(book: openpyxl.Workbook) -> None:
    about = book.properties
    assert (about.title, about.creator) == ("Four", "An analyst")
    assert about.created.date() == datetime.date(2026, 1, 2)
    about = shown(workbook(A, Scenario("x", date="in spring"), written_on=DAY)).properties
    assert about.created.date() == DAY


@pytest.mark.parametrize("first", range(0, len(HOSTILE), 5))
def test_nothing_typed_becomes_a_formula_a_link_or_markup(first: int) -> None:
    note, *texts = (HOSTILE[(first + n) % len(HOSTILE)] for n in range(5))
    name, author, date, other = (each.replace("\t", "").replace("\n", "") for each in texts)
    scenario = Scenario(name, note=note, author=author, date=date[:40])
    content = workbook(A, scenario, [Scenario(other)], written_on=DAY)
    parts = zipfile.ZipFile(io.BytesIO(content))
    assert formulas(content) == plain_formulas()
    strings = ElementTree.fromstring(parts.read("xl/sharedStrings.xml"))
    texts = {unescaped("".join(item.itertext())) for item in strings}
    assert {name, note, author, other} <= texts
    assert not [part for part in parts.namelist() if ".." in part]
    relations = [parts.read(part) for part in parts.namelist() if part.endswith(".rels")]
    assert not [text for text in relations if b"hyperlink" in text]
    assert file_stem(scenario.name).replace("-", "a").isalnum()


@lru_cache(maxsize=1)
def plain_formulas() -> list[str]:
    plain = Scenario("Plain", note="Plain", author="Plain", date="2026-01-02")
    return formulas(workbook(A, plain, [Scenario("Plain 2")], written_on=DAY))


def formulas(content: bytes) -> list[str]:
    """Every formula of a file, in its order."""
    parts = zipfile.ZipFile(io.BytesIO(content))
    sheets = sorted(name for name in parts.namelist() if name.startswith("xl/worksheets/sheet"))
    return [
        held.text or ""
        for name in sheets
        for held in ElementTree.fromstring(parts.read(name)).iter(f"{{{NAMESPACE}}}f")
    ]


def unescaped(text: str) -> str:
    """A shared string as a reader shows it: `_x005F_` stands for an underscore."""
    return re.sub("_x([0-9A-F]{4})_", lambda found: chr(int(found[1], 16)), text)


def test_typed_cells_stay_text_when_they_are_edited() -> None:
    typed = {"=1+1", "@x", "-2", "+3"}
    book = opened(workbook(A, Scenario("=1+1", note="@x", author="-2", date="+3"), written_on=DAY))
    cells = [cell for row in book["Read me"].iter_rows() for cell in row if cell.value in typed]
    cells.append(book["Summary"]["A1"])
    assert {cell.value for cell in cells} == typed
    assert all(cell.quotePrefix for cell in cells)


def test_a_code_that_looks_like_a_date_is_text_and_stays_it(book: openpyxl.Workbook) -> None:
    codes = [
        cell
        for sheet in book.worksheets
        for row in sheet.iter_rows()
        for cell in row
        if isinstance(cell.value, str) and re.fullmatch(r"\d\d-\d{4}", cell.value)
    ]
    assert {cell.value for cell in codes} == {each.soc_code for each in A.occupations.values()}
    assert {(cell.data_type, cell.number_format) for cell in codes} == {("s", "@")}


def test_texts_that_are_too_long_are_refused() -> None:
    with pytest.raises(ScenarioError, match="the name has 10,000 characters"):
        workbook(A, Scenario("x" * 10_000))
    with pytest.raises(ScenarioError, match="the note has 10,000 characters"):
        workbook(A, Scenario("x", note="=1+1" * 2_500))
    assert workbook(A, Scenario("x", note="=1+1 " * 800))


def test_a_formula_that_cannot_be_read_says_so() -> None:
    def step(wage: float) -> float:
        """A step.

        the wage, and then some
        """
        return wage

    with pytest.raises(FormulaError, match="step: cannot read"):
        spreadsheet_formula(step, str)


def test_parentheses_stay_where_a_spreadsheet_needs_them() -> None:
    def step(a: float, b: float) -> float:
        """A step.

        a - (b - a) * (a / (b * a)) ** 2 - max(a, b + 1)
        """
        return a

    assert spreadsheet_formula(step, str.upper) == "A-(B-A)*(A/(B*A))^2-MAX(A,B+1)"


def test_rounding_is_the_models_where_a_half_is_not_one_in_binary() -> None:
    def step(a: float, to: float) -> float:
        """A step.

        rounded(a / 2, to)
        """
        return a

    written = spreadsheet_formula(step, str.upper)
    assert written == "IF(TO>0.000001,INT((A/2)/TO+0.5+0.000000001)*TO,A/2)"


def test_command_line_writes_the_workbook_of_a_scenario_file(capsys, tmp_path: Path) -> None:
    given, output = tmp_path / "given.yaml", tmp_path / "out.xlsx"
    given.write_text(file_text(FOUR, A), encoding="utf-8")
    assert main(["workbook", "--scenario", str(given), "-o", str(output)]) == 0
    said = [f"Warning: Four: {warning}" for warning in warnings(FOUR, A)]
    assert capsys.readouterr().err.splitlines() == said
    assert opened(output.read_bytes())["Summary"]["A1"].value == "Four"


def test_command_line_says_what_is_wrong_and_ends_with_2(capsys, tmp_path: Path) -> None:
    given, output = tmp_path / "given.yaml", tmp_path / "out.xlsx"
    given.write_text("name: x\nchanges: {turnover_share: 3}\n", encoding="utf-8")
    assert main(["workbook", "--scenario", str(given), "-o", str(output)]) == 2
    said = capsys.readouterr().err
    assert "given.yaml: Turnover: '3' (300%) was given; allowed is 0% to 100%" in said
    assert not output.exists()
    missing = str(tmp_path / "none.yaml")
    assert main(["workbook", "--scenario", missing, "-o", str(output)]) == 2
    assert "none.yaml" in capsys.readouterr().err
