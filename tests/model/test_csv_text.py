"""CSV of a sweep as people save it: read, or refused with its line and the words that help."""

from __future__ import annotations

import pytest

from model import Scenario, ScenarioError
from model.scenario.scenario import MOST_FAULTS
from model.scenario.texts.brought import text_of_bytes
from model.scenario.texts.csv_text import scenarios_of_csv
from tests.study import ASSUMPTIONS

EXPECTED = [
    Scenario("A", {"overtime_share.care": 0.05, "turnover_share": 0.6}),
    Scenario("B", {"overtime_share.care": 0.06}),
]


def read(text: str) -> list[Scenario]:
    return scenarios_of_csv(text, ASSUMPTIONS)


def faults_of(text: str) -> list[str]:
    with pytest.raises(ScenarioError) as caught:
        read(text)
    return caught.value.faults


@pytest.mark.parametrize(
    "text",
    [
        "scenario,overtime_share,turnover_share\nA,0.05,0.6\nB,6%,\n",
        "scenario;overtime_share;turnover_share\nA;0.05;0.6\nB;6%;\n",
        "scenario\tovertime_share\tturnover_share\nA\t0.05\t0.6\nB\t6%\t\n",
        '"scenario";"overtime_share";"turnover_share"\r\n"A";"0.05";"0.6"\r\n"B";"6%";""\r\n',
        "scenario,overtime_share,turnover_share,,\nA,0.05,0.6,,\n,,,,\nB,6%,,,\n,,,,\n",
        "scenario,overtime_share,turnover_share\nA,0.05,0.6,,,\nB,6%,\n",
        "scenario,overtime_share,turnover_share,,\nA,0.05,0.6\nB,6%,\n",
        "\n\nscenario,overtime_share,turnover_share\r\n\r\nA,0.05,0.6\r\n \r\nB,6%,",
        "Scenario;overtime_share;turnover_share\nA;0.05;0.6\nB;6%;\n",
        "sep=;\r\nscenario;overtime_share;turnover_share\r\nA;0.05;0.6\r\nB;6%;\r\n",
        "SEP=\t\nscenario\tovertime_share\tturnover_share\nA\t0.05\t0.6\nB\t6%\t\n",
        '"sep=,"\rscenario,overtime_share,turnover_share\rA,0.05,0.6\rB,6%,\r',
        "scenario,overtime_share,turnover_share\rA,0.05,0.6\rB,6%,\r",
        "scenario,overtime_share,,turnover_share\nA,0.05,,0.6\nB,6%,,\n",
        ' scenario , overtime_share , turnover_share \n A , "5%" , 60% \nB,6%,\n'.replace('"', ""),
    ],
)
def test_what_programs_write_is_read_alike(text: str) -> None:
    assert read(text) == EXPECTED


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        (
            "scenario,overtime_share\nA,0.05\n\n\nB,0.05\nC,high\n",
            "line 6 ('C'): Overtime cost, direct",
        ),
        ("\n\nscenario,overtime_share\n\nC,high\n", "line 5 ('C'): Overtime cost, direct"),
        ("scenario,overtime_share\n\n,\nC,high\n", "line 4 ('C'): Overtime cost, direct"),
        (
            'scenario,overtime_share\n"A\nB\nC",0.05\nD,high\n',
            "line 5 ('D'): Overtime cost, direct",
        ),
        ('scenario,overtime_share\nA,0.05\n\n"B\nB",0.05\n', "line 4 ('B?B'): the name has char"),
        ("scenario,overtime_share\nA,0.05\n\nB\n", "line 4: has 1 cell; the heading has 2"),
        ("sep=;\nscenario;overtime_share\nA;0.05\nB;high\n", "line 4 ('B'): Overtime cost, direct"),
        ("scenario,overtime_share\nA,0.05,7\n", "line 2: '7' stands under no heading"),
        ("scenario,,overtime_share\nA,7,0.05\n", "line 2: '7' stands under no heading"),
        ("scenario,overtime_share\n,0.05\n", "line 2 (nothing): the name is empty"),
    ],
)
def test_a_fault_has_the_line_of_the_file(text: str, fault: str) -> None:
    assert faults_of(text)[-1].startswith(fault)


@pytest.mark.parametrize(
    "text",
    [
        'scenario,overtime_share\nA,0.05\n\n"B,0.05\nC,0.06\n',
        'scenario,overtime_share\nA,0.05\n\n"B"x,0.05\n',
        'scenario,overtime_share\nA,0.05\n\n"B,' + 200_000 * "x" + "\n",
    ],
)
def test_a_quotation_mark_that_is_not_closed_is_a_fault_of_its_line(text: str) -> None:
    assert faults_of(text) == ["line 4: a quotation mark is not closed, or stands inside a cell"]


def test_a_decimal_comma_between_semicolons_is_refused_by_name() -> None:
    [fault] = faults_of("scenario;overtime_share\nA;0,05\n")
    assert fault.startswith(
        "line 2 ('A'): Overtime cost, direct care: '0,05' was given, which could be read"
    )


def test_a_list_of_faults_ends() -> None:
    faults = faults_of("scenario,overtime_share\n" + "".join(f"{n},x\n" for n in range(9_999)))
    assert len(faults) == MOST_FAULTS + 1
    assert faults[-1] == "and more"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_an_encoding_that_shows_itself_is_read(encoding: str) -> None:
    assert text_of_bytes("Größe → 5".encode(encoding)) == "Größe → 5"


@pytest.mark.parametrize("encoding", ["cp1252", "latin-1", "utf-16-le", "cp850"])
def test_an_encoding_that_must_be_guessed_is_refused_with_how_to_save(encoding: str) -> None:
    with pytest.raises(ScenarioError, match="save it as 'CSV UTF-8'"):
        text_of_bytes("scenario,Größe".encode(encoding))
