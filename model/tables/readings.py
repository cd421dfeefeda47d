"""What becomes of a row of a table that a person brings, and what is said of it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import pandas as pd

from model.tables.headings import Row

LOADED = "loaded"  # its number is taken
REPEATED = "repeated"  # says the same as a row that is loaded
NOT_IN_FORCE = "not in force"  # earlier, later or ended
UNMATCHED = "unmatched"  # no service of the study
AMBIGUOUS = "ambiguous"  # several services, or several numbers of one
FAULTY = "faulty"  # a cell cannot be read or is not possible
LEFT = "left"  # sound, but another row leaves its service in doubt
EMPTY = "empty"  # names a service and says nothing of it, as in a template


@dataclass(frozen=True)
class Reading:
    """A row as it was understood.

    outcome: one of those above; "" while it is open. sentence: all that is to be said of the row,
    "" where nothing is. service: its key, "" where none.
    """

    row: Row
    outcome: str = ""
    sentence: str = ""
    service: str = ""


def frame_of_rows(readings: Iterable[Reading], *columns: str) -> pd.DataFrame:
    """What became of each row: a row for each reading, in their order, all columns texts.

    Columns: place ("line 5"), procedure_code, modifier and the columns that are named, as given;
    service, outcome and sentence, as in `Reading`.
    """
    as_given = ("procedure_code", "modifier", *columns)
    return pd.DataFrame([
        {
            "place": reading.row.place,
            **{name: reading.row.text(name) for name in as_given},
            "service": reading.service,
            "outcome": reading.outcome,
            "sentence": reading.sentence,
        }
        for reading in readings
    ])  # fmt: skip
