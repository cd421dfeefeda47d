"""The worked examples of the documents come out as the documents say."""

from __future__ import annotations

import datetime
from pathlib import Path

import pandas as pd
import pytest

from model.scenario.loaded_rates import FEE
from model.tables.fee_schedule import fee_schedule
from model.tables.files import sheets_of_file
from model.tables.volumes import volumes
from reporting.files import table_words
from tests.study import ASSUMPTIONS

DOCS = Path(__file__).resolve().parents[3] / "docs"
WORDS = (DOCS / "loading_tables.md").read_text("utf-8")
FEES = dict(ASSUMPTIONS.entries[FEE].values)
DATE = datetime.date(2026, 7, 1)


def told(name: str) -> tuple[str, pd.DataFrame]:
    sheets = sheets_of_file((DOCS / name).read_bytes())
    if name.startswith("fee"):
        schedule = fee_schedule(sheets, ASSUMPTIONS, DATE, FEES)
        report = table_words.fee_report(schedule, name, ASSUMPTIONS)
        return report.sentence, report.rows
    brought = volumes(sheets, ASSUMPTIONS, FEES)
    report = table_words.volume_report(brought, name, ASSUMPTIONS)
    return report.sentence, report.rows


@pytest.mark.parametrize("name", ["fee_schedule_example.csv", "volumes_example.csv"])
def test_an_example_comes_out_as_its_document_says(name: str) -> None:
    sentence, rows = told(name)
    assert sentence in WORDS
    for row in rows.itertuples(index=False):
        assert f"| {' | '.join(row)} |" in WORDS
    assert "Example only" in (DOCS / name).read_text("utf-8")
