"""A fee schedule that a person brings: for each service the newest rate in force on a date.

A service is taken whole or not at all. Where the rows do not say its rate on the date without
doubt, its rate stays what it was, and each such row says why.
"""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import pandas as pd

from model.scenario.loaded_rates import FEE, Loaded, LoadedRates
from model.scenario.warnings import FAR
from model.study.assumptions import Assumptions
from model.study.numbers_and_dates import date_of
from model.study.settings import Limits
from model.study.values import value_fault, value_of
from model.study.words import amount, given_in_words
from model.tables.columns import FEE_SCHEDULE
from model.tables.headings import Row, Table, table_of_sheets
from model.tables.readings import (
    AMBIGUOUS,
    EMPTY,
    FAULTY,
    LEFT,
    LOADED,
    NOT_IN_FORCE,
    REPEATED,
    Reading,
    billed_as,
    frame_of_rows,
)
from model.tables.sheets import Cell, Sheet, cell_text

DATES = Limits(datetime.date(1965, 7, 30), datetime.date(2100, 12, 31))  # since Medicaid began
# A row without an end is often given one far away, such as 12/31/9999.
END_DATES = Limits(DATES.minimum, datetime.date.max)


@dataclass(frozen=True)
class FeeSchedule:
    """What of a fee schedule is in force on a date, and what became of each row.

    date: that on which the rates are in force.
    fees: a row for each service that is loaded, in the order of the services. Index `service`
        (key). Columns: rate_usd (float, dollars per unit), effective_date (date), place (text,
        such as "row 5").
    rows: a row for each row of the table, in its order: `frame_of_rows` with rate and
        effective_date.
    remarks: what of the file was not read, a sentence each without a full stop.
    """

    date: datetime.date
    fees: pd.DataFrame
    rows: pd.DataFrame
    remarks: tuple[str, ...]

    def loaded(self, source: str) -> Loaded:
        """The rates by effective date, the newest first, as a scenario keeps them with their file.

        source: name of the file.
        """
        by_date = list(self.fees.groupby("effective_date")["rate_usd"])
        return tuple(
            LoadedRates(source, date, tuple((str(service), usd) for service, usd in rates.items()))
            for date, rates in reversed(by_date)
        )


@dataclass(frozen=True)
class _Reading(Reading):
    """Its rate and dates; None stands for what cannot be read."""

    rate_usd: float | None = None
    rate_fault: str = ""
    begin: datetime.date | None = None
    end: datetime.date | None = None


def fee_schedule(
    sheets: Sequence[Sheet],
    assumptions: Assumptions,
    date: datetime.date,
    fees_usd: Mapping[str, float],
) -> FeeSchedule:
    """The rates of a table with the columns `columns.FEE_SCHEDULE` that are in force on a date.

    fees_usd: service key -> dollars per unit, before; a rate far from it is remarked on.
    Errors: ScenarioError where no row can be read: no such columns, too long, empty.
    """
    table = table_of_sheets(sheets, FEE_SCHEDULE)
    by_service: dict[str, list[_Reading]] = {}
    for row in table.rows:
        reading = _reading(row, table, assumptions, date)
        by_service.setdefault(reading.service, []).append(reading)
    by_place = {
        reading.row.place: reading
        for service, readings in by_service.items()
        for reading in (_with_outcomes(readings, fees_usd[service]) if service else readings)
    }
    in_order = [by_place[row.place] for row in table.rows]
    rows = frame_of_rows(in_order, "rate", "effective_date")
    return FeeSchedule(date, _fees(in_order, assumptions), rows, table.remarks)


def _reading(row: Row, table: Table, assumptions: Assumptions, date: datetime.date) -> _Reading:
    """One row by itself. `outcome` is "" where its service decides what becomes of it."""
    if row.is_empty_but_for("procedure_code", "modifier"):
        return _Reading(row, EMPTY)
    billed, entry, cell = (
        billed_as(row, table, assumptions),
        assumptions.entries[FEE],
        row.cell("rate"),
    )
    fault = value_fault(cell, entry)
    rate_fault = f"rate: {fault}" if fault else ""
    # A rate that a workbook calculated may have digits beyond those that anybody meant.
    rate = None if rate_fault else round(float(value_of(cell, entry)), 6)
    begin, end, date_faults = _dates(row)
    outcome, reason = billed.outcome, billed.sentence
    if not outcome:
        # Of a row that is not in force on the date nothing but its dates counts.
        outcome, reason = (FAULTY, "") if date_faults else _whether_in_force(begin, end, date)
    sentence = "; ".join(filter(None, [reason, *date_faults]))
    return _Reading(row, outcome, sentence, billed.service, rate, rate_fault, begin, end)


def _dates(row: Row) -> tuple[datetime.date | None, datetime.date | None, list[str]]:
    """From when and until when a row is in force, None where it does not say; and its faults."""
    begin, begin_fault = _date(row.cell("effective_date"), "effective date", DATES)
    end, end_fault = None, ""
    if row.text("end_date"):
        end, end_fault = _date(row.cell("end_date"), "end date", END_DATES)
    if begin and end and end < begin:
        return begin, end, [f"the end date {amount(end, '')} is before the effective date"]
    return begin, end, [fault for fault in (begin_fault, end_fault) if fault]


def _whether_in_force(
    begin: datetime.date | None, end: datetime.date | None, date: datetime.date
) -> tuple[str, str]:
    """NOT_IN_FORCE and why; "" and "" where a row is in force on the date."""
    if begin and begin > date:
        return NOT_IN_FORCE, f"in force from {amount(begin, '')} only"
    if end and end < date:
        return NOT_IN_FORCE, f"ended on {amount(end, '')}"
    return "", ""


def _date(cell: Cell, label: str, dates: Limits) -> tuple[datetime.date | None, str]:
    """A date; None and what is wrong where it is none or cannot be meant."""
    try:
        date = date_of(cell)
    except ValueError as error:
        written = cell_text(cell)
        reason = f", which {error}" if written else ""
        return None, f"{label}: {given_in_words(written)} was given{reason}"
    if not dates.admits(date):
        allowed = f"{amount(dates.minimum, '')} to {amount(dates.maximum, '')}"
        return None, f"{label}: {amount(date, '')} was given; allowed is {allowed}"
    return date, ""


def _with_outcomes(readings: Sequence[_Reading], fee_before_usd: float) -> list[_Reading]:
    """The rows of one service, each with its outcome: of those in force, the newest count."""
    in_force = [reading for reading in readings if not reading.outcome]
    if not in_force:
        return list(readings)
    newest_date = max(reading.begin for reading in in_force if reading.begin)
    newest = [reading for reading in in_force if reading.begin == newest_date]
    undated = [reading for reading in readings if reading.outcome == FAULTY]
    newer = f"an earlier rate; {newest[0].row.place} has one from {amount(newest_date, '')}"
    return [
        *(reading for reading in readings if reading.outcome),
        *(replace(reading, outcome=NOT_IN_FORCE, sentence=newer)
          for reading in in_force if reading.begin != newest_date),
        *_newest_with_outcomes(newest, undated, fee_before_usd),
    ]  # fmt: skip


def _newest_with_outcomes(
    newest: Sequence[_Reading], undated: Sequence[_Reading], fee_before_usd: float
) -> list[_Reading]:
    """The newest rows of one service: the first is loaded where all of them say one rate.

    undated: rows of the service that may be newer, as their dates cannot be read.
    """
    unread = [reading for reading in newest if reading.rate_fault]
    read = [reading for reading in newest if not reading.rate_fault]
    rates = sorted({reading.rate_usd for reading in read if reading.rate_usd is not None})
    doubtful = " and ".join(reading.row.place for reading in (*undated, *unread))
    if len(rates) > 1:
        places = " and ".join(reading.row.place for reading in read)
        rates_given = " and ".join(map(_dollars, rates))
        outcome = AMBIGUOUS
        sentence = f"{places} give {rates_given} from the same date; none is loaded"
    elif doubtful:
        outcome, sentence = LEFT, (
            f"not loaded, because {doubtful} of the same service cannot be read and may have "
            "the rate in force"
        )  # fmt: skip
    else:
        first, *others = read
        same = f"the same as {first.row.place}"
        return [
            replace(first, outcome=LOADED, sentence=_far(rates[0], fee_before_usd)),
            *(replace(reading, outcome=REPEATED, sentence=same) for reading in others),
        ]
    return [
        *(replace(reading, outcome=FAULTY, sentence=reading.rate_fault) for reading in unread),
        *(replace(reading, outcome=outcome, sentence=sentence) for reading in read),
    ]


def _far(rate_usd: float, before_usd: float) -> str:
    """A question about a rate far from the one before; "" where it is not."""
    if 1 / FAR <= rate_usd / before_usd <= FAR:
        return ""
    return (
        f"{_dollars(rate_usd)} is far from the rate before, {_dollars(before_usd)}; check that "
        "both are of the same unit"
    )


def _dollars(rate_usd: float) -> str:
    """A rate with its cents: "$5.00"."""
    text = amount(rate_usd, "dollars")
    return text if "." in text else f"{text}.00"


def _fees(readings: Sequence[_Reading], assumptions: Assumptions) -> pd.DataFrame:
    loaded = {reading.service: reading for reading in readings if reading.outcome == LOADED}
    records = [
        {
            "service": service,
            "rate_usd": loaded[service].rate_usd,
            "effective_date": loaded[service].begin,
            "place": loaded[service].row.place,
        }
        for service in assumptions.services
        if service in loaded
    ]
    columns = ["service", "rate_usd", "effective_date", "place"]
    return pd.DataFrame(records, columns=columns).astype({"rate_usd": float}).set_index("service")
