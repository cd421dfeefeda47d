"""A finder by rule: which results fit a person's answers, and by which rules.

An answer may be missing, so a rule is met (True), not met (False), or open (None). Nothing here
keeps an answer.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from model.errors import AssumptionsError
from model.programs.reading import PROGRAMS_FOLDER, content_of
from model.study.files.yaml_files import read_in_form
from model.study.numbers_and_dates import number_of_text
from model.study.words import given_in_words

FITS, OPEN, DOES_NOT_FIT = "fits", "open", "does not fit"

# Question -> yes or no, or a number; under CONDITIONS those that the person has. What is not
# answered is not there.
Answers = Mapping[str, Any]
CONDITIONS = "conditions"
ENDS = ("at_least", "at_most", "above", "below")
NONE = "none"  # the condition that says that there is none of the others


@dataclass(frozen=True)
class Question:
    """What a person is asked; a number within limits where it has a unit, else yes or no."""

    key: str
    label: str
    about: str
    unit: str = ""
    minimum: float = 0.0
    maximum: float = 0.0


@dataclass(frozen=True)
class Rule:
    """A rule of some results. Of the rules of one result that share a group, one is enough."""

    rule: str
    short: str
    results: tuple[str, ...]
    when: tuple[Mapping[str, Any], ...]
    where: str
    group: str


@dataclass(frozen=True)
class Result:
    """What may fit a person: a waiver or a health home, and what it covers."""

    key: str
    title: str
    kind: str
    covers: str


@dataclass(frozen=True)
class Step:
    """What comes next where results of all these kinds fit."""

    step: str
    value: str
    kinds: tuple[str, ...]
    where: str


@dataclass(frozen=True, eq=False)
class Finder:
    """The questions, conditions, rules and results of a file; `about` has its words."""

    about: Mapping[str, str]
    questions: Mapping[str, Question]
    conditions: Mapping[str, str]
    derived: Mapping[str, Mapping[str, Any]]
    results: Mapping[str, Result]
    rules: tuple[Rule, ...]
    next_steps: tuple[Step, ...]


@dataclass(frozen=True)
class Finding:
    """Whether a result fits, and each of its rules with what the answers say of it."""

    result: Result
    fit: str  # FITS, OPEN or DOES_NOT_FIT
    rules: tuple[tuple[Rule, bool | None], ...]

    @property
    def deciding(self) -> tuple[tuple[Rule, ...], ...]:
        """The rules that make it so: those met where it fits, else those not met, else the open.

        Rules of which one is enough stand together.
        """
        wanted = {FITS: True, OPEN: None, DOES_NOT_FIT: False}[self.fit]
        return tuple(
            tuple(rule for rule, is_met in group if is_met is wanted)
            for group in _groups(self.rules)
            if _any([is_met for _, is_met in group]) is wanted
        )


def load_finder(key: str, folder: Path = PROGRAMS_FOLDER) -> Finder:
    """The finder of a file. Errors: AssumptionsError with every fault of its rules."""
    content = content_of(key, folder)
    with read_in_form(f"{key}.yaml"):
        finder = _built(content)
    if faults := [f"{key}.yaml: {fault}" for fault in _rule_faults(finder)]:
        raise AssumptionsError(faults)
    return finder


def _built(content: Mapping[str, Any]) -> Finder:
    questions = {
        key: Question(
            key=key,
            label=raw["label"],
            about=raw["about"],
            unit=raw.get("unit", ""),
            **({name: float(end) for name, end in raw["limits"].items()} if "unit" in raw else {}),
        )
        for key, raw in content["questions"].items()
    }
    return Finder(
        about=dict(content["program"]),
        questions=questions,
        conditions=dict(content["conditions"]),
        derived=dict(content["derived"]),
        results={key: Result(key, **raw) for key, raw in content["results"].items()},
        rules=tuple(
            Rule(raw["rule"], raw["short"], tuple(raw["for"]), tuple(raw["when"]), raw["where"],
                 raw.get("group", ""))
            for raw in content["rules"]
        ),
        next_steps=tuple(
            Step(raw["step"], raw["value"], tuple(raw["of"]), raw["where"])
            for raw in content["next_steps"]
        ),
    )  # fmt: skip


def _rule_faults(finder: Finder) -> list[str]:
    """What rules name that is not there, a sentence each; and results without a rule."""
    conditions = {*finder.conditions, *finder.derived}
    named = [(rule.rule, part) for rule in finder.rules for part in rule.when]
    named += list(finder.derived.items())
    faults = [
        f"{rule}: {result} is not a result"
        for rule, results in ((rule.rule, rule.results) for rule in finder.rules)
        for result in results
        if result not in finder.results
    ]
    for rule, part in named:
        unknown = [name for name in part.get("any_of", part.get("count_of", ()))
                   if name not in conditions]  # fmt: skip
        if part.get("question", "age") not in finder.questions:
            unknown.append(part["question"])
        faults += [f"{rule}: {name} is neither a question nor a condition" for name in unknown]
        if not {"is", "any_of", "count_of", *ENDS} & set(part):
            faults.append(f"{rule}: a line of `when` asks nothing")
    return faults + [
        f"{key}: has no rule"
        for key in finder.results
        if not any(key in rule.results for rule in finder.rules)
    ]


def findings(finder: Finder, answers: Answers) -> list[Finding]:
    """Every result, whether it fits, and by which rules."""
    return [_finding(finder, result, answers) for result in finder.results.values()]


def steps_for(finder: Finder, of_person: Iterable[Finding]) -> list[Step]:
    """What comes next: the steps of which every kind has a result that fits."""
    kinds = {each.result.kind for each in of_person if each.fit == FITS}
    return [step for step in finder.next_steps if set(step.kinds) <= kinds]


def number_of_answer(question: Question, text: str) -> float | None:
    """The number that a person typed; None where nothing was.

    Errors: ValueError with a sentence where it cannot be.
    """
    if not text.strip():
        return None
    allowed = f"allowed is {question.minimum:g} to {question.maximum:g} {question.unit}"
    what_was_given = f"{question.label}: {given_in_words(text)} was given"
    try:
        number = number_of_text(text, question.unit)
    except ValueError as error:
        raise ValueError(f"{what_was_given}, which {error}; {allowed}. It stays open.") from None
    if not question.minimum <= number <= question.maximum:
        raise ValueError(f"{what_was_given}; {allowed}. It stays open.")
    return number


def _finding(finder: Finder, result: Result, answers: Answers) -> Finding:
    rules = tuple(
        (rule, _all(_is_met(finder, part, answers) for part in rule.when))
        for rule in finder.rules
        if result.key in rule.results
    )
    fit = _all(_any([is_met for _, is_met in group]) for group in _groups(rules))
    return Finding(result, {True: FITS, None: OPEN, False: DOES_NOT_FIT}[fit], rules)


def _groups(rules: Sequence[tuple[Rule, bool | None]]) -> list[list[tuple[Rule, bool | None]]]:
    """The rules of a result by group; a rule without a group stands alone."""
    groups: dict[str, list[tuple[Rule, bool | None]]] = {}
    for number, (rule, is_met) in enumerate(rules):
        groups.setdefault(rule.group or f"alone {number}", []).append((rule, is_met))
    return list(groups.values())


def _is_met(finder: Finder, part: Mapping[str, Any], answers: Answers) -> bool | None:
    """Whether a line of a rule's `when` is met; None where the answers leave it open."""
    if "question" not in part:
        wanted = part.get("any_of") or part["count_of"]
        has = [_has(finder, condition, answers) for condition in wanted]
        least = part.get("at_least", 1)
        if has.count(True) >= least:
            return True
        return None if has.count(True) + has.count(None) >= least else False
    answer = answers.get(part["question"])
    if answer is None:
        return None
    if "is" in part:
        return bool(answer) is part["is"]
    return (
        part.get("at_least", answer) <= answer <= part.get("at_most", answer)
        and not ("above" in part and answer <= part["above"])
        and not ("below" in part and answer >= part["below"])
    )


def _has(finder: Finder, condition: str, answers: Answers) -> bool | None:
    if condition in finder.derived:
        return _is_met(finder, finder.derived[condition], answers)
    chosen = answers.get(CONDITIONS)
    return None if chosen is None else condition in chosen


def _all(parts: Iterable[bool | None]) -> bool | None:
    """Three-valued: not met where one part is not, else open where one is, else met."""
    answers = list(parts)
    return False if False in answers else None if None in answers else True


def _any(parts: Sequence[bool | None]) -> bool | None:
    """Three-valued: met where one part is, else open where one is, else not met."""
    return True if True in parts else None if None in parts else False
