"""The printed tables are the judges: every figure of the study against the model's.

A cell that the model misses is listed in `misses.csv` with its gap. The list may only grow shorter:
a new miss fails, and so does a listed miss that is hit by now.
"""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest

from model import Scenario, compute
from model.findings.check import PUBLISHED, check, printed_table, rate_distance, score

MISSES = Path(__file__).parent / "misses.csv"
KEYS = ["table", "line", "column", "unit"]


@pytest.fixture(scope="module")
def cells(assumptions) -> pd.DataFrame:
    return check(assumptions)


def hits(cells: pd.DataFrame, table: str, unit: str) -> tuple[int, int]:
    row = score(cells).set_index(["table", "unit"]).loc[(table, unit)]
    return int(row["hits"]), int(row["cells"])


@pytest.mark.parametrize(
    ("table", "unit", "cells_printed"),
    [
        ("Table 2", "dollars per hour", 30),
        ("Table 3", "dollars per hour", 30),
        ("Table 4", "dollars per hour", 6),
        ("Table 5", "dollars per hour", 6),
        ("Table 6", "percent", 10),
        ("Table 8", "dollars per hour", 12),
        ("Table 8", "percent change", 6),
        ("Appendix B", "dollars per hour", 93),
        ("Appendix B", "dollars per year", 59),
        ("Appendix B", "percent", 31),
        ("Table 7", "dollars per unit, fee schedule", 28),
    ],
)
def test_every_figure_of_the_table_is_hit(cells, table, unit, cells_printed):
    assert hits(cells, table, unit) == (cells_printed, cells_printed)


@pytest.mark.parametrize(
    ("table", "unit", "cells_printed"),
    [
        ("Table 7", "dollars per unit", 84),
        ("Table 7", "percent change", 84),
        ("Table 9", "percent change", 40),
    ],
)
def test_every_rate_every_percent_change_and_every_cell_of_table_9_is_hit(
    cells, table, unit, cells_printed
):
    assert hits(cells, table, unit) == (cells_printed, cells_printed)


def test_no_rate_lies_outside_its_printed_interval(cells):
    distance = rate_distance(cells)
    assert len(distance) == 84
    assert distance.max() <= 1e-9


def test_without_rounding_no_rate_lies_further_than_0_05_percent_from_its_interval(assumptions):
    """The plan's own chain, "no rounding on the way", stays within reach of every printed rate."""
    rates = compute(assumptions, Scenario("unrounded", {"pay_rounding_usd": 0})).rates
    printed = printed_table("table_7_rates").set_index("procedure_code")
    for row in rates.itertuples():
        shown = printed.loc[row.procedure_code, f"{row.bound}_usd"]
        assert abs(row.rate_usd - shown) - 0.005 <= 0.0005 * shown, row


def test_the_missed_cells_are_those_listed_with_their_gaps(cells):
    listed = pd.read_csv(MISSES).set_index(KEYS)["difference"]
    missed = cells[~cells["matches"]].set_index(KEYS)["difference"]
    new = missed.index.difference(listed.index).tolist()
    mended = listed.index.difference(missed.index).tolist()
    assert not new, f"cells that were hit before are missed now: {new}"
    assert not mended, f"listed misses are hit now; take them off the list: {mended}"
    wider = missed.abs() - listed.reindex(missed.index).abs()
    assert (wider <= 5e-4).all(), "a listed gap has grown"


def test_a_wrong_figure_would_be_a_miss(assumptions, tmp_path, monkeypatch):
    """The judge can fail: one printed rate moved by a cent, one percentage by a tenth."""
    for path in PUBLISHED.glob("*.csv"):
        (tmp_path / path.name).write_text(path.read_text())
    table = tmp_path / "table_7_rates.csv"
    rates = pd.read_csv(table)
    rates.loc[1, "lower_usd"] += 0.01
    rates.loc[2, "upper_percent_change"] += 0.1
    rates.to_csv(table, index=False)
    was = check(assumptions)
    monkeypatch.setattr("model.findings.check.PUBLISHED", tmp_path)
    changed = check(assumptions)
    assert (was["matches"] & ~changed["matches"]).sum() == 2
