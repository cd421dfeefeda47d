"""The employment team in words, in its chart and on its slide."""

from __future__ import annotations

import io
from dataclasses import replace

import pytest
from pptx import Presentation

from model import Scenario
from model.programs.employment_team import employment_team
from model.programs.reading import load_program
from reporting.programs import employment_words as words
from reporting.programs.employment_chart import caseload_cost
from reporting.slides.programs.program_deck import program_deck
from tests.reporting.cases import results

PROGRAM = load_program("employment_team")
STUDY = results(Scenario())
ANSWER = employment_team(PROGRAM, {}, STUDY)
SHORT = {"community_time_share": 0.5, "teams_per_specialist": 3.0}


def test_the_headline_counts_staff_cost_and_standards() -> None:
    assert words.headline(ANSWER) == (
        "5 employment specialists and 1 supervisor serve 100 people for $250,291 of staff cost a "
        "year; all 7 standards are met."
    )
    short = employment_team(PROGRAM, SHORT, STUDY)
    assert words.headline(short).endswith("2 of 7 standards are missed.")
    one = employment_team(PROGRAM, {"teams_per_specialist": 3.0}, STUDY)
    assert words.headline(one).endswith("1 of 7 standards is missed.")


def test_a_standard_says_what_is_asked_and_by_how_much_it_is_missed() -> None:
    table = words.standards(employment_team(PROGRAM, SHORT, STUDY))
    assert list(table.loc["Time in the community"])[:3] == [
        "at least 65%",
        "50%",
        "no, by 15 points",
    ]
    teams = table.loc["Mental health teams of a specialist"]
    assert list(teams)[:3] == ["1 to 2 teams", "3 teams", "no, by 1 team"]
    assert list(table.loc["Caseload of an employment specialist"])[:2] == [
        "at most 20 people", "19.6 people",
    ]  # fmt: skip
    small = {"people_to_serve": 40.0, "supervisor_time_share": 0.5}
    alone = words.standards(employment_team(PROGRAM, small, STUDY))
    assert list(alone.loc["Supervisor's time for IPS, from 5 specialists on"])[1:3] == [
        "does not apply", "yes",
    ]  # fmt: skip


def test_growth_is_told_back_and_forward() -> None:
    said = words.growth_sentence(ANSWER, 1380, 24)
    assert "1,164 before, 1,380 in June 2020, +8.9% a year" in said
    assert said.endswith("would make 1,637.")


def test_the_chart_has_the_team_and_the_standard() -> None:
    plot = caseload_cost(PROGRAM, {}, ANSWER)
    curve, mark = plot.figure["data"]
    assert mark["x"] == [20.0]
    assert mark["y"] == pytest.approx([curve["y"][curve["x"].index(20)]])
    assert plot.figure["layout"]["shapes"][0]["x0"] == 20
    assert plot.caption.startswith("Employment team: no changes to the document. Source: Missouri")
    assert "Not a publication of the State of Missouri" in plot.caption
    far = {"people_per_specialist": 90.0}
    wide = caseload_cost(PROGRAM, far, employment_team(PROGRAM, far, STUDY))
    assert wide.figure["layout"]["xaxis"]["range"][1] > 90


@pytest.mark.parametrize("values", [{}, SHORT, {"people_to_serve": 5000.0}])
def test_the_slide_holds_the_same_numbers(values: dict[str, float]) -> None:
    slides = Presentation(io.BytesIO(program_deck(PROGRAM, values, STUDY))).slides
    answer = employment_team(PROGRAM, values, STUDY)
    assert slides[0].shapes.title.text.startswith(words.headline(answer).removesuffix("."))
    cells = {
        cell.text_frame.text
        for slide in slides
        for shape in slide.shapes
        if shape.has_table
        for row in shape.table.rows
        for cell in row.cells
    }
    assert set(words.costs(answer).to_numpy().ravel()) <= cells
    assert set(words.standards(answer)["Met"]) <= cells
    assert not [text for text in cells if "…" in text]


@pytest.mark.parametrize("most", [15.0, 25.0])
def test_the_line_of_the_standard_stands_where_the_guides_have_it(most: float) -> None:
    standards = [
        replace(each, at_most=most) if each.measure == "caseload" else each
        for each in PROGRAM.standards
    ]
    other = replace(PROGRAM, standards=tuple(standards))
    layout = caseload_cost(other, {}, employment_team(other, {}, STUDY)).figure["layout"]
    assert layout["shapes"][0]["x0"] == most
    assert f"Standard: at most {most:.0f}" in [note["text"] for note in layout["annotations"]]
