"""A file that is damaged, or not what its name says, is refused in words and never fails."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from contextlib import suppress
from functools import cache
from typing import Any

import docx
import openpyxl
import pytest

from model import Scenario, ScenarioError
from model.tables.files import NOT_READ, sheets_of_file
from reporting.files.edited_budget import budget_of_workbook
from reporting.files.edited_workbook import scenario_of_workbook
from reporting.files.uploads import budget_of_upload, scenario_of_upload
from reporting.slides.carried_scenario import NOT_A_DECK
from reporting.workbook import workbook
from tests.study import ASSUMPTIONS as A

READERS: dict[str, Callable[[bytes], Any]] = {
    "scenario": lambda content: scenario_of_upload(content, A),
    "budget": lambda content: budget_of_upload(content, A),
    "workbook": lambda content: scenario_of_workbook(content, A),
    "budget of a workbook": lambda content: budget_of_workbook(content, A),
    "table": sheets_of_file,
}


@cache
def parts() -> dict[str, bytes]:
    """The parts of a workbook of ours after someone deleted every sheet but the inputs."""
    book = openpyxl.load_workbook(io.BytesIO(workbook(A, Scenario())))
    for title in set(book.sheetnames) - {"Inputs"}:
        del book[title]
    target = io.BytesIO()
    book.save(target)
    with zipfile.ZipFile(target) as file:
        return {name: file.read(name) for name in file.namelist()}


def packed(of: dict[str, bytes]) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as file:
        for name, content in of.items():
            file.writestr(name, content)
    return target.getvalue()


def document() -> bytes:
    target = io.BytesIO()
    docx.Document().save(target)
    return target.getvalue()


@pytest.mark.filterwarnings("ignore::UserWarning")  # openpyxl's own, of what it does not know
def test_a_workbook_with_a_part_damaged_is_read_or_refused() -> None:
    for name, content in parts().items():
        for instead in (content[: len(content) // 2], b"", b"<a/>"):
            with suppress(ScenarioError):
                scenario_of_workbook(packed({**parts(), name: instead}), A)
        with suppress(ScenarioError):
            scenario_of_workbook(packed({key: parts()[key] for key in parts() if key != name}), A)


def half(of: bytes) -> bytes:
    return of[: len(of) // 2]


NOT_WHAT_THEY_SAY: dict[str, Callable[[], bytes]] = {
    "an image": lambda: b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR",
    "a document": document,
    "a zip": lambda: packed({"a.txt": b"a"}),
    "an empty zip": lambda: packed({}),
    "half a workbook": lambda: half(packed(parts())),
    "the other half": lambda: half(packed(parts())[::-1])[::-1],
}


@pytest.mark.parametrize("kind", NOT_WHAT_THEY_SAY)
def test_a_file_that_is_not_what_its_name_says_is_refused_by_every_reader(kind: str) -> None:
    content = NOT_WHAT_THEY_SAY[kind]()
    for read in READERS.values():
        with pytest.raises(ScenarioError) as refused:
            read(content)
        assert refused.value.faults


def test_a_workbook_that_was_cut_is_not_taken_for_slides_alone() -> None:
    for read, said in ((scenario_of_upload, NOT_A_DECK), (scenario_of_workbook, NOT_READ)):
        with pytest.raises(ScenarioError) as refused:
            read(half(packed(parts())), A)
        assert refused.value.faults == [said]
        assert ".xlsx" in said
