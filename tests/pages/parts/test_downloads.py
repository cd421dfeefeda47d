"""Every file that a page offers is made of the scenario and of what the page shows."""

from __future__ import annotations

import datetime
import io
import json
import zipfile
from collections.abc import Iterator
from typing import Any, NamedTuple

import openpyxl
import pytest
import streamlit as st
from docx import Document
from pptx import Presentation
from streamlit.testing.v1 import AppTest

from model import Scenario
from model.scenario.texts.file_text import scenario_of_file
from pages.parts import clock
from pages.shell.results import assumptions
from reporting.page_list import PAGES
from reporting.slides.carried_scenario import text_of_deck
from tests.pages.screen import gone_to, link_of, opened, run, scenario_of, widget, with_open

CHANGES = {"overtime_share.care": 0.08}
SLIDE, SLIDES = "Slides for this page (.pptx)", "All slides (.pptx)"
WORKBOOK = "Workbook with live formulas (.xlsx)"
DATA, JSON, PYTHON = (
    "Data tables (.zip)",
    "Data (JSON)",
    "Python script",
)

Files = dict[str, dict[str, Any]]  # label of a button -> what is handed to it


class Made(NamedTuple):
    """A scenario, and the content of each file by the label of its button."""

    scenario: Scenario
    files: dict[str, Any]


@pytest.fixture
def files(monkeypatch: pytest.MonkeyPatch) -> Files:
    """The files that "Download" offered in the last run of a page."""
    return offered_with(monkeypatch)


@pytest.fixture(scope="module")
def made() -> Iterator[Made]:
    """Every file that the page Budget offers on May 6, 2031, for a scenario called Zebra."""
    with pytest.MonkeyPatch.context() as patched:
        files = offered_with(patched)
        patched.setattr(clock, "persons_day", lambda: datetime.date(2031, 5, 6))
        page = with_take_away("budget", **link_of(CHANGES, name="Zebra"))
        yield Made(scenario_of(page), {label: file["data"]() for label, file in files.items()})


def offered_with(patched: pytest.MonkeyPatch) -> Files:
    offered: Files = {}

    def download_button(label: str, **how: Any) -> None:
        if how["key"].startswith("take-away"):
            offered[label] = how

    patched.setattr(st, "download_button", download_button)
    return offered


def with_take_away(page_key: str = "overview", **parameters: str) -> AppTest:
    return opened(page_key, unfolded=("take-away",), **parameters)


def texts_of(deck: bytes) -> str:
    slides = Presentation(io.BytesIO(deck)).slides
    return "\n".join(
        shape.text_frame.text for slide in slides for shape in slide.shapes if shape.has_text_frame
    )


def test_a_closed_popover_offers_nothing(files: Files) -> None:
    opened()
    assert files == {}


def test_file_names_are_plain_whatever_the_scenario_is_called(files: Files) -> None:
    with_take_away(**link_of(CHANGES, name="../<b>Plan $1"))
    assert [file["file_name"] for file in files.values()] == [
        "b-plan-1-slide.pptx", "b-plan-1-slides.pptx", "b-plan-1.xlsx", "b-plan-1.zip",
        "b-plan-1.json", "b-plan-1.py",
    ]  # fmt: skip
    assert all(file["on_click"] == "ignore" for file in files.values())


def test_the_data_is_that_of_the_scenario(made: Made) -> None:
    assert "Zebra" in made.files[JSON]
    assert "0.08" in made.files[PYTHON]
    json.loads(made.files[JSON])
    compile(made.files[PYTHON], "plan.py", "exec")
    for label in (DATA, WORKBOOK):
        assert zipfile.ZipFile(io.BytesIO(made.files[label])).testzip() is None


def test_the_full_deck_has_every_slide_and_carries_the_scenario(made: Made) -> None:
    deck = made.files[SLIDES]
    assert len(Presentation(io.BytesIO(deck)).slides) > len(PAGES)
    assert scenario_of_file(text_of_deck(deck), assumptions()) == made.scenario


def test_each_page_gives_slides_that_carry_the_scenario(files: Files) -> None:
    page = opened(**link_of(CHANGES, name="Zebra"))
    for entry in PAGES:
        files.clear()
        with_open(gone_to(page, entry.key), "take-away")
        text = text_of_deck(files[SLIDE]["data"]())
        assert scenario_of_file(text, assumptions()) == scenario_of(page), entry.key


def test_the_slide_of_a_page_is_of_what_the_page_shows(files: Files) -> None:
    with_take_away("build_up", service="case_management", bound="upper")
    texts = texts_of(files[SLIDE]["data"]())
    assert "Case management" in texts
    assert "upper bound" in texts.lower()
    with_take_away("build_up", service="homemaker", bound="lower")
    assert "Case management" not in texts_of(files[SLIDE]["data"]())


@pytest.mark.parametrize(
    ("question", "said"),
    [("one", "the rate moves most with"), ("two", "of 121 cases"), ("all", "seed 7")],
)
def test_the_slide_of_sensitivity_answers_what_is_asked(
    question: str, said: str, files: Files
) -> None:
    with_take_away("sensitivity", question=question, ranges="band", seed="7")
    assert said in texts_of(files[SLIDE]["data"]())


def test_a_file_is_of_the_moment_when_its_button_was_drawn(files: Files) -> None:
    page = with_take_away(**link_of(CHANGES, name="Zebra"))
    of_zebra = files[JSON]["data"]
    run(page.button(key="back-to-the-base").click())
    assert "Zebra" in of_zebra()
    assert "Zebra" not in files[JSON]["data"]()


def test_every_file_names_the_day_of_the_person(made: Made) -> None:
    for label in (SLIDE, SLIDES):
        about = Presentation(io.BytesIO(made.files[label])).core_properties
        assert f"{about.created:%Y-%m-%d}" == "2031-05-06", label
    assert "May 6, 2031" in texts_of(made.files[SLIDES])
    (written_on,) = {
        sheet.cell(cell.row, cell.column + 1).value
        for sheet in openpyxl.load_workbook(io.BytesIO(made.files[WORKBOOK]))
        for row in sheet.iter_rows()
        for cell in row
        if cell.value == "Written on"
    }
    assert str(written_on).startswith("2031-05-06")
    note = Document(io.BytesIO(made.files["Fiscal note (.docx)"]))
    cells = [cell.text for table in note.tables for row in table.rows for cell in row.cells]
    assert "May 6, 2031" in "\n".join([*cells, *(each.text for each in note.paragraphs)])
    assert json.loads(made.files[JSON])["written_on"] == "2031-05-06"
    for label in (DATA, "Budget data (.zip)"):
        archive = zipfile.ZipFile(io.BytesIO(made.files[label]))
        assert "Written on: 2031-05-06" in archive.read("README.txt").decode()
        (name,) = (name for name in archive.namelist() if name.endswith(".json"))
        assert json.loads(archive.read(name))["written_on"] == "2031-05-06"
        assert {each.date_time[:3] for each in archive.infolist()} == {(2031, 5, 6)}


def test_scenarios_chosen_for_comparison_are_in_the_data(files: Files) -> None:
    page = opened("compare", unfolded=("take-away",), **link_of(CHANGES, name="Zebra"))
    chosen = ["Study", "Current scenario", "Higher benefits"]
    run(widget(page, "compare-scenarios").set_value(chosen))
    gone_to(page, "overview")
    archive = zipfile.ZipFile(io.BytesIO(files[DATA]["data"]()))
    content = "".join(archive.read(name).decode("utf-8") for name in archive.namelist())
    assert "Zebra" in content
    assert "Higher benefits" in content
    assert "Administration 7%" not in content
