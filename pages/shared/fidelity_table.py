"""Fidelity in words and rows: the score, what it says, every printed figure beside the model's."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pandas as pd
import streamlit as st

from model import Assumptions
from model.findings.check import NOT_APPLICABLE, fidelity, rate_distance
from pages.shared import tables
from pages.shared.numbers import LargeNumber
from pages.shared.results import assumptions

EVERY_TABLE = "All tables"
HIT, MISS = "hit", "miss"
FULL_PRECISION = 6  # decimals: no printed figure has more than two
WAGE_TABLES = ("Table 2", "Table 3", "Table 4", "Table 5", "Appendix B")
OF_THE_STUDY = (
    "This page compares the study's own assumptions with the study's tables, whatever scenario is "
    "open."
)


@st.cache_resource(show_spinner=False)
def cells() -> pd.DataFrame:
    """Every printed figure beside the model's. Shared between sessions: never change in place."""
    return fidelity(assumptions())


def score_in_numbers(cells: pd.DataFrame) -> list[LargeNumber]:
    """The score in five numbers."""
    rates = (cells["table"] == "Table 7") & (cells["unit"] == "dollars per unit")
    changes = (cells["table"] == "Table 7") & (cells["unit"] == "percent change")
    impacts = cells["table"] == "Table 9"
    wages = cells["table"].isin(WAGE_TABLES) & cells["unit"].str.startswith("dollars")
    return [
        LargeNumber(_of(cells[rates]), "rates to the cent", "Table 7"),
        LargeNumber(_of(cells[changes]), "percent changes to the tenth", "Table 7"),
        LargeNumber(_of(cells[impacts]), "changes to the tenth", "Table 9, N/A included"),
        LargeNumber(_of(cells[wages]), "wages and salaries", "Tables 2 to 5, Appendix B"),
        LargeNumber(
            f"{100 * rate_distance(cells).max():.3f} %",
            "largest distance of a rate",
            "from what its printed digits allow",
        ),
    ]


def _of(cells: pd.DataFrame) -> str:
    return f"{int(cells['hit'].sum())} of {len(cells)}"


def meaning(assumptions: Assumptions, cells: pd.DataFrame) -> str:
    """What hits and misses mean, and what they do not show."""
    misses = int((~cells["hit"]).sum())
    said = (
        f"{len(cells) - misses} of {len(cells)} printed figures come out. A hit is a figure of the "
        "model that, rounded as the study prints it, is the printed one; a miss is one that is not."
    )
    if misses:
        return (
            f"{said} Some misses remain: the study appears to round on the way, in a manner that "
            "it does not print."
        )
    settings = assumptions.settings.values()
    calibrated = sum(setting.entry.source.kind == "calibrated" for setting in settings)
    return (
        f"{said} That all come out does not show that the study took the same values: {calibrated} "
        "of them are not printed and were chosen so that these tables come out. The page "
        "Assumptions says what the tables allow of each."
    )


def table_choices(cells: pd.DataFrame) -> dict[str, str]:
    """The tables to choose from, each with its count of misses."""
    misses = (~cells["hit"]).groupby(cells["table"], sort=False).sum()
    named = {str(table): f"{table}, {_count(int(missed))}" for table, missed in misses.items()}
    return {EVERY_TABLE: f"{EVERY_TABLE}, {_count(int(misses.sum()))}", **named}


def _count(misses: int) -> str:
    return {0: "no miss", 1: "1 miss"}.get(misses, f"{misses} misses")


def rows(cells: pd.DataFrame, table: str = EVERY_TABLE) -> pd.DataFrame:
    """The cells of one table, or of all, as texts; misses first."""
    own = cells if table == EVERY_TABLE else cells[cells["table"] == table]
    own = own.sort_values("hit", kind="stable")
    # What is hit is, by the definition of a hit, the printed figure at the printed precision.
    rounded = own["printed"].where(own["hit"], own["model"])
    return pd.DataFrame(
        {
            "result": own["hit"].map({True: HIT, False: MISS}),
            "table": own["table"],
            "line": own["line"],
            "column": own["column"] + ", " + own["unit"],
            "printed": _texts(own["printed"], own["decimals"]),
            "model_as_printed": _texts(rounded, own["decimals"]),
            "model": _texts(own["model"], FULL_PRECISION),
            "difference": _texts(own["difference"], FULL_PRECISION, "+"),
        }
    ).reset_index(drop=True)


def _texts(numbers: pd.Series, decimals: pd.Series | int, sign: str = "") -> list[str]:
    places = [decimals] * len(numbers) if isinstance(decimals, int) else decimals
    return [
        NOT_APPLICABLE if pd.isna(number) else f"{number:{sign},.{place}f}".replace("-", "−")
        for number, place in zip(numbers, places, strict=True)
    ]


def draw_rows(cells: pd.DataFrame, table: str) -> None:
    """Every printed figure beside the model's."""
    number: Callable[..., Any] = st.column_config.TextColumn
    st.dataframe(
        rows(cells, table),
        column_config={
            "result": tables.text("Result", width=60),
            "table": tables.text("Table", width=90),
            "line": tables.text("Line", width=240),
            "column": tables.text("Column and unit", width=205),
            "printed": number("Printed", alignment="right", width=85),
            "model_as_printed": number("Model, rounded", alignment="right", width=110),
            "model": number("Model, in full", alignment="right", width=110),
            "difference": number("Difference", alignment="right", width=90),
        },
        hide_index=True,
        height=tables.MOST_HEIGHT,
        key="fidelity-cells",
        alt="Every printed figure of the study beside the model's, misses first",
    )
