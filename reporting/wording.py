"""Assumptions, scenarios and services in words, as they stand on the screen and in files."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import Any

from model import Assumptions, Scenario
from model.findings.trace import unit_in_words
from model.scenario.loaded_rates import FEE, marks
from model.scenario.schedules import months_later
from model.study.labels import in_a_sentence
from model.study.settings import Assumption, Schedule, Setting
from reporting.formats import (
    counted,
    date_in_words,
    date_with_wage,
    dollars,
    month_in_words,
    number,
)

STUDY_NAME = Scenario().name
OWN_CHANGES = "Custom scenario"
MOST_DECIMALS = 6
SMALL_AMOUNT, OF_A_SMALL_AMOUNT, OF_AN_AMOUNT = 10, 4, 2  # dollars; decimals of each
MOST_VALUES_TOLD = 6  # of one assumption, one by one
SHORT_FORMS = {
    "fee_schedule_rate": "Current rate",
    "rcf_alf": "RCF/ALF",
    "minimum_wage_phase_in": "Minimum wage phase-in",
}
TERMS_OF_RANGES = (
    "fee_schedule_rate", "rate_range", "lower_bound", "interim_point", "upper_bound",
)  # fmt: skip


def is_share(entry: Assumption) -> bool:
    """Whether the assumption is a fraction inside and a percentage on the screen."""
    return entry.unit.startswith("share")


def on_screen(entry: Assumption, value: float) -> float:
    """A number as shown: `100 * value` for shares, in percent, else `value`."""
    return float(round(value * 100, 10)) if is_share(entry) else float(value)


def from_screen(entry: Assumption, shown: float) -> float:
    """A number as calculated with: `shown / 100` for shares, else `shown`."""
    return float(round(shown / 100, 12)) if is_share(entry) else float(shown)


def screen_unit(entry: Assumption) -> str:
    """The unit as shown beside a number: "%" for shares, "months from May 2025"."""
    return entry.unit.replace("share", "%", 1) if is_share(entry) else unit_in_full(entry)


def unit_in_full(entry: Assumption) -> str:
    """The unit, with the month from which a number of months counts: "months from May 2025"."""
    begins = entry.counts_from
    return f"{entry.unit} from {month_in_words(begins)}" if begins else entry.unit


def months_spanned(entry: Assumption, value: float) -> str:
    """From when to when a number of months counts: "May 2025 to Jul 2026"; "" for other numbers."""
    if entry.counts_from is None:
        return ""
    ends = (entry.counts_from, months_later(entry.counts_from, value))
    return " to ".join(map(month_in_words, ends))


def decimals(entry: Assumption) -> int:
    """Decimal places that show the step and every base value of the entry in full.

    An amount that is brought forward is shown to the cent, a small one to hundredths of it.
    """
    numbers = [entry.step, *entry.values.values()]
    return max(_decimals(entry, n) for n in numbers if isinstance(n, int | float))


def scale_on_screen(entry: Assumption) -> tuple[float, float, float]:
    """The lowest and the highest value of a number, and its step, as shown.

    Errors: ValueError where the entry has no limits or no step.
    """
    if entry.limits is None or entry.step is None:
        raise ValueError(f"{entry.id}: a number needs limits and a step")
    lowest, highest = entry.limits.minimum, entry.limits.maximum
    return on_screen(entry, lowest), on_screen(entry, highest), on_screen(entry, entry.step)


def number_text(entry: Assumption, value: float) -> str:
    """A number without its unit: in the decimals of its entry, or in its own where it has more."""
    shown = on_screen(entry, value)
    return number(shown, decimals_in_force(entry, value))


def decimals_in_force(entry: Assumption, value: float) -> int:
    """Decimal places that a control needs to show a value as it is in force, at least the usual."""
    return max(decimals(entry), min(_decimals(entry, value), MOST_DECIMALS))


def _decimals(entry: Assumption, value: float) -> int:
    shown = on_screen(entry, value)
    exponent = Decimal(str(shown)).normalize().as_tuple().exponent
    places = max(0, -exponent) if isinstance(exponent, int) else 0
    if not entry.brought_forward_by:
        return places
    return min(places, OF_A_SMALL_AMOUNT if abs(shown) < SMALL_AMOUNT else OF_AN_AMOUNT)


def value_in_words(entry: Assumption, value: Any) -> str:
    """A value with its unit: "3%", "$8.60", "21 days per year", "25th percentile"."""
    if entry.kind == "schedule":
        return schedule_in_words(value)
    if entry.kind == "choice":
        return entry.choices[value].label
    if entry.kind == "date":
        return date_in_words(value)
    text = number_text(entry, value)
    if is_share(entry):
        return f"{text}%"
    if entry.unit.startswith("dollars"):
        return dollars(value, max(2, len(text.partition(".")[2]))) if "." in text else f"${text}"
    if entry.unit.startswith("percentile"):
        return f"{_ordinal(text)} percentile"
    unit = entry.unit.removesuffix("s") if text == "1" and entry.unit.isalpha() else entry.unit
    spanned = months_spanned(entry, value)
    return f"{text} {unit}, {spanned}" if spanned else f"{text} {unit}"


def _ordinal(text: str) -> str:
    if "." in text or text[-2:] in {"11", "12", "13"}:
        return f"{text}th"
    return text + {"1": "st", "2": "nd", "3": "rd"}.get(text[-1], "th")


def schedule_in_words(schedule: Schedule) -> str:
    """The ends of a schedule: "5 steps, $8.60 in Jan 2019 to $12.00 in Jan 2023"."""
    if not schedule:
        return "no step"
    (first, lowest), (last, highest) = schedule[0], schedule[-1]
    return (
        f"{counted(len(schedule), 'step')}, {dollars(lowest)} in {month_in_words(first)} "
        f"to {dollars(highest)} in {month_in_words(last)}"
    )


def values_in_words(entry: Assumption, values: Iterable[Any]) -> str:
    """Several values of one entry, the unit once: "15 · 21 · 27 days per year"."""
    texts = [value_in_words(entry, value) for value in values]
    unit = re.sub(r"^[^ %]+", "", texts[0])
    if not all(text.endswith(unit) for text in texts):
        return " · ".join(texts)
    return " · ".join(text.removesuffix(unit) for text in texts) + unit


def changes_in_words(
    assumptions: Assumptions, scenario: Scenario
) -> list[tuple[Setting, str, str]]:
    """One (setting, base value, scenario value) for each change of the scenario, in file order."""
    return [
        (
            setting,
            value_in_words(setting.entry, setting.base_value),
            value_in_words(setting.entry, scenario.changes[setting.id]),
        )
        for setting in assumptions.settings.values()
        if setting.id in scenario.changes
    ]


def changed_assumptions(
    assumptions: Assumptions, scenario: Scenario
) -> list[tuple[str, tuple[Setting, ...], str, str]]:
    """The changes by assumption, in file order: label, changed settings, base and scenario.

    An assumption by bound is told with all three values, "20 · 21 · 27 days per year", unless one
    alone is changed, which is then named. Of many values, the lowest and the highest are told.
    The unit stands once. Current rates that were loaded say from where.
    """
    by_entry: dict[str, list[Setting]] = {}
    for setting in assumptions.settings.values():
        if setting.id in scenario.changes:
            by_entry.setdefault(setting.entry.id, []).append(setting)
    told = []
    for entry_id, changed in by_entry.items():
        entry = assumptions.entries[entry_id]
        is_row = entry.by == "bound" and len(changed) > 1
        settings = assumptions.settings_of(entry_id) if is_row else changed
        of_base = _few_or_ends(entry, [setting.base_value for setting in settings])
        now = _few_or_ends(entry, [scenario.value(assumptions, each.id) for each in settings])
        if entry_id == FEE and scenario.loaded_rates:
            of_base, now = _with_sources(scenario, changed)
        label = _label_of_one(changed[0]) if len(settings) == 1 else entry.label
        told.append((label, tuple(changed), *_with_one_unit(entry, of_base, now)))
    return told


def _label_of_one(setting: Setting) -> str:
    """A setting by name; the field of a row as the screen heads it: "Paid time off, lower"."""
    entry = setting.entry
    return f"{entry.label}, {setting.member}" if entry.by == "bound" else setting.label


def _with_one_unit(entry: Assumption, before: str, now: str) -> tuple[str, str]:
    """Two texts of an entry, the unit behind the second; behind none where the label has it."""
    unit = f" {entry.unit}"
    if not (before.endswith(unit) and now.endswith(unit)):
        return before, now
    is_in_label = entry.unit in entry.label.lower()
    return before.removesuffix(unit), now.removesuffix(unit) if is_in_label else now


def _with_sources(scenario: Scenario, changed: Sequence[Setting]) -> tuple[str, str]:
    """How many current rates are loaded or typed, and how many came from which file."""
    loaded = marks(scenario.loaded_rates)
    typed = sum(setting.member not in loaded for setting in changed)
    told = [*loaded_in_words(scenario), *([f"{typed} typed"] if typed else [])]
    return counted(len(loaded) + typed, "rate"), "; ".join(told)


def _few_or_ends(entry: Assumption, values: Sequence[Any]) -> str:
    """Several values of one entry; of many their number, the lowest and the highest."""
    if len(values) <= MOST_VALUES_TOLD:
        return values_in_words(entry, values)
    ends = " to ".join(value_in_words(entry, end) for end in (min(values), max(values)))
    return f"{len(values)} values, {ends}"


def source_in_words(setting: Setting, scenario: Scenario) -> str:
    """Where the base's value comes from, and the scenario's where it was loaded from a file."""
    where = setting.entry.source.where
    loaded = marks(scenario.loaded_rates) if setting.entry.id == FEE else {}
    return f"{where}; scenario: {loaded[setting.member]}" if setting.member in loaded else where


def loaded_in_words(scenario: Scenario) -> list[str]:
    """How many current rates came from where: "25 loaded from fees.csv, in force Jul 1, 2026"."""
    return [f"{len(rates.usd)} {rates.mark}" for rates in scenario.loaded_rates]


def count_of_changes(count: int, base: str = "the study") -> str:
    """How many values differ from the base, before they are listed: "2 changes:"."""
    return f"{counted(count, 'change')}:" if count else f"Showing {base} (no changes)"


def minimum_wage_by_date(
    assumptions: Assumptions, scenario: Scenario
) -> dict[datetime.date, float]:
    """The minimum wage in dollars an hour by effective date, as the scenario has it."""
    return dict(scenario.value(assumptions, "minimum_wage_schedule"))


def date_and_wage(date: datetime.date, wage_by_date: dict[datetime.date, float]) -> str:
    """A date with the minimum wage in force on it: "Jan 2019 $8.60"; the date alone before any."""
    past = [effective for effective in wage_by_date if effective <= date]
    return date_with_wage(date, wage_by_date[max(past)]) if past else month_in_words(date)


def later_law_in_words(assumptions: Assumptions) -> str:
    """The steps of the minimum wage since the base: "$13.75 from Jan 2025, ... Source: ...".

    Where there are none, what the law says of it.
    """
    law = assumptions.later_law
    if not law.steps:
        return law.source
    steps = ", ".join(f"{dollars(wage)} from {month_in_words(date)}" for date, wage in law.steps)
    return f"{steps}. Source: {law.source}"


def member_in_a_row(setting: Setting) -> str:
    """What tells apart values that stand in a row: "lower", "25th percentile"."""
    if setting.entry.by == "bound":
        return setting.member
    return setting.entry.member_labels.get(setting.member, setting.member)


def service_label(assumptions: Assumptions, service_key: str) -> str:
    """A service in a list: name, procedure code and group, which tell all 28 apart."""
    service = assumptions.services[service_key]
    group = assumptions.service_groups[service.group]
    return f"{service.name} · {service.procedure_code} · {group}"


def service_with_code(assumptions: Assumptions, service_key: str) -> str:
    """A service in a sentence: "Homemaker (S5130)"."""
    service = assumptions.services[service_key]
    return f"{service.name} ({service.procedure_code})"


def minimum_wage_line_label(assumptions: Assumptions, minimum_wage_line_key: str) -> str:
    """A line of Table 9 in a list: "Other: Home Delivered Meals"."""
    line = assumptions.minimum_wage_lines[minimum_wage_line_key]
    return f"{line.service_group}: {line.services}"


def subtitle(assumptions: Assumptions, service_key: str, bound: str) -> str:
    """A service at a bound: "Homemaker (S5130), lower bound, dollars per 15 min."."""
    unit = unit_in_words(assumptions, assumptions.services[service_key].rate_line)
    service, at_bound = service_with_code(assumptions, service_key), assumptions.bounds[bound]
    return f"{service}, {in_a_sentence(at_bound)}, dollars {unit}"


def dollars_per_unit(unit: str) -> str:
    """What an axis of rates counts: "Dollars per 15 min." from "15 min.", "Dollars per visit"."""
    return f"Dollars per {unit.lower().removeprefix('per ')}"


def term_in_words(term: str) -> str:
    """A term of the study by its key: "Fee schedule rate"."""
    return SHORT_FORMS.get(term) or term.replace("_", " ").capitalize()


def terms_in_words(assumptions: Assumptions, terms: Iterable[str]) -> list[tuple[str, str]]:
    """The term and its explanation, for each key of `Assumptions.terms`."""
    return [(term_in_words(term), assumptions.terms[term]) for term in terms]
