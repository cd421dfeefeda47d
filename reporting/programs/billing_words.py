"""Who pays for what, in words and in a table."""

from __future__ import annotations

import pandas as pd

from model.programs.billing import MEDICAID, PROSPECTIVE, Billing, Payment
from reporting.tables.headed_rows import headed_rows


def sentence(billing: Billing, paid: Payment) -> str:
    """The payer of an activity: "Cold calls to employers: a milestone payment of VR ..."."""
    activity, payer = paid.activity, _small(billing.payers[paid.payer])
    has_part = activity.part and paid.payer == activity.payer != MEDICAID
    part = f" ({activity.part})" if has_part else ""
    return f"{activity.activity}. Payer: {payer}{part}."


def reasons(billing: Billing, paid: Payment) -> pd.DataFrame:
    """Texts: why, what must be documented, and where the guidance says so."""
    rows = [("Why", _joined(paid.reasons), _joined(paid.where))]
    if paid.payer in (MEDICAID, PROSPECTIVE):
        rows.append(("Documented how", billing.documented, "Question 6"))
    rows.append(("Never both", billing.never_both, "Question 2"))
    return headed_rows(rows, "What the guidance says", "Where")


def every_activity(billing: Billing) -> pd.DataFrame:
    """Texts, a row an activity: its payer where all that is asked holds."""
    rows = [
        (each.activity, billing.payers[each.payer], each.part or "-", each.why, each.where)
        for each in billing.activities.values()
    ]
    return headed_rows(rows, "Payer", "Part", "Why", "Where")


def _small(words: str) -> str:
    return words if words.startswith("Medicaid") else words[:1].lower() + words[1:]


def _joined(texts: tuple[str, ...]) -> str:
    return "; ".join(texts)
