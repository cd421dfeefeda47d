"""A row of a table that is brought: the service that it is billed as, and what becomes of it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

import pandas as pd

from model.study.assumptions import Assumptions
from model.study.words import given_in_words
from model.tables.headings import Row, Table

LOADED = "loaded"  # its number is taken
REPEATED = "repeated"  # says the same as a row that is loaded
NOT_IN_FORCE = "not in force"  # earlier, later or ended
UNMATCHED = "unmatched"  # no service of the study
AMBIGUOUS = "ambiguous"  # several services, or several numbers of one
FAULTY = "faulty"  # a cell cannot be read or is not possible
LEFT = "left"  # sound, but another row leaves its service in doubt
EMPTY = "empty"  # names a service and says nothing of it, as in a template

NO_MODIFIER = {"none", "n/a", "-", "--"}  # how tables say that there is none
_CODE = re.compile(r"(?P<code>[A-Z][0-9]{4}|[0-9]{4}[0-9A-Z])(?P<modifiers>([A-Z0-9]{2})*)")


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


def billed_as(row: Row, table: Table, assumptions: Assumptions) -> Reading:
    """A row with the service that it is billed as; where that is none, with the reason."""
    try:
        code, modifiers = code_of(row.text("procedure_code"), row.text("modifier"))
    except ValueError as error:
        return Reading(row, FAULTY, str(error))
    says_modifiers = "modifier" in table.columns
    service, outcome, reason = service_of(assumptions, code, modifiers, says_modifiers)
    return Reading(row, outcome, reason, service)


def code_of(code: str, modifiers: str) -> tuple[str, frozenset[str]]:
    """A procedure code and its modifiers, whose order does not count.

    The modifiers may stand behind the code, in a cell of their own, or both: "T1019 U3 TF",
    "T1019-U3", "T1019U3". Errors: ValueError with the reason.
    """
    if not code:
        raise ValueError("the procedure code is empty")
    written = _CODE.fullmatch(re.sub(r"[^A-Z0-9]", "", code.upper()))
    if written is None:
        raise ValueError(
            f"procedure code {given_in_words(code)}: a letter and four digits are meant, "
            "such as T1019"
        )
    separate_text = "" if modifiers.casefold() in NO_MODIFIER else modifiers
    separate = re.findall(r"[A-Z0-9]+", separate_text.upper())
    if separate_text and (not separate or any(len(modifier) != 2 for modifier in separate)):
        raise ValueError(
            f"modifier {given_in_words(modifiers)}: two letters or digits are meant, such as U3; "
            "several are separated by spaces"
        )
    behind = re.findall("..", written["modifiers"])
    return written["code"], frozenset([*behind, *separate])


def service_of(
    assumptions: Assumptions, code: str, modifiers: frozenset[str], says_modifiers: bool
) -> tuple[str, str, str]:
    """The key of the service that a code and exactly these modifiers stand for, "" and "".

    Where it is none: "", the outcome (UNMATCHED or AMBIGUOUS) and the reason. says_modifiers:
    whether the table says which modifiers there are; where it does not, a code stands for a service
    if it has only one.
    """
    # Key of each service of this code -> its modifiers.
    services = {
        service.key: frozenset(service.procedure_code.split()[1:])
        for service in assumptions.services.values()
        if service.procedure_code.split()[0] == code
    }
    if not services:
        return "", UNMATCHED, f"no service of the study has the code {code}"
    known = ", ".join(assumptions.services[key].procedure_code for key in services)
    possible = [
        key
        for key, of_service in services.items()
        if of_service == modifiers or not (modifiers or says_modifiers)
    ]
    if not possible:
        billed = " ".join([code, *sorted(modifiers)]) + ("" if modifiers else " without a modifier")
        return "", UNMATCHED, f"no service of the study is billed as {billed}; known are {known}"
    if len(possible) > 1:
        return "", AMBIGUOUS, (
            f"{code} stands for {len(services)} services, which modifiers tell apart, and the "
            f"table has no column for the modifier; known are {known}"
        )  # fmt: skip
    return possible[0], "", ""
