"""The one sentence that says what was changed and what it does."""

from __future__ import annotations

from collections.abc import Iterable

from model import Assumptions, Scenario
from model.findings.side_by_side import SideBySide
from model.findings.summary import Summary, summary
from model.steps.minimum_wage import minimum_wage_in_force
from model.study.assumptions import Assumption
from model.study.labels import in_a_sentence
from reporting.formats import dollars, percent
from reporting.wording import value_in_words, values_in_words

MOST_NAMED = 2
MINIMUM_WAGE = ("minimum_wage_schedule", "rates_as_of_date")


def headline(side_by_side: SideBySide) -> str:
    """What was changed and what it does, in one plain sentence.

    "At a minimum wage of $12.00, 19 of 28 fees lie below the lower bound of their range; in the
    study it is 17."
    """
    effect = summary(side_by_side)
    if not side_by_side.is_changed:
        return (f"In the study, {fees_below(effect)}, {effect.scenario.within} within it "
                f"and {effect.scenario.above} above it.")  # fmt: skip
    changed = changed_in_words(side_by_side.assumptions, side_by_side.scenario.scenarios[0])
    return f"{changed}, {effect_in_words(effect)}."


def effect_in_words(effect: Summary) -> str:
    """What the scenario does to the fees: "19 of 28 fees lie ...; in the study it is 17".

    Where as many lie below as in the study, it says what else moves.
    """
    scenario, base = effect.scenario, effect.base
    if scenario.below != base.below:
        return f"{fees_below(effect)}; in the study it is {base.below}"
    above = (
        "" if scenario == base
        else f", and {scenario.above} above the upper bound instead of {base.above}"
    )  # fmt: skip
    return f"{fees_below(effect)}, as in the study{above}{_typical_change(effect)}"


def fees_below(effect: Summary) -> str:
    """How many of the scenario's fees lie below the lower bound of their range."""
    counts = effect.scenario
    if counts.below == 1:
        return f"1 of {counts.total} fees lies below the lower bound of its range"
    return f"{counts.below} of {counts.total} fees lie below the lower bound of their range"


def _typical_change(effect: Summary) -> str:
    change = effect.median_interim_change
    if round(change, 3) == 0:
        return ""
    return (
        f"; the median interim rate is {percent(abs(change))} {'higher' if change > 0 else 'lower'}"
    )


def changed_in_words(assumptions: Assumptions, scenario: Scenario) -> str:
    """What was changed: "With overtime at 8%"; only counted where it is more than two things."""
    entries = dict.fromkeys(assumptions.settings[key].entry.id for key in scenario.changes)
    wage_then, wage_now = (minimum_wage(assumptions, each) for each in (Scenario(), scenario))
    others = [entry_id for entry_id in entries if entry_id not in MINIMUM_WAGE]
    changes = [f"a minimum wage of {dollars(wage_now)}"] if wage_now != wage_then else []
    if not changes and len(others) < len(entries):
        changes = ["another minimum wage schedule"]
    changes += [_one_change(assumptions.entries[entry_id], scenario) for entry_id in others]
    if len(changes) > MOST_NAMED:
        return f"With {len(entries)} changed assumptions"
    return ("At " if wage_now != wage_then else "With ") + " and ".join(changes)


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
        value = value_in_words(entry, next(iter(values.values())))
        return f"{label}{_members(entry, values)} at {value}"
    if entry.by == "bound" and len(values) == len(entry.values):
        return f"{label} at {values_in_words(entry, values.values())}"
    return f"other values of {label}"


def _members(entry: Assumption, members: Iterable[str]) -> str:
    named = [in_a_sentence(entry.member_labels.get(member, "")) for member in members]
    is_told_apart = len(entry.values) > 1 and len(named) == 1 and named[0]
    return f" ({named[0]})" if is_told_apart else ""
