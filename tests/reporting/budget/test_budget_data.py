"""A budget as data says the same as the page, with every column explained."""

from __future__ import annotations

import datetime
import io
import json
import zipfile

import pandas as pd
import pytest

from reporting.budget.budget_data import budget_zip
from tests.reporting.budget.test_words import INPUTS, UNITS, cost

DAY = datetime.date(2026, 11, 26)


@pytest.mark.parametrize("texts", [{}, {**UNITS, "lag": "1", "other_funds": "10%"}])
def test_the_files_hold_the_cost_and_every_column_has_a_meaning(texts: dict[str, str]) -> None:
    made = cost(**texts)
    with zipfile.ZipFile(io.BytesIO(budget_zip(made, INPUTS, DAY))) as packed:
        frames = {
            name.removesuffix(".csv"): pd.read_csv(io.BytesIO(packed.read(name)))
            for name in packed.namelist()
            if name.endswith(".csv")
        }
        content = json.loads(packed.read("budget.json"), parse_constant=pytest.fail)
        said = packed.read("README.txt").decode()
    years = frames["years_by_fund"].set_index(["amount", "end"])
    assert years.loc[("total", "high"), "2028"] == made.usd["total"][1, 0, 0].sum()
    assert (years["illustrative"] == (not texts)).all()
    whole = frames["services_by_year"]
    funds = [f"{fund}_usd_high" for fund in ("general_revenue", "other_state_funds",
                                             "federal_funds")]  # fmt: skip
    assert (whole[funds].sum(axis=1) == whole["total_usd_high"]).all()
    assert whole["total_usd_high"].sum() == made.usd["total"][1].sum()
    assert content["tables"]["years_by_fund"][-1]["2028"] == years.loc[("total", "high"), "2028"]
    assert ("llustrative" in said) == (not texts)
    dictionary = frames["data_dictionary"]
    assert set(dictionary["table"]) == set(content["tables"])
    assert dictionary["meaning"].str.len().min() > 10
