"""What a workbook shows, and whether that is what the model gives."""

from __future__ import annotations

import io
from collections.abc import Collection, Iterator, Mapping
from typing import Any

import openpyxl
import pytest

from model import Results
from model.study.assumptions import BOUNDS
from reporting.workbook import minimum_wage_sheet, rates_sheet
from reporting.workbook.calculation import build_up_sheet
from reporting.workbook.checks_sheet import RIGHT
from reporting.workbook.figures import FEWEST_STEPS
from reporting.workbook.inputs import layout
from reporting.workbook.minimum_wage_sheet import FIRST_BLOCK, FIRST_STEP, MEASURES
from tests.study import ASSUMPTIONS as A

NEAR = 1e-6
SERVICES, LINES = len(A.services), len(A.minimum_wage_lines)


class Cells:
    """The values of a sheet's cells; rows and columns count from 0, as in the sheets' modules."""

    def __init__(self, rows: list[tuple[Any, ...]]) -> None:
        self.rows = rows

    def value(self, row: int, column: int) -> Any:
        values = self.rows[row] if row < len(self.rows) else ()
        return values[column] if column < len(values) else None


Sheets = Mapping[str, Cells]


def values_of(content: bytes, names: Collection[str] = ()) -> Sheets:
    """The values that a file has beside its formulas, of the sheets named, or of all."""
    book = openpyxl.load_workbook(io.BytesIO(content), data_only=True, read_only=True)
    return {
        sheet.title: Cells(list(sheet.iter_rows(values_only=True)))
        for sheet in book
        if not names or sheet.title in names
    }


def close(shown: Any, expected: float) -> bool:
    return isinstance(shown, int | float) and abs(shown - expected) <= NEAR


def checks(book: Sheets) -> dict[str, tuple[str, str]]:
    """Each check -> its result, and what is said."""
    return {row[0]: (row[1], row[2]) for row in book["Checks"].rows if row[1]}


def what_is_wrong(book: Sheets) -> list[str]:
    """What the checks say is wrong."""
    results = [each for each in checks(book).values() if each[0] != "Result"]
    return [said for result, said in results if result != RIGHT]


def errors(book: Sheets) -> Iterator[tuple[str, str]]:
    """The sheets' cells that a program could not calculate."""
    for title, sheet in book.items():
        for row in sheet.rows:
            for value in row:
                if isinstance(value, str) and value.startswith("#"):
                    yield title, value


def assert_rates(book: Sheets, results: Results) -> None:
    """Table 7: fee, rates and changes of all services are the model's."""
    sheet, misses = book[rates_sheet.NAME], []
    rows = results.rates.to_dict("records")
    for number, row in enumerate(rows):
        line, place = rates_sheet.FIRST_ROW + number // len(BOUNDS), number % len(BOUNDS)
        for column, name in (
            (rates_sheet.FEE, "fee_schedule_rate_usd"),
            (rates_sheet.RATE + place, "rate_usd"),
            (rates_sheet.CHANGE + place, "change_from_fee_schedule"),
        ):
            shown = sheet.value(line, column)
            if not close(shown, row[name]):
                misses.append((row["service"], row["bound"], name, shown, row[name]))
    assert len(rows) == len(BOUNDS) * SERVICES
    assert misses == []


def assert_minimum_wage(book: Sheets, results: Results) -> None:
    """Table 9: the dates in use, and every figure at each of the three bounds, are the model's."""
    sheet = book[minimum_wage_sheet.NAME]
    own = results.assumptions
    schedule = results.scenarios[0].checked(own).value(own, "minimum_wage_schedule")
    steps = len(schedule)
    dates = [sheet.value(minimum_wage_sheet.DATE_ROW, FIRST_STEP + n) for n in range(steps)]
    assert [date.date() for date in dates] == [date for date, _ in schedule]
    assert sheet.value(minimum_wage_sheet.DATE_ROW, FIRST_STEP + steps) in (None, "")
    misses, impacts = [], results.minimum_wage_impacts
    for bound, key in enumerate(BOUNDS):
        rows = impacts[impacts["bound"] == key].to_dict("records")
        assert len(rows) == LINES * (steps - 1)
        for number, row in enumerate(rows):
            for place, name in enumerate(MEASURES):
                block = FIRST_BLOCK + (bound * len(MEASURES) + place) * (LINES + 2) + 1
                line, step = divmod(number, steps - 1)
                shown = sheet.value(block + line, FIRST_STEP + step + 1)
                missing = row[name] != row[name]
                if shown != "N/A" if missing else not close(shown, row[name]):
                    misses.append((key, row["services"], row["effective_date"], name, shown))
    assert misses == []


def assert_steps(book: Sheets, results: Results) -> None:
    """Every step of every build-up is the model's."""
    sheet, build_ups = book[build_up_sheet.NAME], results.build_ups
    first, column_of_names = build_up_sheet.FIRST_ROW, build_up_sheet.COLUMN
    names = {row[column_of_names]: at for at, row in enumerate(sheet.rows) if at >= first}
    assert set(names) == set(build_ups.columns) - {"scenario", "rate_line", "bound"}
    misses = []
    for number, row in enumerate(build_ups.to_dict("records")):
        column = build_up_sheet.FIRST_RATE + number
        assert sheet.value(build_up_sheet.BOUND_ROW, column) == row["bound"]
        for name, at in names.items():
            shown, expected = sheet.value(at, column), row[name] + (name == "minimum_wage_rule")
            right = shown is None if expected != expected else close(shown, expected)
            if not right:
                misses.append((row["rate_line"], row["bound"], name, shown, expected))
    assert misses == []


def minimum_wage_in_force(book: Sheets) -> float:
    """What the sheet of inputs says of it."""
    [row] = [row for row in book[layout.NAME].rows if str(row[0]).startswith("Minimum wage in fo")]
    return float(row[layout.VALUE])


def approximately(values: Any) -> Any:
    return pytest.approx(values, abs=NEAR)


assert FEWEST_STEPS == 8  # as many steps as the tests type
