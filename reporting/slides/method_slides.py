"""Slides of the study itself: how a rate is built, and what of it the model reproduces."""

from __future__ import annotations

from model.findings.check import check, score
from reporting.slides.briefing import Briefing
from reporting.slides.design.charts.bars import BarChart, Bars
from reporting.slides.design.slide import Slide
from reporting.slides.design.tables import Column, Table
from reporting.slides.words import METHOD


def method_slide(briefing: Briefing) -> Slide:
    """The calculation in five lines, and how the model was checked."""
    base = briefing.stands_on
    lines = [line.format(surveyed=base.surveyed, possessive=base.possessive) for line in METHOD]
    numbered = [f"{number}. {line}" for number, line in enumerate(lines, start=1)]
    return Slide(
        "How a rate is built, in five steps",
        briefing.source("all sections"),
        [*lines, briefing.check],
        "Dollars per paid hour, then per billable hour, then per unit",
        lines=[*numbered, briefing.check],
    )


def check_slide(briefing: Briefing) -> Slide:
    """How many of the printed figures the model reproduces, table by table."""
    units = score(check(briefing.assumptions))
    scores = units.groupby("table", sort=False)[["hits", "cells"]].sum()
    title = (
        f"The model reproduces {scores['hits'].sum()} of {scores['cells'].sum()} published figures"
    )
    rows = [(str(row.Index), f"{row.hits} of {row.cells}") for row in scores.itertuples()]
    share = (scores["hits"] / scores["cells"]).tolist()
    return Slide(
        title,
        briefing.source("all published tables"),
        [
            f"{title}.",
            *(f"{row.table}, {row.unit}: {row.hits} of {row.cells}." for row in units.itertuples()),
        ],
        "Figures that are reproduced to the last published digit, number and share",
        table=Table([Column("Table of the study", 3.4), Column("Reproduced", right=True)], rows),
        chart=BarChart(
            [table for table, _ in rows], [Bars("Share reproduced", share)], "0%", "100%"
        ),
    )
