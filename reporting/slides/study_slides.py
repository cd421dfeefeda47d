"""Slides of the study itself: how a rate is built, and what of it the model reproduces."""

from __future__ import annotations

from typing import Any

from model.findings.check import check, score
from reporting.slides.briefing import Briefing
from reporting.slides.charts import add_bar_chart
from reporting.slides.layout import (
    LEFT,
    RIGHT,
    TOP,
    Box,
    Column,
    add_table,
    add_text,
    new_slide,
)
from reporting.slides.words import METHOD


def add_method_slide(deck: Any, briefing: Briefing) -> None:
    """The calculation in five lines."""
    base = briefing.stands_on
    lines = [line.format(surveyed=base.surveyed, possessive=base.possessive) for line in METHOD]
    slide = new_slide(
        deck,
        "How a rate is built, in five lines",
        briefing.source("all sections"),
        "\n".join(lines),
        "Dollars per paid hour, then per billable hour, then per unit",
    )
    for number, line in enumerate(lines):
        top = TOP + 0.2 + number * 1.0
        add_text(
            slide, Box(LEFT, top, 0.5, 0.5), [str(number + 1)], 24, bold=True, shade="scenario"
        )
        add_text(slide, Box(LEFT + 0.6, top + 0.03, RIGHT - LEFT - 0.6, 0.85), [line], 16)


def add_check_slide(deck: Any, briefing: Briefing) -> None:
    """How many of the printed figures the model reproduces, table by table."""
    scores = score(check(briefing.assumptions))
    title = f"{scores['hits'].sum()} of {scores['cells'].sum()} published figures reproduced"
    rows = [
        (str(row.table), str(row.unit), f"{row.hits} of {row.cells}") for row in scores.itertuples()
    ]
    slide = new_slide(
        deck,
        title,
        briefing.source("all published tables"),
        "\n".join([f"{title}.", *(f"{table}, {unit}: {count}." for table, unit, count in rows)]),
        "Figures of the study that the model reproduces to the last published digit, number",
    )
    columns = [
        Column("Table of the study", 4.0),
        Column("Unit", 3.2, shade="quiet"),
        Column("Reproduced", 1.6, right=True, bold=True),
    ]
    head, height = 0.36, min(0.42, 4.7 / len(rows))
    add_table(slide, LEFT, TOP, columns, rows, size=11, row_height=height, head_height=head)
    left = LEFT + sum(column.width for column in columns) + 0.15
    add_bar_chart(
        slide,
        Box(left, TOP + head, RIGHT - left, height * len(rows)),
        [f"{table}, {unit}" for table, unit, _ in rows],
        [("Share reproduced", (scores["hits"] / scores["cells"]).tolist(), "scenario")],
        "0%",
    )
