"""The build-up on the page: its numbers are the model's, its service is the link's."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from pages.shared.trace_table import in_words, parts_of, trace_table
from streamlit.testing.v1 import AppTest

from model import Scenario, compute, load_assumptions
from model.findings.trace import build_up_row, components_beside, trace
from reporting.charts.build_up import build_up_chart, build_up_title

APP = Path(__file__).resolve().parents[2] / "app.py"
A = load_assumptions()
STUDY = compute(A, Scenario())
CHANGED = compute(A, Scenario("x", {"overtime_share.care": 0.08}))


def opened(**parameters: str) -> AppTest:
    page = AppTest.from_file(APP, default_timeout=60)
    for name, text in parameters.items():
        page.query_params[name] = text
    page.run()
    page.switch_page("pages/build_up.py").run()
    assert not page.exception
    return page


def numbers(page: AppTest) -> list[str]:
    [body] = [html.proto.body for html in page.get("html") if "<dl" in html.proto.body]
    return re.findall(r"<dd>(.*?)</dd>", body)


def rate(results, service: str, bound: str) -> float:
    return build_up_row(results, A.services[service].rate_line, bound)["rate_per_unit"]


def test_the_link_says_service_and_bound():
    page = opened(service="case_management", bound="upper")
    assert page.selectbox(key="build-up-service").value == "case_management"
    assert numbers(page)[1] == f"${rate(STUDY, 'case_management', 'upper'):,.2f}"


@pytest.mark.parametrize("text", ["", "nothing", "<script>", "homemaker'--", "x" * 5000])
def test_a_service_that_is_not_there_gives_the_first_one(text):
    page = opened(service=text, bound=text)
    assert page.selectbox(key="build-up-service").value == next(iter(A.services))
    assert not page.warning


def test_the_chosen_service_is_shown_and_stands_in_the_link():
    page = opened()
    page.selectbox(key="build-up-service").select("home_delivered_meals").run()
    assert not page.exception
    assert page.query_params["service"] in ("home_delivered_meals", ["home_delivered_meals"])
    assert numbers(page)[1] == f"${rate(STUDY, 'home_delivered_meals', 'lower'):,.2f}"


def test_a_changed_scenario_stands_beside_the_study():
    page = opened(**{"service": "homemaker", "overtime_share.care": "0.08", "v": A.version})
    both = [rate(results, "homemaker", "lower") for results in (STUDY, CHANGED)]
    assert numbers(page)[1:3] == [f"${held:,.2f}" for held in both]
    assert numbers(page)[3] == f"+${both[1] - both[0]:,.2f}"


def test_a_moved_control_changes_the_numbers():
    page = opened(service="homemaker")
    page.slider(key="control-overtime_share-care").set_value(8.0).run()
    assert not page.exception
    assert numbers(page)[2] == f"${rate(CHANGED, 'homemaker', 'lower'):,.2f}"


def test_every_service_and_bound_can_be_shown():
    page = opened()
    for service, bound in zip(A.services, list(A.bounds) * 10, strict=False):
        page.query_params["service"], page.query_params["bound"] = service, bound
        page.run()
        assert not page.exception
        assert numbers(page)[1] == f"${rate(STUDY, service, bound):,.2f}"


def test_the_bars_of_the_chart_meet_and_end_at_the_rate():
    rows = [build_up_row(held, "basic_care", "lower") for held in (STUDY, CHANGED)]
    parts = components_beside(*rows)
    figure = build_up_chart(
        parts, build_up_title(parts), "Homemaker", "per 15 min.", "Source: x", 4.53, changed=True
    )
    bars = figure["data"][0]
    ends = [base + length for base, length in zip(bars["base"], bars["x"], strict=True)]
    assert bars["base"][1:-1] == pytest.approx(ends[:-2], abs=1e-9)
    assert ends[-2] == pytest.approx(rows[1]["rate_per_unit"], abs=1e-9)
    assert ends[-1] == pytest.approx(rows[1]["rate_per_unit"], abs=1e-9)
    texts = [note["text"] for note in figure["layout"]["annotations"]]
    assert "Source: x" in texts
    assert "15 min." in figure["layout"]["xaxis"]["title"]["text"]


def test_the_trace_table_has_every_step_with_links_to_its_assumptions():
    steps = [trace(held, "basic_care", "lower") for held in (STUDY, CHANGED)]
    tables = {part: trace_table(A, *steps, part, {"v": "1.0"}) for part in parts_of(A, steps[1])}
    assert sum(table.count("\n") - 1 for table in tables.values()) == len(steps[1])
    assert "assumptions?v=1.0&search=overtime_share" in tables["direct_care"]
    assert "assumptions?v=1.0&search=billable_share" in tables["line"]
    linked = {name for table in tables.values() for name in re.findall(r"search=(\w+)", table)}
    used = {A.settings[key].entry.id for ids in steps[1]["assumptions"] for key in ids[:1]}
    assert used <= linked
    assert linked <= set(A.entries)


def test_a_formula_in_words_has_no_names_of_columns():
    said = in_words("(futa_usd_per_year + suta_share * base) / hours_per_year ** 2")
    assert said == "(futa dollars per year + suta share × base) ÷ hours per year ^ 2"
