"""The check of the model against the printed tables, in words and as rows of text."""

from __future__ import annotations

from collections.abc import Iterable

import pandas as pd

from model import Assumptions
from reporting.formats import number, signed_number

EVERY_TABLE = "All tables"
HIT, MISS = "hit", "miss"
FULL_PRECISION = 6  # decimals: no printed figure has more than two
OF_THE_STUDY = (
    "This page compares the study's own assumptions with the study's tables, whatever scenario is "
    "open."
)


def meaning(assumptions: Assumptions, cells: pd.DataFrame) -> str:
    """What hits and misses mean, and what they do not show; cells: `check`."""
    misses = int((~cells["matches"]).sum())
    counts = (
        f"{len(cells) - misses} of {len(cells)} printed figures come out. A hit is a figure of the "
        "model that, rounded as the study prints it, is the printed one; a miss is one that is not."
    )
    if misses:
        return (
            f"{counts} Some misses remain: the study appears to round on the way, in a manner that "
            "it does not print."
        )
    settings = assumptions.settings.values()
    calibrated = sum(setting.entry.source.kind == "calibrated" for setting in settings)
    return (
        f"{counts} That all come out does not show that the study took the same values: "
        f"{calibrated} of them are not printed and were chosen so that these tables come out. The "
        "page Assumptions says what the tables allow of each."
    )


def table_choices(cells: pd.DataFrame) -> dict[str, str]:
    """The tables to choose from, each with its count of misses."""
    misses = (~cells["matches"]).groupby(cells["table"], sort=False).sum()
    named = {str(table): f"{table}, {_misses(int(count))}" for table, count in misses.items()}
    return {EVERY_TABLE: f"{EVERY_TABLE}, {_misses(int(misses.sum()))}", **named}


def _misses(count: int) -> str:
    return {0: "no miss", 1: "1 miss"}.get(count, f"{count} misses")


def rows(cells: pd.DataFrame, table: str = EVERY_TABLE) -> pd.DataFrame:
    """The cells of one table, or of all, as texts; misses first.

    Columns: result, table, line, column (with its unit), printed, model_as_printed, model,
    difference.
    """
    chosen = cells if table == EVERY_TABLE else cells[cells["table"] == table]
    ordered = chosen.sort_values("matches", kind="stable")
    # What is hit is, by the definition of a hit, the printed figure at the printed precision.
    as_printed = ordered["printed"].where(ordered["matches"], ordered["model"])
    return pd.DataFrame(
        {
            "result": ordered["matches"].map({True: HIT, False: MISS}),
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
