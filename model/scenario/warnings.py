"""What is possible in a scenario but unusual."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from model.scenario.scenario import Scenario
from model.study.assumptions import BOUNDS, Assumptions
from model.study.labels import in_a_sentence
from model.study.settings import Assumption
from model.study.words import amount, with_unit

# Times the largest value of the base, or its smallest divided by it. What is discussed for these
# services stays within it, such as overtime of 8% (study: 3%); hours typed as days do not, nor does
# the rate of an hour where that of a quarter hour is meant.
FAR = 2.75


def warnings(scenario: Scenario, assumptions: Assumptions) -> list[str]:
    """What is possible but unusual, a sentence each without a full stop.

    Bounds in another order than the base's, values far outside the base's range, wages at a
    percentile that BLS does not publish, a minimum wage that falls.
    Errors: ScenarioError where the scenario is not even possible.
    """
    checked, assumptions = scenario.checked(assumptions), assumptions.of_base(scenario.base)
    ids = dict.fromkeys(assumptions.settings[key].entry.id for key in checked.changes)
    entries = [assumptions.entries[entry_id] for entry_id in ids]
    of_bounds = [entry for entry in entries if entry.by == "bound"]
    return [
        *(text for entry in of_bounds for text in _out_of_order(entry, checked, assumptions)),
        *(text for entry in entries for text in _far_outside(entry, checked, assumptions)),
        *(text for entry in of_bounds for text in _unpublished(entry, checked, assumptions)),
        *(text for entry in entries for text in _falling_wages(entry, checked)),
    ]


def _out_of_order(entry: Assumption, scenario: Scenario, assumptions: Assumptions) -> Iterator[str]:
    """The first bound that falls where the base's rise from lower to upper, or the reverse."""
    base_falls = entry.values[BOUNDS[0]] > entry.values[BOUNDS[-1]]
    values = {bound: scenario.value(assumptions, f"{entry.id}.{bound}") for bound in BOUNDS}
    names = {bound: in_a_sentence(label) for bound, label in assumptions.bounds.items()}
    for low, high in pairwise(BOUNDS):
        if values[low] < values[high] if base_falls else values[low] > values[high]:
            yield (
                f"{entry.label}: {with_unit(values[low], entry)} at the {names[low]} is "
                f"{'below' if base_falls else 'above'} {with_unit(values[high], entry)} "
                f"at the {names[high]}"
            )
            return


def _far_outside(entry: Assumption, scenario: Scenario, assumptions: Assumptions) -> Iterator[str]:
    """Changed numbers far above the base's largest, or far below its smallest."""
    if entry.kind != "number" or entry.unit == "percentile" or entry.base_range is None:
        return
    smallest, largest = entry.base_range.minimum, entry.base_range.maximum
    far = [
        value
        for value in _changed_values(entry, scenario, assumptions)
        if value > FAR * largest or value < smallest / FAR
    ]
    if far:
        used = " to ".join(dict.fromkeys(with_unit(end, entry) for end in (smallest, largest)))
        named = " and ".join(with_unit(value, entry) for value in far)
        range_of_base = f"the range in {assumptions.base.in_words} ({used})"
        yield f"{entry.label}: {named} is far outside {range_of_base}"


def _changed_values(entry: Assumption, scenario: Scenario, assumptions: Assumptions) -> list[float]:
    """What the scenario changes an assumption to, each value once, in rising order."""
    settings = assumptions.settings
    return sorted({v for key, v in scenario.changes.items() if settings[key].entry is entry})


def _unpublished(entry: Assumption, scenario: Scenario, assumptions: Assumptions) -> Iterator[str]:
    """Changed percentiles at which the wages of some occupation are not published."""
    published = [
        sorted(int(member.removeprefix("percentile_")) for member in of_occupation)
        for occupation in assumptions.occupations.values()
        if occupation.percentile == entry.id
        for of_occupation in [assumptions.entries[occupation.wage].values]
    ]
    values = _changed_values(entry, scenario, assumptions)
    beyond = [v for v in values if any(not known[0] <= v <= known[-1] for known in published)]
    between = [v for v in values if v not in beyond and any(v not in known for known in published)]
    for some, how in ((between, "interpolated between"), (beyond, "extrapolated from")):
        if some:
            named = " and ".join(with_unit(value, entry) for value in some)
            yield f"{entry.label}: wages at the {named} are {how} published percentiles"


def _falling_wages(entry: Assumption, scenario: Scenario) -> Iterator[str]:
    """Steps of a minimum-wage schedule on which the wage falls."""
    if entry.kind != "schedule":
        return
    for (_, wage_before), (date, wage) in pairwise(scenario.changes[entry.id]):
        if wage < wage_before:
            yield (
                f"{entry.label}: the wage falls from {amount(wage_before, 'dollars')} to "
                f"{amount(wage, 'dollars')} on {amount(date, '')}"
            )
