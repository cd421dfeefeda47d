"""The workbook against the model: formulas that another program calculates, inputs that work."""

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

from model import Results, Scenario, ScenarioError, compute, load_assumptions
from model.compute import LINE_STEPS, ROLE_STEPS
from model.findings.compensation.rule import AT_FIRST, Counted
from model.findings.compensation.shares import compensation_shares
from model.scenario.file_text import file_text
from model.scenario.presets import presets
from model.scenario.warnings import warnings
from reporting.__main__ import main
from reporting.files.edited_workbook import scenario_of_workbook
from reporting.workbook import workbook, workbook_name
from reporting.workbook.assumptions_sheet import defined_name
from reporting.workbook.formulas import FormulaError, spreadsheet_formula
from tests.reporting.edited_workbooks import (
    AS_OF_STEPS,
    NO_STEP,
    opened,
    with_cells,
    with_inputs,
    with_steps,
)
from tests.reporting.office import recalculated

A = load_assumptions()
DAY = datetime.date(2026, 11, 22)
NEAR = 1e-6
BOUND_COUNT = 3
COUNTED = Counted("counted", "licensed", "not_counted", "program_costs")
NAMESPACE = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"

# Ten input cells, over all sections: a between-percentile, a date, a rule, schedule steps and more.
TEN_CHANGES: dict[str, Any] = {
    "wage_percentile.upper": 82,
    "wage_percentile_licensed_nurses.lower": 33,
    "rates_as_of_date": datetime.date(2023, 6, 1),
    "minimum_wage_rule": "keep_differentials",
    "overtime_share.care": 0.055,
    "full_time_share.nursing": 0.6,
    "paid_time_off_days_full_time.upper": 31,
    "program_share.agency": 0.065,
    "direct_care_staff_per_supervisor": 8,
    "fee_schedule_rate_usd.homemaker": 5.01,
}
FURTHER_CHANGES: dict[str, Any] = {
    "minimum_wage_rule": "spillover",
    "spillover_reach_ratio": 1.3,
    "minimum_wage_schedule": (
        (datetime.date(2019, 1, 1), 8.60),
        (datetime.date(2020, 7, 1), 9.95),
        (datetime.date(2021, 1, 1), 10.30),
        (datetime.date(2022, 1, 1), 10.30),
        (datetime.date(2023, 1, 1), 13.00),
        (datetime.date(2024, 1, 1), 14.25),
        (datetime.date(2025, 1, 1), 15.50),
    ),
    "rates_as_of_date": datetime.date(2018, 6, 1),
    "minimum_wage_before_schedule": 9.99,
    "wage_percentile.lower": 10,
    "wage_trend_months": 26,
    "hours_per_year": 2000,
    "bls_wage_home_health_aides.percentile_50": 11.5,
    "position_weight_advanced_care_direct_care.licensed_practical_nurses": 0.4,
    "position_weight_advanced_care_direct_care.home_health_aides": 0.6,
    "turnover_share": 0.8,
}
FLOOR = {"minimum_wage_rule": "floor_above_minimum", "wage_floor_ratio": 1.25}
NO_STEP_LEFT = {
    "minimum_wage_schedule": ((datetime.date(2030, 1, 1), 12.0),),
    "minimum_wage_before_schedule": 10.5,
    "pay_rounding_usd": 0,
}
WRITTEN = {
    "study": Scenario(),
    "preset": presets(A)[5].scenario,
    "floor": Scenario("Floor", {**FLOOR, "rates_as_of_date": datetime.date(2022, 1, 1)}),
    "today": Scenario(
        "On today",
        {"price_rise_since_2018_share": 0.4, "food_usd_per_meal": 3, "wage_percentile.lower": 40},
        base="today",
    ),
}
TYPED = {
    "ten": Scenario("Ten", TEN_CHANGES),
    "further": Scenario("Further", FURTHER_CHANGES),
    "one-step": Scenario("One step", NO_STEP_LEFT),
}
TYPED_ON_TODAY = {
    "typed on today": Scenario(
        "Typed on today",
        {
            "price_rise_since_2018_share": 0.5,
            "wage_percentile.upper": 82,
            "bls_wage_home_health_aides.percentile_50": 17,
            "fee_schedule_rate_usd.chore": 8.14,
        },
        base="today",
    ),
}
CALCULATED = {**WRITTEN, **TYPED, **TYPED_ON_TODAY}
STUDY_STEPS = [(datetime.date(2019 + n, 1, 1), wage) for n, wage in
               enumerate((8.60, 9.45, 10.30, 11.15, 12.00))]  # fmt: skip
# What stands in the eight rows of the schedule -> whether the check says that it is in order.
TYPED_STEPS: dict[str, tuple[list[tuple[Any, Any]], bool]] = {
    "gap in the middle": ([*STUDY_STEPS[:2], NO_STEP, *STUDY_STEPS[3:]], True),
    "gap at the first": ([NO_STEP, *STUDY_STEPS[1:]], True),
    "gap before the last": ([*STUDY_STEPS, NO_STEP, (datetime.date(2023, 4, 1), 13.75)], True),
    "two gaps": ([STUDY_STEPS[0], NO_STEP, STUDY_STEPS[2], NO_STEP, STUDY_STEPS[4]], True),
    "last row filled": ([*STUDY_STEPS, NO_STEP, NO_STEP, (datetime.date(2023, 2, 1), 14.0)], True),
    "date without a wage": ([*STUDY_STEPS[:2], (STUDY_STEPS[2][0], None), *STUDY_STEPS[3:]], False),
    "wage without a date": ([*STUDY_STEPS[:2], (None, 20.0), *STUDY_STEPS[3:]], False),
    "a word for a wage": ([*STUDY_STEPS[:4], (STUDY_STEPS[4][0], "twelve")], False),
    "order reversed": ([*reversed(STUDY_STEPS)], False),
    "two in another order": ([STUDY_STEPS[0], STUDY_STEPS[2], STUDY_STEPS[1]], False),
}
IN_ORDER = "Minimum-wage steps in order, each with a wage"
HOSTILE = (
    "=1+1", "+1+1", "-1+1", "@SUM(1)", "\t=1+1", "=HYPERLINK(\"http://x\",\"y\")", "{=1+1}",
    "</t><script>alert(1)</script>&amp;", "../../etc/passwd", "C:\\temp\\x", "&Rname &P &\"Arial\"",
    "http://example.org", "_x0041_", "שלום עולם", "مرحبا", "🙂 café \n new line", "x" * 120,
)  # fmt: skip


def results_of_steps(name: str) -> Results:
    """What the model gives for the typed steps that have a date and a wage."""
    steps, _ = TYPED_STEPS[name]
    used = sorted((d, w) for d, w in steps if d is not None and isinstance(w, float))
    changes = {"minimum_wage_schedule": tuple(used), "rates_as_of_date": AS_OF_STEPS}
    return compute(A, Scenario(name, changes))


Sheets = dict[str, "Cells"]


class Cells:
    """The values of a sheet's cells; rows and columns count from 1, as in openpyxl."""

    def __init__(self, rows: list[tuple[Any, ...]]) -> None:
        self.rows = rows

    def value(self, row: int, column: int) -> Any:
        held = self.rows[row - 1] if row <= len(self.rows) else ()
        return held[column - 1] if column <= len(held) else None


def values_of(content: bytes) -> Sheets:
    """The values that a file has beside its formulas."""
    book = openpyxl.load_workbook(io.BytesIO(content), data_only=True, read_only=True)
    return {sheet.title: Cells(list(sheet.iter_rows(values_only=True))) for sheet in book}


@pytest.fixture(scope="session")
def saved(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """Workbooks as LibreOffice saves them: as written, and with values typed in."""
    study = workbook(A, Scenario(), written_on=DAY)
    today = workbook(A, Scenario("Today", base="today"), written_on=DAY)
    contents = {
        **{name: workbook(A, scenario, written_on=DAY) for name, scenario in WRITTEN.items()},
        **{name: with_inputs(study, scenario) for name, scenario in TYPED.items()},
        **{name: with_inputs(today, scenario) for name, scenario in TYPED_ON_TODAY.items()},
        **{kind: with_cells(study, cells) for kind, (cells, _, _) in TYPED_CELLS.items()},
        **{name: with_steps(study, steps) for name, (steps, _) in TYPED_STEPS.items()},
        "counted": workbook(A, Scenario(), written_on=DAY, counted=COUNTED),
    }
    paths = recalculated(contents, tmp_path_factory.mktemp("office"))
    return {name: path.read_bytes() for name, path in paths.items()}


@pytest.fixture(scope="session")
def calculated(saved: dict[str, bytes]) -> dict[str, Sheets]:
    """The same as LibreOffice calculates them."""
    return {name: values_of(content) for name, content in saved.items()}


def results_of(name: str) -> Results:
    return compute(A, CALCULATED[name])


def close(found: Any, expected: float) -> bool:
    return isinstance(found, int | float) and abs(found - expected) <= NEAR


@pytest.mark.office
@pytest.mark.parametrize("name", CALCULATED)
def test_rates_calculated_elsewhere_are_the_models(
    calculated: dict[str, Sheets], name: str
) -> None:
    assert_rates(calculated[name], results_of(name))


@pytest.mark.office
@pytest.mark.parametrize("name", CALCULATED)
def test_what_another_program_saved_loads_back(saved: dict[str, bytes], name: str) -> None:
    scenario, messages = scenario_of_workbook(saved[name], A)
    assert scenario.changes == CALCULATED[name].checked(A).changes
    base = "Today" if name in TYPED_ON_TODAY else "Study"
    assert scenario.name == (CALCULATED[name].name if name in WRITTEN else base)
    assert messages == []


@pytest.mark.office
@pytest.mark.parametrize("name", CALCULATED)
def test_minimum_wage_calculated_elsewhere_is_the_models(
    calculated: dict[str, Sheets], name: str
) -> None:
    assert_minimum_wage(calculated[name], results_of(name))


@pytest.mark.office
@pytest.mark.parametrize("name", TYPED_STEPS)
def test_steps_without_a_date_or_a_wage_are_skipped_and_the_check_says_so(
    calculated: dict[str, Sheets], name: str
) -> None:
    book, results = calculated[name], results_of_steps(name)
    assert_rates(book, results)
    assert_minimum_wage(book, results)
    schedule = results.scenarios[0].value(A, "minimum_wage_schedule")
    by_label = {row[0]: row[1] for row in book["Assumptions"].rows}
    in_force = by_label["Minimum wage in force on the date of the rates"]
    assert close(in_force, max(schedule)[1])
    checks = {row[0]: row[1] for row in book["Summary"].rows}
    assert checks[IN_ORDER] == ("yes" if TYPED_STEPS[name][1] else "no")
    errors = [v for sheet in book.values() for row in sheet.rows for v in row
              if isinstance(v, str) and v.startswith("#")]  # fmt: skip
    assert errors == []


def assert_rates(book: Sheets, results: Results) -> None:
    sheet, rates = book["Rates"], results.rates
    misses = []
    for number, row in enumerate(rates.to_dict("records")):
        line, place = 5 + number // BOUND_COUNT, number % BOUND_COUNT
        for column, held in (
            (7, "fee_schedule_rate_usd"),
            (8 + place, "rate_usd"),
            (11 + place, "change_from_fee_schedule"),
        ):
            found = sheet.value(line, column)
            if not close(found, row[held]):
                misses.append((row["service"], row["bound"], held, found, row[held]))
    assert len(rates) == 84
    assert misses == []


def assert_minimum_wage(book: Sheets, results: Results) -> None:
    sheet = book["Minimum wage"]
    schedule = results.scenarios[0].checked(A).value(A, "minimum_wage_schedule")
    found_dates = [sheet.value(4, 4 + n) for n in range(len(schedule))]
    assert [held.date() for held in found_dates] == [date for date, _ in schedule]
    assert sheet.value(4, 4 + len(schedule)) in (None, "")

    impacts = results.minimum_wage_impacts
    lower = impacts[impacts["bound"] == "lower"].to_dict("records")
    first_rows = {"change": 8, "cumulative_change": 20, "rate_usd": 32}
    steps = len(schedule) - 1
    misses = []
    for number, row in enumerate(lower):
        for held, first in first_rows.items():
            found = sheet.value(first + number // steps, 5 + number % steps)
            missing = row[held] != row[held]
            if found != "N/A" if missing else not close(found, row[held]):
                misses.append((row["services"], row["effective_date"], held, found, row[held]))
    assert len(lower) == 10 * steps
    assert misses == []


@pytest.mark.office
@pytest.mark.parametrize(
    ("name", "counted"), [*((name, AT_FIRST) for name in CALCULATED), ("counted", COUNTED)]
)
def test_shares_of_pay_calculated_elsewhere_are_the_models(
    calculated: dict[str, Sheets], name: str, counted: Counted
) -> None:
    results = compute(A, CALCULATED.get(name, Scenario()))
    shares = compensation_shares(results, counted)
    by_service = shares[["share_of_rate", "share_of_fee"]].to_numpy().reshape(-1, BOUND_COUNT, 2)
    sheet = calculated[name]["Compensation"]
    for row, expected in enumerate(by_service, start=10):
        found = [sheet.value(row, column) for column in range(5, 11)]
        assert found == pytest.approx([*expected[:, 0], *expected[:, 1]], abs=NEAR), row


@pytest.mark.office
@pytest.mark.parametrize("name", CALCULATED)
def test_every_step_calculated_elsewhere_is_the_models(
    calculated: dict[str, Sheets], name: str
) -> None:
    sheet, build_ups = calculated[name]["Build-ups"], results_of(name).build_ups
    columns = {name: place for place, name in enumerate(sheet.rows[5][3:], start=4) if name}
    assert set(columns) == set(build_ups.columns) - {"scenario", "rate_line", "bound"}
    misses = []
    for number, row in enumerate(build_ups.to_dict("records")):
        assert sheet.value(8 + number, 2) == row["rate_line"]
        assert sheet.value(8 + number, 3) == row["bound"]
        for column, place in columns.items():
            found = sheet.value(8 + number, place)
            expected = row[column] + (column == "minimum_wage_rule")
            right = found is None if expected != expected else close(found, expected)
            if not right:
                misses.append((row["rate_line"], row["bound"], column, found, expected))
    assert misses == []


@pytest.mark.office
@pytest.mark.parametrize("name", CALCULATED)
def test_no_cell_is_an_error_and_the_checks_say_yes(
    calculated: dict[str, Sheets], name: str
) -> None:
    book = calculated[name]
    errors = [
        (title, value)
        for title, sheet in book.items()
        for row in sheet.rows
        for value in row
        if isinstance(value, str) and value.startswith("#")
    ]
    assert errors == []
    checks = {row[0]: row[1] for row in book["Summary"].rows}
    assert checks["Input cells outside their limits"] == 0
    assert checks["Position weights of every role add up to 100%"] == "yes"
    assert checks[IN_ORDER] == "yes"


@pytest.mark.office
@pytest.mark.parametrize("name", WRITTEN)
def test_values_written_beside_formulas_are_those_that_they_give(
    calculated: dict[str, Sheets], name: str
) -> None:
    written = values_of(workbook(A, WRITTEN[name], written_on=DAY))
    misses = []
    for title, sheet in written.items():
        for row, values in enumerate(sheet.rows, start=1):
            for column, held in enumerate(values, start=1):
                found = calculated[name][title].value(row, column)
                number = isinstance(held, int | float)
                if not (close(found, held) if number else (held or "") == (found or "")):
                    misses.append((title, row, column, held, found))
    assert misses == []


def test_rates_and_steps_are_formulas_and_not_constants() -> None:
    book = opened(workbook(A, Scenario(), written_on=DAY))
    rates = [book["Rates"].cell(row, column) for row in range(5, 33) for column in range(7, 14)]
    assert all(cell.data_type == "f" for cell in rates)
    sheet = book["Build-ups"]
    steps = {step.__name__ for step in LINE_STEPS} | {"staffing_cost"} | {
        f"{role}_{step.__name__}" for role in A.roles for step in ROLE_STEPS
    }  # fmt: skip
    columns = {sheet.cell(6, c).value: c for c in range(4, sheet.max_column + 1)}
    cells = [sheet.cell(row, columns[step]) for step in steps for row in range(8, 56)]
    assert {cell.data_type for cell in cells if cell.value is not None} == {"f"}
    direct_care = [sheet.cell(row, columns["direct_care_wage"]) for row in range(8, 56)]
    assert all(str(cell.value).startswith("=CHOOSE(") for cell in direct_care)
    changes = [book["Minimum wage"].cell(row, c) for row in range(8, 18) for c in range(5, 9)]
    assert all(cell.data_type == "f" for cell in changes)


def test_every_value_is_a_named_input_cell_with_limits() -> None:
    book = opened(workbook(A, Scenario(), written_on=DAY))
    sheet = book["Assumptions"]
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
        if setting.entry.kind == "number":
            assert cell.value == setting.base_value, setting.id
            assert float(rule.formula1) == setting.entry.limits.minimum
            assert float(rule.formula2) == setting.entry.limits.maximum
    for number in range(1, 9):
        assert f"minimum_wage_step_{number}_date" in book.defined_names


def test_only_input_cells_are_unlocked_and_every_sheet_is_ready_to_print() -> None:
    book = opened(workbook(A, Scenario(), [presets(A)[1].scenario], written_on=DAY))
    assert book.sheetnames == [
        "Summary", "Assumptions", "Wages", "Build-ups", "Build-ups by date", "Rates",
        "Minimum wage", "Compensation", "Comparison", "Read me",
    ]  # fmt: skip
    for sheet in book:
        assert sheet.protection.sheet
        assert sheet.protection.password in (None, "")
        assert sheet.sheet_properties.pageSetUpPr.fitToPage
        unlocked = [c for row in sheet.iter_rows() for c in row if not c.protection.locked]
        assert bool(unlocked) == (sheet.title in ("Assumptions", "Compensation"))
        assert not [cell for cell in unlocked if cell.data_type == "f"]
        if sheet.title not in ("Summary", "Read me"):
            assert sheet.freeze_panes
            assert sheet.print_title_rows
            assert sheet.page_setup.orientation == "landscape"


def test_file_names_scenario_changes_study_versions_and_what_it_is_not() -> None:
    scenario = Scenario("Ten", TEN_CHANGES, note="Why", author="An analyst", date="2026-01-02")
    book = opened(workbook(A, scenario, written_on=DAY))
    for name in ("Summary", "Read me"):
        said = "\n".join(str(c.value) for row in book[name].iter_rows() for c in row if c.value)
        for text in (
            "Ten", "Why", "An analyst", "2026-01-02", A.study["title"], f"version {A.version}",
            "2026-11-22", A.study["disclaimer"],
        ):  # fmt: skip
            assert text in said, (name, text)
    summary = [cells[4].value for cells in book["Summary"].iter_rows(max_col=5)]
    assert set(TEN_CHANGES) <= set(summary)


CROSSED = Scenario("Crossed", {"wage_percentile.lower": 80, "wage_percentile.interim": 50})
FALLING = Scenario("Falling", {"minimum_wage_schedule": (
    (datetime.date(2019, 1, 1), 12.0), (datetime.date(2020, 1, 1), 9.0))})  # fmt: skip


@pytest.mark.parametrize("scenario", [CROSSED, FALLING], ids=lambda s: s.name)
def test_warnings_stand_on_the_first_sheet_and_in_the_read_me(scenario: Scenario) -> None:
    said = warnings(scenario, A)
    assert said
    book = opened(workbook(A, scenario, written_on=DAY))
    for name in ("Summary", "Read me"):
        (text,) = [row[1].value for row in book[name].iter_rows() if row[0].value == "Warnings"]
        assert text == "\n".join(said)


def test_nothing_warns_of_the_study() -> None:
    book = opened(workbook(A, Scenario(), written_on=DAY))
    assert not [row for row in book["Summary"].iter_rows() if row[0].value == "Warnings"]


def test_the_files_properties_are_the_scenarios() -> None:
    dated = Scenario("Plan", {"turnover_share": 0.6}, author="An analyst", date="2026-01-02")
    about = opened(workbook(A, dated, written_on=DAY)).properties
    assert (about.title, about.creator) == ("Plan", "An analyst")
    assert about.created.date() == datetime.date(2026, 1, 2)
    about = opened(workbook(A, Scenario("x", date="in spring"), written_on=DAY)).properties
    assert about.created.date() == DAY


TYPED_CELLS: dict[str, tuple[dict[str, Any], str, Any]] = {
    "a rule between two": ({"minimum_wage_rule": 1.5}, "Input cells outside their limits", 1),
    "lower above interim": (CROSSED.changes, "Assumptions whose bounds are out of order", 1),
    "two that cross": (
        {"wage_percentile.upper": 20, "paid_time_off_days_full_time.lower": 30},
        "Assumptions whose bounds are out of order",
        2,
    ),
}


@pytest.mark.office
@pytest.mark.parametrize("kind", TYPED_CELLS)
def test_the_checks_follow_what_is_typed(calculated: dict[str, Sheets], kind: str) -> None:
    _, label, count = TYPED_CELLS[kind]
    checks = {row[0]: row[1] for row in calculated[kind]["Summary"].rows}
    assert checks[label] == count
    as_written = {row[0]: row[1] for row in calculated["study"]["Summary"].rows}
    assert as_written[label] == 0


@pytest.mark.parametrize("typed", HOSTILE)
def test_nothing_typed_becomes_a_formula_a_link_or_markup(typed: str) -> None:
    line = typed.replace("\t", "").replace("\n", "")  # only a note may have these
    scenario = Scenario(line, note=typed, author=line, date=line[:40])
    content = workbook(A, scenario, [Scenario(f"{line[:100]} 2")], written_on=DAY)
    parts = zipfile.ZipFile(io.BytesIO(content))
    assert formulas(content) == plain_formulas()
    strings = ElementTree.fromstring(parts.read("xl/sharedStrings.xml"))
    texts = ["".join(item.itertext()) for item in strings]
    assert any(unescaped(text) == typed for text in texts)
    assert not [name for name in parts.namelist() if ".." in name or "hyperlink" in name.lower()]
    assert workbook_name(scenario).removesuffix(".xlsx").replace("-", "a").isalnum()


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


@pytest.mark.parametrize("number", ["=1+1", "@x", "-2"])
def test_typed_cells_stay_text_when_they_are_edited(number: str) -> None:
    book = opened(workbook(A, Scenario(number), written_on=DAY))
    cell = next(c for row in book["Summary"].iter_rows() for c in row if c.value == number)
    assert cell.quotePrefix


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
    given.write_text(file_text(TYPED["ten"], A), encoding="utf-8")
    assert main(["workbook", "--scenario", str(given), "-o", str(output)]) == 0
    said = [f"Warning: Ten: {warning}" for warning in warnings(TYPED["ten"], A)]
    assert capsys.readouterr().err.splitlines() == said
    assert opened(output.read_bytes())["Summary"]["B3"].value == "Ten"


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
