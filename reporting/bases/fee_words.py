"""How new the current rates are, in words: nothing where they are the study's own."""

from __future__ import annotations

from model import Results
from model.findings.side_by_side import SideBySide

OLD, COPIED = "fee_of_sfy_2019", "third_party_copy"  # marks of a base


def fees_in_words(results: Results) -> str:
    """How many current rates are newer than the study; "" where none is marked.

    "Current fees are known for 7 of 28 services, all from a third-party copy, not checked against
    the State's file; the others are fees of SFY 2019."
    """
    marks, said = results.assumptions.marks, results.fee_marks[0].tolist()
    if OLD not in marks:
        return ""
    known, copied = (len(said) - said.count(marks.get(OLD))), said.count(marks.get(COPIED))
    many = "all" if copied == known else f"{copied} of them"
    of_copies = f", {many} from a {marks[COPIED]}" if copied else ""
    others = "; the others are fees of SFY 2019" if known < len(said) else ""
    return f"Current fees are known for {known} of {len(said)} services{of_copies}{others}."


def fee_in_words(side_by_side: SideBySide, service_key: str) -> str:
    """What must be said beside the current rate of one service; "" for nothing."""
    place = list(side_by_side.assumptions.services).index(service_key)
    return str(side_by_side.scenario.fee_marks[0, place])
