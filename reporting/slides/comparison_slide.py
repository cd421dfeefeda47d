"""The slide that sets scenarios side by side."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from model.findings.rate_ranges import rate_ranges
from model.findings.side_by_side import SideBySide
from model.findings.summary import Summary, summary
from model.study.parts import Base
from reporting.formats import signed_percent
from reporting.slides.briefing import Briefing
from reporting.slides.charts import add_bar_chart
from reporting.slides.layout import (
    LEFT,
    RIGHT,
    TOP,
    Box,
    Column,
    Words,
    add_table,
    add_text,
    cut,
    new_slide,
)

TABLE_TOP, HEAD, ROW = TOP + 0.05, 0.36, 0.42
FIRST_COLUMN = 4.2
THE_SCENARIO = 1  # its row: after the base, before the others


def add_comparison_slide(deck: Any, briefing: Briefing) -> None:
    """The scenario beside the others: where the fees lie, and how far the interim rates move."""
    names = [_name(each) for each in briefing.compared]
    effects = [summary(each) for each in briefing.compared]
    changes = [effect.median_interim_change for effect in effects]
    title = _message(changes[THE_SCENARIO:], briefing.stands_on)
    slide = new_slide(
        deck,
        title,
        briefing.source("Table 7"),
        "\n".join([f"{title}.", *map(_note, names, effects)]),
        "Number of current rates below, within and above their range; median change of the "
        "interim rates, percent",
    )
    left = LEFT + _add_table_of_fees(slide, briefing.compared, names, effects) + 0.2
    add_bar_chart(
        slide,
        Box(left, TABLE_TOP + HEAD, RIGHT - left, ROW * len(names)),
        [
            briefing.stands_on.name,
            "This scenario",
            *(f"Other {number}" for number in range(1, len(names) - 1)),
        ],
        [("Median change of the interim rates", changes, "scenario")],
        "+0.0%;-0.0%;0.0%",
        muted=[row for row in range(len(names)) if row != THE_SCENARIO],
    )
    heading = Box(left, TABLE_TOP, RIGHT - left, 0.3)
    add_text(slide, heading, ["Median change, all services"], 11, quiet=True, name="Bars")
    _add_table_of_groups(slide, briefing.compared[1:], names[1:])


def _name(compared: SideBySide) -> str:
    """What a scenario is called; one on another base than it is set beside says which."""
    name, stands_on = cut(compared.scenario.scenarios[0].name, 40), compared.assumptions.base.name
    is_elsewhere = compared.base.assumptions.base.name != stands_on and stands_on not in name
    return f"{name} ({stands_on})" if is_elsewhere else name


def _message(changes: Sequence[float], base: Base) -> str:
    """How far the scenarios, the base apart, move the rates; changes: the median of each."""
    low, high = signed_percent(min(changes)), signed_percent(max(changes))
    if low == high == signed_percent(0.0):
        return f"The median interim rate is as in {base.in_words}"
    between = low if low == high else f"{low} to {high}"
    return f"Median change in interim rates vs. {base.short}: {between}"


def _note(name: str, effect: Summary) -> str:
    counts = effect.scenario
    return (
        f"{name}: {counts.below} current rates below, {counts.within} within and "
        f"{counts.above} above their range; median change of the interim rates "
        f"{signed_percent(effect.median_interim_change)}."
    )


def _add_table_of_fees(
    slide: Any, compared: Sequence[SideBySide], names: Sequence[str], effects: Sequence[Summary]
) -> float:
    """A row a scenario: how much it changes, where its fees lie. The width of the table."""
    columns = [
        Column("Scenario", FIRST_COLUMN),
        Column("Changes", 0.95, right=True),
        *(Column(place, 0.8, right=True) for place in ("Below", "Within", "Above")),
    ]
    rows = []
    for number, (name, each, effect) in enumerate(zip(names, compared, effects, strict=True)):
        counts = effect.scenario
        numbers = (len(each.scenario.scenarios[0].changes), *vars(counts).values())
        is_the_scenario = number == THE_SCENARIO
        shade = "scenario" if is_the_scenario else "text"
        rows.append([[Words(str(text), shade, is_the_scenario)] for text in (name, *numbers)])
    add_table(slide, LEFT, TABLE_TOP, columns, rows, size=12, row_height=ROW, head_height=HEAD)
    return sum(column.width for column in columns)


def _add_table_of_groups(slide: Any, compared: Sequence[SideBySide], names: Sequence[str]) -> None:
    """The median change of each service group: a row a scenario, the one in force first."""
    groups = list(dict.fromkeys(rate_ranges(compared[0])["service_group"].astype(str)))
    width = min(2.0, (RIGHT - LEFT - FIRST_COLUMN) / len(groups))
    columns = [
        Column("Median change by service group", FIRST_COLUMN),
        *(Column(group.removesuffix(" Services"), width, right=True) for group in groups),
    ]
    rows = [
        [
            [Words(name, "scenario" if number == 0 else "text", number == 0)],
            *map(signed_percent, _group_changes(each, groups)),
        ]
        for number, (name, each) in enumerate(zip(names, compared, strict=True))
    ]
    top = TABLE_TOP + HEAD + ROW * (len(compared) + 1) + 0.25
    add_table(slide, LEFT, top, columns, rows, size=12, row_height=0.4, head_height=0.5)


def _group_changes(side_by_side: SideBySide, groups: Sequence[str]) -> list[float]:
    ranges = rate_ranges(side_by_side)
    group, change = ranges["service_group"].astype(str), ranges["change_from_base_interim"]
    return [float(np.median(change[group == name])) for name in groups]
