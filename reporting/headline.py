"""The one sentence that says what was changed and what it does."""

from __future__ import annotations

from collections.abc import Iterable

from model import Assumptions, Results, Scenario
from model.findings.summary import summary
from model.steps.minimum_wage import minimum_wage_in_force
from model.study.assumptions import Assumption
from reporting.wording import value_in_words, values_in_words

MOST_NAMED = 2
MINIMUM_WAGE = ("minimum_wage_schedule", "rates_as_of_date")


def headline(results: Results, study_results: Results) -> str:
    """What was changed and what it does, in one plain sentence.

    "At a minimum wage of $12.00, 19 of 28 fees lie below the lower bound of their range; in the
    study it is 17." Each `Results` of a single scenario.
    """
    found = summary(results, study_results)
    scenario = results.scenarios[0]
    if not scenario.changes:
        effect = found.effect.removesuffix(", as in the study")
        return (f"In the study, {effect}, {found.scenario.within} within it "
                f"and {found.scenario.above} above it.")  # fmt: skip
    change = found.median_interim_change
    typical = "" if found.scenario.below != found.study.below else _typical_change(change)
    return f"{changed_in_words(results.assumptions, scenario)}, {found.effect}{typical}."


def _typical_change(change: float) -> str:
    if round(change, 3) == 0:
        return ""
    return f"; the median interim rate is {abs(change):.1%} ".replace("%", " %") + (
        "higher" if change > 0 else "lower"
    )


def changed_in_words(assumptions: Assumptions, scenario: Scenario) -> str:
    """What was changed: "With overtime at 8 %"; only counted where it is more than two things."""
    entries = dict.fromkeys(assumptions.settings[key].entry.id for key in scenario.changes)
    wage_then, wage_now = (minimum_wage(assumptions, held) for held in (Scenario(), scenario))
    others = [key for key in entries if key not in MINIMUM_WAGE]
    said = [f"a minimum wage of ${wage_now:.2f}"] if wage_now != wage_then else []
    if not said and len(others) < len(entries):
        said = ["another minimum wage schedule"]
    said += [_one_change(assumptions.entries[key], scenario) for key in others]
    if len(said) > MOST_NAMED:
        return f"With {len(entries)} changed assumptions"
    return ("At " if wage_now != wage_then else "With ") + " and ".join(said)


def minimum_wage(assumptions: Assumptions, scenario: Scenario) -> float:
    """The minimum wage that the rates of a scenario take, dollars per hour."""
    schedule, before, date = (
        scenario.value(assumptions, key)
        for key in ("minimum_wage_schedule", "minimum_wage_before_schedule", "rates_as_of_date")
    )
    return minimum_wage_in_force(schedule, before, date)


def _one_change(entry: Assumption, scenario: Scenario) -> str:
    values = {
        member: scenario.changes[key]
        for member in entry.values
        if (key := f"{entry.id}.{member}" if member else entry.id) in scenario.changes
    }
    label = in_a_sentence(entry.label)
    if entry.kind == "choice":
        return f"{label} ({in_a_sentence(value_in_words(entry, next(iter(values.values()))))})"
    if len(set(values.values())) == 1:
        members = _members(entry, values)
        shown = value_in_words(entry, next(iter(values.values())))
        return f"{label}{members} at {shown}"
    if entry.by == "bound" and len(values) == len(entry.values):
        return f"{label} at {values_in_words(entry, values.values())}"
    return f"other values of {label}"


def _members(entry: Assumption, members: Iterable[str]) -> str:
    named = [in_a_sentence(entry.member_labels.get(member, "")) for member in members]
    told_apart = len(entry.values) > 1 and len(named) == 1 and named[0]
    return f" ({named[0]})" if told_apart else ""


def in_a_sentence(label: str) -> str:
    """A label as it stands inside a sentence: its first letter small, unless it is a short form."""
    keeps_capital = len(label) > 1 and (
        label[1].isupper() or label.split()[0] in ("State", "Federal")
    )
    return label if keeps_capital else label[:1].lower() + label[1:]
