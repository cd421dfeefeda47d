"""The plan of an agency for an employment team: its rows, what a person fills in, review dates.

What is filled in is kept as texts by name, as links and files carry them: `funding_1.person`.
"""

from __future__ import annotations

import calendar
import datetime
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from model.programs.reading import content_of
from model.study.files.yaml_files import read_in_form
from model.study.numbers_and_dates import date_of_text
from model.study.words import can_be_printed, given_in_words

PERSON, DATE, STATUS = "person", "date", "status"
FIELDS = {PERSON: "Person", DATE: "Target date", STATUS: "Status"}
START, GOOD_FIDELITY = "start", "good_fidelity"
DATES = {START: "Start of the program", GOOD_FIDELITY: "Good fidelity since"}
LONGEST_PERSON = 120  # letters
FIRST, LAST = datetime.date(2000, 1, 1), datetime.date(2099, 12, 31)  # of any date of a plan


@dataclass(frozen=True)
class PlanRow:
    """One step or question of the plan, known by area and number."""

    key: str
    area: str
    step: str


@dataclass(frozen=True, eq=False)
class Plan:
    """The plan as its document has it. months: between reviews, by name."""

    document: str
    rows: Mapping[str, PlanRow]
    statuses: tuple[str, ...]
    months: Mapping[str, int]

    def rows_of_area(self, area: str) -> list[str]:
        """The keys of the rows of an area, in their order."""
        return [row.key for row in self.rows.values() if row.area == area]


Filled = Mapping[str, str]  # name -> text: what a person filled in; dates in ISO form


def load_plan() -> Plan:
    """The plan of the file employment_plan.yaml. Errors: AssumptionsError."""
    content = content_of("employment_plan")
    with read_in_form("employment_plan.yaml"):
        rows = [
            PlanRow(f"{area['key']}_{number}", area["area"], step)
            for area in content["areas"]
            for number, step in enumerate(area["steps"], start=1)
        ]
        return Plan(
            document=content["document"],
            rows={row.key: row for row in rows},
            statuses=tuple(content["statuses"]),
            months={name: int(months) for name, months in content["reviews"].items()},
        )


def filled_in(plan: Plan, entered: Mapping[str, Any]) -> tuple[dict[str, str], list[str]]:
    """What is filled in, in one form; and a sentence for each text that cannot be used.

    entered: name -> text. Empty texts and what cannot be used are left out.
    """
    texts: dict[str, str] = {}
    faults: list[str] = []
    for name, text in entered.items():
        try:
            read = _read(plan, str(name), "" if text is None else str(text).strip())
        except ValueError as error:
            faults.append(str(error))
        else:
            if read:
                texts[str(name)] = read
    return texts, faults


def _read(plan: Plan, name: str, text: str) -> str:
    """One text in its form. Errors: ValueError with a sentence."""
    row, _, field = name.partition(".")
    if name not in DATES and not (row in plan.rows and field in FIELDS):
        raise ValueError(f"{given_in_words(name)} is not a row of the plan")
    if not text:
        return ""
    label = DATES.get(name) or f"{FIELDS[field]} of “{plan.rows[row].step}”"
    what_was_given = f"{label}: {given_in_words(text)} was given"
    if name in DATES or field == DATE:
        try:
            date = date_of_text(text)
        except ValueError as error:
            raise ValueError(f"{what_was_given}, which {error}") from None
        if not FIRST <= date <= LAST:
            raise ValueError(
                f"{what_was_given}; allowed is a date from {FIRST.year} to {LAST.year}"
            )
        return date.isoformat()
    if field == STATUS:
        known = {status.casefold(): status for status in plan.statuses}
        if text.casefold() not in known:
            raise ValueError(f"{what_was_given}; allowed is {' or '.join(plan.statuses)}")
        return known[text.casefold()]
    if len(text) > LONGEST_PERSON:
        raise ValueError(f"{label} has {len(text):,} letters; at most {LONGEST_PERSON} are allowed")
    if not can_be_printed(text):
        raise ValueError(f"{what_was_given}, which has characters that cannot be printed")
    return text


@dataclass(frozen=True)
class Review:
    """A date of the plan: what takes place then."""

    date: datetime.date
    what: str


def reviews(plan: Plan, filled: Filled) -> list[Review]:
    """The dates of fidelity reviews and of the steering committee, in order; [] without a start.

    The baseline review comes after six months, then one every six months, and once fidelity is good
    one a year after it; the committee meets each quarter, then twice a year.
    """
    if START not in filled:
        return []
    start = datetime.date.fromisoformat(filled[START])
    good = datetime.date.fromisoformat(filled[GOOD_FIDELITY]) if GOOD_FIDELITY in filled else None
    months = plan.months
    of_fidelity, of_committee = (
        _dates(start, good, months[every], months[f"{every}_when_good"], months["years"])
        for every in ("fidelity_months", "steering_months")
    )
    dated = [
        Review(date, "Fidelity review" if number else "Baseline fidelity review")
        for number, date in enumerate(of_fidelity)
    ]
    dated += [Review(date, "Steering committee") for date in of_committee]
    return sorted(dated, key=lambda review: (review.date, review.what))


def _dates(
    start: datetime.date, good: datetime.date | None, every: int, when_good: int, years: int
) -> list[datetime.date]:
    """Dates so many months apart, and by another distance from the date of good fidelity on."""
    most = 12 * years
    early = [months_after(start, months) for months in range(every, most + 1, every)]
    if good is None:
        return early
    since = max(start, good)
    late = [months_after(since, months) for months in range(when_good, most + 1, when_good)]
    last = months_after(start, most)
    return [date for date in early if date <= since] + [date for date in late if date <= last]


def months_after(date: datetime.date, months: int) -> datetime.date:
    """The same day so many months later; the last of the month where it has no such day."""
    year, month = divmod(date.year * 12 + date.month - 1 + months, 12)
    return datetime.date(year, month + 1, min(date.day, calendar.monthrange(year, month + 1)[1]))
