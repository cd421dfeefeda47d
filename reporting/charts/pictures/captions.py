"""Whose numbers a picture shows, and the name of its file."""

from __future__ import annotations

import textwrap

from model import Assumptions, Scenario
from reporting.charts.plot import Plot
from reporting.formats import counted, first_of
from reporting.provenance import file_stem
from reporting.wording.changes import changes_in_words

LONGEST_CAPTION = 180  # letters
LONGEST_OF_TWO = 130  # letters of each scenario that a bridge leads between
LONGEST_NAME = 70  # letters of a scenario's name in a caption


def caption(assumptions: Assumptions, scenario: Scenario) -> str:
    """Whose numbers a picture shows: "Scenario “Plan B”: Overtime, care 8%; and 3 more changes"."""
    return f"Scenario {_named_changes(assumptions, scenario, scenario.name, LONGEST_CAPTION)}"


def caption_of_two(
    assumptions: Assumptions, ends: tuple[Scenario, Scenario], names: tuple[str, str]
) -> str:
    """Between which two scenarios a picture leads, and what each of them changes."""
    start, end = (
        _named_changes(assumptions, scenario, name, LONGEST_OF_TWO)
        for scenario, name in zip(ends, names, strict=True)
    )
    return f"From {start}. To {end}."


def file_name(plot: Plot, scenario: Scenario, chart: str) -> str:
    """The name of a picture's file without its ending: whose, which chart, which service.

    "plan-b-build-up-homemaker": letters, digits and hyphens, whatever was typed. scenario: whose
    numbers the chart shows unless it says otherwise.
    """
    whose = [file_stem(name) for name in plot.whose or [scenario.name]]
    stems = dict.fromkeys(["-to-".join(whose), file_stem(chart), file_stem(plot.subject, "")])
    return "-".join(filter(None, stems))


def _named_changes(assumptions: Assumptions, scenario: Scenario, name: str, longest: int) -> str:
    """A scenario's name and its changes, of which so many are told that all takes no more room."""
    assumptions = assumptions.of_base(scenario.base)
    changes = [
        f"{setting.label} {value}" for setting, _, value in changes_in_words(assumptions, scenario)
    ]
    named = f"“{textwrap.shorten(name, LONGEST_NAME, placeholder='…')}”"
    if not changes:
        return f"{named}: no changes to {assumptions.base.in_words}"
    said = [first_of(changes, told) for told in range(len(changes), 0, -1)]
    fitting = (text for text in said if len(named) + len(text) + 2 <= longest)
    return f"{named}: {next(fitting, counted(len(changes), 'change'))}"
