"""A table for paper has every row of its frame, and nothing in it is read as HTML."""

from __future__ import annotations

import re

import pytest

from pages.shell.results import assumptions
from reporting.formats import dollars
from tests.pages.screen import html_of, link_of, opened, plain_table_called, rates_of

OVERTIME = {"overtime_share.care": 0.08}


def rows_on_paper(html: str, heading: str = "Code") -> list[list[str]]:
    """The cells of the rows of the one table for paper that has a heading."""
    tables = re.findall(r'<table class="plain for-paper">(.*?)</table>', html, re.DOTALL)
    [table] = [table for table in tables if heading in table]
    rows = [re.findall(r"<td.*?>(.*?)</td>", row) for row in re.findall(r"<tr>(.*?)</tr>", table)]
    return [row for row in rows if row]


def test_rate_ranges_has_every_service_with_the_rates_of_the_model() -> None:
    rows = rows_on_paper(html_of(opened("rate_ranges", **link_of(OVERTIME))))
    names = [service.procedure_code for service in assumptions().services.values()]
    assert [row[-1] for row in rows] == names
    assert [row[2:5] for row in rows] == [[dollars(usd) for usd in of] for of in rates_of(OVERTIME)]


def test_the_assumptions_for_paper_are_all_whatever_is_open() -> None:
    rows = rows_on_paper(html_of(opened("assumptions")), "Assumption")
    assert len(rows) == len(assumptions().settings)


def test_the_assumptions_of_today_for_paper_name_the_base_and_mark_each_value() -> None:
    html = html_of(opened("assumptions", base="today"))
    rows = rows_on_paper(html, "Assumption")
    sources = [" ".join(row) for row in rows]
    assert sum("third-party copy, not checked" in source for source in sources) == 7
    assert sum("(fee of SFY 2019; no newer one is known here)" in each for each in sources) == 21
    assert sum("(brought forward from 2018 by" in each for each in sources) >= 4
    assert ">Today</th>" in html
    assert ">Study</th>" not in html


@pytest.mark.parametrize(
    ("page", "heading", "words"),
    [
        ("rate_ranges", "Code", ["Service", "Unit", "Code"]),
        ("check", "Published", ["Result", "Table", "Line", "Column and unit"]),
        ("assumptions", "Assumption", ["Assumption", "Unit", "Source", "Kind"]),
    ],
)
def test_words_are_told_from_numbers_in_each_cell(
    page: str, heading: str, words: list[str]
) -> None:
    """A number that is written already, such as a fee with its mark, is a number."""
    html = html_of(opened(page, unfolded=("all-figures",) if page == "check" else ()))
    tables = re.findall(r'<table class="plain for-paper">.*?</table>', html, re.DOTALL)
    table = next(table for table in tables if heading in table)
    names = re.findall(r"<th([^>]*)>([^<]*)</th>", table.split("</thead>")[0].split("<tr>")[-1])
    assert [name for kind, name in names if "words" in kind] == words
    for row in re.findall("<tr>(<td.*?)</tr>", table):
        kinds = ["words" in kind for kind in re.findall(r"<td([^>]*)>", row)]
        assert kinds == [name in words for _, name in names]


@pytest.mark.parametrize(
    ("page", "column"), [("compensation", "Federal rule"), ("compare", "Fees")]
)
def test_a_column_of_words_among_numbers_begins_at_the_left(page: str, column: str) -> None:
    tables = re.findall(r"<table .*?</table>", html_of(opened(page)), re.DOTALL)
    table = next(table for table in tables if f">{column}</th>" in table)
    names, *rows = [re.findall("<(?:td|th)[^>]*>", row) for row in table.split("<tr>")[1:]]
    assert len(rows) > 1
    for cells in (names, *rows):
        assert ["words" in cell for cell in cells] == [number == 1 for number in range(len(cells))]


def test_compare_has_every_service() -> None:
    table = plain_table_called(opened("compare", **link_of(OVERTIME)), "Rates of the compared")
    names = [service.name for service in assumptions().services.values()]
    assert list(table.xs("Service", axis="columns", level=1).iloc[:, 0]) == names


@pytest.mark.parametrize("name", ["<b>bold</b>", "a & b", '"quoted"'])
def test_a_name_is_text(name: str) -> None:
    page = opened("compare", **link_of(OVERTIME, name=name))
    assert "<b>bold" not in html_of(page)
    assert not plain_table_called(page, "Rates of the compared").empty
