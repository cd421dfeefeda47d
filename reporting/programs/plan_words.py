"""The plan in words: its rows with what is filled in, and its review dates."""

from __future__ import annotations

import datetime
from collections.abc import Iterable

from model.programs.plan import DATE, DATES, FIELDS, STATUS, Filled, Plan
from model.programs.plan import reviews as reviews_of
from reporting.formats import date_in_words


def date_text(iso_date: str) -> str:
    """A date as it is read: "Jan 31, 2027"; "" for none."""
    return date_in_words(datetime.date.fromisoformat(iso_date)) if iso_date else ""


def rows(plan: Plan, filled: Filled, keys: Iterable[str]) -> list[dict[str, str]]:
    """The named rows: step, person, target date and status, as texts."""
    return [
        {"step": plan.rows[key].step, **{field: _text(filled, key, field) for field in FIELDS}}
        for key in keys
    ]


def area_label(plan: Plan, filled: Filled, area: str) -> str:
    """An area and how much of it is ready: "Funding (2 of 5 ready)"."""
    keys = plan.rows_of_area(area)
    ready = sum(filled.get(f"{key}.{STATUS}") == plan.statuses[0] for key in keys)
    return f"{area} ({ready} of {len(keys)} ready)"


def areas(plan: Plan, filled: Filled) -> dict[str, str]:
    """The first row of each area -> the area, with how much of it is ready."""
    first: dict[str, str] = {}
    for row in plan.rows.values():
        first.setdefault(row.area, row.key)
    return {key: area_label(plan, filled, area) for area, key in first.items()}


def reviews(plan: Plan, filled: Filled) -> list[tuple[str, str]]:
    """Date and what takes place, in order; [] without a start."""
    return [(date_in_words(each.date), each.what) for each in reviews_of(plan, filled)]


def dates(filled: Filled) -> list[tuple[str, str]]:
    """The dates that the reviews are counted from, as far as they are filled in."""
    return [(label, date_text(filled[name])) for name, label in DATES.items() if name in filled]


def _text(filled: Filled, key: str, field: str) -> str:
    text = filled.get(f"{key}.{field}", "")
    return date_text(text) if field == DATE else text
