"""Who pays for what, in words and in a table."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from model.programs.billing import MEDICAID, PROSPECTIVE, Billing, Payment


def sentence(billing: Billing, paid: Payment) -> str:
    """The payer of an activity: "Cold calls to employers: a milestone payment of VR ..."."""
    part = f" ({paid.activity.part})" if paid.payer == paid.activity.payer != MEDICAID else ""
    part = part if paid.activity.part else ""
    return f"{paid.activity.activity}. Payer: {_small(billing.payers[paid.payer])}{part}."


def reasons(billing: Billing, paid: Payment) -> pd.DataFrame:
    """Texts: why, what must be documented, and where the guidance says so."""
    rows = [("Why", _joined(paid.reasons), _joined(paid.where))]
    if paid.payer in (MEDICAID, PROSPECTIVE):
        rows.append(("Documented how", billing.documented, "Question 6"))
    rows.append(("Never both", billing.never_both, "Question 2"))
    return _table(rows, "What the guidance says", "Where")


def every_activity(billing: Billing) -> pd.DataFrame:
    """Texts, a row an activity: its payer where all that is asked holds."""
    rows = [
        (each.activity, billing.payers[each.payer], each.part or "-", f"{each.why}", each.where)
        for each in billing.activities.values()
    ]
    return _table(rows, "Payer", "Part", "Why", "Where")


def _table(rows: Sequence[tuple[str, ...]], *columns: str) -> pd.DataFrame:
    return pd.DataFrame([row[1:] for row in rows], index=[row[0] for row in rows], columns=columns)


def _small(words: str) -> str:
    return words if words.startswith("Medicaid") else words[:1].lower() + words[1:]


def _joined(texts: tuple[str, ...]) -> str:
    return "; ".join(texts)
