"""Every word, legend and file of a scenario names the base that it stands on."""

from __future__ import annotations

import datetime
import io
import json
import re
import zipfile

import openpyxl
import pytest
from pptx import Presentation

from model import Scenario, compute
from model.findings.between_bases import surveyed_wages
from model.findings.budget.cost import budget
from model.findings.budget.inputs import budget_inputs
from model.findings.budget.texts.plan_texts import plan_of_texts
from model.findings.compare import bridge, bridge_of, comparison
from model.findings.rate_ranges import rate_ranges
from model.findings.sensitivity.all_at_once import UNIFORM, all_at_once
from model.findings.sensitivity.inputs import TENTH
from model.findings.sensitivity.one_at_a_time import one_at_a_time
from model.findings.sensitivity.two_at_a_time import axis_of, two_at_a_time
from model.findings.side_by_side import SideBySide
from model.findings.summary import summary
from model.scenario.scenario import base_scenario
from reporting.charts import build_up, one_service, over_time, ranges
from reporting.charts.budget_bars import budget_bars
from reporting.charts.pictures import captions
from reporting.charts.ranges import interim_above_title
from reporting.charts.sensitivity.bands import bands
from reporting.charts.sensitivity.heat_map import heat_map
from reporting.charts.sensitivity.tornado import tornado
from reporting.chosen import Chosen
from reporting.data_files import json_text, tables_zip
from reporting.files.edited_workbook import scenario_of_workbook
from reporting.headline import headline
from reporting.large_numbers import of_rate, of_summary
from reporting.provenance import provenance
from reporting.sensitivity.result import median_result, pay_share_result, rate_result
from reporting.service_in_dollars import dollars_by_bound
from reporting.slides.briefing import Briefing
from reporting.slides.deck import scenario_deck
from reporting.slides.rate_slides import build_up_slide
from reporting.wording.current_rates import fee_in_words, fees_in_words
from reporting.wording.minimum_wage import minimum_sets_wage
from reporting.workbook import workbook
from tests.reporting.charts.figures import around
from tests.study import ASSUMPTIONS as A

TODAY = A.of_base("today")
DAY = datetime.date(2026, 7, 1)
CHANGES = {"overtime_share.care": 0.08, "rates_as_of_date": "2025-06-30"}
ON_TODAY, ON_STUDY = Scenario("Mine", CHANGES, base="today"), Scenario("Other", CHANGES)
# What names the base where it is the study; sources may name the study on any base.
NAMES_THE_STUDY = re.compile(
    r"\bStudy\b|\bstudy[:,]|vs\. study|\(study|\bstudy \d|(in|as in|from|to|than) the study(?! of)"
)
MAY_STAND = re.compile(
    r"(printed|published) in the study|Check against the study|^Study$|Rate Study for|"
    r"the minimum \(study\)",
    re.M,
)


@pytest.fixture(scope="module")
def beside() -> SideBySide:
    base, scenario = compute(A, base_scenario(TODAY)), compute(A, ON_TODAY)
    return SideBySide(base, scenario)


def names_the_study(text: str) -> list[str]:
    return NAMES_THE_STUDY.findall(MAY_STAND.sub("", text))


def texts_in(value: object) -> list[str]:
    if isinstance(value, dict):
        return [text for each in value.values() for text in texts_in(each)]
    if isinstance(value, list | tuple):
        return [text for each in value for text in texts_in(each)]
    return [value] if isinstance(value, str) else []


def test_charts_of_today_name_it_and_not_the_study(beside):
    title = interim_above_title(summary(beside))
    line = next(iter(A.minimum_wage_lines))
    plots = {
        "ranges": ranges.all_services(beside, rate_ranges(beside), title),
        "one service": one_service.one_service(beside, "homemaker"),
        "build-up": build_up.build_up(beside, "homemaker", "lower"),
        "over time": over_time.over_time(beside, line),
    }
    for name, plot in plots.items():
        assert plot is not None
        said = [*texts_in([plot.figure, plot.alt]), around(plot)]
        assert not names_the_study("\n".join(said)), name
        assert any("oday" in text for text in said), name
        assert any("values of today (BLS May 2025" in text for text in said), name


def test_charts_with_current_rates_say_how_new_these_are(beside):
    checked = ON_TODAY.checked(TODAY)
    inputs = budget_inputs()
    plan = plan_of_texts({"fees": "lower"}, TODAY, inputs)
    made = budget(beside.scenario, plan, inputs)
    rate, median = rate_result(TODAY, "chore", "lower"), median_result(TODAY, "lower")
    axes = [
        axis_of(TODAY, checked, key, TENTH, 3) for key in ("overtime_share.care", "turnover_share")
    ]
    draws = all_at_once(TODAY, checked, TENTH, UNIFORM, 1, 20)
    fees_of_all = [
        bands(beside, draws, "lower"),
        tornado(beside, one_at_a_time(TODAY, checked, median.computed, TENTH), median),
        budget_bars(made, inputs),
        ranges.all_services(beside, rate_ranges(beside), "x"),
    ]
    of_one = [
        heat_map(beside, two_at_a_time(TODAY, checked, rate.computed, *axes), rate),
        one_service.one_service(beside, "chore"),
        build_up.build_up(beside, "chore", "lower"),
    ]
    for plots, said in (
        (fees_of_all, "Current fees are known for 7 of 28 services"),
        (of_one, "Current rate: fee of SFY 2019; no newer one is known here."),
    ):
        for plot in plots:
            assert plot is not None
            assert said in around(plot), plot.alt
    of_the_rate = tornado(beside, one_at_a_time(TODAY, checked, rate.computed, TENTH), rate)
    assert of_the_rate is not None
    assert "urrent fees" not in around(of_the_rate)
    assert pay_share_result(TODAY, "chore", "lower").said_of_fees(beside) == ""


def test_sentences_and_numbers_of_today_name_it(beside):
    effect = summary(beside)
    said = [
        headline(beside),
        *(f"{n.meaning} {n.beside}" for n in of_summary(effect)),
        *(f"{n.meaning} {n.beside}" for n in of_rate(beside, "homemaker", "lower")),
        *dollars_by_bound(beside, "homemaker").index,
        captions.caption(A, base_scenario(TODAY)),
    ]
    assert not names_the_study("\n".join(said))
    assert "in today's base" in said[0]
    assert provenance(A, ON_TODAY, DAY)["Base"].startswith("Today, SFY 2027.")


@pytest.fixture(scope="module")
def slides() -> list[str]:
    """All that stands on each slide of a deck that compares it with a scenario of the study."""
    deck = Presentation(io.BytesIO(scenario_deck(A, ON_TODAY, [ON_STUDY])))
    said = []
    for slide in deck.slides:
        shapes = list(slide.shapes)
        texts = [shape.text_frame.text for shape in shapes if shape.has_text_frame]
        tables = [shape.table for shape in shapes if shape.has_table]
        texts += [cell.text for table in tables for row in table.rows for cell in row.cells]
        texts += [
            name
            for shape in shapes
            if shape.has_chart
            for name in (series.name for series in shape.chart.plots[0].series)
        ]
        said.append("\n".join([*texts, slide.notes_slide.notes_text_frame.text]))
    return said


def test_every_slide_of_today_names_it_and_not_the_study(slides):
    for said in slides:
        others = said.replace("Other (Study)", "")
        assert not names_the_study(others), said
    assert "Base: Today, SFY 2027" in slides[0]
    assert any("Other (Study)" in said for said in slides)
    assert any("fee of SFY 2019" in said for said in slides)


def test_the_workbook_of_today_names_it_and_marks_each_value(beside):
    book = openpyxl.load_workbook(io.BytesIO(workbook(A, ON_TODAY, [ON_STUDY])))
    said = [
        str(cell)
        for sheet in book
        for row in sheet.iter_rows(values_only=True)
        for cell in row
        if isinstance(cell, str)
    ]
    assert not names_the_study("\n".join(said).replace("Other (on Study, SFY 2019)", ""))
    assert "Other (on Study, SFY 2019)" in said
    assert said.count("third-party copy, not checked against the State's file") == 7
    assert sum(text.startswith("fee of SFY 2019") for text in said) == 21
    assert sum(text.startswith("Brought forward from 2018 by") for text in said) >= 4


def test_data_of_two_bases_stand_under_each_other(beside):
    both = [beside.scenario, compute(A, ON_STUDY)]
    scenarios = json.loads(json_text(both))["scenarios"]
    assert [each["base"] for each in scenarios] == ["today", "study"]
    with zipfile.ZipFile(io.BytesIO(tables_zip(both))) as packed:
        rates = packed.read("tables/rates.csv").decode()
    assert rates.count("\n") == 1 + 2 * 84
    assert "third-party copy, not checked against the State's file" in rates


class TestFees:
    def test_how_many_are_known(self, beside):
        assert fees_in_words(beside.scenario) == (
            "Current fees are known for 7 of 28 services, all from a third-party copy, not checked "
            "against the State's file; the others are fees of SFY 2019."
        )
        assert fee_in_words(beside, "chore") == "fee of SFY 2019; no newer one is known here"

    def test_a_loaded_fee_counts_as_known(self):
        scenario = Scenario("x", {"fee_schedule_rate_usd.chore": 8}, base="today")
        assert fees_in_words(compute(A, scenario)).startswith(
            "Current fees are known for 8 of 28 services, 7 of them from a third-party copy"
        )

    def test_the_study_says_nothing(self):
        assert fees_in_words(compute(A, Scenario())) == ""


class TestMinimumWage:
    def test_the_minimum_not_the_market_sets_the_lower_bound(self, beside):
        assert minimum_sets_wage(beside.base, "homemaker") == (
            "At the lower bound the minimum wage, not the market, sets the direct care wage: the "
            "25th percentile of Home Health and Personal Care Aides is $13.75 in May 2025, $14.18 "
            "with the wage trend, below the $15.00 minimum."
        )

    def test_the_slide_of_the_build_up_says_so_in_its_notes(self, beside):
        at_15 = SideBySide(beside.base, beside.base)
        notes = build_up_slide(Briefing(at_15, (), Chosen("homemaker", "lower"))).notes
        assert minimum_sets_wage(beside.base, "homemaker") in notes
        of_managers = build_up_slide(Briefing(at_15, (), Chosen("case_management", "lower"))).notes
        assert not any("not the market" in note for note in of_managers)

    def test_a_blend_is_told_as_one(self, beside):
        said = minimum_sets_wage(beside.base, "home_delivered_meals")
        assert "the blended wage is $14.65, below the $15.00 minimum" in said

    def test_where_the_market_pays_more_nothing_is_said(self, beside):
        assert minimum_sets_wage(compute(A, Scenario()), "homemaker") == ""
        assert minimum_sets_wage(beside.base, "case_management") == ""


def test_surveyed_wages_of_both_bases_with_percent_a_year():
    wages = surveyed_wages(A, TODAY).set_index("occupation")
    aides = wages.loc["personal_care_aides"]
    assert (aides["median_before"], aides["median_after"]) == (10.31, 15.90)
    assert aides["median_per_year"] == pytest.approx((15.90 / 10.31) ** (1 / 8) - 1)
    assert round(100 * aides["median_per_year"], 1) == 5.6
    assert aides["soc_code"] == "39-9021 → 31-1120"
    assert wages.loc["registered_nurses", "soc_code"] == "29-1141"
    assert "16.4%" in wages.loc["driver_sales_workers", "remark"]
    assert len(wages) == 14


class TestBetweenBases:
    def test_a_comparison_has_columns_of_both(self):
        today = base_scenario(TODAY)
        rates = comparison([compute(A, Scenario()), compute(A, today)])["rate_usd"]
        for scenario in (Scenario(), today):
            expected = compute(A, scenario).rates["rate_usd"].to_numpy()
            assert (rates[scenario.name].to_numpy() == expected).all()

    @pytest.mark.parametrize("turned", [False, True])
    def test_the_bridge_tells_topics_and_adds_up(self, turned):
        ends = (Scenario(), base_scenario(TODAY))
        start, end = reversed(ends) if turned else ends
        frame = bridge(A, start, end)
        assert set(frame["label"]) == {"Wage level", "Minimum wage", "Payroll tax", "Price level"}
        rates = {each: compute(A, each).service_rate_array[0] for each in (start, end)}
        for number, service in enumerate(A.services):
            for place, bound in enumerate(A.bounds):
                steps = bridge_of(frame, service, bound)
                before, after = (rates[each][number, place] for each in (start, end))
                assert steps["from_rate_usd"].iloc[0] == pytest.approx(before, rel=1e-9)
                assert steps["to_rate_usd"].iloc[0] == pytest.approx(after, rel=1e-9)
                total = steps["contribution_usd"].sum()
                assert total == pytest.approx(after - before, abs=1e-9)

    def test_a_moved_price_rise_is_one_step(self):
        start = base_scenario(TODAY)
        end = Scenario("x", {"price_rise_since_2018_share": 0.5}, base="today")
        assert set(bridge(A, start, end)["label"]) == {"Rise of prices since 2018"}


def test_a_workbook_loads_back_what_the_rise_of_prices_brings_forward_as_no_change():
    """A spreadsheet keeps 15 digits of an amount that a formula makes."""
    scenario = Scenario("Prices", {"price_rise_since_2018_share": 0.4}, base="today").checked(A)
    book = openpyxl.load_workbook(io.BytesIO(workbook(A, scenario)))
    sheet = book["Inputs"]
    rounded = 0
    for row in sheet.iter_rows(min_col=2, max_col=2):
        if str(row[0].value).endswith("*(1+price_rise_since_2018_share)"):
            amount = float(str(row[0].value)[1:].partition("*")[0]) * 1.4
            row[0].value = float(f"{amount:.15g}")
            rounded += 1
    saved = io.BytesIO()
    book.save(saved)
    assert rounded == 6
    assert scenario_of_workbook(saved.getvalue(), A)[0].changes == scenario.changes
