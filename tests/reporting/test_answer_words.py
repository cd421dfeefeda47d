"""What would it take, in words: each kind of answer is a sentence with its numbers."""

from __future__ import annotations

import datetime
from typing import Any

import pytest
import yaml

from model import Assumptions, Results, Scenario, compute
from model.findings.budget.inputs import budget_inputs
from model.findings.budget.texts.plan_texts import plan_of_texts
from model.findings.side_by_side import SideBySide
from model.findings.solve.answers import answer
from model.findings.solve.costs import answer_for_cost
from model.findings.solve.targets import Question
from reporting.solve.answer_words import ends_in_words, large_numbers_of, sentences
from tests.model.independent_calculation import FOLDER, PCA, WAGES, printed_table_7, rates

LATER = {"rates_as_of_date": "2023-01-01"}


@pytest.mark.parametrize(
    ("unknown", "wanted", "changes", "said"),
    [
        (
            "direct_care_wage",
            4.53,
            {},
            "Hourly wage, direct care worker: $8.15 instead of $9.44 gives $4.53; all else stays "
            "as it is. That is below the minimum wage of $8.60.",
        ),
        (
            "full_time_share",
            4.0,
            {},
            "Full-time staff, home care alone does not give $4.00: from 0% to 100%, which is what "
            "is allowed, it reaches $4.54 to $5.77.",
        ),
        (
            "meals_per_hour",
            5.1,
            {},
            "Meals per hour, lower bound does not enter this rate, which is $5.02 whatever its "
            "value.",
        ),
        (
            "bls_wage_personal_care_aides.percentile_25",
            6.2,
            {**LATER, "wage_percentile.lower": 50},
            "moves nothing here: whatever its value, the result is $6.04. Another value decides",
        ),
        ("admin_share", 5.02, {}, "The value in force gives $5.02 already."),
        (
            "hcy_skilled_nurse_visits_rn direct_care_wage",
            50.0,
            {},
            "gives $50.00; all else stays as it is. It cannot be put in force by itself",
        ),
    ],
)
def test_each_kind_of_answer_is_a_sentence(
    assumptions: Assumptions,
    study: Results,
    unknown: str,
    wanted: float,
    changes: dict[str, Any],
    said: str,
) -> None:
    results = compute(assumptions, Scenario("x", changes))
    service, _, name = unknown.rpartition(" ")
    given = answer(results, Question(service or "homemaker", "lower", name, "rate", wanted))
    assert said in " ".join(sentences(SideBySide(study, results), given))


def test_a_share_that_is_only_nearly_the_target_is_not_written_as_the_target(
    study: Results,
) -> None:
    question = Question("homemaker", "lower", "direct_care_wage", "compensation_share", 0.7)
    given = answer(study, question)
    [said, *_] = sentences(SideBySide(study, study), given)
    assert "gives 69.95%, which rounds to 70.0%; all else stays" in said
    assert large_numbers_of(given)[1].value == "69.95%"


def test_a_step_past_the_target_names_both_sides(study: Results) -> None:
    question = Question("case_management", "lower", "direct_care_wage", "rate", 287.0)
    [said, *_] = sentences(SideBySide(study, study), answer(study, question))
    assert said == (
        "No value of it gives exactly $287.00: pay is in whole cents, and one cent more leads "
        "from $286.98 to $287.15."
    )


def test_the_ends_that_are_shown_give_the_target(study: Results) -> None:
    given = answer(study, Question("homemaker", "lower", "direct_care_wage", "rate", 4.53))
    assert ends_in_words(given) == ("$8.13", "$8.15")
    wage, rate = large_numbers_of(given)
    assert (wage.value, wage.beside) == ("$8.15", "now $9.44; $8.13 to $8.15 give it")
    assert (rate.value, rate.beside) == ("$4.53", "now $5.02")


def test_the_figures_of_these_sentences_are_those_of_the_calculation_apart() -> None:
    """The wage of $8.15 stands below the minimum, so that it is reckoned without one."""

    def of(**changes: Any) -> float:
        return rates(changes)["S5130", "lower"]

    def at_wage(usd: float) -> float:
        surveyed = {**WAGES[PCA], 25: usd / 1.027 ** (14 / 12)}
        return of(
            wages={**WAGES, PCA: surveyed}, minimum_wage_schedule=[], minimum_wage_before_schedule=0
        )

    shares = [of(**{"full_time_share.home_care": share}) for share in (0.0, 1.0)]
    assert [round(usd, 2) for usd in shares] == [4.54, 5.77]
    assert round(of(), 2) == 5.02
    around = [round(at_wage(usd), 2) for usd in (8.12, 8.13, 8.15, 8.16)]
    assert around == [4.52, 4.53, 4.53, 4.54]
    later = {"rates_as_of_date": datetime.date(2023, 1, 1), "wage_percentile.lower": 50}
    assert round(of(**later), 2) == 6.04

    # All of a code's dollars are for the service with which they cost most.
    paid = yaml.safe_load((FOLDER / "budget/paid.yaml").read_text())["paid_usd"]

    def most(admin_share: float) -> int:
        at_share, of_codes = rates({"admin_share.agency": admin_share}), dict.fromkeys(paid, 0)
        for row in printed_table_7():
            code, fee = row["procedure_code"].split()[0], float(row["fee_schedule_rate_usd"])
            rise = max(0.0, round(at_share[row["procedure_code"], "lower"], 2) - fee)
            of_codes[code] = max(of_codes[code], round(paid[code] / fee * round(rise, 2)))
        return sum(of_codes.values())

    assert [most(share) for share in (0.07135, 0.1)] == [59_397_029, 90_446_503]
    assert most(0.07136) > 60_000_000


@pytest.mark.parametrize(
    ("unknown", "texts", "wanted", "said"),
    [
        ("admin_share", {}, 60e6, "7.135% instead of 10.0% gives $59,397,029, the most that "
         "$60,000,000 covers; all else stays as it is."),
        ("admin_share", {}, 900e6, "does not give $900,000,000: from 0.0% to "),
        ("admin_share", {}, 90_446_503.0, "The value in force gives $90,446,503 already."),
        ("admin_share", {"fees": "none"}, 1e6, "the result is $0. Another value decides, "
         "or the policy moves no fee that it is behind."),
        ("meals_per_hour.upper", {}, 1e6, "Meals per hour, upper bound does not enter this cost"),
    ],
)  # fmt: skip
def test_each_kind_of_answer_for_a_cost_is_a_sentence(
    study: Results, unknown: str, texts: dict[str, object], wanted: float, said: str
) -> None:
    inputs = budget_inputs()
    plan = plan_of_texts(texts, study.assumptions, inputs)
    question = Question("homemaker", "lower", unknown, "cost", wanted)
    given = answer_for_cost(study, question, plan, inputs)
    assert said in " ".join(sentences(SideBySide(study, study), given))
