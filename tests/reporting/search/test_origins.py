"""Where a number comes from: wages are traced, printed figures named, nothing is made up."""

from __future__ import annotations

import pytest

from model import Scenario, compute
from model.findings.check import check
from reporting.search.origins import origins
from reporting.search.wages import wage_rows, wage_rows_found
from tests.reporting.cases import A

STUDY = compute(A, Scenario())


def said(search: str) -> str:
    return "\n".join(origin.sentence for origin in origins(STUDY, search))


def test_a_blended_wage_is_traced_to_weights_and_occupations() -> None:
    """10.41 = 5% of 17.39 + 95% of 10.05 (Table 2, advanced care)."""
    first = origins(STUDY, "10.41")[0]
    assert first.sentence.startswith("$10.41 is the blended wage of Advanced care")
    assert "at $17.39" in first.sentence
    assert "at $10.05" in first.sentence
    weight = "position_weight_advanced_care_direct_care.home_health_aides"
    assert {weight, "wage_percentile.lower", "wage_trend_months"} <= set(first.settings)


def test_a_rate_and_a_percent_change_are_found_where_they_are_printed() -> None:
    assert "Printed in Table 7" in said("5.02")
    assert "Homemaker" in said("$5.02")
    assert "Printed in Table 9" in said("8.6%")
    assert "Table 8" not in said("8.6%")


def test_a_share_of_a_rate_is_named() -> None:
    """$9.44 / 4 = $2.36 of $5.02 is 47.1%."""
    assert "Direct care wage of Basic care in the home, lower bound" in said("47.1%")


@pytest.mark.parametrize("search", ["", "10.65432", "LPN", "10.64 aides", "$", "%", "1" * 90])
def test_what_is_no_number_of_the_study_has_no_origin(search: str) -> None:
    assert origins(STUDY, search) == []


def test_every_printed_wage_has_an_origin_with_settings() -> None:
    cells = check(A)
    wages = cells[cells["table"].isin([f"Table {n}" for n in range(2, 6)])]["printed"].dropna()
    for printed in sorted(set(wages)):
        traced = [each for each in origins(STUDY, f"{printed:.2f}") if each.settings]
        assert traced, printed


def test_a_scenarios_wages_are_traced_as_it_has_them() -> None:
    """10.31 * 1.05^(14/12) = 10.9138."""
    results = compute(A, Scenario("x", {"wage_trend_share_per_year": 0.05}))
    [first, *_] = origins(results, "10.91")
    assert "Personal Care Aides" in first.sentence
    fortieth = compute(A, Scenario("x", {"wage_percentile.lower": 40}))
    lower = round(wage_rows(fortieth)["lower"].iloc[0], 2)
    assert "read between" in origins(fortieth, f"{lower:.2f}")[0].sentence


def test_wages_are_found_by_words_abbreviations_and_numbers() -> None:
    rows = wage_rows(STUDY)
    assert len(wage_rows_found(A, rows, "")) == len(rows)
    assert set(wage_rows_found(A, rows, "RN")["occupation"]) == {"Registered Nurses"}
    lpn = wage_rows_found(A, rows, "LPN")["occupation"].tolist()
    assert lpn == ["Licensed Practical and Licensed Vocational Nurses"]
    assert "Home Health Aides" in set(wage_rows_found(A, rows, "advanced care")["occupation"])
    assert wage_rows_found(A, rows, "41.55")["occupation"].tolist() == ["Registered Nurses"]
    assert wage_rows_found(A, rows, "table 5")["role"].tolist() == ["Nutritionist", "Meals driver"]
    assert wage_rows_found(A, rows, "no such thing").empty


def test_every_occupation_and_every_blend_is_a_row() -> None:
    rows = wage_rows(STUDY)
    assert set(rows["occupation"]) - {"Blended wage"} == {
        each.title for each in A.occupations.values()
    }
    assert set(wage_rows(STUDY)["lower"].round(2)) >= {9.44, 10.41, 24.96, 19.66, 14.94}
