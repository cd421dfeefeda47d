"""The share of pay in words: a test of a model, with the rule's own text, dates and source."""

from __future__ import annotations

import io

from pptx import Presentation

from model import Assumptions, Results, Scenario, compute
from model.findings.compensation.rule import Counted
from model.findings.side_by_side import SideBySide
from reporting.pay import compensation_words as words
from tests.reporting.slides.decks import page_deck

ALL = Counted("counted", "counted", "not_counted", "program_costs")


def test_the_first_line_says_what_is_tested() -> None:
    assert words.WHAT_IT_IS.startswith("This is a test of the model's rates, not of any provider")


def test_the_meters_are_the_shares_of_the_modeled_and_of_the_current_rate(study: Results) -> None:
    modeled, current = words.meters(SideBySide(study, study), "homemaker", "lower", Counted())
    assert (modeled.text, current.text) == ("66.2%", "73.3%")
    assert modeled.label.endswith("lower bound rate, $5.02")
    assert current.label.endswith("current rate, $4.53")


def test_every_service_is_a_row_with_its_scope(study: Results, assumptions: Assumptions) -> None:
    table = words.services_table(SideBySide(study, study), Counted(), "lower")
    assert table.loc["Homemaker (S5130)"].tolist() == [
        "In scope", "66.2%", "65.3%", "62.8%", "73.3%",
    ]  # fmt: skip
    assert len(table) == len(assumptions.services)


def test_each_choice_says_what_it_would_change(study: Results) -> None:
    table = words.effects_table(SideBySide(study, study), "homemaker", "lower", Counted())
    assert table.loc["Nurse who oversees: counted"].tolist() == ["72.9%", "+6.7 points"]
    assert table.loc["Nurse who oversees: not counted"].tolist() == ["66.2%", "as chosen"]
    assert len(table) == 9


def test_the_rule_is_told_with_dates_status_and_source(assumptions: Assumptions) -> None:
    said = dict(words.rule_in_words(assumptions))
    assert said["Dates"] == (
        "States report the share from Jul 9, 2028; providers have to reach 80% from Jul 9, 2030."
    )
    assert "RIN 0938-AV70" in said["Status"]
    assert any("spends 80 percent of total payments" in text for text in said.values())


def test_what_is_counted_is_named_in_one_line() -> None:
    assert words.counted_briefly(Counted()) == "direct care workers, workers' compensation"
    assert words.counted_briefly(ALL) == (
        "direct care workers, overseeing nurses, supervisors; rate less program costs"
    )


def test_a_share_that_is_said_to_be_below_the_mark_is_not_written_as_the_mark(
    study: Results, assumptions: Assumptions
) -> None:
    changes = {"admin_share.agency": 0.027, "program_share.agency": 0.02}
    sides = SideBySide(study, compute(assumptions, Scenario("79.96%", changes)))
    counted = Counted(supervision="licensed")
    said = words.headline(sides, "homemaker", "lower", counted)
    assert "79.96% of the lower bound rate" in said
    assert said.endswith("below 80%")
    assert words.meters(sides, "homemaker", "lower", counted)[0].text == "79.96%"
    services = words.services_table(sides, counted, "lower")
    assert services.loc["Homemaker (S5130)", "Lower bound"] == "79.96%"
    effects = words.effects_table(sides, "homemaker", "lower", counted)
    assert "79.96%" in effects["Share of the rate"].tolist()
    slide, *_ = Presentation(
        io.BytesIO(
            page_deck(
                "compensation", sides, service_key="homemaker", bound="lower", counted=counted
            )
        )
    ).slides
    assert ": 79.96%, " in slide.notes_slide.notes_text_frame.text
