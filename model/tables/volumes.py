"""Volumes that a person brings: how much of each service was used in a state fiscal year."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

import pandas as pd

from model.errors import ScenarioError
from model.scenario.warnings import FAR
from model.study.assumptions import Assumptions
from model.study.numbers_and_dates import number_of
from model.study.words import amount, given_in_words
from model.tables.columns import VOLUMES
from model.tables.headings import Row, Table, table_of_sheets
from model.tables.readings import (
    AMBIGUOUS,
    EMPTY,
    FAULTY,
    LOADED,
    Reading,
    billed_as,
    frame_of_rows,
)
from model.tables.sheets import Sheet, cell_text

LARGEST = 9_999_999_999  # units, dollars or persons of a service in a year
_YEAR = re.compile(r"(?:s?fy ?)?(?P<year>20[0-9]{2})|s?fy ?'?(?P<short>[0-9]{2})", re.IGNORECASE)
_AMOUNTS = {"units": "units", "paid_amount": "dollars", "participants": "persons"}


@dataclass(frozen=True)
class Volumes:
    """What of a table can be used, and what became of each row.

    frame: a row for each service and state fiscal year, in the order of the services and years.
        Index `service` (key). Columns: fiscal_year (int, 2025 is July 2024 to June 2025), units
        (float, of the service's unit, a year), paid_amount_usd and participants (float, NaN where
        not given), is_derived (bool: units = paid / fee), fee_usd (float, the fee that they were
        derived with, else NaN), program, source and place (text as given; "line 5").
    rows: a row for each row of the table, in its order: `frame_of_rows` with fiscal_year; outcome
        is LOADED, EMPTY, UNMATCHED, AMBIGUOUS or FAULTY.
    remarks: what of the file was not read, a sentence each without a full stop.
    """

    frame: pd.DataFrame
    rows: pd.DataFrame
    remarks: tuple[str, ...]

    @property
    def fiscal_years(self) -> tuple[int, ...]:
        """The state fiscal years of which there is a volume, the oldest first."""
        return tuple(sorted({int(year) for year in self.frame["fiscal_year"]}))

    def of_year(self, fiscal_year: int) -> pd.DataFrame:
        """The volumes of one state fiscal year: `frame`, in which each service then stands once."""
        return self.frame[self.frame["fiscal_year"] == fiscal_year]


@dataclass(frozen=True)
class _Reading(Reading):
    """Its year and amounts; 0 and NaN stand for what was not given or cannot be read."""

    fiscal_year: int = 0
    amounts: Mapping[str, float] = field(default_factory=dict)
    is_derived: bool = False


def volumes(
    sheets: Sequence[Sheet], assumptions: Assumptions, fees_usd: Mapping[str, float]
) -> Volumes:
    """The volumes of a table with the columns `columns.VOLUMES`.

    fees_usd: service key -> dollars per unit. Where a row has no units, units = paid / fee.
    A service and year is taken whole or not at all: where two rows give it, neither is taken.
    Errors: ScenarioError where no row can be read: no such columns, too long, empty.
    """
    table = table_of_sheets(sheets, VOLUMES)
    if not {"units", "paid_amount"} & table.columns:
        raise ScenarioError([
            "the file has no column for the units ('units') or the paid amount ('paid_amount'); "
            "one of them is needed"
        ])  # fmt: skip
    rows_by_themselves = [_reading(row, table, assumptions) for row in table.rows]
    places: dict[tuple[str, int], list[str]] = {}
    for reading in rows_by_themselves:
        places.setdefault((reading.service, reading.fiscal_year), []).append(reading.row.place)
    readings = [
        _with_units(_once(reading, places, assumptions), fees_usd, assumptions)
        for reading in rows_by_themselves
    ]
    rows = frame_of_rows(readings, "fiscal_year")
    return Volumes(_frame(readings, fees_usd, assumptions), rows, table.remarks)


def _reading(row: Row, table: Table, assumptions: Assumptions) -> _Reading:
    """One row by itself, with all its faults."""
    if row.is_empty_but_for("procedure_code", "modifier", "program", "source"):
        return _Reading(row, EMPTY)
    billed = billed_as(row, table, assumptions)
    year, year_fault = _fiscal_year(row.text("fiscal_year"))
    read = {key: _amount(row, key, unit) for key, unit in _AMOUNTS.items()}
    amounts = {key: value for key, (value, _) in read.items()}
    of_amounts = (fault for _, fault in read.values())
    faults = list(filter(None, [billed.sentence, year_fault, *of_amounts]))
    if math.isnan(amounts["units"]) and math.isnan(amounts["paid_amount"]) and not faults:
        faults = ["neither units nor a paid amount is given"]
    outcome = billed.outcome or (FAULTY if faults else LOADED)
    return _Reading(row, outcome, "; ".join(faults), billed.service, year, amounts)


def _fiscal_year(text: str) -> tuple[int, str]:
    """A state fiscal year; 0 where it cannot be read, and what is wrong with it."""
    year = _YEAR.fullmatch(text)
    if year is None:
        return 0, (
            f"state fiscal year: {given_in_words(text)} was given; a year such as 2025 (July 2024 "
            "to June 2025) is meant"
        )
    return int(year["year"] or f"20{year['short']}"), ""


def _amount(row: Row, key: str, unit: str) -> tuple[float, str]:
    """An amount that may not be negative, NaN where there is none; and what is wrong with it."""
    cell = row.cell(key)
    if not cell_text(cell):
        return math.nan, ""
    what_was_given = f"{key.replace('_', ' ')}: {given_in_words(cell_text(cell))} was given"
    try:
        value = number_of(cell, unit)
    except ValueError as error:
        return math.nan, f"{what_was_given}, which {error}"
    if not 0 <= value <= LARGEST:
        allowed = f"{amount(0, unit)} to {amount(LARGEST, unit)}"
        return math.nan, f"{what_was_given}; allowed is {allowed}"
    return value, ""


def _once(
    reading: _Reading, places: Mapping[tuple[str, int], list[str]], assumptions: Assumptions
) -> _Reading:
    """The reading; AMBIGUOUS where another row gives the same service and year."""
    same = places[reading.service, reading.fiscal_year]
    if not (reading.service and reading.fiscal_year) or len(same) == 1:
        return reading
    billed = assumptions.services[reading.service].procedure_code
    others = [place for place in same if place != reading.row.place]
    again = (
        f"{billed} of {reading.fiscal_year} stands in {' and '.join(others)} too; none of them is "
        "taken. Add them up into one row"
    )
    sentence = "; ".join(filter(None, [reading.sentence, again]))
    outcome = AMBIGUOUS if reading.outcome == LOADED else reading.outcome
    return replace(reading, outcome=outcome, sentence=sentence)


def _with_units(
    reading: _Reading, fees_usd: Mapping[str, float], assumptions: Assumptions
) -> _Reading:
    """A sound reading with its units, and what is to be said of how they were reached."""
    if reading.outcome != LOADED:
        return reading
    units, paid = reading.amounts["units"], reading.amounts["paid_amount"]
    fee = fees_usd[reading.service]
    if math.isnan(units):
        # To hundredths, so that a cell can show all digits of what the cost is made with.
        derived = {**reading.amounts, "units": round(paid / fee, 2)}
        sentence = f"units derived: {_dollars(paid)} paid / {_dollars(fee)} a unit"
        return replace(reading, amounts=derived, sentence=sentence, is_derived=True)
    if paid > 0 and units > 0 and not 1 / FAR <= paid / units / fee <= FAR:
        unit = assumptions.unit_of(assumptions.services[reading.service].rate_line).label
        sentence = (
            f"{_dollars(paid)} paid for {amount(units, 'units')} units is "
            f"{_dollars(round(paid / units, 2))} a unit, far from the fee of {_dollars(fee)}; "
            f"check that units are counted as {unit}"
        )
        return replace(reading, sentence=sentence)
    return reading


def _dollars(usd: float) -> str:
    return amount(usd, "dollars")


def _frame(
    readings: Iterable[_Reading], fees_usd: Mapping[str, float], assumptions: Assumptions
) -> pd.DataFrame:
    place = {service: number for number, service in enumerate(assumptions.services)}
    loaded = sorted(
        (reading for reading in readings if reading.outcome == LOADED),
        key=lambda reading: (place[reading.service], reading.fiscal_year),
    )
    records = [
        {
            "service": reading.service,
            "fiscal_year": reading.fiscal_year,
            "units": reading.amounts["units"],
            "paid_amount_usd": reading.amounts["paid_amount"],
            "participants": reading.amounts["participants"],
            "is_derived": reading.is_derived,
            "fee_usd": fees_usd[reading.service] if reading.is_derived else math.nan,
            "program": reading.row.text("program"),
            "source": reading.row.text("source"),
            "place": reading.row.place,
        }
        for reading in loaded
    ]
    kinds = {
        "fiscal_year": "int64", "units": "float64", "paid_amount_usd": "float64",
        "participants": "float64", "is_derived": "bool", "fee_usd": "float64",
        "program": "str", "source": "str", "place": "str",
    }  # fmt: skip
    frame = pd.DataFrame(records, columns=["service", *kinds])
    return frame.astype(kinds).set_index("service")
