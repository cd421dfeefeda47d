"""A row with a procedure code and modifiers -> the service of the study that is billed so."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from model.study.assumptions import Assumptions
from model.study.parts import Service
from model.study.words import given_in_words
from model.tables.headings import Row, Table
from model.tables.readings import AMBIGUOUS, FAULTY, UNMATCHED

NO_MODIFIER = {"none", "n/a", "-", "--"}  # how tables say that there is none
_CODE = re.compile(r"(?P<code>[A-Z][0-9]{4}|[0-9]{4}[0-9A-Z])(?P<modifiers>([A-Z0-9]{2})*)")


class UnmatchedError(ValueError):
    """No service of the study is billed so."""


class AmbiguousError(ValueError):
    """Several services of the study may be meant."""


@dataclass(frozen=True)
class Match:
    """The key of the service that a row is of; where it is of none, the outcome and the reason."""

    service: str = ""
    outcome: str = ""
    reason: str = ""


def match_of(row: Row, table: Table, assumptions: Assumptions) -> Match:
    """The service that a row of a table is billed as."""
    try:
        code, modifiers = code_of(row.text("procedure_code"), row.text("modifier"))
        has_modifiers = "modifier" in table.columns
        return Match(service_of(assumptions, code, modifiers, has_modifiers=has_modifiers))
    except UnmatchedError as error:
        return Match(outcome=UNMATCHED, reason=str(error))
    except AmbiguousError as error:
        return Match(outcome=AMBIGUOUS, reason=str(error))
    except ValueError as error:
        return Match(outcome=FAULTY, reason=str(error))


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
    assumptions: Assumptions, code: str, modifiers: frozenset[str], *, has_modifiers: bool = True
) -> str:
    """The key of the service that a code and exactly these modifiers stand for.

    has_modifiers: whether the table says which modifiers there are. Where it does not, a code
    stands for a service if it has only one.
    Errors: UnmatchedError and AmbiguousError with the reason.
    """
    with_code = [
        service
        for service in assumptions.services.values()
        if service.procedure_code.split()[0] == code
    ]
    if not with_code:
        raise UnmatchedError(f"no service of the study has the code {code}")
    if modifiers or has_modifiers:
        exact = [s.key for s in with_code if _modifiers(s) == modifiers]
        if not exact:
            billed = " ".join([code, *sorted(modifiers)])
            raise UnmatchedError(
                f"no service of the study is billed as {billed}"
                f"{'' if modifiers else ' without a modifier'}; known are {_named(with_code)}"
            )
        return exact[0]
    if len(with_code) > 1:
        raise AmbiguousError(
            f"{code} stands for {len(with_code)} services, which modifiers tell apart, and the "
            f"table has no column for the modifier; known are {_named(with_code)}"
        )
    return with_code[0].key


def _modifiers(service: Service) -> frozenset[str]:
    return frozenset(service.procedure_code.split()[1:])


def _named(services: Sequence[Service]) -> str:
    return ", ".join(service.procedure_code for service in services)
