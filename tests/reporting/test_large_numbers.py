"""The rows of large numbers are the model's numbers."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from model import Scenario, compute
from model.findings.check import check, rate_distance, score
from model.findings.components import build_up_row
from model.findings.side_by_side import SideBySide
from model.findings.summary import summary
from reporting.large_numbers import of_check, of_rate, of_summary
from tests.reporting.cases import SCENARIOS, A, case, fee_of, rates_of, results
from tests.reporting.written import numbers_in, reads_as

CELLS = check(A)
SCORED = [
    ("Table 7", "dollars per unit"),
    ("Table 7", "percent change"),
    ("Table 9", "percent change"),
]


def with_misses() -> pd.DataFrame:
    """Cells of which two, a rate and an impact, are missed."""
    missed = CELLS.index.isin([300, 500])
    return CELLS.assign(
        model=CELLS["model"].mask(missed, 1.2345), matches=CELLS["matches"].mask(missed, False)
    )


@pytest.mark.parametrize("name", SCENARIOS)
@pytest.mark.parametrize("bound", A.bounds)
@pytest.mark.parametrize("key", A.services)
def test_the_numbers_of_a_rate(name: str, bound: str, key: str) -> None:
    side_by_side = case(name)
    place = list(A.bounds).index(bound)
    base, scenario = (
        rates_of(each, key)[place] for each in (side_by_side.base, side_by_side.scenario)
    )
    numbers = of_rate(side_by_side, key, bound)
    fee = fee_of(side_by_side.scenario, key)
    line = A.services[key].rate_line
    wage = float(build_up_row(side_by_side.scenario, line, bound)["direct_care_wage"])
    difference = round(scenario, 2) - round(base, 2)
    usd = [fee, base, wage] if name == "study" else [fee, base, scenario, difference, wage]
    assert [reads_as(number.value, exact)
            for number, exact in zip(numbers, usd, strict=True)] == [True] * len(usd)  # fmt: skip
    assert reads_as(numbers_in(numbers[1].beside)[0], base / fee_of(side_by_side.base, key) - 1)
    assert name == "study" or reads_as(numbers_in(numbers[2].beside)[0], scenario / fee - 1)


def test_a_service_or_bound_that_is_not_there_is_refused() -> None:
    for key, bound in (("nowhere", "lower"), ("homemaker", "nowhere")):
        with pytest.raises(KeyError):
            of_rate(case("study"), key, bound)


@pytest.mark.parametrize("name", SCENARIOS)
def test_the_numbers_of_a_summary(name: str) -> None:
    side_by_side = case(name)
    changes = [
        np.array(rates_of(side_by_side.scenario, key)) / rates_of(side_by_side.base, key) - 1
        for key in A.services
    ]
    effect = summary(side_by_side)
    below, within, above, change, first = of_summary(effect)
    assert [below.value, within.value, above.value] == list(
        map(str, vars(effect.scenario).values())
    )
    assert below.beside == "study: 17"
    assert reads_as(change.value, float(np.median([each[1] for each in changes])))
    moved = sum(bool((abs(each) > 1e-9).any()) for each in changes)
    assert change.beside == f"28 services, unweighted; {moved} ranges changed"
    assert effect.first_date_below is not None
    assert first.value == f"{effect.first_date_below:%b %Y}"
    assert reads_as(numbers_in(first.beside)[0], effect.cents_below[0] / 100)


def test_no_wage_below_the_minimum_says_never() -> None:
    one_step = A.settings["minimum_wage_schedule"].base_value[:1]
    scenario = Scenario("x", {"minimum_wage_schedule": one_step})
    numbers = of_summary(summary(SideBySide(results(Scenario()), results(scenario))))
    assert numbers[4].value == "No"


def test_the_numbers_of_the_check_are_its_score() -> None:
    for cells in (CELLS, with_misses()):
        scores = score(cells).set_index(["table", "unit"]).loc[SCORED]
        numbers = of_check(cells)
        assert [number.value for number in numbers[:3]] == [
            f"{row.hits} of {row.cells}" for row in scores.itertuples()
        ]
        assert numbers[3].value == "224 of 224"
        assert reads_as(numbers[4].value, float(rate_distance(cells).max()))
    assert [number.value for number in of_check(with_misses())[:3]] == [
        "83 of 84", "84 of 84", "39 of 40",
    ]  # fmt: skip


def test_a_difference_is_one_of_cents() -> None:
    """$5.0157 and $5.1840 are paid as $5.02 and $5.18, $0.16 apart; unrounded it is 0.1683."""
    overtime = compute(A, Scenario("x", {"overtime_share.care": 0.08}))
    numbers = of_rate(SideBySide(compute(A, Scenario()), overtime), "homemaker", "lower")
    assert [number.value for number in numbers[1:4]] == ["$5.02", "$5.18", "+$0.16"]


def test_an_hour_stands_beside_the_unit() -> None:
    """$9.44 an hour is $2.36 for 15 minutes."""
    wage = of_rate(case("study"), "homemaker", "lower")[-1]
    assert (wage.value, wage.beside) == ("$9.44", "$2.36 per 15 min.")
