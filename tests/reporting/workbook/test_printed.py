"""How a workbook prints: in 9 points, on few pages, and nothing parted that belongs together."""

from __future__ import annotations

import datetime
import subprocess
from collections import Counter
from collections.abc import Callable, Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from openpyxl.utils import range_boundaries

from model import Scenario
from model.findings.budget.inputs import budget_inputs
from model.findings.budget.texts.plan_texts import plan_of_texts
from reporting import letters
from reporting.chosen import Chosen
from reporting.letters import INCH
from reporting.workbook import workbook
from reporting.workbook.look import CHART_FONT_SIZE, STYLES
from reporting.workbook.printing import MARGINS, PRINTED_SIZE, page_starts
from reporting.workbook.sheets import POINTS_OF_A_CHARACTER
from tests.reporting.office import office_program
from tests.reporting.slides.decks import changed_by_a_tenth
from tests.reporting.workbook.edited import opened
from tests.study import ASSUMPTIONS as A

DAY = datetime.date(2026, 11, 22)
SMALLEST_PRINT = 9  # points
# A program that has not our font takes one that is so much wider than what a column is made for.
PIXELS_OF_A_CHARACTER, PIXELS_OF_AN_INCH = 9.33, 96
PAGES = {
    "Read me": 2, "Summary": 3, "Inputs": 8, "Occupation wages": 1, "Role wages": 2,
    "Build-ups": 16, "Rate ranges": 2, "Build-ups by date": 5, "Minimum wage": 3,
    "Compensation": 2, "Sensitivity": 1, "Checks": 1,
}  # fmt: skip


def everything() -> bytes:
    """The workbook of a scenario that is compared and has a budget."""
    texts = {"fees": "60% to interim", "phases": "2027-07-01=50%; 2028-07-01=100%"}
    plan = plan_of_texts(texts, A, budget_inputs())
    return workbook(A, changed_by_a_tenth(30), [Scenario("Other")], DAY, Chosen(plan=plan))


@pytest.fixture(scope="module")
def book() -> openpyxl.Workbook:
    return opened(everything())


def bands(sheet: Any) -> Iterator[tuple[int, int]]:
    """First and last column of what stands on each page across, counted from 1."""
    for area in str(sheet.print_area).split(","):
        first, _, last, _ = range_boundaries(area.split("!")[-1].replace("$", ""))
        breaks = [each.id for each in sheet.col_breaks.brk if first <= each.id < last]
        for before, end in pairwise([first - 1, *breaks, last]):
            yield before + 1, end


def width(sheet: Any, first: int, last: int) -> float:
    """Columns in pixels where the widest font is taken; alike ones are kept as one."""
    alike = sheet.column_dimensions.values()
    widths = {column: each.width for each in alike for column in range(each.min, each.max + 1)}
    return sum(PIXELS_OF_A_CHARACTER * widths[column] for column in range(first, last + 1))


def test_what_is_printed_has_nine_points_or_more(book: openpyxl.Workbook) -> None:
    for sheet in book:
        fonts = {cell.font.size for row in sheet.iter_rows() for cell in row if cell.value}
        assert sheet.page_setup.scale == PRINTED_SIZE, sheet.title
        smallest = min(*fonts, CHART_FONT_SIZE)
        assert smallest * PRINTED_SIZE / 100 >= SMALLEST_PRINT, sheet.title
        assert not sheet.sheet_properties.pageSetUpPr.fitToPage, sheet.title


def test_no_column_is_beyond_its_page(book: openpyxl.Workbook) -> None:
    for sheet in book:
        is_portrait = sheet.page_setup.orientation == "portrait"
        inches = (8.5 if is_portrait else 11) - MARGINS["left"] - MARGINS["right"]
        room = inches * PIXELS_OF_AN_INCH / (PRINTED_SIZE / 100)
        repeated = int(bool(sheet.print_title_cols))
        for first, last in bands(sheet):
            again = width(sheet, 1, repeated) if first > repeated else 0
            assert again + width(sheet, first, last) <= room, (sheet.title, first, last)


def test_no_word_is_wider_than_its_cell(book: openpyxl.Workbook) -> None:
    for sheet in book:
        alike = sheet.column_dimensions.values()
        widths = {column: each.width for each in alike for column in range(each.min, each.max + 1)}
        merged = {(area.min_row, area.min_col): area.max_col for area in sheet.merged_cells.ranges}
        for cell in (cell for row in sheet.iter_rows() for cell in row):
            if not (isinstance(cell.value, str) and cell.alignment.wrap_text):
                continue
            end = merged.get((cell.row, cell.column), cell.column)
            room = sum(widths[column] for column in range(cell.column, end + 1))
            for word in () if cell.data_type == "f" else cell.value.split():
                inches = letters.width(word, cell.font.size, bool(cell.font.bold))
                assert inches * INCH / POINTS_OF_A_CHARACTER <= room, (sheet.title, word)


def test_an_indented_text_is_aligned_to_the_left() -> None:
    indented = {name: look for name, look in STYLES.items() if "indent" in look}
    assert indented
    assert all(look["align"] == "left" for look in indented.values())


@pytest.mark.parametrize(
    ("blocks", "always", "starts"),
    [
        ({}, [], []),
        ({20: 22}, [], []),  # fits
        ({44: 48}, [], [44]),  # does not
        ({46: 48}, [], [46]),  # would not where pages end a little sooner
        ({48: 52}, [], [48]),  # would begin a page by itself
        ({52: 54}, [], []),
        ({10: 89}, [], []),  # larger than a page
        ({44: 45, 45: 52}, [], [44]),  # a title and its table
        ({44: 46, 45: 119}, [], []),  # a title, and a table that is larger than a page
        ({46: 49, 47: 119}, [], [46]),
        ({0: 89}, [], []),
        ({}, [7], [7]),
        ({44: 48}, [7], [7]),
    ],
)  # fmt: skip
def test_a_page_ends_before_rows_that_belong_together(
    blocks: dict[int, int], always: list[int], starts: list[int]
) -> None:
    assert page_starts([12.5] * 120, blocks, always, 12.5, portrait=False) == starts


def test_each_step_of_the_minimum_wage_is_a_page(book: openpyxl.Workbook) -> None:
    steps = tuple((datetime.date(2019 + number, 1, 1), 9.0 + number) for number in range(7))
    seven = opened(workbook(A, Scenario("Seven", {"minimum_wage_schedule": steps}), written_on=DAY))
    assert len(seven["Build-ups by date"].row_breaks.brk) == 6
    assert [each.id for each in seven["Minimum wage"].col_breaks.brk] == [5]  # four steps, three
    assert len(book["Build-ups by date"].row_breaks.brk) == 4
    assert len(book["Minimum wage"].col_breaks.brk) == 0


@pytest.mark.long
@pytest.mark.office
@pytest.mark.parametrize(
    ("written", "pages"),
    [
        (lambda: workbook(A, Scenario(), written_on=DAY), PAGES),
        (everything, {**PAGES, "Summary": 4, "Budget": 6, "Comparison": 2}),
    ],
    ids=["study", "everything"],
)
def test_pages_of_each_sheet(
    written: Callable[[], bytes], pages: dict[str, int], tmp_path: Path
) -> None:
    (tmp_path / "book.xlsx").write_bytes(written())
    profile = (tmp_path / "profile").as_uri()
    subprocess.run(
        [office_program(), f"-env:UserInstallation={profile}", "--headless", "--norestore",
         "--convert-to", "pdf", "--outdir", str(tmp_path), str(tmp_path / "book.xlsx")],
        check=True, capture_output=True, timeout=300,
    )  # fmt: skip
    command = ["pdftotext", "-layout", str(tmp_path / "book.pdf"), "-"]
    text = subprocess.run(command, check=True, capture_output=True, text=True, timeout=60).stdout
    assert Counter(map(sheet_of, text.split("\f")[:-1])) == pages


def sheet_of(page: str) -> str:
    """The name of the sheet in the footer of a page: "Study      Inputs      Page 8 of 46"."""
    return page.split("\n")[-2].split("  Page ")[0].strip().split("  ")[-1].strip()
