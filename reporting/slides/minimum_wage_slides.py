"""Slides of Table 9: what each step of the minimum wage adds to the lower bounds."""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

from model.findings.minimum_wage.minimum_wage_steps import minimum_wage_steps
from model.findings.side_by_side import SideBySide
from model.study.parts import Base
from reporting.formats import (
    date_with_wage,
    dollars,
    month_in_full,
    month_in_words,
    percent,
    signed_percent,
)
from reporting.slides.briefing import Briefing
from reporting.slides.design.charts.bars import BarChart, Bars
from reporting.slides.design.slide import Slide, in_parts, pages
from reporting.slides.design.tables import Column, Table

MOST_LINES = 7  # of bars; a line's services take two lines of text
MOST_DATES, DATES_OF_A_SLIDE = 12, 5
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
    def places_moved(self) -> list[int]:
        """The places of the lines of which a wage moves."""
        return [place for place, change in enumerate(self.total) if not np.isnan(change)]

    @property
    def places_of_largest(self) -> list[int]:
        """The places of those that move most, in the order of the lines."""
        total = self.total
        return sorted(sorted(self.places_moved, key=lambda place: -total[place])[:MOST_LINES])

    @property
    def lines_unmoved(self) -> list[str]:
        """The lines of which no wage moves."""
        return [line for place, line in enumerate(self.lines) if place not in self.places_moved]

    @property
    def is_as_in_the_base(self) -> bool:
        total, base_total = (np.nan_to_num(each) for each in (self.total, self.base_total))
        return bool(np.allclose(total, base_total, atol=ALIKE))


def _phase_in(side_by_side: SideBySide) -> PhaseIn:
    impacts = side_by_side.scenario.minimum_wage_impacts.drop_duplicates("effective_date")
    dates = (f"{date:%Y-%m-%d}" for date in impacts["effective_date"])
    wages = dict(zip(dates, impacts["minimum_wage_usd_per_hour"].tolist(), strict=True))
    steps, short_forms = minimum_wage_steps(side_by_side, "lower"), _short_forms(side_by_side)
    return PhaseIn(steps.assign(services=steps["services"].replace(short_forms)), wages)


def _short_forms(side_by_side: SideBySide) -> dict[str, str]:
    """What short forms such as FMS mean."""
    short_forms = side_by_side.assumptions.abbreviations.items()
    return {key: each.meaning.title() for key, each in short_forms}


def _line_name(row: Mapping[Any, Any]) -> str:
    group = row["service_group"].removesuffix(" Services").removesuffix(" Care")
    is_told = group == "Other" or row["services"].startswith(group)
    return str(row["services"]) if is_told else f"{group}: {row['services']}"


def _date(iso_date: str) -> datetime.date:
    return datetime.date.fromisoformat(iso_date)


def minimum_wage_slide(briefing: Briefing) -> Slide:
    """What all steps of the minimum wage add to the lower bounds that they move most."""
    phase_in = _phase_in(briefing.side_by_side)
    if not phase_in.dates:
        said = "The minimum wage takes no further step in this scenario"
        return Slide(said, briefing.source(SOURCE), [f"{said}."], "Lower bound", lines=[f"{said}."])
    title, still = (
        _message(phase_in),
        f"No wage increase required: {'; '.join(phase_in.lines_unmoved)}.",
    )
    shown, moved = (
        [phase_in.lines[place] for place in phase_in.places_of_largest],
        len(phase_in.places_moved),
    )
    more = f"The {len(shown)} largest of {moved} changes; all are in the appendix."
    without_bar = [
        *([more] if moved > len(shown) else []),
        *([still] if phase_in.lines_unmoved else []),
    ]
    table = Table([Column("Services", 5.4)], [[line] for line in shown])
    chart = BarChart(shown, _bars(phase_in, briefing.stands_on), "0.0%", "100.0%")
    return Slide(
        title,
        briefing.source(SOURCE),
        [f"{title}.", *_notes(phase_in)],
        f"Rate increase over {_all_steps(phase_in)} of the minimum wage, lower bound, percent"
        f"{_beside_the_base(briefing, phase_in)}",
        table=table if shown else None,
        chart=chart if shown else None,
        lines=() if shown else [still],
        remark=" ".join(without_bar) if shown else "",
    )


def _bars(phase_in: PhaseIn, base: Base) -> list[Bars]:
    """The changes of the lines that are shown; of the base as well, where they are others."""
    of_scenario, of_base = (
        [_or_none(changes[place]) for place in phase_in.places_of_largest]
        for changes in (phase_in.total, phase_in.base_total)
    )
    before = [] if phase_in.is_as_in_the_base else [Bars(base.name, of_base, "base")]
    return [*before, Bars("Scenario", of_scenario)]


def _beside_the_base(briefing: Briefing, phase_in: PhaseIn) -> str:
    base = briefing.stands_on
    if not phase_in.is_as_in_the_base:
        return f"; {base.short} above (gray), scenario beneath (blue)"
    return f", as in {base.in_words}" if briefing.side_by_side.is_changed else ""


def steps_slides(briefing: Briefing) -> list[Slide]:
    """Table 9: every line at each step, the last dozen of them; no slide without a step."""
    phase_in = _phase_in(briefing.side_by_side)
    if not phase_in.dates:
        return []
    dates = phase_in.dates[-MOST_DATES:]
    parts = in_parts(dates, DATES_OF_A_SLIDE)
    whole = len(dates) == len(phase_in.dates)
    which = "" if whole else f", the last {len(dates)} of {len(phase_in.dates)} steps"
    title = f"Rate increase at each step of the minimum wage{which}"
    return [
        page
        for number, part in enumerate(parts, start=1)
        for page in pages(
            Slide(
                f"{title}: {_months(part)}" if len(parts) > 1 else title,
                briefing.source(SOURCE),
                [f"{title}.", *_notes(phase_in)],
                "Lower bound, percent over the previous step; N/A: no wage increase required",
                table=_steps_table(phase_in, part, is_last=number == len(parts)),
                layout="Appendix",
            )
        )
    ]


def _months(dates: Sequence[str]) -> str:
    return f"{month_in_words(_date(dates[0]))} to {month_in_words(_date(dates[-1]))}"


def _steps_table(phase_in: PhaseIn, dates: Sequence[str], is_last: bool) -> Table:
    total = [Column("Cumulative", right=True, shade="scenario", bold=True)] if is_last else []
    columns = [
        Column("Services", 5.0),
        *(Column(date_with_wage(_date(day), phase_in.wages[day]), right=True) for day in dates),
        *total,
    ]
    changes = [map(signed_percent, phase_in.steps[day]) for day in dates]
    if is_last:
        changes.append(map(signed_percent, phase_in.total))
    return Table(columns, [list(row) for row in zip(phase_in.lines, *changes, strict=True)])


def _all_steps(phase_in: PhaseIn) -> str:
    count = len(phase_in.dates)
    return "the one step" if count == 1 else f"the {count} steps"


def _or_none(change: float) -> float | None:
    return None if np.isnan(change) else change


def _message(phase_in: PhaseIn) -> str:
    total, month = np.array(phase_in.total), month_in_full(_date(phase_in.last))
    if np.isnan(total).all() or not np.nanmax(np.abs(total)) > 0:
        return f"No lower bound moves with the minimum wage by {month}"
    most, moved = int(np.nanargmax(total)), int((~np.isnan(total)).sum())
    no_fall = np.nanmin(total) >= 0
    return (
        f"The minimum wage of {dollars(phase_in.wages[phase_in.last])} in {month} "
        f"{'raises' if no_fall else 'moves'} "
        f"{'all' if moved == len(total) else f'{moved} of'} {len(total)} lower bounds, by up to "
        f"{(percent if no_fall else signed_percent)(total[most])} ({phase_in.lines[most]})"
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
