"""What became of a table that a person brought, in words and as rows of text."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import pandas as pd

from model import Assumptions
from model.tables import readings
from model.tables.fee_schedule import FeeSchedule
from model.tables.volumes import Volumes
from reporting.formats import counted, date_in_words

# Outcome of a row -> what it is called, in the order in which a person wants to know of it.
FEE_OUTCOMES = {
    readings.FAULTY: "Cannot be read",
    readings.AMBIGUOUS: "Ambiguous",
    readings.LEFT: "Held back",
    readings.LOADED: "Loaded",
    readings.REPEATED: "Repeats a row",
    readings.UNMATCHED: "No such service",
    readings.NOT_IN_FORCE: "Not in force",
    readings.EMPTY: "Not filled in",
}
VOLUME_OUTCOMES = {
    readings.FAULTY: "Cannot be read",
    readings.AMBIGUOUS: "Ambiguous",
    readings.UNMATCHED: "No such service",
    readings.LOADED: "Loaded",
    readings.EMPTY: "Not filled in",
}


@dataclass(frozen=True)
class TableReport:
    """What became of a file: its name, a sentence, what of it was not read, every row as texts.

    faults: why it could not be read at all; all else is then empty.
    """

    source: str
    sentence: str = ""
    remarks: tuple[str, ...] = ()
    rows: pd.DataFrame = field(default_factory=pd.DataFrame)
    faults: tuple[str, ...] = ()


def fee_report(schedule: FeeSchedule, source: str, assumptions: Assumptions) -> TableReport:
    """What became of a fee schedule: how many rates were loaded, and which could not be."""
    columns = {
        "place": "Row", "procedure_code": "Code", "modifier": "Modifier", "rate": "Rate",
        "effective_date": "Effective date",
    }  # fmt: skip
    loaded, services = len(schedule.fees), len(assumptions.services)
    doubtful = schedule.rows["outcome"].isin([readings.FAULTY, readings.AMBIGUOUS, readings.LEFT])
    sentences = [
        f"{loaded} of {services} current rates loaded from {source}, as in force on "
        f"{date_in_words(schedule.date)}",
        *_in_doubt(assumptions, schedule.rows[doubtful], schedule.fees.index,
                   "their rates stay as they were"),
        _counts(schedule.rows, FEE_OUTCOMES),
    ]  # fmt: skip
    rows = _rows_of_texts(schedule.rows, columns, FEE_OUTCOMES, assumptions)
    return TableReport(source, ". ".join(sentences), _sentences(schedule.remarks), rows)


def volume_report(brought: Volumes, source: str, assumptions: Assumptions) -> TableReport:
    """What became of a table of volumes: of how many services and years they were loaded."""
    columns = {
        "place": "Row", "procedure_code": "Code", "modifier": "Modifier",
        "fiscal_year": "State fiscal year",
    }  # fmt: skip
    loaded, services = brought.frame.index.nunique(), len(assumptions.services)
    years = ", ".join(map(str, brought.fiscal_years))
    of_years = f" for state fiscal {'years' if len(brought.fiscal_years) > 1 else 'year'} {years}"
    doubtful = brought.rows["outcome"].isin([readings.FAULTY, readings.AMBIGUOUS])
    sentences = [
        f"Volumes of {loaded} of {services} services loaded from {source}"
        f"{of_years if years else ''}",
        *_in_doubt(assumptions, brought.rows[doubtful], brought.frame.index,
                   "their units are not taken"),
        _counts(brought.rows, VOLUME_OUTCOMES),
    ]  # fmt: skip
    rows = _rows_of_texts(brought.rows, columns, VOLUME_OUTCOMES, assumptions)
    return TableReport(source, ". ".join(sentences), _sentences(brought.remarks), rows)


def _in_doubt(
    assumptions: Assumptions, rows: pd.DataFrame, loaded: pd.Index, effect: str
) -> list[str]:
    """Which services are left in doubt by their rows; [] where none is."""
    services = [key for key in dict.fromkeys(rows["service"]) if key and key not in loaded]
    codes = ", ".join(assumptions.services[key].procedure_code for key in services)
    return [f"In doubt, so that {effect}: {codes}"] if services else []


def _sentences(remarks: Sequence[str]) -> tuple[str, ...]:
    """Remarks with a capital and a full stop."""
    return tuple(f"{_capital(remark)}." for remark in remarks)


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _counts(rows: pd.DataFrame, outcomes: Mapping[str, str]) -> str:
    """How many rows there are, by outcome: "Of 200 rows: 25 loaded, 112 no such service."."""
    counts = rows["outcome"].value_counts()
    parts = [f"{counts[key]} {name.lower()}" for key, name in outcomes.items() if key in counts]
    return f"Of {counted(len(rows), 'row')}: {', '.join(parts)}."


def _rows_of_texts(
    rows: pd.DataFrame,
    columns: Mapping[str, str],
    outcomes: Mapping[str, str],
    assumptions: Assumptions,
) -> pd.DataFrame:
    """Every row, what needs a person first. columns: column of `rows` -> its heading."""
    order = list(outcomes)
    in_order = rows.sort_values("outcome", key=lambda each: each.map(order.index), kind="stable")
    names = {key: service.name for key, service in assumptions.services.items()}
    texts = in_order[list(columns)].rename(columns=dict(columns))
    return texts.assign(
        Service=in_order["service"].map(lambda key: names.get(key, "")),
        Outcome=in_order["outcome"].map(dict(outcomes)),
        Reason=in_order["sentence"].map(_capital),
    ).reset_index(drop=True)
