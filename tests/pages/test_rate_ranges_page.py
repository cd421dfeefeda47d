"""Table 7 on the page equals `compute`, filters leave what they say, a row opens its build-up."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from streamlit.testing.v1 import AppTest

from model import Scenario, compute, load_assumptions
from model.findings.side_by_side import fee_counts_of, in_group_and_program, rate_ranges
from model.study.assumptions import BOUNDS
from reporting.charts import ranges as charts

ROOT = Path(__file__).resolve().parents[2]
ASSUMPTIONS = load_assumptions()
STUDY = compute(ASSUMPTIONS, Scenario())
PAGE = "pages/rate_ranges.py"


def opened() -> AppTest:
    page = AppTest.from_file(ROOT / "app.py", default_timeout=60).run()
    page.switch_page(PAGE).run()
    assert not page.exception
    return page


def table(page: AppTest) -> pd.DataFrame:
    return page.dataframe[0].value


def rates_on(page: AppTest, heading: str) -> np.ndarray:
    return table(page)[heading][list(BOUNDS)].to_numpy()


def rates_of(changes: dict[str, object]) -> np.ndarray:
    return compute(ASSUMPTIONS, Scenario("x", changes)).rates["rate_usd"].to_numpy().reshape(-1, 3)


def test_the_study_is_shown_beside_the_scenario() -> None:
    page = opened()
    assert len(table(page)) == 28
    np.testing.assert_allclose(rates_on(page, "Study"), rates_of({}))
    np.testing.assert_allclose(rates_on(page, "Scenario"), rates_of({}))


def test_a_moved_control_changes_the_table() -> None:
    page = opened()
    page.slider(key="control-full_time_share-home_care").set_value(60).run()
    changed = rates_of({"full_time_share.home_care": 0.6})
    np.testing.assert_allclose(rates_on(page, "Scenario"), changed)
    np.testing.assert_allclose(rates_on(page, "Study"), rates_of({}))
    against = rates_on(page, "Scenario against the study")
    np.testing.assert_allclose(against, 100 * (changed / rates_of({}) - 1), atol=1e-5)
    assert against.max() > 0


def test_filters_leave_what_they_say() -> None:
    page = opened()
    page.selectbox(key="program").select("HCY").run()
    assert not page.exception
    assert set(table(page)[" ", "Programs"]) == {"HCY"}
    page.selectbox(key="group").select("Consumer Directed Care").run()
    assert "No service" in page.info[0].value
    page.selectbox(key="program").select("IL").run()
    assert len(table(page)) == 1


@pytest.mark.parametrize("program", ASSUMPTIONS.programs)
def test_every_service_is_under_its_programs(program: str) -> None:
    kept = in_group_and_program(rate_ranges(STUDY, STUDY), "", program)
    expected = [key for key, held in ASSUMPTIONS.services.items() if program in held.programs]
    assert list(kept["service_key"]) == expected


def test_titles_tell_the_counts() -> None:
    counts = fee_counts_of(rate_ranges(STUDY, STUDY), "scenario")
    assert charts.fees_below_title(counts, counts) == "17 of 28 fees lie below the lower bound"


def test_one_service_in_dollars_says_where_its_fee_lies() -> None:
    rows = rate_ranges(STUDY, STUDY)
    places = {charts.one_fee_title(row).split(" lies ")[1] for _, row in rows.iterrows()}
    assert places == {"below the range", "within the range", "above the range"}
    for _, row in rows.iterrows():
        figure = charts.dollar_range_chart(row, "T", "S")
        low, high = figure["layout"]["xaxis"]["range"]
        assert low < row["fee_schedule_rate_usd"] < high


def test_a_scenario_of_another_fee_counts_with_it() -> None:
    first = next(iter(ASSUMPTIONS.services))
    scenario = Scenario("x", {f"fee_schedule_rate_usd.{first}": 50.0})
    ranges = rate_ranges(compute(ASSUMPTIONS, scenario), STUDY)
    assert fee_counts_of(ranges, "study").above == 3
    assert fee_counts_of(ranges, "scenario").above == 4
