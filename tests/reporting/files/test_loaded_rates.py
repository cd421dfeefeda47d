"""Whatever is taken away says of a loaded rate from which file it came and since when it is."""

from __future__ import annotations

import datetime
import io
import json
import zipfile

import openpyxl
import pytest

from model import Results, Scenario, compute
from model.findings.listings import assumption_listing, rate_listing
from model.findings.side_by_side import SideBySide
from model.scenario.loaded_rates import LoadedRates
from reporting import data_files, workbook
from reporting.charts.build_up import build_up
from reporting.charts.one_service import one_service
from reporting.files.uploads import scenario_of_upload
from reporting.provenance import provenance
from reporting.slides.deck import scenario_deck
from reporting.wording.current_rates import fees_in_words
from tests.reporting.charts.figures import around
from tests.study import ASSUMPTIONS

LOADED = LoadedRates("=fees.csv", datetime.date(2026, 7, 1), (("homemaker", 8.14), ("chore", 4.53)))
SCENARIO = Scenario("Newest").with_loaded_rates((LOADED,)).checked(ASSUMPTIONS)
MARK = "loaded from =fees.csv, in force Jul 1, 2026"


@pytest.fixture(scope="module")
def results() -> Results:
    return compute(ASSUMPTIONS, [SCENARIO, Scenario("Typed", dict(SCENARIO.changes))])


def test_tables_of_rates_say_so_beside_the_rate(results: Results) -> None:
    marks = results.rates.groupby(["scenario", "service_key"])["fee_schedule_mark"].unique()
    assert {key: list(mark) for key, mark in marks["Newest"].items() if mark[0]} == {
        "homemaker": [MARK], "chore": [MARK],
    }  # fmt: skip
    assert list(marks["Typed"]["homemaker"]) == [""]
    listing = rate_listing(ASSUMPTIONS, SCENARIO)
    assert (listing["fee_schedule_mark"] == MARK).sum() == 6


def test_the_listing_of_assumptions_says_so_of_the_scenario_s_value() -> None:
    listing = assumption_listing(ASSUMPTIONS, SCENARIO).set_index("id")["scenario_mark"]
    assert listing[listing != ""].to_dict() == {
        "fee_schedule_rate_usd.homemaker": MARK, "fee_schedule_rate_usd.chore": MARK,
    }  # fmt: skip


def test_data_carry_the_source_and_are_loaded_back_with_it(results: Results) -> None:
    text = data_files.json_text([compute(ASSUMPTIONS, SCENARIO)])
    assert json.loads(text)["scenarios"][0]["loaded_rates"][0]["file"] == "=fees.csv"
    assert scenario_of_upload(text.encode(), ASSUMPTIONS)[0] == SCENARIO
    with zipfile.ZipFile(io.BytesIO(data_files.tables_zip([results]))) as files:
        assert MARK in files.read("tables/rates.csv").decode("utf-8-sig")


def test_slides_are_loaded_back_with_the_source() -> None:
    deck = scenario_deck(ASSUMPTIONS, SCENARIO, [])
    assert scenario_of_upload(deck, ASSUMPTIONS)[0] == SCENARIO


def test_the_workbook_says_so_where_the_rate_stands_and_in_front() -> None:
    content = workbook.workbook(ASSUMPTIONS, SCENARIO, [])
    book = openpyxl.load_workbook(io.BytesIO(content), read_only=True)
    texts = {
        str(cell)
        for name in ("Read me", "Summary", "Inputs")
        if name in book.sheetnames
        for row in book[name].iter_rows(values_only=True)
        for cell in row
        if cell
    }
    assert f"Table 7; scenario: {MARK}" in texts
    assert any(f"2 {MARK}" in text for text in texts)
    assert scenario_of_upload(content, ASSUMPTIONS)[0] == SCENARIO


def test_every_file_says_how_many_rates_were_loaded() -> None:
    day = datetime.date(2026, 11, 26)
    assert provenance(ASSUMPTIONS, SCENARIO, day)["Current rates"] == f"2 {MARK}"
    assert "Current rates" not in provenance(ASSUMPTIONS, Scenario(), day)


def test_no_chart_takes_the_name_of_a_file_for_html() -> None:
    hostile = LoadedRates("<b>x</b>.csv", LOADED.effective_date, (("homemaker", 8.14),))
    scenario = Scenario("Hostile").with_loaded_rates((hostile,))
    both = SideBySide(compute(ASSUMPTIONS, Scenario()), compute(ASSUMPTIONS, scenario))
    for plot in (one_service(both, "homemaker"), build_up(both, "homemaker", "lower")):
        said = around(plot) + str(plot.figure)
        assert "loaded from &lt;b&gt;x&lt;/b&gt;.csv" in said
        assert "<b>x" not in said


def test_on_the_base_of_today_loaded_rates_count_as_known() -> None:
    today = Scenario("Loaded", base="today").with_loaded_rates((LOADED,))
    said = fees_in_words(compute(ASSUMPTIONS, today))
    assert said.startswith("Current fees are known for 8 of 28 services, 6 of them from a third")
    assert said.endswith(f", 2 {MARK}; the others are fees of SFY 2019.")


def test_on_the_study_loaded_rates_are_told_from_its_own() -> None:
    said = fees_in_words(compute(ASSUMPTIONS, SCENARIO))
    assert said == f"Current rates: 2 {MARK}; the others are the study's."
