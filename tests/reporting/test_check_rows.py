"""The check in words and rows: every miss is seen, nothing more is claimed than the cells show."""

from __future__ import annotations

from reporting.tables import check_rows
from tests.reporting.cases import A
from tests.reporting.test_large_numbers import CELLS, with_misses
from tests.reporting.written import reads_as


def test_every_printed_figure_is_a_row_of_the_models_numbers() -> None:
    rows = check_rows.rows(CELLS)
    assert len(rows) == len(CELLS)
    ordered = CELLS.sort_values("matches", kind="stable")
    for row, cell in zip(rows.itertuples(), ordered.itertuples(), strict=True):
        assert reads_as(row.printed, cell.printed)
        assert reads_as(row.model, cell.model)
        assert reads_as(row.difference, cell.difference)


def test_every_miss_is_listed_first() -> None:
    rows = check_rows.rows(with_misses())
    misses = with_misses()[~with_misses()["matches"]]
    first = rows.head(len(misses))
    assert (first["result"] == "mismatch").all()
    assert (rows["result"] == "mismatch").sum() == len(misses)
    assert first["line"].tolist() == misses["line"].tolist()
    assert "1.234500" in first["model"].tolist()


def test_a_tie_that_is_a_hit_reads_as_it_is_printed() -> None:
    tie = CELLS.head(1).assign(printed=6.3, model=6.25, decimals=1, hit=True)
    [row] = check_rows.rows(tie).to_dict("records")
    assert (row["printed"], row["model_as_printed"], row["model"]) == ("6.3", "6.3", "6.250000")


def test_what_is_rounded_has_the_printed_decimals() -> None:
    rows = check_rows.rows(CELLS)
    for printed, rounded in zip(rows["printed"], rows["model_as_printed"], strict=True):
        assert len(printed.partition(".")[2]) == len(rounded.partition(".")[2])


def test_one_table_can_be_chosen() -> None:
    rows = check_rows.rows(CELLS, "Table 9")
    assert set(rows["table"]) == {"Table 9"}
    assert "N/A" in rows["printed"].tolist()


def test_the_words_do_not_claim_more_than_the_cells() -> None:
    assert "do not show" in check_rows.meaning(A, CELLS)
    assert check_rows.sentence(CELLS) == "All 519 published figures are reproduced"
    assert check_rows.sentence(with_misses()) == "517 of 519 published figures are reproduced"
    assert "appears to round" in check_rows.meaning(A, with_misses())
    choices = check_rows.table_choices(with_misses())
    assert choices["All tables"] == "All tables (2 mismatches)"
    assert choices["Table 9"] == "Table 9 (1 mismatch)"
    assert choices["Table 2"] == "Table 2 (0 mismatches)"
