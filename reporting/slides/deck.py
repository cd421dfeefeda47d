"""Slides: results in, the bytes of a .pptx out; and a scenario back out of one.

From the command line: `python -m reporting slides --scenario FILE.yaml -o out.pptx`.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType

from model import Assumptions, Scenario, ScenarioError, compute
from model.findings.budget.texts.plan_texts import plan_if_asked
from model.findings.side_by_side import SideBySide
from model.scenario.scenario import base_scenario
from model.scenario.texts.file_text import file_text
from reporting.chosen import Chosen
from reporting.formats import date_in_words
from reporting.headline import headline
from reporting.provenance import dated
from reporting.slides.assumption_slides import (
    assumptions_slides,
    changes_slides,
    warnings_slides,
)
from reporting.slides.briefing import MOST_OTHERS, Briefing
from reporting.slides.budget_slides import budget_slides, cost_slides
from reporting.slides.comparison_slides import (
    comparison_slide,
    groups_slides,
    others_slides,
)
from reporting.slides.compensation_slides import compensation_slide, shares_slides
from reporting.slides.design.drawing import file_of_slides
from reporting.slides.design.slide import Slide
from reporting.slides.method_slides import check_slide, method_slide
from reporting.slides.minimum_wage_slides import minimum_wage_slide, steps_slides
from reporting.slides.range_slides import (
    ALL_SERVICES,
    groups_slide,
    range_slides,
    rates_slides,
)
from reporting.slides.rate_slides import bridge_slide, build_up_slide, parts_slides
from reporting.slides.sensitivity.slide import sensitivity_slides, tornado_slides
from reporting.slides.title_slide import has_more_warnings, title_slide

MIME = "application/vnd.openxmlformats-officedocument.presentationml.presentation"


def deck(briefing: Briefing, today: datetime.date) -> bytes:
    """The full deck of one scenario, as the bytes of a .pptx file.

    The tornado is shown where any assumption moves the result that is asked for, and the budget
    where there is a plan of it. today: the day that the file names. Errors: KeyError for a service
    or bound that is not there.
    """
    bridge = bridge_slide(briefing) if briefing.side_by_side.is_changed else None
    changes, many_changes = _or_in_the_appendix(changes_slides(briefing))
    of_others, many_of_others = _or_in_the_appendix(others_slides(briefing))
    slides = [
        title_slide(briefing, date_in_words(today)),
        *changes,
        *(warnings_slides(briefing) if has_more_warnings(briefing) else []),
        groups_slide(briefing),
        *(
            slide
            for group in briefing.assumptions.service_groups.values()
            for slide in range_slides(briefing, group)
        ),
        minimum_wage_slide(briefing),
        build_up_slide(briefing),
        *([bridge] if bridge else []),
        *tornado_slides(briefing),
        *([comparison_slide(briefing), *of_others] if briefing.others else []),
        compensation_slide(briefing),
        *(budget_slides(briefing) if briefing.chosen.plan else []),
        method_slide(briefing),
    ]
    appendix = [
        *many_changes,
        *rates_slides(briefing),
        *steps_slides(briefing),
        *parts_slides(briefing),
        *many_of_others,
        *(groups_slides(briefing) if briefing.others else []),
        *shares_slides(briefing),
        *assumptions_slides(briefing),
    ]
    return _file(
        [*slides, _contents(briefing, appendix, len(slides) + 2), *appendix], briefing, today
    )


def _or_in_the_appendix(slides: list[Slide]) -> tuple[list[Slide], list[Slide]]:
    """A single slide, and many of them, which stand in the appendix; one of the two is empty."""
    return (slides, []) if len(slides) == 1 else ([], slides)


def _contents(briefing: Briefing, appendix: Sequence[Slide], first: int) -> Slide:
    """What the appendix has, a line a table, and on which slides; first: number of its first."""
    numbers: dict[str, list[int]] = {}
    for number, slide in enumerate(appendix, start=first):
        title = re.sub(r" \(\d+ of \d+\)$", "", slide.title)
        numbers.setdefault(title, []).append(number)
    lines = [
        f"{title}, slide{f's {of[0]} to {of[-1]}' if len(of) > 1 else f' {of[0]}'}"
        for title, of in numbers.items()
    ]
    return Slide(
        "Appendix: the tables behind the slides",
        briefing.source("as named on each slide"),
        lines,
        lines=lines,
        layout="Section",
    )


# Key of a page -> what it shows, with the tables that its slide names.
SLIDES_OF_PAGES: Mapping[str, Callable[[Briefing], list[Slide]]] = {
    "overview": lambda of: [groups_slide(of, headline(of.side_by_side).removesuffix("."))],
    "rate_ranges": lambda of: [
        *range_slides(of, of.chosen.service_group or ALL_SERVICES), *rates_slides(of)
    ],
    "minimum_wage": lambda of: [minimum_wage_slide(of), *steps_slides(of)],
    "build_up": lambda of: [build_up_slide(of), *parts_slides(of)],
    "budget": cost_slides,
    "compare": lambda of: [comparison_slide(of), *others_slides(of), *groups_slides(of)],
    "sensitivity": sensitivity_slides,
    "compensation": lambda of: [compensation_slide(of), *shares_slides(of)],
    "assumptions": assumptions_slides,
    "check": lambda of: [check_slide(of)],
}  # fmt: skip


def slide_deck(page_key: str, briefing: Briefing, today: datetime.date) -> bytes:
    """What one page shows, with the tables that its slide names and the scenario's warnings.

    page_key: of one of `reporting.page_list.PAGES`. today: the day that the file names. Errors:
    KeyError for a page, service or bound that is not there.
    """
    shown = [*SLIDES_OF_PAGES[page_key](briefing), *warnings_slides(briefing)]
    return _file(shown, briefing, today)


def _file(slides: Sequence[Slide], briefing: Briefing, written_on: datetime.date) -> bytes:
    """The bytes of the file, with scenario and policy in it, named and dated as the scenario is."""
    scenario, study = briefing.scenario, briefing.assumptions.study
    day = dated(scenario, written_on)
    about = {
        "title": scenario.name, "author": scenario.author, "last_modified_by": scenario.author,
        "created": day, "modified": day, "subject": str(study["short_title"]),
        "comments": str(study["disclaimer"]),
    }  # fmt: skip
    carried = file_text(scenario, briefing.assumptions, briefing.chosen.asked_of_budget)
    return file_of_slides(slides, briefing.footer, carried, about)


def scenario_deck(
    assumptions: Assumptions,
    scenario: Scenario,
    others: Sequence[Scenario] = (),
    asked_of_budget: Mapping[str, str] = MappingProxyType({}),
) -> bytes:
    """The full deck of a scenario by itself; with slides of the budget where it is asked for.

    asked_of_budget: texts by short name. Errors: ScenarioError for more than three others, and for
    texts that cannot be read.
    """
    if len(others) > MOST_OTHERS:
        raise ScenarioError(
            [f"--compare: given {len(others)} files, allowed at most {MOST_OTHERS}"]
        )
    base, results, *compared = (
        compute(assumptions, each)
        for each in (base_scenario(assumptions.of_base(scenario.base)), scenario, *others)
    )
    plan = plan_if_asked(asked_of_budget, results.assumptions)
    chosen = Chosen(plan=plan, asked_of_budget=asked_of_budget)
    briefing = Briefing(SideBySide(base, results), compared, chosen)
    return deck(briefing, datetime.date.today())
