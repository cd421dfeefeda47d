"""The page Check against the study says what the check says; all figures are one click away."""

from __future__ import annotations

import importlib

import pandas as pd
import pytest
from streamlit.testing.v1 import AppTest

from model.findings.check import check
from model.scenario.texts.mailed_links import with_check
from pages.shell import session
from pages.shell.results import assumptions
from reporting import large_numbers
from reporting.tables import check_rows
from tests.pages.screen import drawn, headline, link_of, opened, run, value_in, widget, with_open
from tests.pages.screen import large_numbers as large_numbers_of
from tests.reporting.test_large_numbers import with_misses

CELLS = check(assumptions())


def figures_on(page: AppTest) -> pd.DataFrame:
    [table] = page.main.dataframe
    return table.value


def test_the_page_has_the_score_and_every_printed_figure() -> None:
    page = opened("check")
    assert headline(page) == "All 519 published figures are reproduced"
    assert not page.main.dataframe, "519 matches are folded"
    with_open(page, "all-figures")
    assert large_numbers_of(page) == [n.value for n in large_numbers.of_check(CELLS)]
    assert large_numbers_of(page)[:4] == ["84 of 84", "84 of 84", "40 of 40", "224 of 224"]
    assert len(figures_on(page)) == len(CELLS) == 519
    assert set(figures_on(page)["result"]) == {check_rows.MATCH}
    said = [text.value.replace("\\", "") for text in page.main.markdown]
    assert check_rows.meaning(assumptions(), CELLS) in said


def test_a_table_can_be_chosen_and_stands_in_the_link() -> None:
    page = opened("check", unfolded=("all-figures",))
    run(widget(page, "choice-table").set_value("Table 9"))
    assert set(figures_on(page)["table"]) == {"Table 9"}
    assert "N/A" in figures_on(page)["printed"].tolist()
    assert page.query_params == with_check({"table": "Table 9"})


def test_an_open_scenario_changes_nothing_here() -> None:
    study = figures_on(opened("check", unfolded=("all-figures",)))
    page = opened("check", **link_of({"overtime_share.care": 0.2}))
    with_open(page, "all-figures")
    assert value_in(page, session.scenario).changes
    pd.testing.assert_frame_equal(figures_on(page), study)
    assert any("whatever scenario" in caption.value for caption in page.main.caption)


def test_a_link_to_a_table_opens_it() -> None:
    page = opened("check", table="Table 9")
    assert set(figures_on(page)["table"]) == {"Table 9"}


def test_mismatches_alone_are_listed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(importlib.import_module("pages.check"), "published_figures", with_misses)
    page = opened("check")
    misses = with_misses()[~with_misses()["matches"]]
    assert headline(page) == f"{519 - len(misses)} of 519 published figures are reproduced"
    assert figures_on(page)["line"].tolist() == misses["line"].tolist()
    assert set(figures_on(page)["result"]) == {"mismatch"}


def test_each_base_says_what_was_checked_and_what_changed_between_them() -> None:
    page = opened("check", service="homemaker", bound="interim")
    said = "\n".join(text.value.replace("\\", "") for text in page.main.markdown)
    for base in assumptions().bases.values():
        assert f"**{base.base.label}**. Checked: {base.base.checked}" in said
        assert base.base.not_checked in said
    with_open(page, "between-today")
    [wages] = page.main.dataframe
    assert len(wages.value) == 14
    assert "Wage level" in str(drawn(page))
    assert any("Two surveys are no time series" in text.value for text in page.caption)
