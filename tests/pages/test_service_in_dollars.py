"""One service in dollars on the overview: every number is the model's, of any service."""

from __future__ import annotations

import re
from typing import Any

import pytest

from model import Scenario
from model.findings.components import build_up_row
from model.study.assumptions import BOUNDS
from pages.shell.results import assumptions, side_by_side
from reporting.formats import dollars
from reporting.service_in_dollars import dollars_by_bound, where_the_rate_lies
from tests.pages.screen import html_of, link_of, opened, run, widget

PERCENTILES = {
    f"wage_percentile.{bound}": at for bound, at in zip(BOUNDS, (40, 60, 80), strict=True)
}


@pytest.mark.parametrize("changes", [{}, PERCENTILES, {"rates_as_of_date": "2023-01-01"}])
def test_rates_and_wages_are_those_of_the_build_up(changes: dict[str, Any]) -> None:
    beside = side_by_side(Scenario("Expected", changes).checked(assumptions()))
    for service in assumptions().services.values():
        table = dollars_by_bound(beside, service.key)
        for bound, heading in assumptions().bounds.items():
            row = build_up_row(beside.scenario, service.rate_line, bound)
            assert table[heading].iloc[0] == dollars(row["rate_per_unit"]), service.key
            assert table[heading].iloc[2] == dollars(row["direct_care_wage"]), service.key
            if changes:
                study = build_up_row(beside.base, service.rate_line, bound)
                assert table[heading].iloc[5] == dollars(study["rate_per_unit"]), service.key
                assert table[heading].iloc[6] == dollars(study["direct_care_wage"]), service.key
        assert len(table) == (7 if changes else 5)


@pytest.mark.parametrize(
    ("service_key", "said"),
    [
        ("homemaker", "below the range of $5.02 to $6.69"),
        ("consumer_directed_state_plan_personal_care", "above the range of"),
        ("advanced_state_plan_personal_care", "within the range of"),
    ],
)
def test_the_sentence_says_where_the_current_rate_lies(service_key: str, said: str) -> None:
    assert said in where_the_rate_lies(side_by_side(Scenario()), service_key)


def test_homemaker_at_other_percentiles_is_read_on_the_first_screen() -> None:
    page = opened(**link_of(PERCENTILES))
    run(widget(page, "choice-service").select("homemaker"))
    assert "homemaker" in page.query_params["service"]
    expected = dollars_by_bound(side_by_side(Scenario("x", PERCENTILES)), "homemaker")
    table = re.sub(r"<.*?>|\s+", " ", html_of(page))
    for text in expected.to_numpy().ravel():
        assert text in table


@pytest.mark.parametrize(
    ("service_key", "changes", "said"),
    [
        ("homemaker", {}, ["25th", "50th", "75th"]),
        ("homemaker", PERCENTILES, ["40th", "60th", "80th"]),
        ("hcy_skilled_nurse_visits_lpn", PERCENTILES, ["25th", "50th", "90th"]),
        ("advanced_respite", {}, ["25th", "50th", "90th and 75th"]),
    ],
)
def test_each_wage_says_its_percentile(
    service_key: str, changes: dict[str, Any], said: list[str]
) -> None:
    table = dollars_by_bound(side_by_side(Scenario("x", changes)), service_key)
    assert table.iloc[3].tolist() == said
