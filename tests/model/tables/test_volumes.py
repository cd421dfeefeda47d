"""Volumes that a person brings: units a year by service, and every fault of every row in words."""

from __future__ import annotations

import math

import pytest

from model import ScenarioError
from model.tables.sheets import sheet_of_csv
from model.tables.volumes import Volumes, volumes
from tests.study import ASSUMPTIONS

FEES = dict(ASSUMPTIONS.entries["fee_schedule_rate_usd"].values)
HEADING = "procedure_code,modifier,fiscal_year,units,paid_amount,participants,program,source\n"


def read(rows: str, heading: str = HEADING) -> Volumes:
    return volumes([sheet_of_csv(heading + rows)], ASSUMPTIONS, FEES)


def test_units_by_service_and_year_in_the_order_of_the_study() -> None:
    both = read(
        'T1019,U3 TF,SFY 2025,"1,000",,12,State Plan,claims\n'
        "S5130,,2025,,$4530.00,,AD,\n"
        "S5130,,FY24,500,2265,7,AD,claims\n"
    )
    assert both.fiscal_years == (2024, 2025)
    assert list(both.frame.index) == [
        "homemaker", "homemaker", "advanced_state_plan_personal_care_rcf_alf",
    ]  # fmt: skip
    assert list(both.frame["units"]) == [500, 1000, 1000]
    assert list(both.frame["is_derived"]) == [False, True, False]
    assert both.frame["fee_usd"].tolist()[1] == 4.53
    assert math.isnan(both.frame["fee_usd"].iloc[0])
    assert list(both.frame["source"]) == ["claims", "", "claims"]
    assert list(both.of_year(2025).index) == [
        "homemaker", "advanced_state_plan_personal_care_rcf_alf",
    ]  # fmt: skip
    assert list(both.rows["outcome"]) == ["loaded"] * 3
    assert list(both.rows["sentence"]) == ["", "units derived: $4,530 paid / $4.53 a unit", ""]


@pytest.mark.parametrize(
    ("row", "outcome", "said"),
    [
        ("S5130,,2025,-5,,,,", "faulty", "units: '-5' was given; allowed is 0 to 9,999,999,999"),
        ("S5130,,2025,many,,,,", "faulty", "units: 'many' was given, which is not a number"),
        ("S5130,,2025,5,(3),,,", "faulty", "paid amount: '(3)' was given; allowed is $0 to"),
        ("S5130,,2025,5,,x,,", "faulty", "participants: 'x' was given, which is not a number"),
        ("S5130,,2025,,,3,,", "faulty", "neither units nor a paid amount is given"),
        ("S5130,,,5,,,,", "faulty", "state fiscal year: nothing was given; a year such as 2025"),
        ("S5130,,last,5,,,,", "faulty", "state fiscal year: 'last' was given"),
        ("S5130,,2025-26,5,,,,", "faulty", "state fiscal year: '2025-26' was given"),
        ("S5130,U,2025,5,,,,", "faulty", "modifier 'U': two letters or digits"),
        ("S5130,U9,2025,5,,,,", "unmatched", "no service of the study is billed as S5130 U9"),
        ("A0080,,2025,5,,,,", "unmatched", "no service of the study has the code A0080"),
        ("S5130,,2025,=1+1,,,,", "faulty", "units: '=1+1' was given, which is a formula"),
        ("S5130,,2025,1e15,,,,", "faulty", "units: '1e15' was given; allowed"),
        ("S5130,,2025,0,,,,", "loaded", ""),
        (
            "S5130,,2025,100,1812,,,", "loaded",
            "$1,812 paid for 100 units is $18.12 a unit, far from the fee of $4.53",
        ),
        (
            "S5130,,2025,400,453,,,", "loaded",  # hours typed as quarter hours, or the other way
            "$453 paid for 400 units is $1.13 a unit, far from the fee of $4.53",
        ),
        ("S5130,,2025,100,400,,,", "loaded", ""),
    ],
)  # fmt: skip
def test_what_becomes_of_a_row_is_said(row: str, outcome: str, said: str) -> None:
    both = read(f"{row}\nT1019,,2025,7,,,,\n")
    assert list(both.rows["outcome"]) == [outcome, "loaded"]
    sentence = both.rows["sentence"].iloc[0]
    assert said in sentence
    assert bool(said) == bool(sentence)
    assert ("homemaker" in both.frame.index) == (outcome == "loaded")
    assert both.frame.loc["state_plan_personal_care", "units"] == 7


def test_all_faults_of_a_row_are_said() -> None:
    [sentence] = read("S5130,U,x,-5,y,,,\n").rows["sentence"]
    for part in ("modifier 'U'", "state fiscal year: 'x'", "units: '-5'", "paid amount: 'y'"):
        assert part in sentence


def test_of_two_rows_for_one_service_none_is_taken() -> None:
    both = read("S5130,,2025,5,,,,\nS5130,,2024,5,,,,\nS5130,,2025,x,,,,\nS5130,,2025,6,,,,\n")
    assert list(both.rows["outcome"]) == ["ambiguous", "loaded", "faulty", "ambiguous"]
    assert both.rows["sentence"].iloc[0] == (
        "S5130 of 2025 stands in line 4 and line 5 too; none of them is taken. Add them up into "
        "one row"
    )
    assert "line 2 and line 5 too" in both.rows["sentence"].iloc[2]
    assert list(both.frame["fiscal_year"]) == [2024]


def test_a_table_without_units_and_paid_amounts_is_refused() -> None:
    with pytest.raises(ScenarioError, match="no column for the units"):
        read("S5130,2025\n", heading="code,year\n")


def test_a_table_of_faults_gives_an_empty_frame_of_the_same_shape() -> None:
    none = read("A0080,,2025,5,,,,\n")
    one = read("S5130,,2025,5,,,,\n")
    assert none.frame.empty
    assert none.frame.dtypes.to_dict() == one.frame.dtypes.to_dict()
    assert none.fiscal_years == ()
