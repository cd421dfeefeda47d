"""The slides of the grid: one result for pairs of values, as a table shaded by its numbers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from model.findings.sensitivity.two_at_a_time import Axis, TwoAtATime, two_at_a_time
from model.study.labels import in_a_sentence
from reporting.sensitivity.result import Result
from reporting.sensitivity.words import covered_in_words, label_of, values_of_axis
from reporting.slides.briefing import Briefing
from reporting.slides.design.slide import Slide, in_parts, numbered
from reporting.slides.design.tables import MOST_ROWS, Column, Table, Words

MOST_ACROSS = 11
DARK = 0.75  # of the way to the full color; numbers beyond it are light


def grid_slides(briefing: Briefing, result: Result, axes: tuple[Axis, Axis]) -> list[Slide]:
    """Results as a table whose cells are shaded by how far they lie from the threshold.

    axes: up and across. Of many values a slide shows some, evenly apart: the first, the last and
    the value in force among them; an appendix has all. Errors: ScenarioError where both are one
    assumption.
    """
    up, across = axes
    grid = two_at_a_time(briefing.assumptions, briefing.scenario, result.computed, up, across)
    drawn = _Grid(briefing, result, grid)
    rows, columns = (
        shown(len(axis.values), most, _place_in_force(briefing, axis))
        for axis, most in ((up, MOST_ROWS), (across, MOST_ACROSS))
    )
    if len(rows) * len(columns) == grid.results.size:
        return [drawn.slide(drawn.title, rows, columns, drawn.key)]
    some = f"{len(rows) * len(columns)} of {grid.results.size} cases are shown here"
    parts = [
        (of_rows, of_columns)
        for of_columns in in_parts(range(len(across.values)), MOST_ACROSS)
        for of_rows in reversed(in_parts(range(len(up.values)), MOST_ROWS))
    ]
    return [
        drawn.slide(drawn.title, rows, columns, f"{drawn.key} {some}, all in the appendix."),
        *(
            drawn.slide(
                numbered(f"All {grid.results.size} cases", number, len(parts)), *part, drawn.key,
                layout="Appendix",
            )
            for number, part in enumerate(parts, start=1)
        ),
    ]  # fmt: skip


@dataclass(frozen=True)
class _Grid:
    """Results for pairs of values, and how slides say them."""

    briefing: Briefing
    result: Result
    grid: TwoAtATime

    @property
    def threshold(self) -> float:
        return self.result.threshold(self.briefing.side_by_side)

    @property
    def title(self) -> str:
        title = covered_in_words(self.grid, self.result, self.threshold)
        if not self.result.service_key:
            return title
        service = self.briefing.assumptions.services[self.result.service_key]
        return f"{service.name}: {in_a_sentence(title)}"

    @property
    def key(self) -> str:
        """What the colors mean, and the result in force."""
        result = self.result
        return (
            f"Blue: above {result.threshold_name} {result.in_words(self.threshold)}. Orange, bold: "
            f"at or below it. In force: {result.in_words(self.grid.in_force)}."
        )

    @property
    def message(self) -> str:
        """Which assumption goes up and which across."""
        settings = self.briefing.assumptions.settings
        up, across = (
            in_a_sentence(label_of(settings[axis.setting_id], self.result.bound))
            for axis in (self.grid.down, self.grid.across)
        )
        return f"{self.result.subtitle}; up: {up}; across: {across}"

    def slide(
        self, title: str, rows: Sequence[int], columns: Sequence[int], remark: str, layout: str = ""
    ) -> Slide:
        """The slide of some rows, counted from below, and columns."""
        result, results = self.result, self.grid.results
        reach = float(np.abs(results - self.threshold).max()) or 1.0
        ups, acrosses = (self._heads(axis) for axis in (self.grid.down, self.grid.across))
        table = Table(
            [
                Column("", right=True, shade="quiet"),
                *(Column(acrosses[column], right=True) for column in columns),
            ],
            [
                [
                    ups[row],
                    *(_cell(result, results[row, column], self.threshold, reach)
                      for column in columns),
                ]
                for row in reversed(rows)
            ],
        )  # fmt: skip
        said_of_fees = result.said_of_fees(self.briefing.side_by_side)
        return Slide(
            title,
            self.briefing.source(result.sources),
            [f"{title}. {self.message}.", self.key, *filter(None, [said_of_fees])],
            self.message,
            table=table,
            remark=remark,
            layout=layout,
        )

    def _heads(self, axis: Axis) -> list[str]:
        return values_of_axis(self.briefing.assumptions, self.briefing.scenario, axis)


def _place_in_force(briefing: Briefing, axis: Axis) -> int:
    """The place of the value in force on an axis; the first where it is not on it."""
    in_force = briefing.scenario.value(briefing.assumptions, axis.setting_id)
    return axis.values.index(in_force) if in_force in axis.values else 0


def shown(count: int, most: int, in_force: int) -> list[int]:
    """The places of at most so many values of an axis: the first, the last, the one in force.

    And from the one in force on to both sides every second, or third, and so on.
    """
    for step in range(1, count + 1):
        places = {0, *range(in_force % step, count, step), count - 1}
        if len(places) <= most:
            break
    return sorted(places)


def _cell(result: Result, value: float, threshold: float, reach: float) -> Sequence[Words]:
    """A result on its shade: from white at the threshold to blue above or orange below."""
    compared = result.written.compared
    share = float(compared(value) - compared(threshold)) / reach
    is_dark = abs(share) > DARK
    shade = "scenario" if share > 0 else "low"
    return [
        Words(
            result.written.in_a_cell(value, threshold),
            "background" if is_dark else "text",
            share <= 0,
            (shade, abs(share)),
        )
    ]
