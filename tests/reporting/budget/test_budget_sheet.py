"""The sheet Budget: what another program calculates after edits is what the model says."""

from __future__ import annotations

import datetime
import io
from functools import cache
from typing import Any

import openpyxl
import pytest

from model import Scenario, compute
from model.findings.budget.cost import budget
from model.findings.budget.texts.plan_texts import plan_of_texts
from reporting.budget.rows import amounts_by_year
from reporting.chosen import Chosen
from reporting.files.uploads import budget_of_upload, scenario_of_upload
from reporting.workbook import workbook
from tests.reporting.budget.test_words import ASSUMPTIONS, INPUTS
from tests.reporting.office import recalculated
from tests.reporting.workbook.edited import bytes_of, opened, put

DAY = datetime.date(2026, 11, 26)
TEXTS = {
    "fees": "60% to interim",
    "fees_of": "nursing=by 3%; T1019-U2=$4.20",
    "phases": "2027-07-01=50%; 2028-07-01=100%",
    "units": "S5170=2500000",
    "units_year": "2026",
}
# Twelve cells: input cell -> what is typed; then the same as texts and changes.
TYPED: dict[str, Any] = {
    "budget_date_1": datetime.date(2027, 10, 16),
    "budget_share_1": 0.4,
    "budget_lag": 1,
    "budget_use_growth": 0.01,
    "budget_caseload_growth": 0.02,
    "budget_expansion": 0.05,
    "budget_other_funds": 0.1,
    "budget_match_5": 0.66,
    "budget_amount_consumer_directed_state_plan_personal_care": 4.35,
    "budget_units_home_delivered_meals": 2_600_000,
    "overtime_share_care": 0.055,
    "fee_schedule_rate_usd_homemaker": 4.61,
}
TYPED_TEXTS = {
    **TEXTS,
    "fees_of": "nursing=by 3%; T1019-U2=$4.35",
    "phases": "2027-10-16=40%; 2028-07-01=100%",
    "units": "S5170=2600000",
    "lag": "1",
    "use_growth": "1%",
    "caseload_growth": "2%",
    "expansion": "5%",
    "other_funds": "10%",
    "match": "2028-07=66%",
}
TYPED_CHANGES = {"overtime_share.care": 0.055, "fee_schedule_rate_usd.homemaker": 4.61}
SINGLE = {"units": "S5130=1000000", "units_year": "2028", "all_units": "yes", "may_fall": "yes",
          "fees": "minimum wage", "effective": "2022-07-01"}  # fmt: skip

# Fees that follow the minimum wage, of which an input, a date and the share of the way are edited.
FOLLOWING = {**SINGLE, "effective": "2020-01-01", "may_fall": "no", "units_year": "2020",
             "units": "S5130=1000000; T1000-U4=20000; T1019-U2=500000",
             "fees_of": "T1000-U4=minimum wage rise; T1019-U2=minimum wage rise"}  # fmt: skip
MORE_TYPED: dict[str, Any] = {
    "overtime_share_care": 0.08,
    "budget_lag": 2,
    "budget_may_fall": "yes",
}
MORE_TYPED_TEXTS = {**FOLLOWING, "lag": "2", "may_fall": "yes"}
MORE_CHANGES = {"overtime_share.care": 0.08}


def expected(texts: dict[str, str], changes: dict[str, float]) -> dict[str, list[float]]:
    """Fund -> dollars in the order of the sheet: each year and a full year, least and most."""
    results = compute(ASSUMPTIONS, Scenario("Expected", changes))
    made = budget(results, plan_of_texts(texts, ASSUMPTIONS, INPUTS), INPUTS)
    return {
        fund: [usd for pair in by_head.values() for usd in pair]
        for fund, by_head in amounts_by_year(made).items()
    }


def written(texts: dict[str, str]) -> bytes:
    return _written(tuple(texts.items()))


@cache
def _written(items: tuple[tuple[str, str], ...]) -> bytes:
    texts = dict(items)
    plan = plan_of_texts(texts, ASSUMPTIONS, INPUTS)
    return workbook(ASSUMPTIONS, Scenario(), (), DAY, Chosen(plan=plan, asked_of_budget=texts))


@cache
def as_written() -> openpyxl.Workbook:
    """The workbook of TEXTS, which is read and never changed."""
    return opened(written(TEXTS))


def shown(content: bytes) -> dict[str, list[float]]:
    book = openpyxl.load_workbook(io.BytesIO(content), data_only=True, read_only=True)
    sheet = book["Budget"]
    funds = ("general_revenue", "other_state_funds", "federal_funds", "total")
    rows = list(sheet.iter_rows(min_row=6, max_row=13, min_col=2, max_col=5, values_only=True))
    columns = zip(*rows, strict=True)
    return {
        fund: [float(str(usd or 0)) for usd in column]
        for fund, column in zip(funds, columns, strict=True)
    }


@pytest.mark.parametrize(
    ("name", "allowed"),
    [
        ("budget_lag", "0 to 12"),
        ("budget_use_growth", "−50% to 50%"),
        ("budget_match_1", "0% to 100%"),
        ("budget_units_homemaker", "0 to 10,000,000,000"),
        ("budget_amount_homemaker", "0% to 100%"),  # of the way
        ("budget_amount_hcy_evaluation_visits", "−90% to 300%"),  # more
        ("budget_amount_consumer_directed_state_plan_personal_care", "$0.01 to $10,000.00"),
    ],
)
def test_a_cell_says_what_can_be_loaded_back_as_it_is_shown(name: str, allowed: str) -> None:
    book = as_written()
    place = book.defined_names[name].attr_text.partition("!")[2].replace("$", "")
    [said] = [
        rule.error
        for rule in book["Budget"].data_validations.dataValidation
        if place in str(rule.sqref).split()
    ]
    assert said == f"Allowed is {allowed}."


def test_the_values_written_beside_the_formulas_are_the_models() -> None:
    for texts in (TEXTS, SINGLE, FOLLOWING):
        assert shown(written(texts)) == expected(texts, {})


def test_only_input_cells_are_unlocked_and_amounts_are_formulas() -> None:
    sheet = as_written()["Budget"]
    unlocked = [cell for row in sheet.iter_rows() for cell in row if not cell.protection.locked]
    assert len(unlocked) > 70
    assert not [cell for cell in unlocked if cell.data_type == "f"]
    assert all(sheet.cell(row, column).data_type == "f" for row in range(6, 14)
               for column in range(2, 6))  # fmt: skip
    assert "illustrative" in str(sheet["A1"].value)
    assert sheet.protection.sheet
    book = openpyxl.load_workbook(io.BytesIO(written(FOLLOWING)), read_only=True)
    following = book["Budget"]
    [heading] = [row for row in following.iter_rows() if row[0].value == "Service"]
    first_fees = [following.cell(heading[0].row + n + 1, 8) for n in range(28)]
    assert {cell.data_type for cell in first_fees} == {"f"}


@pytest.mark.office
def test_another_program_calculates_the_same_also_after_edits(
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    edited = opened(written(TEXTS))
    for name, value in TYPED.items():
        put(edited, name, value)
    following = opened(written(FOLLOWING))
    for name, value in MORE_TYPED.items():
        put(following, name, value)
    contents = {
        "single": written(SINGLE), "edited": bytes_of(edited), "following": bytes_of(following),
    }  # fmt: skip
    paths = recalculated(contents, tmp_path_factory.mktemp("office"))
    calculated = {name: shown(path.read_bytes()) for name, path in paths.items()}
    assert calculated["single"] == expected(SINGLE, {})
    assert calculated["edited"] == expected(TYPED_TEXTS, TYPED_CHANGES)
    assert calculated["edited"] != expected(TEXTS, {})
    assert calculated["following"] == expected(MORE_TYPED_TEXTS, MORE_CHANGES)
    assert calculated["following"] != expected(FOLLOWING, {})
    # What the other program wrote is loaded back, and costs the same.
    for name, changes in (("edited", TYPED_CHANGES), ("following", MORE_CHANGES)):
        content = paths[name].read_bytes()
        assert scenario_of_upload(content, ASSUMPTIONS)[0].changes == changes
        assert expected(budget_of_upload(content, ASSUMPTIONS), changes) == calculated[name]
