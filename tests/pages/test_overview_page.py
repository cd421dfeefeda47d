"""The overview says what `compute` says, in words, numbers and chart, after every change."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from pages.shared import numbers
from streamlit.testing.v1 import AppTest

from model import Scenario, compute, load_assumptions
from model.findings.side_by_side import ranges_as_shares_of_fee, rate_ranges
from model.findings.summary import summary
from reporting.charts import ranges as charts

ROOT = Path(__file__).resolve().parents[2]
ASSUMPTIONS = load_assumptions()
STUDY = compute(ASSUMPTIONS, Scenario())


def opened(**parameters: str) -> AppTest:
    page = AppTest.from_file(ROOT / "app.py", default_timeout=60)
    page.query_params.update(parameters)
    page.run()
    assert not page.exception
    return page


def numbers_on(page: AppTest) -> list[str]:
    [shown] = [html.proto.body for html in page.get("html") if "<dl class=" in html.proto.body]
    return re.findall(r"<dd>(.*?)</dd>", shown)


def sentence(page: AppTest) -> str:
    [shown] = [html.proto.body for html in page.get("html") if "<dl class=" in html.proto.body]
    [said] = re.findall(r'<h1 class="headline">(.*?)</h1>', shown)
    return str(said)


def large_numbers(scenario: Scenario) -> list[str]:
    found = summary(compute(ASSUMPTIONS, scenario), STUDY)
    return [number.value for number in numbers.of_summary(found)]


def test_the_study_is_what_opens() -> None:
    page = opened()
    assert numbers_on(page) == ["17", "8", "3", "0.0 %", "Jan 2020"]
    assert "17 of 28 fees" in sentence(page)


def test_a_moved_control_changes_the_numbers_and_the_sentence() -> None:
    page = opened()
    before = sentence(page)
    page.slider(key="control-overtime_share-care").set_value(8.0).run()
    assert not page.exception
    assert numbers_on(page) == large_numbers(Scenario("x", {"overtime_share.care": 0.08}))
    assert numbers_on(page)[3] == "+3.5 %"
    assert sentence(page) != before


def test_a_link_opens_its_scenario() -> None:
    page = opened(rates_as_of_date="2023-01-01")
    assert numbers_on(page)[:4] == ["19", "6", "3", "+2.6 %"]


def test_no_wage_below_the_minimum_says_never() -> None:
    schedule = ((STUDY.scenarios[0].value(ASSUMPTIONS, "minimum_wage_schedule"))[0],)  # type: ignore[index]
    found = large_numbers(Scenario("x", {"minimum_wage_schedule": schedule}))
    assert found[4] == "Never"


@pytest.mark.parametrize("preset", ASSUMPTIONS.presets, ids=lambda preset: preset.scenario.name)
def test_every_range_of_every_preset_is_in_the_chart(preset) -> None:  # type: ignore[no-untyped-def]
    ranges = rate_ranges(compute(ASSUMPTIONS, preset.scenario), STUDY)
    shares = ranges_as_shares_of_fee(ranges)
    assert shares["count"].sum() == len(ranges) == 28
    figure = charts.range_chart(shares, "Title", "Source")
    texts = figure["layout"]["yaxis2"]["ticktext"][1:]
    assert len(texts) == len(shares)
    for text, (_, row) in zip(texts, shares.iterrows(), strict=True):
        assert ("▸" in text) == (row["scenario_upper"] > charts.HIGHEST_SHARE)
    assert figure["layout"]["title"]["text"] == "<b>Title</b>"
    assert any(note["text"].endswith("Source") for note in figure["layout"]["annotations"])


@pytest.mark.parametrize("group", ASSUMPTIONS.service_groups.values())
def test_the_chart_of_a_group_has_a_trace_of_each_axis_or_its_labels_are_not_drawn(
    group: str,
) -> None:
    ranges = rate_ranges(STUDY, STUDY)
    shares = ranges_as_shares_of_fee(ranges[ranges["service_group"] == group])
    figure = charts.range_chart(shares, "T", "S")
    assert {trace.get("yaxis", "y") for trace in figure["data"]} == {"y", "y2"}


def test_a_range_beyond_the_chart_ends_in_an_arrow() -> None:
    shares = ranges_as_shares_of_fee(rate_ranges(STUDY, STUDY))
    shapes = charts.range_chart(shares, "T", "S")["layout"]["shapes"]
    arrows = [shape["path"].count("Z") for shape in shapes if "fillcolor" in shape]
    beyond = int((shares["study_upper"] > charts.HIGHEST_SHARE).sum())
    assert arrows == [beyond, beyond]  # study and scenario
    assert beyond > 0


def test_three_bounds_that_fall_together_are_a_mark() -> None:
    ranges = rate_ranges(
        compute(ASSUMPTIONS, Scenario("x", {"rates_as_of_date": _last_date()})), STUDY
    )
    consumer_directed = ranges[ranges["service_group"] == "Consumer Directed Care"]
    figure = charts.range_chart(ranges_as_shares_of_fee(consumer_directed), "T", "S")
    symbols = [
        symbol
        for trace in figure["data"]
        if isinstance(trace.get("marker", {}).get("symbol"), list)
        for symbol in trace["marker"]["symbol"]
    ]
    assert symbols.count("diamond") == 2
    assert any(
        "All three bounds are the same" in n["text"] for n in figure["layout"]["annotations"]
    )


def _last_date() -> object:
    return STUDY.scenarios[0].value(ASSUMPTIONS, "minimum_wage_schedule")[-1][0]  # type: ignore[index]
