"""The file of a finder, read and checked."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from model.errors import AssumptionsError
from model.programs.finder import Finder, Question, Result, Rule, Step
from model.programs.reading import PROGRAMS_FOLDER, content_of
from model.study.files.yaml_files import read_in_form

ENDS = ("at_least", "at_most", "above", "below")


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
