"""Slides that set side by side: the steps of the minimum wage, and scenarios."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import pandas as pd

from model import Results, Scenario
from model.findings.side_by_side import minimum_wage_steps, rate_ranges
from model.findings.summary import FeeCounts, summary
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
from reporting.slides.words import percent

MOST_DATES = 5


def add_minimum_wage_slide(deck: Any, briefing: Briefing) -> None:
    """Table 9: what each step of the minimum wage adds to the lower bounds, and all of them."""
    steps = minimum_wage_steps(briefing.results, briefing.study, "lower")
    dates = [name for name in steps.columns if name[:1].isdigit()]
    if not dates:
        said = "The minimum wage takes no further step in this scenario"
        new_slide(deck, said, briefing.source("Tables 8 and 9"), said + ".", "Lower bound")
        return
    last = dates[-1]
    total = steps[f"cumulative_{last}"].to_numpy(dtype=float)
    study_total = steps["study_total"].to_numpy(dtype=float)
    wages = briefing.results.minimum_wage_impacts.drop_duplicates("effective_date")
    wage = dict(zip(dates, wages["minimum_wage_usd_per_hour"], strict=True))
    title = _minimum_wage_message(steps, total, last, wage[last])
    shown = dates[-MOST_DATES:]
    earlier = (
        f" The last {len(shown)} of {len(dates)} steps; all of them in the total."
        if len(shown) < len(dates)
        else ""
    )
    slide = new_slide(
        deck,
        title,
        briefing.source("Tables 8 and 9"),
        _minimum_wage_notes(title, steps, dates, wage),
        "Change of the lower bound at each step of the minimum wage, percent of the step before; "
        f"N/A: no wage of the line moves.{earlier}",
    )
    columns = [
        Column("Services", 3.6),
        *(Column(f"{pd.Timestamp(day):%b %Y} ${wage[day]:.2f}", 0.88, right=True) for day in shown),
        Column("All steps", 1.0, right=True, shade="scenario", bold=True),
    ]
    rows = [
        [cut(_line_name(row), 90), *(percent(row[day]) for day in shown), percent(sum_)]
        for (_, row), sum_ in zip(steps.iterrows(), total, strict=True)
    ]
    top, head, height = TOP + 0.1, 0.55, min(0.6, 4.5 / len(rows))
    add_table(slide, LEFT, top, columns, rows, size=11, row_height=height, head_height=head)
    left = LEFT + sum(column.width for column in columns) + 0.15
    box = Box(left, top + head, RIGHT - left, height * len(rows))
    series = [("Scenario", _or_none(total), "scenario")]
    alike = np.allclose(np.nan_to_num(total), np.nan_to_num(study_total), atol=5e-5)
    if not alike:
        series = [("Study", _or_none(study_total), "study"), *series]
    add_bar_chart(
        slide, box, [_line_name(row) for _, row in steps.iterrows()], series, "0.0%", size=10
    )
    said = "all steps" + (", as in the study" if alike else ": study above, scenario beneath")
    add_text(slide, Box(left, top + 0.2, box.width, 0.3), [said], 11, quiet=True, name="Bars")


def _line_name(row: pd.Series) -> str:
    group = row["service_group"].removesuffix(" Services").removesuffix(" Care")
    return str(row["services"]) if group == "Other" else f"{group}: {row['services']}"


def _or_none(values: Any) -> list[float | None]:
    return [None if np.isnan(value) else float(value) for value in values]


def _minimum_wage_message(steps: pd.DataFrame, total: Any, last: str, wage: float) -> str:
    day = f"{pd.Timestamp(last):%B %Y}"
    if np.isnan(total).all() or not np.nanmax(np.abs(total)) > 0:
        return f"No lower bound moves with the minimum wage by {day}"
    most = steps.iloc[int(np.nanargmax(total))]
    moved = int((~np.isnan(total)).sum())
    return (
        f"The minimum wage of ${wage:.2f} in {day} moves {moved} of {len(total)} lower bounds, "
        f"by up to {percent(float(np.nanmax(total)))} ({_line_name(most)})"
    )


def _minimum_wage_notes(
    title: str, steps: pd.DataFrame, dates: Sequence[str], wage: dict[str, float]
) -> str:
    lines = [title + "."]
    for _, row in steps.iterrows():
        moves = [
            f"{percent(row[day])} at ${wage[day]:.2f} in {pd.Timestamp(day):%B %Y}"
            for day in dates
            if not np.isnan(row[day])
        ]
        total = row[f"cumulative_{dates[-1]}"]
        said = (
            "; ".join(moves) + f"; {percent(total)} in all"
            if moves
            else "no wage of the line moves"
        )
        lines.append(f"{_line_name(row)}: {said}.")
    return "\n".join(lines)


def add_comparison_slide(deck: Any, briefing: Briefing) -> None:
    """The scenario beside the others: where the fees lie, and how far the interim rates move."""
    held = [briefing.study, briefing.results, *briefing.others]
    names = [cut(each.scenarios[0].name, 40) for each in held]
    found = [summary(each, briefing.study) for each in held]
    changes = [one.median_interim_change for one in found]
    low, high = int(np.argmin(changes)), int(np.argmax(changes))
    title = (
        f"Interim rates move by {percent(changes[low])} to {percent(changes[high])} at the median"
    )
    if high == low or changes[low] == changes[high]:
        title = "The interim rates are the study's at the median"
    notes = "\n".join(
        [
            title + ".",
            *(
                f"{name}: {one.scenario.below} fees below, {one.scenario.within} within and "
                f"{one.scenario.above} above their range; median change of the interim rates "
                f"{percent(one.median_interim_change)}."
                for name, one in zip(names, found, strict=True)
            ),
        ]
    )
    slide = new_slide(
        deck,
        title,
        briefing.source("Table 7"),
        notes,
        "Number of fees below, within and above their range; median change of the "
        "interim rates, percent",
    )
    columns = [
        Column("Scenario", 4.2),
        Column("Changes", 0.95, right=True),
        Column("Below", 0.8, right=True),
        Column("Within", 0.8, right=True),
        Column("Above", 0.8, right=True),
    ]
    rows = [
        _comparison_row(name, each.scenarios[0], one.scenario, number == 1)
        for number, (name, each, one) in enumerate(zip(names, held, found, strict=True))
    ]
    top, head, height = TOP + 0.05, 0.36, 0.42
    add_table(slide, LEFT, top, columns, rows, size=12, row_height=height, head_height=head)
    left = LEFT + sum(column.width for column in columns) + 0.2
    add_bar_chart(
        slide,
        Box(left, top + head, RIGHT - left, height * len(rows)),
        ["Study", "This scenario", *(f"Other {n + 1}" for n in range(len(briefing.others)))],
        [("Median change of the interim rates", changes, "scenario")],
        "+0.0%;-0.0%;0.0%",
        muted=[n for n in range(len(rows)) if n != 1],
    )
    add_text(
        slide,
        Box(left, top, RIGHT - left, 0.3),
        ["Median change, all services"],
        11,
        quiet=True,
        name="Bars",
    )
    groups = list(dict.fromkeys(briefing.ranges["service_group"].astype(str)))
    width = min(2.0, (RIGHT - LEFT - 4.2) / len(groups))
    by_group = [
        Column("Median change by service group", 4.2),
        *(Column(group.removesuffix(" Services"), width, right=True) for group in groups),
    ]
    changes_by_group = [_group_changes(each, briefing.study, groups) for each in held[1:]]
    cells = [
        [[Words(name, "scenario" if n == 0 else "text", n == 0)], *map(percent, row)]
        for n, (name, row) in enumerate(zip(names[1:], changes_by_group, strict=True))
    ]
    add_table(
        slide,
        LEFT,
        top + head + height * len(rows) + 0.25,
        by_group,
        cells,
        size=12,
        row_height=0.4,
        head_height=0.5,
    )


def _comparison_row(name: str, scenario: Scenario, counts: FeeCounts, own: bool) -> list[Any]:
    shade = "scenario" if own else "text"
    texts = [
        name,
        str(len(scenario.changes)),
        *map(str, (counts.below, counts.within, counts.above)),
    ]
    return [[Words(text, shade, own)] for text in texts]


def _group_changes(results: Results, study: Results, groups: Sequence[str]) -> list[float]:
    ranges = rate_ranges(results, study)
    of_group = ranges.groupby(ranges["service_group"].astype(str))[
        "change_from_study_interim"
    ].median()
    return [float(of_group[group]) for group in groups]
