"""The check of the model against the printed tables, in words and as rows of text."""

from __future__ import annotations

from collections.abc import Iterable

import pandas as pd

from model import Assumptions
from reporting.formats import number, signed_number

EVERY_TABLE = "All tables"
MATCH, MISMATCH = "match", "mismatch"
FULL_PRECISION = 6  # decimals: no published figure has more than two
OF_THE_STUDY = (
    "This page compares the study's own assumptions with the study's tables, whatever scenario is "
    "open."
)


def sentence(cells: pd.DataFrame) -> str:
    """How many published figures the model reproduces; cells: `check`."""
    matches, total = int(cells["matches"].sum()), len(cells)
    if matches == total:
        return f"All {total} published figures are reproduced"
    return f"{matches} of {total} published figures are reproduced"


def meaning(assumptions: Assumptions, cells: pd.DataFrame) -> str:
    """What a match means, and what the matches do not show; cells: `check`."""
    explained = (
        "A match is a figure of the model that, rounded as the study prints it, is the published "
        "one."
    )
    if not cells["matches"].all():
        return (
            f"{explained} Some mismatches remain: the study appears to round in between, in a way "
            "that it does not publish."
        )
    settings = assumptions.settings.values()
    calibrated = sum(setting.source_kind == "calibrated" for setting in settings)
    return (
        f"{explained} Matching figures do not show that the study took the same values: "
        f"{calibrated} of them are not published and were set to reproduce these tables. The page "
        "Assumptions gives the values of each that are consistent with the tables."
    )


def table_choices(cells: pd.DataFrame) -> dict[str, str]:
    """The tables to choose from, each with its count of mismatches."""
    misses = (~cells["matches"]).groupby(cells["table"], sort=False).sum()
    named = {str(table): _counted(str(table), int(count)) for table, count in misses.items()}
    return {EVERY_TABLE: _counted(EVERY_TABLE, int(misses.sum())), **named}


def _counted(table: str, mismatches: int) -> str:
    return f"{table} ({mismatches} mismatch{'' if mismatches == 1 else 'es'})"


def mismatches(cells: pd.DataFrame) -> pd.DataFrame:
    """The cells that the model does not reproduce."""
    return cells[~cells["matches"]]


def rows(cells: pd.DataFrame, table: str = EVERY_TABLE) -> pd.DataFrame:
    """The cells of one table, or of all, as texts; mismatches first.

    Columns: result, table, line, column (with its unit), printed, model_as_printed, model,
    difference.
    """
    chosen = cells if table == EVERY_TABLE else cells[cells["table"] == table]
    ordered = chosen.sort_values("matches", kind="stable")
    # A match is, by its definition, the printed figure at the printed precision.
    as_printed = ordered["printed"].where(ordered["matches"], ordered["model"])
    return pd.DataFrame(
        {
            "result": ordered["matches"].map({True: MATCH, False: MISMATCH}),
            "table": ordered["table"],
            "line": ordered["line"],
            "column": ordered["column"] + ", " + ordered["unit"],
            "printed": _texts(ordered["printed"], ordered["decimals"]),
            "model_as_printed": _texts(as_printed, ordered["decimals"]),
            "model": [number(value, FULL_PRECISION) for value in ordered["model"]],
            "difference": [signed_number(value, FULL_PRECISION) for value in ordered["difference"]],
        }
    ).reset_index(drop=True)


def _texts(values: Iterable[float], decimals: Iterable[int]) -> list[str]:
    return [number(value, places) for value, places in zip(values, decimals, strict=True)]
