"""The slide of the case rate: a year of the program three times, and what each division pays."""

from __future__ import annotations

from typing import Any

import pandas as pd

from model import Results
from model.programs.case_rate import case_rate
from model.programs.program import Program, Values
from reporting.programs import case_rate_words as words
from reporting.programs.words import source_sentence, values_caption
from reporting.slides.layout import LEFT, RIGHT, TOP, Column, add_table, new_slide

ROWS = (0, 1, 2, 3, 4, 5, 6, 7)  # of `words.years`: those that answer what is lost, and why
ROW, HEAD = 0.42, 0.55


def add_case_rate_slide(deck: Any, program: Program, values: Values, _: Results) -> None:
    """What a year costs and what is lost, by who is referred; and the funding by division."""
    answer = case_rate(program, values)
    years = words.years(answer).iloc[list(ROWS)]
    divisions = words.divisions(program, answer, program.by_member(values, "division_share"))
    title = words.headline(answer).removesuffix(".")
    notes = [
        f"{title}.",
        *(f"{row.Index}: {'; '.join(map(str, row[1:]))}." for row in years.itertuples()),
        f"{words.divisions_sentence(answer)}.",
        *(f"{row.Index}: {row.Share}, {row[2]}." for row in divisions.itertuples()),
        words.enrollment_sentence(answer),
    ]
    slide = new_slide(
        deck, title, source_sentence(program), "\n".join(notes), values_caption(program, values)
    )
    columns = [
        Column("A year of the program", 3.5),
        *(Column(name, 1.4, right=True) for name in years.columns),
    ]
    rows = [(str(row.Index), *map(str, row[1:])) for row in years.itertuples()]
    add_table(slide, LEFT, TOP + 0.15, columns, rows, size=12, row_height=ROW, head_height=HEAD)
    _add_divisions(slide, divisions)


def _add_divisions(slide: Any, divisions: pd.DataFrame) -> None:
    """What each division contributes, to the cent."""
    columns = [Column("Division", 1.9), Column("Share", 0.85, right=True),
               Column("Funding a year", 1.45, right=True)]  # fmt: skip
    rows = [
        (str(name).removeprefix("DMH, ").removeprefix("DSS, "), *map(str, row))
        for name, *row in divisions.itertuples()
    ]
    left = RIGHT - sum(column.width for column in columns)
    add_table(slide, left, TOP + 0.15, columns, rows, size=11, row_height=ROW, head_height=HEAD)
