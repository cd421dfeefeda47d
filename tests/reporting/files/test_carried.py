"""What a deck carries beside its scenario comes back where it is loaded as a file."""

from __future__ import annotations

from model import Scenario, compute
from model.findings.budget.texts.plan_texts import plan_if_asked
from model.findings.side_by_side import SideBySide
from model.programs.reading import load_program
from reporting.files.uploads import budget_of_upload, programs_of_upload, scenario_of_upload
from reporting.slides.deck import scenario_deck
from reporting.slides.programs.program_deck import SLIDES as PROGRAMS
from reporting.slides.programs.program_deck import program_deck
from tests.reporting.slides.decks import page_deck
from tests.study import ASSUMPTIONS as A

SCENARIO = Scenario("More <overtime> & _x000D_", {"overtime_share.care": 0.08})
ASKED = {"fees": "95% of interim", "fees_of": "T1019-U2=$4.10", "units_from": "_x000D_ & <a>.csv"}


def test_a_deck_carries_what_is_asked_of_the_budget() -> None:
    both = SideBySide(compute(A, Scenario()), compute(A, SCENARIO))
    content = page_deck("budget", both, plan=plan_if_asked(ASKED, A), asked_of_budget=ASKED)
    assert scenario_of_upload(content, A)[0] == SCENARIO
    assert budget_of_upload(content, A) == ASKED
    without = page_deck("budget", both)
    assert budget_of_upload(without, A) == programs_of_upload(without, A) == {}


def test_the_deck_of_a_scenario_by_itself_has_the_budget_that_is_asked_for() -> None:
    content, without = scenario_deck(A, SCENARIO, (), ASKED), scenario_deck(A, SCENARIO)
    assert budget_of_upload(content, A) == ASKED
    assert len(content) > len(without)


def test_the_slides_of_a_program_carry_its_values_and_the_scenario() -> None:
    values = {"children": 300.0, "people_to_serve": 240.0, "specialist_occupation":
              "community_health_workers"}  # fmt: skip
    for key in PROGRAMS:
        content = program_deck(load_program(key), values, compute(A, SCENARIO))
        assert scenario_of_upload(content, A)[0] == SCENARIO
        assert programs_of_upload(content, A) == {
            "children": "300", "people_to_serve": "240",
            "specialist_occupation": "community_health_workers",
        }  # fmt: skip
