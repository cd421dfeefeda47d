"""A fee schedule: the newest rate in force of each service, and what became of every row."""

from __future__ import annotations

import datetime

import pytest

from model import Scenario
from model.scenario.loaded_rates import FEE
from model.tables.fee_schedule import FeeSchedule, fee_schedule
from model.tables.sheets import sheet_of_csv
from tests.study import ASSUMPTIONS

FEES = dict(ASSUMPTIONS.entries[FEE].values)
DATE = datetime.date(2026, 7, 1)
HEADING = "code,modifier,rate,effective date,end date\n"


def loaded(rows: str, date: datetime.date = DATE) -> FeeSchedule:
    return fee_schedule([sheet_of_csv(HEADING + rows)], ASSUMPTIONS, date, FEES)


def changes(schedule: FeeSchedule) -> dict[str, float]:
    return dict(Scenario().with_loaded_rates(schedule.loaded("fees.csv")).changes)


def outcomes(schedule: FeeSchedule) -> list[str]:
    return list(schedule.rows["outcome"])


def sentences(schedule: FeeSchedule) -> list[str]:
    return list(schedule.rows["sentence"])


def test_the_newest_rate_in_force_on_the_date_is_loaded() -> None:
    rows = (
        "S5130,,5.01,2020-07-01,\n"
        "S5130,,$8.14,7/1/2026,\n"
        "S5130,,9.00,2026-07-02,\n"
        "S5130,,7.00,2025-07-01,\n"
        "T1019,U3 TF,8.5,2025-07-01,2026-06-30\n"
        "T1019,TF U3,8.4,2024-07-01,12/31/9999\n"
    )
    schedule = loaded(rows)
    assert outcomes(schedule) == [
        "not in force", "loaded", "not in force", "not in force", "not in force", "loaded",
    ]  # fmt: skip
    assert sentences(schedule) == [
        "an earlier rate; line 3 has one from Jul 1, 2026",
        "",
        "in force from Jul 2, 2026 only",
        "an earlier rate; line 3 has one from Jul 1, 2026",
        "ended on Jun 30, 2026",
        "",
    ]
    assert changes(schedule) == {
        "fee_schedule_rate_usd.homemaker": 8.14,
        "fee_schedule_rate_usd.advanced_state_plan_personal_care_rcf_alf": 8.4,
    }
    assert schedule.fees.loc["homemaker", "effective_date"] == DATE
    assert schedule.fees.loc["homemaker", "place"] == "line 3"
    earlier = loaded(rows, datetime.date(2026, 6, 30))
    assert earlier.fees["rate_usd"].to_dict() == {
        "homemaker": 7.0, "advanced_state_plan_personal_care_rcf_alf": 8.5,
    }  # fmt: skip


@pytest.mark.parametrize(
    ("rows", "expected", "said"),
    [
        (
            "S5130,,8.14,2026-07-01,\nS5130,,8.14,2026-07-01,\n",
            ["loaded", "repeated"], "the same as line 2",
        ),
        (
            "S5130,,8.14,2026-07-01,\nS5130,,8.20,2026-07-01,\n",
            ["ambiguous", "ambiguous"],
            "line 2 and line 3 give $8.14 and $8.20 from the same date; none is loaded",
        ),
        (
            "S5130,,8.14,2026-07-01,\nS5130,,8.20,July 2026,\n",
            ["left", "faulty"],
            "effective date: 'July 2026' was given, which is not a date such as 2023-01-31",
        ),
        (
            "S5130,,by report,2026-07-01,\nS5130,,8.14,2025-07-01,\n",
            ["faulty", "not in force"],
            "an earlier rate; line 2 has one from Jul 1, 2026",
        ),
        (
            "S5130,,by report,2024-07-01,\nS5130,,8.14,2025-07-01,\n",
            ["not in force", "loaded"], "",
        ),
        ("S5130,,8.14,1206-07-01,\n", ["faulty"], "effective date: Jul 1, 1206 was given; allow"),
        ("S5130,,8.14,,\n", ["faulty"], "effective date: nothing was given"),
        ("S5130,,8.14,46204,\n", ["faulty"], "'46204' was given, which is a number; where Excel"),
        ("S5130,,0,2026-07-01,\n", ["faulty"], "rate: '0' was given; allowed is $0.01 to $10,000"),
        ("S5130,,-8.14,2026-07-01,\n", ["faulty"], "rate: '-8.14' was given; allowed is $0.01 to"),
        ("S5130,,\"8,14\",2026-07-01,\n", ["faulty"], "which could be read in two ways"),
        ("S5130,,=B2*2,2026-07-01,\n", ["faulty"], "rate: '=B2*2' was given, which is a formula;"),
        ("S5130,,,2026-07-01,\n", ["faulty"], "rate: nothing was given; allowed is $0.01 to"),
        ("S5130,,8.14,2026-07-01,2026-06-30\n", ["faulty"], "is before the effective date"),
        ("A0080,,8.14,2026-07-01,\n", ["unmatched"], "no service of the study has the code A0080"),
        ("T1019,U9,8.14,2026-07-01,\n", ["unmatched"], "is billed as T1019 U9"),
        ("T1019,U-9,8.14,2026-07-01,\n", ["faulty"], "modifier 'U-9'"),
        (
            "S5130,,18.12,2026-07-01,\n", ["loaded"],
            "$18.12 is far from the rate before, $4.53; check that both are of the same unit",
        ),
    ],
)  # fmt: skip
def test_what_becomes_of_each_row_is_said(rows: str, expected: list[str], said: str) -> None:
    schedule = loaded(rows)
    assert outcomes(schedule) == expected
    assert said in sentences(schedule)[-1]
    assert ("loaded" in expected) == (list(schedule.fees.index) == ["homemaker"])


def test_without_modifiers_only_codes_of_one_service_are_loaded() -> None:
    text = "code,rate,effective date\nT1019,8.14,2026-03-05\nS5130,8.14,2026-03-05\n"
    schedule = fee_schedule([sheet_of_csv(text)], ASSUMPTIONS, DATE, FEES)
    assert outcomes(schedule) == ["ambiguous", "loaded"]
    assert "T1019 stands for 9 services" in sentences(schedule)[0]


def two_hundred_rows() -> str:
    """All 28 services by two dates and with a later one, unknown codes, duplicates and faults."""
    codes = [service.procedure_code for service in ASSUMPTIONS.services.values()]
    rows = [
        f"{code},,{8 + number / 100:.2f},{year}-07-01,"
        for year in (2024, 2025, 2099)
        for number, code in enumerate(codes)
    ]
    rows += ["S5150,,8.00,2025-07-01,", "S5130,,9.99,2025-07-01,", "T1001,,8.15,July,"]
    rows += ["S5170,,MP,2026-01-01,"]
    rows += [f"A{number:04},,1.00,2025-07-01," for number in range(200 - len(rows))]
    return "\n".join(rows)


def test_a_schedule_of_two_hundred_rows_loses_none() -> None:
    schedule = loaded(two_hundred_rows())
    assert len(schedule.rows) == 200
    assert schedule.rows["outcome"].value_counts().to_dict() == {
        "unmatched": 112, "not in force": 57, "loaded": 25, "ambiguous": 2, "faulty": 2,
        "repeated": 1, "left": 1,
    }  # fmt: skip
    left_out = {"homemaker", "state_plan_authorized_nurse_visits", "home_delivered_meals"}
    assert list(schedule.fees.index) == [key for key in ASSUMPTIONS.services if key not in left_out]
    told = schedule.rows[~schedule.rows["outcome"].isin(["loaded"])]
    assert told["sentence"].str.len().gt(10).all()
    assert Scenario().with_loaded_rates(schedule.loaded("fees.csv")).checked(ASSUMPTIONS).changes
