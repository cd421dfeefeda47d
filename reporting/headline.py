"""The one sentence that says what was changed and what it does."""

from __future__ import annotations

from collections.abc import Iterable

from model import Assumptions, Scenario
from model.findings.side_by_side import SideBySide
from model.findings.summary import Summary, summary
from model.scenario.scenario import base_scenario
from model.study.labels import in_a_sentence
from model.study.settings import Assumption, Value
from reporting.formats import counted, dollars, listed, percent
from reporting.wording.minimum_wage import minimum_wage
from reporting.wording.values import value_in_words, values_in_words

MOST_NAMED = 2
# What stands in a sentence where the label of an assumption would be long.
IN_A_SENTENCE = {
    "wage_percentile": "wages",
    "wage_percentile_licensed_nurses": "licensed nurses' wages",
    "paid_time_off_days_full_time": "full-time paid time off",
    "paid_time_off_days_part_time": "part-time paid time off",
}
MINIMUM_WAGE = ("minimum_wage_schedule", "rates_as_of_date")


def headline(side_by_side: SideBySide) -> str:
    """What was changed and what it does, in one plain sentence.

    "At a minimum wage of $12.00, 19 of 28 current rates are below the modeled range (17 in the
    study)."
    """
    effect = summary(side_by_side)
    if not side_by_side.is_changed:
        return (f"In {effect.stands_on.in_words}, {rates_below(effect)}, "
                f"{effect.scenario.within} within it "
                f"and {effect.scenario.above} above it.")  # fmt: skip
    changed = changed_in_words(side_by_side.assumptions, side_by_side.scenario.scenarios[0])
    return f"{changed}, {effect_in_words(effect)}."


def effect_in_words(effect: Summary) -> str:
    """How the current rates compare with the scenario's ranges: "19 of 28 ... (17 in the study)".

    Where as many are below as in the study, it says what else moves.
    """
    scenario, base = effect.scenario, effect.base
    if scenario.below != base.below:
        return f"{rates_below(effect)} ({base.below} in {effect.stands_on.in_words})"
    above = "" if scenario == base else f", and {scenario.above} above it instead of {base.above}"
    same = f"as in {effect.stands_on.in_words}"
    return f"{rates_below(effect)}, {same}{above}{_typical_change(effect)}"


def rates_below(effect: Summary) -> str:
    """How many current rates are below the modeled range, all of it."""
    return below_in_words(effect.scenario.below, effect.scenario.total)


def below_in_words(below: int, total: int) -> str:
    """How many current rates are below: "17 of 28 current rates are below the modeled range"."""
    rates, are = "rate" if total == 1 else "rates", "is" if below == 1 or total == 1 else "are"
    return f"{below} of {total} current {rates} {are} below the modeled range"


def _typical_change(effect: Summary) -> str:
    change = effect.median_interim_change
    if round(change, 3) == 0:
        return ""
    way = "higher" if change > 0 else "lower"
    return f"; the median interim rate (28 services, unweighted) is {percent(abs(change))} {way}"


def changed_in_words(assumptions: Assumptions, scenario: Scenario) -> str:
    """What was changed: "With overtime at 8%"; counted as in the strip where it is more."""
    entries = dict.fromkeys(assumptions.settings[key].entry.id for key in scenario.changes)
    of_base = base_scenario(assumptions)
    wage_then, wage_now = (minimum_wage(assumptions, each) for each in (of_base, scenario))
    others = [entry_id for entry_id in entries if entry_id not in MINIMUM_WAGE]
    changes = [f"a minimum wage of {dollars(wage_now)}"] if wage_now != wage_then else []
    if not changes and len(others) < len(entries):
        changes = ["a different minimum wage schedule"]
    changes += [_one_change(assumptions.entries[entry_id], scenario) for entry_id in others]
    if len(changes) > MOST_NAMED:
        return f"With {counted(len(entries), 'change')}"
    return ("At " if wage_now != wage_then else "With ") + " and ".join(changes)


def _one_change(entry: Assumption, scenario: Scenario) -> str:
    values = {
        member: scenario.changes[key]
        for member in entry.values
        if (key := f"{entry.id}.{member}" if member else entry.id) in scenario.changes
    }
    label = in_a_sentence(IN_A_SENTENCE.get(entry.id, entry.label))
    if entry.kind == "choice":
        return f"{label} ({in_a_sentence(value_in_words(entry, next(iter(values.values()))))})"
    if len(set(values.values())) == 1:
        value = value_in_words(entry, next(iter(values.values())))
        the = "the " if entry.unit == "percentile" else ""
        return f"{label}{_members(entry, values)} at {the}{value}"
    if entry.by == "bound" and len(values) == len(entry.values):
        return f"{label} at {bounds_in_words(entry, list(values.values()))}"
    return f"{label} changed"


def bounds_in_words(entry: Assumption, values: list[Value]) -> str:
    """Three values in a sentence: "the 40th, 60th and 80th percentiles", "20 · 26 · 32 days"."""
    if entry.unit != "percentile":
        return values_in_words(entry, values)
    places = [value_in_words(entry, value).removesuffix(" percentile") for value in values]
    return f"the {listed(places)} percentiles"


def _members(entry: Assumption, members: Iterable[str]) -> str:
    named = [in_a_sentence(entry.member_labels.get(member, "")) for member in members]
    is_told_apart = len(entry.values) > 1 and len(named) == 1 and named[0]
    return f" ({named[0]})" if is_told_apart else ""
