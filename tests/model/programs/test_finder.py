"""The finder of waivers and health homes: its rules as the guideline has them, for any answers."""

from __future__ import annotations

import random
from typing import Any

import pytest

from model.errors import AssumptionsError
from model.programs.finder import (
    CONDITIONS,
    DOES_NOT_FIT,
    FITS,
    OPEN,
    Answers,
    findings,
    load_finder,
    number_of_answer,
    steps_for,
)
from model.programs.reading import PROGRAMS_FOLDER

FINDER = load_finder("waiver_finder")
WAIVERS = ["comprehensive", "community_support", "autism", "children", "partnership_for_hope"]
BOTH_HOMES = ["behavioral_health_home", "primary_care_health_home"]
YES_OR_NO = [key for key, question in FINDER.questions.items() if not question.unit]
NUMBERS = [key for key, question in FINDER.questions.items() if question.unit]

# Of a person with a developmental disability since birth who is eligible for DD services.
ELIGIBLE: dict[str, Any] = {
    "age": 30, "onset_age": 0, "lifelong": True, "limited": True, "institutional_need": True,
    "medicaid": True, "parents_income": False, "residential_need": False,
    "informal_support": True, "county": False, "risk": False,
}  # fmt: skip
DD, AUTISM = "developmental_disability", "autism"


def person(*conditions: str, **answers: Any) -> dict[str, Any]:
    return {**ELIGIBLE, CONDITIONS: frozenset(conditions or {"none"}), **answers}


PEOPLE: list[tuple[str, Answers, list[str]]] = [
    ("lives with family, county does not take part",
     person(DD), ["comprehensive", "community_support"]),
    ("needs a group home", person(DD, residential_need=True, county=True), ["comprehensive"]),
    ("lives alone in a county that takes part",
     person(DD, informal_support=False, county=True), ["comprehensive", "partnership_for_hope"]),
    ("child of 10 with autism",
     person(AUTISM, age=10), ["comprehensive", "community_support", "autism"]),
    ("child of 10 whose parents earn too much",
     person(AUTISM, age=10, medicaid=False, parents_income=True), ["children"]),
    ("the same at 18, when own income counts",
     person(AUTISM, age=18, parents_income=True), ["comprehensive", "community_support", "autism"]),
    ("head injury at 22", person(DD, onset_age=22), []),
    ("serious mental illness alone",
     person("serious_mental_illness"), ["behavioral_health_home"]),
    ("smoker with diabetes, not eligible for MO HealthNet",
     person("diabetes", "tobacco", medicaid=False), []),
    ("developmental disability, depression and a BMI of 31", person(DD, "mental_health_condition",
     bmi=31), ["comprehensive", "community_support", *BOTH_HOMES]),
]  # fmt: skip


def fitting(answers: Answers, fit: str = FITS) -> list[str]:
    return [each.result.key for each in findings(FINDER, answers) if each.fit == fit]


@pytest.mark.parametrize(("_", "answers", "expected"), PEOPLE, ids=[who for who, _, _ in PEOPLE])
def test_ten_people_come_out_as_the_guideline_says(
    _: str, answers: Answers, expected: list[str]
) -> None:
    assert fitting(answers) == expected


def test_there_are_five_waivers_and_two_kinds_of_health_home() -> None:
    assert [key for key, result in FINDER.results.items() if result.kind == "waiver"] == WAIVERS
    assert [key for key, r in FINDER.results.items() if r.kind == "health_home"] == BOTH_HOMES


# Every limit of the guideline: what is just inside and just outside of it.
LIMITS: list[tuple[str, Answers, Answers]] = [
    ("comprehensive", person(DD, onset_age=21.9), person(DD, onset_age=22)),
    ("comprehensive", person(AUTISM), person("diabetes")),
    ("comprehensive", person(DD), person(DD, lifelong=False)),
    ("comprehensive", person(DD), person(DD, limited=False)),
    ("comprehensive", person(DD), person(DD, institutional_need=False)),
    ("comprehensive", person(DD), person(DD, medicaid=False)),
    ("comprehensive", person(DD, age=0), person("none", age=0)),
    ("community_support", person(DD), person(DD, residential_need=True)),
    ("community_support", person(DD), person(DD, informal_support=False)),
    ("autism", person(AUTISM, age=3), person(AUTISM, age=2.9)),
    ("autism", person(AUTISM, age=18.9), person(AUTISM, age=19)),
    ("autism", person(AUTISM, age=9), person(DD, age=9)),
    ("children", person(DD, age=17.9, parents_income=True),
     person(DD, age=18, parents_income=True)),
    ("children", person(DD, age=9, medicaid=False, parents_income=True), person(DD, age=9)),
    ("partnership_for_hope", person(DD, county=True), person(DD)),
    ("partnership_for_hope", person(DD, county=True),
     person(DD, county=True, residential_need=True)),
    ("behavioral_health_home", person("serious_mental_illness"),
     person("mental_health_condition")),
    ("behavioral_health_home", person("mental_health_condition", "tobacco"), person("tobacco")),
    ("behavioral_health_home", person("substance_use", DD), person("substance_use")),
    ("behavioral_health_home", person("substance_use", "mental_health_condition"),
     person("substance_use", "substance_use")),
    ("behavioral_health_home", person("substance_use", bmi=25.1), person("substance_use", bmi=25)),
    ("behavioral_health_home", person("serious_mental_illness"),
     person("serious_mental_illness", medicaid=False)),
    ("primary_care_health_home", person("asthma_copd", "diabetes"), person("diabetes")),
    ("primary_care_health_home", person("cardiovascular", risk=True), person("cardiovascular")),
    ("primary_care_health_home", person("tobacco", bmi=26), person("tobacco", bmi=25)),
    ("primary_care_health_home", person(DD, "diabetes"), person("diabetes", "substance_use")),
]  # fmt: skip


@pytest.mark.parametrize(("result", "inside", "outside"), LIMITS)
def test_every_limit_of_the_guideline_is_honored(
    result: str, inside: Answers, outside: Answers
) -> None:
    assert result in fitting(inside)
    assert result not in fitting(outside)


def test_every_rule_can_be_met_and_missed_by_the_cases_above() -> None:
    cases = [answers for _, *pair in LIMITS for answers in pair]
    found = [finding for answers in cases for finding in findings(FINDER, answers)]
    said = {(rule.rule, is_met) for finding in found for rule, is_met in finding.rules}
    assert {(rule.rule, is_met) for rule in FINDER.rules for is_met in (True, False)} <= said


def any_answers(dice: random.Random) -> dict[str, Any]:
    """Any combination of answers, each of which may be missing."""
    answers: dict[str, Any] = {key: dice.random() < 0.5 for key in YES_OR_NO if dice.random() < 0.7}
    for key in NUMBERS:
        if dice.random() < 0.7:
            question = FINDER.questions[key]
            answers[key] = dice.choice(
                [question.minimum, question.maximum, 3, 18, 19, 22, 25, 25.5,
                 dice.uniform(question.minimum, question.maximum)]
            )  # fmt: skip
    if dice.random() < 0.8:
        answers[CONDITIONS] = frozenset(
            condition for condition in FINDER.conditions if dice.random() < 0.3
        )
    return answers


@pytest.mark.parametrize("seed", range(5))
def test_no_answers_raise_and_every_finding_names_its_rules(seed: int) -> None:
    dice = random.Random(seed)
    for _ in range(200):
        answers = any_answers(dice)
        found = findings(FINDER, answers)
        assert [each.result.key for each in found] == list(FINDER.results)
        for each in found:
            assert each.fit in (FITS, OPEN, DOES_NOT_FIT)
            assert each.rules
            assert each.deciding, answers
            assert all(rule.rule and rule.where for group in each.deciding for rule in group)
        steps_for(FINDER, found)


@pytest.mark.parametrize("seed", range(5))
def test_one_more_answer_never_turns_what_is_settled(seed: int) -> None:
    dice = random.Random(seed)
    for _ in range(100):
        answers = any_answers(dice)
        fewer = {key: answer for key, answer in answers.items() if dice.random() < 0.7}
        for before, after in zip(findings(FINDER, fewer), findings(FINDER, answers), strict=True):
            assert before.fit in (OPEN, after.fit)


def test_without_answers_everything_is_open() -> None:
    assert fitting({}, OPEN) == list(FINDER.results)
    assert steps_for(FINDER, findings(FINDER, {})) == []


def test_what_comes_next_is_of_what_fits() -> None:
    both = findings(FINDER, person(DD, "serious_mental_illness"))
    assert {step.kinds for step in steps_for(FINDER, both)} == {
        ("waiver",), ("health_home",), ("waiver", "health_home"),
    }  # fmt: skip
    no_waiver = findings(FINDER, person("serious_mental_illness"))
    assert {step.kinds for step in steps_for(FINDER, no_waiver)} == {("health_home",)}


GUIDELINE = [
    "1-866-835-3505", "1-866-269-5927", "may not drive people", "most people wait",
    "needs, crises and moves", "one contact a month", "person or guardian must agree",
    "may inform but not encourage", "does not duplicate", "county (SB 40) board",
    "each month MO HealthNet lists", "provider type 15", "or 85 (waivers)", "CIMOR an open",
    "refers the person to the Regional Office", "managed by the county boards",
    "eligibility for DD services and waivers",
]  # fmt: skip


@pytest.mark.parametrize("words", GUIDELINE)
def test_what_the_guideline_says_of_what_comes_next_is_there(words: str) -> None:
    assert [step for step in FINDER.next_steps if words in step.value]


@pytest.mark.parametrize(
    ("key", "typed", "said"),
    [
        ("age", "200", "Age: '200' was given; allowed is 0 to 120 years. It stays open."),
        ("age", "-1", "Age: '-1' was given; allowed is 0 to 120 years. It stays open."),
        ("bmi", "9,5", "Body mass index (BMI): '9,5' was given, which could be read in two ways"),
        ("onset_age", "birth", "Age when the disability began: 'birth' was given, which is not"),
    ],
)
def test_a_number_that_cannot_be_is_answered_in_a_sentence(key: str, typed: str, said: str) -> None:
    with pytest.raises(ValueError, match="It stays open") as refused:
        number_of_answer(FINDER.questions[key], typed)
    assert str(refused.value).startswith(said)


def test_a_number_is_read_and_nothing_is_nothing() -> None:
    assert number_of_answer(FINDER.questions["age"], " 10 ") == 10
    assert number_of_answer(FINDER.questions["age"], " ") is None


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ("any_of: [autism]", "any_of: [autism_]", "autism_ is neither a question nor a condition"),
        ("question: county", "question: country", "country is neither a question nor a condition"),
        ("for: [children]", "for: [childs]", "childs is not a result"),
        ("is: yes}", "was: yes}", "a line of `when` asks nothing"),
        ("questions:", "question:", "a part is not in its form"),
    ],
)
def test_a_fault_in_the_rules_is_named(tmp_path: Any, old: str, new: str, fault: str) -> None:
    text = (PROGRAMS_FOLDER / "waiver_finder.yaml").read_text("utf-8")
    assert old in text
    (tmp_path / "waiver_finder.yaml").write_text(text.replace(old, new), "utf-8")
    with pytest.raises(AssumptionsError, match=r"waiver_finder\.yaml") as refused:
        load_finder("waiver_finder", tmp_path)
    assert fault in str(refused.value)


def test_a_file_that_is_not_there_is_named() -> None:
    with pytest.raises(AssumptionsError, match=r"nowhere\.yaml"):
        load_finder("nowhere")
