"""The fidelity page says what `python -m model fidelity` says, and every miss."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest
from pages.shared import fidelity_table
from streamlit.testing.v1 import AppTest

from model import load_assumptions
from model.__main__ import main
from model.findings.check import fidelity, rate_distance, score

ROOT = Path(__file__).resolve().parents[2]
ASSUMPTIONS = load_assumptions()
CELLS = fidelity(ASSUMPTIONS)
SCORED = [
    ("Table 7", "dollars per unit"),
    ("Table 7", "percent change"),
    ("Table 9", "percent change"),
]


def opened(link: dict[str, str] | None = None) -> AppTest:
    page = AppTest.from_file(ROOT / "app.py", default_timeout=60)
    for name, text in (link or {}).items():
        page.query_params[name] = text
    page.run()
    page.switch_page("pages/fidelity.py").run()
    assert not page.exception
    return page


def shown(page: AppTest) -> pd.DataFrame:
    [table] = page.dataframe
    return table.value


def with_misses() -> pd.DataFrame:
    """Cells of which two, far down, are missed."""
    missed = CELLS.index.isin([300, 500])
    return CELLS.assign(
        model=CELLS["model"].mask(missed, 1.2345), hit=CELLS["hit"].mask(missed, False)
    )


def test_the_score_is_the_command_lines(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["fidelity"]) == 0
    printed = capsys.readouterr().out
    numbers = fidelity_table.score_in_numbers(CELLS)
    scored = score(CELLS).set_index(["table", "unit"]).loc[SCORED].to_dict("records")
    for number, row in zip(numbers[:3], scored, strict=True):
        assert number.value == f"{row['hits']} of {row['cells']}"
        assert f" {row['hits']}     {row['cells']}" in printed
    assert numbers[3].value == "224 of 224"
    assert numbers[4].value == f"{100 * rate_distance(CELLS).max():.3f} %"


def test_the_page_has_the_score_and_every_printed_figure() -> None:
    page = opened()
    html = " ".join(str(held.proto.body) for held in page.get("html"))
    for number in fidelity_table.score_in_numbers(CELLS):
        assert number.value in html
    assert len(shown(page)) == len(CELLS)
    assert (shown(page)["result"] == "hit").sum() == CELLS["hit"].sum()


def test_every_miss_is_listed_first() -> None:
    rows = fidelity_table.rows(with_misses())
    misses = with_misses()[~with_misses()["hit"]]
    first = rows.head(len(misses))
    assert (first["result"] == "miss").all()
    assert (rows["result"] == "miss").sum() == len(misses)
    assert first["line"].tolist() == misses["line"].tolist()
    assert "1.234500" in first["model"].tolist()


def test_a_miss_counts_against_its_own_table() -> None:
    missed = [
        f"{row['hits']} of {row['cells']}"
        for _, row in score(with_misses()).set_index(["table", "unit"]).loc[SCORED].iterrows()
    ]
    found = [number.value for number in fidelity_table.score_in_numbers(with_misses())]
    assert found[:3] == missed == ["83 of 84", "84 of 84", "39 of 40"]
    assert found[4] != "0.000 %"


def test_a_tie_that_is_a_hit_reads_as_it_is_printed() -> None:
    tie = CELLS.head(1).assign(printed=6.3, model=6.25, decimals=1, hit=True)
    [row] = fidelity_table.rows(tie).to_dict("records")
    assert (row["printed"], row["model_as_printed"], row["model"]) == ("6.3", "6.3", "6.250000")


def test_a_table_can_be_chosen() -> None:
    page = opened()
    page.selectbox(key="fidelity-table").select("Table 9").run()
    assert not page.exception
    assert set(shown(page)["table"]) == {"Table 9"}
    assert "N/A" in shown(page)["printed"].tolist()


def test_an_open_scenario_changes_nothing_here() -> None:
    study = shown(opened())
    page = opened({"v": ASSUMPTIONS.version, "overtime_share.care": "0.2"})
    assert page.session_state["scenario"].changes
    pd.testing.assert_frame_equal(shown(page), study)


def test_the_words_do_not_claim_more_than_the_cells() -> None:
    complete = CELLS.assign(hit=True)
    assert "does not show" in fidelity_table.meaning(ASSUMPTIONS, complete)
    assert "appears to round" in fidelity_table.meaning(ASSUMPTIONS, with_misses())
    misses = int((~with_misses()["hit"]).sum())
    assert (
        fidelity_table.table_choices(with_misses())["All tables"] == f"All tables, {misses} misses"
    )


def test_what_is_rounded_has_the_printed_decimals() -> None:
    rows = fidelity_table.rows(CELLS)
    for printed, rounded in zip(rows["printed"], rows["model_as_printed"], strict=True):
        assert len(printed.partition(".")[2]) == len(rounded.partition(".")[2])
