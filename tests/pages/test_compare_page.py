"""Scenarios side by side on the page, and the bridge between two of them."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from pages.shared import session
from streamlit.testing.v1 import AppTest

from model import Scenario, compute, load_assumptions
from model.findings.compare import bridge, bridge_of
from reporting.charts.bridge import bridge_chart, bridge_title, signed_dollars

APP = Path(__file__).resolve().parents[2] / "app.py"
A = load_assumptions()
CURRENT = session.CURRENT
PRESETS = {preset.scenario.name: preset.scenario for preset in A.presets}
RICHER = "Richer benefits"


def opened(**parameters: str) -> AppTest:
    page = AppTest.from_file(APP, default_timeout=60)
    for name, text in parameters.items():
        page.query_params[name] = text
    page.run()
    page.switch_page("pages/compare.py").run()
    assert not page.exception
    return page


def rates_of(name: str, bound: str = "lower") -> np.ndarray:
    rates = compute(A, PRESETS[name]).rates
    return rates[rates["bound"] == bound]["rate_usd"].to_numpy()


def charts(page: AppTest) -> int:
    return len(page.get("bidi_component"))


def beneath_the_chart(page: AppTest) -> list[str]:
    return [held.label for held in page.main.get("expander")]


def test_without_changes_no_rate_differs():
    page = opened()
    assert page.multiselect(key="compare-scenarios").value == ["Study", CURRENT]
    rates = page.dataframe[0].value["Rate"]
    assert list(rates.columns) == ["Study", CURRENT]
    np.testing.assert_array_equal(rates["Study"], rates[CURRENT])
    assert "no rate differs" in page.info[0].value
    assert charts(page) == 0
    assert not beneath_the_chart(page)


def test_a_moved_control_is_compared_with_the_study():
    page = opened()
    page.slider(key="control-overtime_share-care").set_value(8.0).run()
    assert not page.exception
    assert page.multiselect(key="compare-scenarios").value == ["Study", CURRENT]
    np.testing.assert_allclose(page.dataframe[0].value["Rate"][CURRENT], rates_of("Overtime 8 %"))
    assert charts(page) == 1
    assert beneath_the_chart(page) == ["Picture", "The chart as a table"]


def test_chosen_scenarios_are_columns_against_the_first():
    page = opened()
    page.multiselect(key="compare-scenarios").set_value(["Study", RICHER, "Overtime 8 %"]).run()
    page.selectbox(key="compare-To").select(RICHER).run()
    assert not page.exception
    table = page.dataframe[0].value
    assert list(table["Rate"].columns) == ["Study", RICHER, "Overtime 8 %"]
    np.testing.assert_allclose(table["Rate"][RICHER], rates_of(RICHER))
    difference = rates_of(RICHER) - rates_of("Study")
    np.testing.assert_allclose(table["Against Study, $"][RICHER], difference)
    percent = 100 * (rates_of(RICHER) / rates_of("Study") - 1)
    np.testing.assert_allclose(table["Against Study, %"][RICHER], percent, atol=1e-5)
    assert charts(page) == 1


def test_more_than_four_scenarios_cannot_be_chosen():
    assert opened().multiselect(key="compare-scenarios").proto.max_selections == 4


def test_no_scenario_chosen_says_what_to_do():
    page = opened()
    page.multiselect(key="compare-scenarios").set_value([]).run()
    assert not page.exception
    assert "Choose a scenario" in page.info[0].value


def test_the_bridge_leads_between_any_two():
    page = opened(service="homemaker", bound="upper")
    page.selectbox(key="compare-From").select("Overtime 8 %").run()
    page.selectbox(key="compare-To").select(RICHER).run()
    assert not page.exception
    assert charts(page) == 1
    page.session_state["bridge-table"] = True
    page.run()
    steps = page.dataframe[1].value
    services = list(A.services)
    place = services.index("homemaker")
    difference = rates_of(RICHER, "upper")[place] - rates_of("Overtime 8 %", "upper")[place]
    assert steps["contribution_usd"].sum() == pytest.approx(difference, abs=1e-9)
    assert len(steps) == 4


def test_the_scenario_of_the_link_is_compared_with_the_study():
    page = opened(**{"overtime_share.care": "0.08", "name": "More <b>overtime</b>", "v": A.version})
    np.testing.assert_allclose(page.dataframe[0].value["Rate"][CURRENT], rates_of("Overtime 8 %"))
    assert charts(page) == 1


def test_a_name_in_the_chart_is_text():
    names = ("Study", "<a href='x'>y</a>")
    end = Scenario(names[1], {"turnover_share": 0.9})
    steps = bridge_of(bridge(A, Scenario(), end), A.services["homemaker"], "lower")
    figure = bridge_chart(steps, names, bridge_title(steps), "said", "per 15 min.", "Source: x")
    assert "<a" not in str(figure)
    assert figure["layout"]["yaxis"]["ticktext"][0] == "<b>Study</b>"


def test_the_bars_of_the_bridge_lead_from_rate_to_rate():
    names = ("Study", RICHER)
    steps = bridge_of(
        bridge(A, PRESETS["Study"], PRESETS[RICHER]), A.services["homemaker"], "lower"
    )
    figure = bridge_chart(steps, names, bridge_title(steps), "said", "per 15 min.", "Source: x")
    bars, start, end = figure["data"]
    assert bars["base"][0] == pytest.approx(start["x"][0], abs=1e-9)
    assert bars["base"][-1] + bars["x"][-1] == pytest.approx(end["x"][0], abs=1e-9)
    assert "does not begin at zero" in figure["layout"]["xaxis"]["title"]["text"]


@pytest.mark.parametrize(
    ("usd", "said"), [(0.117, "+$0.12"), (-1234.5, "−$1,234.50"), (0.001, "$0.00"), (0, "$0.00")]
)
def test_a_difference_has_its_sign(usd, said):
    assert signed_dollars(usd) == said
