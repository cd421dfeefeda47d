"""Who pays for what: every line of the billing guidance, and one payer for every combination."""

from __future__ import annotations

from itertools import product
from typing import Any

import pytest

from model.errors import AssumptionsError
from model.programs.billing import load_billing, payment
from model.programs.reading import PROGRAMS_FOLDER
from reporting.programs import billing_words as words

BILLING = load_billing()
HOLDS = {"necessity": True, "qualified": True}

# Every activity that the guidance names -> its payer where all that is asked holds, and a word of
# the place that says so.
GUIDANCE = {
    "career_profile": ("vr_milestone", "question 2"),
    "job_applications": ("vr_milestone", "question 7"),
    "interviews": ("vr_milestone", "VR Billing System, 2"),
    "employers": ("vr_milestone", "Medicaid does not pay, 5"),
    "cold_calls": ("vr_milestone", "Medicaid does not pay, 6"),
    "job_coaching": ("vr_milestone", "Medicaid does not pay, 1"),
    "job_supports": ("vr_milestone", "note 3"),
    "transportation": ("vr_secondary", "secondary services, 1"),
    "licenses": ("vr_secondary", "secondary services, 2"),
    "clothing": ("vr_secondary", "secondary services, 3"),
    "symptoms_at_work": ("medicaid", "Question 2"),
    "benefits": ("medicaid", "Question 3"),
    "benefits_tool": ("medicaid", "Question 4"),
    "crisis": ("medicaid", "Question 5"),
    "skills_for_symptoms": ("medicaid", "Question 7"),
    "application_with_symptoms": ("medicaid", "Question 7, example"),
    "tuition": ("none", "Medicaid does not pay, 2"),
    "work_supplies": ("none", "Medicaid does not pay, 3"),
    "speeches": ("none", "Medicaid does not pay, 4"),
}


def paid(activity: str, is_clinic: bool = False, **otherwise: bool) -> Any:
    return payment(BILLING, activity, {**HOLDS, **otherwise}, is_clinic=is_clinic)


def test_every_activity_of_the_guidance_is_there() -> None:
    assert list(BILLING.activities) == list(GUIDANCE)


@pytest.mark.parametrize("activity", GUIDANCE)
def test_each_activity_has_the_payer_of_the_guidance(activity: str) -> None:
    payer, where = GUIDANCE[activity]
    assert paid(activity).payer == payer
    assert where in " ".join(paid(activity).where)


@pytest.mark.parametrize("activity", GUIDANCE)
def test_every_combination_has_one_payer_a_reason_and_a_place(activity: str) -> None:
    for necessity, qualified, clinic in product([True, False], repeat=3):
        answer = paid(activity, clinic, necessity=necessity, qualified=qualified)
        assert answer.payer in BILLING.payers
        assert all(answer.reasons)
        assert len(answer.where) == len(answer.reasons)
        if GUIDANCE[activity][0] != "medicaid":  # never both: what VR pays Medicaid never does
            assert answer.payer == GUIDANCE[activity][0]
        elif not (necessity and qualified):
            assert answer.payer == "none"
        else:
            assert answer.payer == ("prospective" if clinic else "medicaid")
        assert words.sentence(BILLING, answer).endswith(".")
        assert not words.reasons(BILLING, answer).isna().to_numpy().any()


def test_what_medicaid_asks_is_said_where_it_does_not_hold() -> None:
    neither = paid("crisis", necessity=False, qualified=False)
    assert neither.where == ("Question 6", "Question 1")
    assert "without a clinical need" in neither.reasons[0]
    assert "cannot bill Medicaid" in neither.reasons[1]


def test_what_changes_for_a_clinic() -> None:
    assert "milestone payments stay" in paid("crisis", True).reasons[1]
    assert paid("crisis", True).where[1] == "Question 8"
    assert paid("cold_calls", True) == paid("cold_calls")


def test_the_sentence_names_payer_and_part() -> None:
    assert words.sentence(BILLING, paid("cold_calls")) == (
        "Cold calls to employers. Payer: a milestone payment of Vocational Rehabilitation (VR) "
        "(Job development and search)."
    )
    assert words.sentence(BILLING, paid("tuition")) == (
        "Tuition for training programs. Payer: nobody, by this guidance."
    )
    table = words.reasons(BILLING, paid("crisis"))
    assert list(table.index) == ["Why", "Documented how", "Never both"]
    assert list(words.reasons(BILLING, paid("tuition")).index) == ["Why", "Never both"]
    assert len(words.every_activity(BILLING)) == len(GUIDANCE)


def test_a_payer_that_is_not_there_is_named(tmp_path: Any) -> None:
    text = (PROGRAMS_FOLDER / "billing.yaml").read_text("utf-8")
    (tmp_path / "billing.yaml").write_text(text.replace("payer: none", "payer: no one"), "utf-8")
    with pytest.raises(AssumptionsError, match="tuition: no one is not a payer"):
        load_billing(tmp_path)
    (tmp_path / "billing.yaml").write_text(text.replace("payers:", "payer:"), "utf-8")
    with pytest.raises(AssumptionsError, match="a part is not in its form"):
        load_billing(tmp_path)
