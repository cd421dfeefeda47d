"""The assumptions that are moved, what they move, and why others are not, in plain words."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence

from model import Assumptions, Scenario
from model.findings.sensitivity.inputs import (
    ADDS_UP,
    BAND,
    CHOICE,
    DATE,
    DATE_OF_RATES,
    LAW,
    ONE_VALUE,
    PRINTED,
    STUDY_RANGE,
    TENTH,
    ZERO,
)
from model.findings.sensitivity.one_at_a_time import OneAtATime, one_at_a_time
from model.findings.sensitivity.two_at_a_time import Axis, TwoAtATime, settings_of_grid
from model.study.labels import in_a_sentence
from model.study.settings import Assumption, Setting, Value
from reporting.formats import dollars
from reporting.large_numbers import LargeNumber
from reporting.sensitivity.result import Result
from reporting.wording.minimum_wage import date_and_wage, minimum_wage_by_date
from reporting.wording.values import value_in_words

RANGES = {
    STUDY_RANGE: "The study's range",
    TENTH: "±10%",
    BAND: "Values not published",
}
RANGES_IN_WORDS: Mapping[str, str] = {
    STUDY_RANGE: "Each assumption for which the study prints a range goes from its lower end to "
    "its upper end; the minimum wage goes from the first step of its phase-in to the last.",
    TENTH: "Each assumption goes from 10% below its value to 10% above it, within its limits.",
    BAND: "Each value that the study does not publish goes through the band in which every "
    "published figure is still reproduced; the other values of that kind move along where they "
    "must.",
}
WHY: Mapping[str, str] = {
    LAW: "Fixed by law",
    ONE_VALUE: "One value, no range",
    ZERO: "Zero, so that 10% of it is nothing",
    ADDS_UP: "Shares that add up to 100% and cannot move alone",
    CHOICE: "A choice, not a number",
    DATE: "Moves with its dates, under “The study's range”",
    PRINTED: "Printed in the study, or taken from another source that is named",
}
QUESTIONS = {"one": "One at a time", "two": "Two at a time", "all": "All at once"}
LARGE = 1000  # dollars, which need no cents where many numbers stand side by side
MOST_NAMED = 4  # of the assumptions that a sentence lists


def label_of(setting: Setting, bound: str) -> str:
    """An assumption in a chart of one bound, which need not be said: "Paid time off, full-time"."""
    is_of_bound = setting.entry.by == "bound" and setting.member == bound
    return setting.entry.label if is_of_bound else setting.label


def input_in_words(
    assumptions: Assumptions, scenario: Scenario, setting: Setting, value: Value
) -> str:
    """A value of an assumption with its unit: "21 days per year", "Jan 2019 $8.60"."""
    if setting.id == DATE_OF_RATES:
        return date_and_wage(value, minimum_wage_by_date(assumptions, scenario))
    return value_in_words(setting.entry, value)


def short_input(
    assumptions: Assumptions, scenario: Scenario, setting: Setting, value: Value
) -> str:
    """A value at the end of a bar: "90th", "27", "$8.60", "$6,214", "84.4%"."""
    entry = setting.entry
    if entry.kind == "number" and entry.unit.startswith("dollars") and value >= LARGE:
        return dollars(value, 0)
    words = input_in_words(assumptions, scenario, setting, value).split()
    return words[-1] if setting.id == DATE_OF_RATES else words[0]


def values_of_axis(
    assumptions: Assumptions,
    scenario: Scenario,
    axis: Axis,
    in_words: Callable[[Assumptions, Scenario, Setting, Value], str] = short_input,
) -> list[str]:
    """The values of an axis in words."""
    setting = assumptions.settings[axis.setting_id]
    return [in_words(assumptions, scenario, setting, value) for value in axis.values]


def effect_in_words(moved: OneAtATime, result: Result) -> str:
    """The message: "Wage percentile, licensed nurses moves this rate most: $8.56 to $12.41"."""
    if moved.bars.empty:
        return f"No assumption with such a range moves {result.name}"
    label, between = largest_effect(moved, result)
    return f"{label} moves {result.name} most: {between}"


def largest_effect(moved: OneAtATime, result: Result) -> tuple[str, str]:
    """The assumption that moves a result most, and between which results; some bar is needed."""
    bar = moved.bars.iloc[0]
    ends = sorted([bar["low_result"], bar["high_result"], moved.in_force])
    label = label_of(result.assumptions.settings[str(bar["setting_id"])], result.bound)
    return label, f"{result.in_words(ends[0])} to {result.in_words(ends[-1])}"


def of_one_at_a_time(moved: OneAtATime, result: Result) -> list[LargeNumber]:
    """The result in force, at all low and at all high values, and what the bars add up to."""
    count = len(moved.bars) + len(moved.flat)
    each = f"all {count} assumptions with a range" if count != 1 else "the one with a range"
    low, high = moved.all_low, moved.all_high
    return [
        LargeNumber(result.in_words(moved.in_force), result.name_in_force, result.unit),
        LargeNumber(
            result.in_words(low),
            "all at their low values",
            f"{result.written.difference(low - moved.in_force)}; {each}",
        ),
        LargeNumber(
            result.in_words(high),
            "all at their high values",
            f"{result.written.difference(high - moved.in_force)}; {each}",
        ),
        LargeNumber(
            result.written.size(moved.sum_of_ranges),
            "sum of the bars",
            f"not the joint change, which is {result.written.size(abs(high - low))}",
        ),
    ]


def covered_in_words(grid: TwoAtATime, result: Result, threshold: float) -> str:
    """The message: "Current rate covers 38 of 121 cases"; threshold: in the result's unit."""
    covered, total = result.count_met(grid.results, threshold), grid.results.size
    count = {0: f"none of {total}", total: f"all {total}"}.get(covered, f"{covered} of {total}")
    return result.covered(count, threshold)


def not_shown_in_words(setting: Setting, result: Result, *, touches: bool) -> str:
    """That a chosen assumption is not among those shown, and another takes its place.

    touches: whether the result is computed from it.
    """
    why = f"is not among these of {result.name}" if touches else f"does not touch {result.name}"
    return f"{setting.label} {why}; another assumption is shown."


def axis_labels(scenario: Scenario, result: Result, ranges: str) -> dict[str, str]:
    """Id and label of what can stand on an axis: what moves the result most comes first.

    scenario: checked; ranges: one of RANGES.
    """
    assumptions = result.assumptions
    bars = one_at_a_time(assumptions, scenario, result.computed, ranges).bars["setting_id"]
    possible = {each.id: each for each in settings_of_grid(assumptions, result.computed)}
    ids = dict.fromkeys([*map(str, bars), *possible])
    return {key: label_of(possible[key], result.bound) for key in ids}


def sentences(moved: OneAtATime, result: Result) -> list[str]:
    """What moves nothing, and why others have no range, a sentence each."""
    bound = result.bound
    flat = [one.setting for one in moved.flat if _is_of_bound(one.setting, bound)]
    groups = [(f"No effect on {result.name}, at the low value or the high", flat)] if flat else []
    for why, words in WHY.items():
        settings = [
            each.setting
            for each in moved.unmoved
            if each.why == why and _is_of_bound(each.setting, bound)
        ]
        groups += [(words, settings)] if settings else []
    return [f"{words}: {listed(settings, bound)}." for words, settings in groups]


def _is_of_bound(setting: Setting, bound: str) -> bool:
    """Whether a setting is not of another bound, from which a rate takes no more than wages."""
    return not bound or setting.entry.by != "bound" or setting.member == bound


def listed(settings: Sequence[Setting], bound: str) -> str:
    """The assumptions by name, each entry once; where they are many, the first and a count."""
    by_entry: dict[str, Assumption] = {each.entry.id: each.entry for each in settings}
    labels = [in_a_sentence(_one(settings, entry, bound)) for entry in by_entry.values()]
    return names_listed(labels)


def _one(settings: Iterable[Setting], entry: Assumption, bound: str) -> str:
    of_entry = [each for each in settings if each.entry is entry]
    is_one = len(of_entry) == 1 and entry.by != "occupation"
    return label_of(of_entry[0], bound) if is_one else entry.label


def names_listed(names: Sequence[str]) -> str:
    """Names in a row: "FICA, FUTA", and "a; b; c; d and 9 more" where they are many."""
    shown = names if len(names) <= MOST_NAMED + 1 else names[:MOST_NAMED]
    rest = f" and {len(names) - len(shown)} more" if len(shown) < len(names) else ""
    return "; ".join(shown) + rest
