"""The slide of Table 9: what each step of the minimum wage adds to the lower bounds."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

from model.findings.minimum_wage_steps import minimum_wage_steps
from model.findings.side_by_side import SideBySide
from model.study.parts import Base
from reporting.formats import date_with_wage, dollars, month_in_full, signed_percent
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
    cut,
    new_slide,
)

MOST_DATES = 5
SOURCE = "Tables 8 and 9"
ALIKE = 5e-5  # of a rate: changes that are printed alike


@dataclass(frozen=True)
class PhaseIn:
    """Table 9 at the lower bound, wide, and the minimum wage by its ISO dates.

    total, base_total: the change over all steps, of the scenario and of its base, a number a line.
    """

    steps: pd.DataFrame
    wages: Mapping[str, float]

    @property
    def dates(self) -> list[str]:
        return list(self.wages)

    @property
    def last(self) -> str:
        return self.dates[-1]

    @property
    def total(self) -> list[float]:
        return [float(change) for change in self.steps[f"cumulative_{self.last}"]]

    @property
    def base_total(self) -> list[float]:
        return [float(change) for change in self.steps["base_total"]]

    @property
    def lines(self) -> list[str]:
        return [_line_name(row) for row in self.steps.to_dict("records")]

    @property
    def is_as_in_the_base(self) -> bool:
        total, base_total = (np.nan_to_num(each) for each in (self.total, self.base_total))
        return bool(np.allclose(total, base_total, atol=ALIKE))


def _phase_in(side_by_side: SideBySide) -> PhaseIn:
    impacts = side_by_side.scenario.minimum_wage_impacts.drop_duplicates("effective_date")
    dates = (f"{date:%Y-%m-%d}" for date in impacts["effective_date"])
    wages = dict(zip(dates, impacts["minimum_wage_usd_per_hour"].tolist(), strict=True))
    return PhaseIn(minimum_wage_steps(side_by_side, "lower"), wages)


def _line_name(row: Mapping[Any, Any]) -> str:
    group = row["service_group"].removesuffix(" Services").removesuffix(" Care")
    return str(row["services"]) if group == "Other" else f"{group}: {row['services']}"


def _date(iso_date: str) -> datetime.date:
    return datetime.date.fromisoformat(iso_date)


def add_minimum_wage_slide(deck: Any, briefing: Briefing) -> None:
    """Table 9: what each step of the minimum wage adds to the lower bounds, and all of them."""
    phase_in = _phase_in(briefing.side_by_side)
    if not phase_in.dates:
        said = "The minimum wage takes no further step in this scenario"
        new_slide(deck, said, briefing.source(SOURCE), said + ".", "Lower bound")
        return
    title, shown = _message(phase_in), phase_in.dates[-MOST_DATES:]
    earlier = (
        f" The last {len(shown)} of {len(phase_in.dates)} steps; all of them in the total."
        if len(shown) < len(phase_in.dates)
        else ""
    )
    slide = new_slide(
        deck,
        title,
        briefing.source(SOURCE),
        "\n".join([f"{title}.", *_notes(phase_in)]),
        "Rate increase at each step of the minimum wage, lower bound, percent over the previous "
        f"step; N/A: no wage increase required.{earlier}",
    )
    columns = [
        Column("Services", 3.6),
        *(Column(date_with_wage(_date(day), phase_in.wages[day]), 0.88, right=True)
          for day in shown),
        Column("Cumulative", 1.0, right=True, shade="scenario", bold=True),
    ]  # fmt: skip
    changes = [map(signed_percent, phase_in.steps[day]) for day in shown]
    rows = zip([cut(name, 90) for name in phase_in.lines], *changes,
               map(signed_percent, phase_in.total), strict=True)  # fmt: skip
    top, head, height = TOP + 0.1, 0.55, min(0.6, 4.5 / len(phase_in.steps))
    add_table(slide, LEFT, top, columns, list(rows), size=11, row_height=height, head_height=head)
    left = LEFT + sum(column.width for column in columns) + 0.15
    box = Box(left, top + head, RIGHT - left, height * len(phase_in.steps))
    _add_bars(slide, phase_in, box, briefing.stands_on)


def _add_bars(slide: Any, phase_in: PhaseIn, box: Box, base: Base) -> None:
    """The change over all steps; the base's beside it where it is another."""
    series = [("Scenario", _or_none(phase_in.total), "scenario")]
    if not phase_in.is_as_in_the_base:
        series = [(base.name, _or_none(phase_in.base_total), "base"), *series]
    add_bar_chart(slide, box, phase_in.lines, series, "0.0%", size=10)
    as_in_base, above = f", as in {base.in_words}", f": {base.short} above, scenario beneath"
    beside = as_in_base if len(series) == 1 else above
    heading = Box(box.left, box.top - 0.35, box.width, 0.3)
    add_text(slide, heading, [f"Cumulative{beside}"], 11, quiet=True, name="Bars")


def _or_none(changes: list[float]) -> list[float | None]:
    return [None if np.isnan(change) else change for change in changes]


def _message(phase_in: PhaseIn) -> str:
    total, month = np.array(phase_in.total), month_in_full(_date(phase_in.last))
    if np.isnan(total).all() or not np.nanmax(np.abs(total)) > 0:
        return f"No lower bound moves with the minimum wage by {month}"
    most = int(np.nanargmax(total))
    return (
        f"The minimum wage of {dollars(phase_in.wages[phase_in.last])} in {month} moves "
        f"{int((~np.isnan(total)).sum())} of {len(total)} lower bounds, by up to "
        f"{signed_percent(total[most])} ({phase_in.lines[most]})"
    )


def _notes(phase_in: PhaseIn) -> list[str]:
    """Every step of every line, read aloud."""
    notes = []
    for name, row, total in zip(
        phase_in.lines, phase_in.steps.to_dict("records"), phase_in.total, strict=True
    ):
        moves = [
            f"{signed_percent(row[day])} at {dollars(wage)} in {month_in_full(_date(day))}"
            for day, wage in phase_in.wages.items()
            if not np.isnan(row[day])
        ]
        in_all = [f"{signed_percent(total)} in all"]
        said = "; ".join([*moves, *in_all]) if moves else "no wage of the line moves"
        notes.append(f"{name}: {said}.")
    return notes
