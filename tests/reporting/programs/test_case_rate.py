"""The case rate in words, in its chart and on its slide: the model's numbers, and no others."""

from __future__ import annotations

import io
import math
from statistics import NormalDist
from typing import Any

import pytest
from pptx import Presentation

from model import Scenario
from model.programs.case_rate import case_rate
from model.programs.reading import load_program
from reporting.programs import case_rate_words as words
from reporting.programs.case_rate_chart import costliest_first
from reporting.programs.words import said_of_setting, values_caption, values_of_document
from reporting.slides.programs.program_deck import program_deck
from tests.reporting.cases import results

PROGRAM = load_program("case_rate")
ANSWER = case_rate(PROGRAM, {})
GAIN = {"average_cost_usd_per_month": 1000.0}
NINETY = {"division_share.family_services": 0.5098}


def divisions(values: dict[str, float]) -> Any:
    shares = PROGRAM.by_member(values, "division_share")
    return words.divisions(PROGRAM, case_rate(PROGRAM, values), shares)


def test_the_headline_says_gain_and_loss() -> None:
    """Of $10,665,000 a year 3% are set aside; the costliest cost as much times their ratio.

    A quarter of all, with a standard deviation of half the mean: F(0.4724 - 0.6745) / 0.25 = 1.68.
    """
    ratio = NormalDist().cdf(math.sqrt(math.log(1.25)) - NormalDist().inv_cdf(0.75)) / 0.25
    assert round(0.97 * 10_665_000 - ratio * 10_665_000) == -7_568_556
    assert round(0.03 * 10_665_000) == 319_950
    assert words.headline(ANSWER) == (
        "With the costliest 250 children the organization loses $7,568,556 a year; with a "
        "cross-section it loses $319,950 a year."
    )
    gain = words.headline(case_rate(PROGRAM, GAIN))
    assert gain.count("gains $") == 2
    even = case_rate(PROGRAM, {"average_cost_usd_per_month": 3448.35, "cost_spread": 0.0})
    assert words.headline(even).count("breaks even") == 2


def test_the_large_numbers_are_those_of_the_model() -> None:
    assert [number.value for number in words.large_numbers(ANSWER)] == [
        "$10.7M", "$320K", "$3,448", "$7.6M",
    ]  # fmt: skip
    assert words.large_numbers(case_rate(PROGRAM, GAIN))[3].meaning.startswith("Gain")


def test_a_year_is_told_three_times() -> None:
    years = words.years(ANSWER)
    assert list(years.columns) == [
        "250, a cross-section", "250, the costliest", "All 1,000 planned",
    ]  # fmt: skip
    assert list(years.loc["Funding a year"]) == ["$10,665,000", "$10,665,000", "$42,660,000"]
    costliest = years["250, the costliest"]
    assert list(costliest)[-5:] == [
        "\u2212$7,568,556", "$319,950", "$7,248,606", "$3,448.35", "$3,555.00",
    ]  # fmt: skip


def test_each_division_pays_cents_that_add_up() -> None:
    table = divisions({})
    assert list(table.loc["All divisions"]) == ["100.01%", "$10,665,000.00"]
    paid = [float(text.strip("$").replace(",", "")) for text in table["Funding a year"]]
    assert sum(paid[:-1]) == pytest.approx(paid[-1], abs=1e-6)
    assert "total 100.01% and are divided in proportion" in words.divisions_sentence(ANSWER)


def test_shares_that_total_ninety_percent_are_answered_in_a_sentence() -> None:
    said = words.divisions_sentence(case_rate(PROGRAM, NINETY))
    assert "the shares total 90.00%; they must total 100%" in said
    assert "shown again once they do" in said
    assert set(divisions(NINETY)["Funding a year"]) == {"-"}


def test_a_control_says_its_unit_once_and_the_value_it_had() -> None:
    said = {key: said_of_setting(each, {}) for key, each in PROGRAM.settings.items()}
    assert said["children"] == "Children served"
    assert said["case_rate_usd_per_month"] == "Case rate, dollars per child and month"
    changed = said_of_setting(PROGRAM.settings["children"], {"children": 300.0})
    assert changed == "Children served (document: 250 children)"
    ours = said_of_setting(PROGRAM.settings["cost_spread"], {"cost_spread": 0.6})
    assert ours.endswith("(ours: 50%)")


def test_every_value_and_fact_is_listed_with_its_place() -> None:
    rows = values_of_document(PROGRAM)
    assert len(rows) == len(PROGRAM.settings) + len(PROGRAM.facts)
    assert all(all(row) for row in rows)
    [where] = [where for label, _, where in rows if label == "Spread of costs"]
    assert where.startswith("An assumption of this dashboard")
    of_shares = [where for label, _, where in rows if label.startswith("Share of the case rate")]
    assert "total 100.01%" in of_shares[0]
    assert of_shares[1:] == ["Contributing percentages"] * 5


def test_the_chart_has_the_model_s_costs() -> None:
    plot = costliest_first(PROGRAM, {}, ANSWER)
    line, curve, mark = plot.figure["data"]
    assert line["y"] == [3448.35, 3448.35]
    assert mark["x"] == [250.0]
    assert mark["y"] == pytest.approx([3555 * ANSWER.cost_ratio])
    assert curve["y"] == sorted(curve["y"], reverse=True)
    assert curve["y"][-1] == pytest.approx(3555)
    assert plot.alt.startswith("The costliest 250 cost 1.68 times the average")
    assert plot.caption.startswith("Case rate: no changes to the document. Source: State Innov")
    assert "Not a publication of the State of Missouri" in plot.caption


@pytest.mark.parametrize("children", [1.0, 1000.0, 4000.0])
def test_the_chart_is_drawn_for_few_and_for_all(children: float) -> None:
    values = {"children": children}
    plot = costliest_first(PROGRAM, values, case_rate(PROGRAM, values))
    low, high = plot.figure["layout"]["xaxis"]["range"]
    assert low <= plot.figure["data"][2]["x"][0] <= high
    if children >= 1000:
        assert plot.alt.startswith("All planned children")


@pytest.mark.parametrize("values", [{}, GAIN, NINETY, {"children": 4999.0}])
def test_the_slide_holds_the_same_numbers(values: dict[str, float]) -> None:
    deck = Presentation(io.BytesIO(program_deck(PROGRAM, values, results(Scenario()))))
    first, of_divisions = deck.slides
    answer = case_rate(PROGRAM, values)
    assert f"{first.shapes.title.text}." == words.headline(answer)
    cells = [
        cell.text_frame.text
        for slide in deck.slides
        for shape in slide.shapes
        if shape.has_table
        for row in shape.table.rows
        for cell in row.cells
    ]
    assert set(words.years(answer).to_numpy().ravel()) <= set(cells)
    assert not [text for text in cells if "…" in text]
    notes = of_divisions.notes_slide.notes_text_frame.text
    assert all(text in notes for text in divisions(values)["Funding a year"])
    assert set(divisions(values)["Funding a year"]) <= set(cells)
    assert values_caption(PROGRAM, values) in [
        shape.text_frame.text for shape in first.shapes if shape.has_text_frame
    ]
