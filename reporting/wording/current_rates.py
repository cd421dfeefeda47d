"""How new the current rates are, in words: nothing where they are the study's own."""

from __future__ import annotations

import re

from model import Results
from model.findings.side_by_side import SideBySide
from reporting.wording.changes import loaded_in_words

OLD, COPIED = "fee_of_sfy_2019", "third_party_copy"  # marks of a base


def fees_in_words(results: Results) -> str:
    """How many current rates are newer than the study, and from where; "" where none is marked.

    "Current fees are known for 7 of 28 services, all from a third-party copy, not checked against
    the State's file; the others are fees of SFY 2019."
    """
    marks, said = results.assumptions.marks, results.fee_marks[0].tolist()
    loaded = loaded_in_words(results.scenarios[0])
    if OLD not in marks:
        return f"Current rates: {', '.join(loaded)}; the others are the study's." if loaded else ""
    known, copied = (len(said) - said.count(marks.get(OLD))), said.count(marks.get(COPIED))
    many = "all" if copied == known else f"{copied} of them"
    parts = [*([f"{many} from a {marks[COPIED]}"] if copied else []), *loaded]
    others = "; the others are fees of SFY 2019" if known < len(said) else ""
    where_from = "".join(f", {part}" for part in parts)
    return f"Current fees are known for {known} of {len(said)} services{where_from}{others}."


def beside_fees(side_by_side: SideBySide, service_key: str = "") -> str:
    """What a chart says of the current rate of a service, or of all rates where none is named."""
    if not service_key:
        return fees_in_words(side_by_side.scenario)
    mark = fee_in_words(side_by_side, service_key)
    return f"Current rate: {mark}." if mark else ""


def mark_in_short(mark: str) -> str:
    """A mark where a sentence beneath the table says the whole: "third-party copy"."""
    return re.split("[,;]", mark)[0]


def fee_in_words(side_by_side: SideBySide, service_key: str) -> str:
    """What must be said beside the current rate of one service; "" for nothing."""
    place = list(side_by_side.assumptions.services).index(service_key)
    return str(side_by_side.scenario.fee_marks[0, place])
