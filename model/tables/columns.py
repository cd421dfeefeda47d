"""The columns of the tables that are read, with the headings that they usually have."""

from __future__ import annotations

import pandas as pd

from model.study.assumptions import Assumptions
from model.tables.headings import Column

_CODE = Column(
    "procedure_code",
    "procedure code",
    (
        "code", "proc code", "procedure", "proc", "hcpcs", "hcpcs code", "cpt", "cpt code",
        "cpt hcpcs", "hcpcs cpt", "cpt hcpcs code", "service code", "billing code",
    ),
    is_needed=True,
)  # fmt: skip
_MODIFIER = Column(
    "modifier",
    "modifier",
    (
        "modifiers", "mod", "mods", "proc mod", "procedure modifier", "service modifier",
        *(f"{name}{number}" for name in ("modifier", "modifier ", "mod", "mod ")
          for number in range(1, 5)),
    ),
    may_repeat=True,
)  # fmt: skip


# A fee schedule. What it has besides these, such as prior authorization, is not used.
FEE_SCHEDULE = (
    _CODE,
    _MODIFIER,
    Column(
        "rate",
        "rate",
        (
            "fee", "current rate", "fee schedule rate", "maximum allowed", "max allowed",
            "maximum allowable", "max allowable", "maximum allowed amount", "max allowed amount",
            "allowed amount", "allowable", "medicaid rate", "medicaid fee", "mo healthnet rate",
            "mhd rate", "unit rate", "rate per unit", "price", "rate usd", "rate dollars",
        ),
        is_needed=True,
    ),
    Column(
        "effective_date",
        "effective date",
        (
            "effective", "eff date", "effective from", "effective begin date", "begin date",
            "start date", "from date", "rate effective date", "rate eff date", "date effective",
        ),
        is_needed=True,
    ),
    Column(
        "end_date",
        "end date",
        ("effective end date", "effective to", "thru date", "through date", "to date",
         "expiration date", "term date", "rate end date"),
    ),
)  # fmt: skip

# How much of each service was used in a state fiscal year.
VOLUMES = (
    _CODE,
    _MODIFIER,
    Column(
        "fiscal_year",
        "state fiscal year",
        ("year", "sfy", "fy", "state fiscal year"),
        is_needed=True,
    ),
    Column(
        "units",
        "units",
        ("unit", "units paid", "paid units", "units of service", "billed units", "service units",
         "total units", "number of units", "quantity"),
    ),
    Column(
        "paid_amount",
        "paid amount",
        ("paid", "amount paid", "total paid", "dollars paid", "paid dollars", "expenditures",
         "expenditure", "total paid amount", "payments", "paid amount usd"),
    ),
    Column(
        "participants",
        "participants",
        ("participant count", "number of participants", "unduplicated participants", "recipients",
         "clients", "members", "people served"),
    ),
    Column("program", "program", ("waiver", "program name")),
    Column("source", "source", ("data source",)),
)  # fmt: skip


def template(columns: tuple[Column, ...], assumptions: Assumptions) -> pd.DataFrame:
    """A table to fill in: a row a service, with its code and modifiers and nothing else. Texts."""
    codes = [service.procedure_code.partition(" ") for service in assumptions.services.values()]
    filled = {
        "procedure_code": [code for code, _, _ in codes],
        "modifier": [modifiers for _, _, modifiers in codes],
    }
    empty = [""] * len(codes)
    return pd.DataFrame({column.key: filled.get(column.key, empty) for column in columns})
