"""Slides that set scenarios side by side."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from model.findings.rate_ranges import rate_ranges
from model.findings.side_by_side import SideBySide
from model.findings.summary import Summary, summary
from model.study.parts import Base
from reporting.formats import between, signed_percent
from reporting.letters import cut
from reporting.slides.briefing import Briefing
from reporting.slides.design.charts.bars import BarChart, Bars
from reporting.slides.design.slide import Slide, pages
from reporting.slides.design.tables import Column, Content, Table, Words
from reporting.wording.changes import changed_assumptions

THE_SCENARIO = 1  # its row: after the base, before the others
SIGNED_PERCENT = "+0.0%;\u22120.0%;0.0%"  # in a data sheet


def comparison_slide(briefing: Briefing) -> Slide:
    """Where the current rates lie in each scenario, and how far the interim rates move."""
    names = [_name(each) for each in briefing.compared]
    effects = [summary(each) for each in briefing.compared]
    changes = [effect.median_interim_change for effect in effects]
    title = _message(changes[THE_SCENARIO:], briefing.stands_on)
    columns = [
        Column("Scenario", 4.2),
        *(Column(head, right=True) for head in ("Values changed", "Below", "Within", "Above")),
    ]
    labels = [
        briefing.stands_on.name,
        "This scenario",
        *(f"Other {number}" for number in range(1, len(names) - 1)),
    ]
    return Slide(
        title,
        briefing.source("Table 7"),
        [f"{title}.", *briefing.how_new_the_fees_are, *map(_note, names, effects)],
        "Number of current rates below, within and above their range; bars: median change of the "
        "interim rates",
        table=Table(columns, _counts(briefing, names, effects)),
        chart=BarChart(
            labels,
            [Bars("Median change of the interim rates", changes)],
            SIGNED_PERCENT,
            muted=[row for row in range(len(names)) if row != THE_SCENARIO],
        ),
    )


def _counts(
    briefing: Briefing, names: Sequence[str], effects: Sequence[Summary]
) -> list[list[Content]]:
    """A row a scenario: its name, its changes, the places of the current rates in its ranges."""
    rows: list[list[Content]] = []
    for number, (name, each, effect) in enumerate(
        zip(names, briefing.compared, effects, strict=True)
    ):
        numbers = (len(each.scenario.scenarios[0].changes), *vars(effect.scenario).values())
        is_the_scenario = number == THE_SCENARIO
        shade = "scenario" if is_the_scenario else "text"
        rows.append([[Words(str(text), shade, is_the_scenario)] for text in (name, *numbers)])
    return rows


def _name(compared: SideBySide) -> str:
    """What a scenario is called; one on another base than it is set beside says which."""
    name, stands_on = cut(compared.scenario.scenarios[0].name, 40), compared.assumptions.base.name
    is_elsewhere = compared.base.assumptions.base.name != stands_on and stands_on not in name
    return f"{name} ({stands_on})" if is_elsewhere else name


def _message(changes: Sequence[float], base: Base) -> str:
    """How far the scenario and the others move the rates; changes: the median of each."""
    if {signed_percent(each) for each in changes} == {signed_percent(0.0)}:
        return f"The median interim rate is as in {base.in_words}"
    scenario, *others = changes
    title = (
        f"Median change in interim rates vs. {base.short}: {signed_percent(scenario)} in this "
        "scenario"
    )
    if not others:
        return title
    which = "the other" if len(others) == 1 else f"the {len(others)} others"
    return f"{title}, {between(min(others), max(others), signed_percent)} in {which}"


def _note(name: str, effect: Summary) -> str:
    counts = effect.scenario
    return (
        f"{name}: {counts.below} current rates below, {counts.within} within and "
        f"{counts.above} above their range; median change of the interim rates "
        f"{signed_percent(effect.median_interim_change)}."
    )


def others_slides(briefing: Briefing) -> list[Slide]:
    """What each of the other scenarios changes; nothing where none changes anything."""
    rows = [
        [_name(each), label, base, value]
        for each in briefing.compared[THE_SCENARIO + 1 :]
        for label, _, base, value in changed_assumptions(
            each.scenario.assumptions, each.scenario.scenarios[0]
        )
    ]
    if not rows:
        return []
    title = "What the other scenarios change"
    columns = [
        Column("Scenario", 3.2, bold=True),
        Column("Assumption", 3.6),
        Column("Its base", 2.5, shade="quiet"),
        Column("Scenario's value", 2.7),
    ]
    return pages(Slide(
        title,
        briefing.source("as named on the page Assumptions"),
        [f"{title}.", *(f"{row[0]}: {row[1]}, {row[2]} to {row[3]}." for row in rows)],
        "Several values in a row are those of bounds or groups, as on the page Assumptions; the "
        "unit stands once",
        table=Table(columns, rows),
    ))  # fmt: skip


def groups_slides(briefing: Briefing) -> list[Slide]:
    """The median change of each service group: a row a scenario, the one in force first."""
    compared = briefing.compared[THE_SCENARIO:]
    groups = list(dict.fromkeys(rate_ranges(compared[0])["service_group"].astype(str)))
    columns = [
        Column("Scenario", 4.2),
        *(
            Column(group.removesuffix(" Services").removesuffix(" Care"), right=True)
            for group in groups
        ),
    ]
    rows = [[_name(each), *map(signed_percent, _group_changes(each, groups))] for each in compared]
    title = f"Change by service group: median of interim rates vs. {briefing.stands_on.short}"
    return pages(Slide(
        title, briefing.source("Table 7"), [f"{title}."], "Percent, services unweighted",
        table=Table(columns, rows), layout="Appendix",
    ))  # fmt: skip


def _group_changes(side_by_side: SideBySide, groups: Sequence[str]) -> list[float]:
    ranges = rate_ranges(side_by_side)
    group, change = ranges["service_group"].astype(str), ranges["change_from_base_interim"]
    return [float(np.median(change[group == name])) for name in groups]
