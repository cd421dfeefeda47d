"""Slides: results in, the bytes of a .pptx out; and a scenario back out of one.

From the command line: `python -m reporting slides --scenario FILE.yaml -o out.pptx`.
"""

from __future__ import annotations

import datetime
import io
from collections.abc import Sequence
from typing import Any

from pptx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from pptx.opc.package import Part
from pptx.opc.packuri import PackURI

from model import Assumptions, Results, Scenario, ScenarioError, compute
from reporting.headline import headline
from reporting.slides.briefing import Briefing
from reporting.slides.carried_scenario import PROPERTIES_PART, properties_xml
from reporting.slides.comparison_slides import add_comparison_slide, add_minimum_wage_slide
from reporting.slides.layout import presentation
from reporting.slides.range_slides import add_all_ranges_slide, add_range_slides
from reporting.slides.rate_slides import add_bridge_slide, add_build_up_slide
from reporting.slides.slides import (
    add_assumptions_slide,
    add_changes_slides,
    add_fidelity_slide,
    add_method_slide,
    add_title_slide,
)

MIME = "application/vnd.openxmlformats-officedocument.presentationml.presentation"
PAGES = (
    "overview",
    "rate_ranges",
    "minimum_wage",
    "build_up",
    "compare",
    "assumptions",
    "fidelity",
)
MOST_OTHERS = 3


def deck(
    results: Results,
    study_results: Results,
    others: Sequence[Results] = (),
    *,
    rate_line: str = "",
    bound: str = "interim",
    today: datetime.date | None = None,
) -> bytes:
    """The full deck of one scenario, as the bytes of a .pptx file.

    Each `Results` of a single scenario; at most three others are compared. rate_line, bound: whose
    build-up is shown; the first rate line where none is given.
    """
    briefing = _briefing(results, study_results, others)
    line, file = _rate_line(briefing, rate_line), presentation()
    add_title_slide(file, briefing, f"{today or datetime.date.today()}")
    add_changes_slides(file, briefing)
    _add_groups(file, briefing)
    add_minimum_wage_slide(file, briefing)
    add_build_up_slide(file, briefing, line, bound)
    add_comparison_slide(file, briefing)
    add_bridge_slide(file, briefing, line, bound)
    add_assumptions_slide(file, briefing)
    add_method_slide(file, briefing)
    return _file_with_scenario(file, briefing)


def slide_deck(
    page: str,
    results: Results,
    study_results: Results,
    others: Sequence[Results] = (),
    *,
    service_group: str = "",
    rate_line: str = "",
    bound: str = "interim",
) -> bytes:
    """What one page shows, as a deck of one slide; more where a service group needs more.

    page: one of PAGES. service_group: the label of the group in view on the rate ranges; all
    services share one slide where none is given. Errors: KeyError for a page or rate line that
    is not there.
    """
    briefing = _briefing(results, study_results, others)
    line, file = _rate_line(briefing, rate_line), presentation()
    draw: dict[str, Any] = {
        "overview": lambda: add_all_ranges_slide(
            file, briefing, headline(briefing.results, briefing.study).removesuffix(".")
        ),
        "rate_ranges": lambda: _add_ranges(file, briefing, service_group),
        "minimum_wage": lambda: add_minimum_wage_slide(file, briefing),
        "build_up": lambda: add_build_up_slide(file, briefing, line, bound),
        "compare": lambda: add_comparison_slide(file, briefing),
        "assumptions": lambda: add_assumptions_slide(file, briefing),
        "fidelity": lambda: add_fidelity_slide(file, briefing),
    }
    draw[page]()
    return _file_with_scenario(file, briefing)


def _add_groups(file: Any, briefing: Briefing) -> None:
    for group in briefing.assumptions.service_groups.values():
        add_range_slides(file, briefing, group)


def _add_ranges(file: Any, briefing: Briefing, group: str) -> None:
    if group:
        add_range_slides(file, briefing, group)
    else:
        add_all_ranges_slide(file, briefing)


def _file_with_scenario(file: Any, briefing: Briefing) -> bytes:
    xml = properties_xml(briefing.scenario, briefing.assumptions)
    package = file.part.package
    part = Part(PackURI(f"/{PROPERTIES_PART}"), CONTENT_TYPE.OFC_CUSTOM_PROPERTIES, package, xml)
    package.relate_to(part, RELATIONSHIP_TYPE.CUSTOM_PROPERTIES)
    about = file.core_properties
    about.title, about.author = briefing.name, briefing.scenario.author
    about.subject = str(briefing.assumptions.study["short_title"])
    about.comments = str(briefing.assumptions.study["disclaimer"])
    held = io.BytesIO()
    file.save(held)
    return held.getvalue()


def _briefing(results: Results, study_results: Results, others: Sequence[Results]) -> Briefing:
    return Briefing(results, study_results, tuple(others)[:MOST_OTHERS])


def _rate_line(briefing: Briefing, rate_line: str) -> str:
    lines = briefing.assumptions.rate_lines
    return lines[rate_line].key if rate_line else next(iter(lines))


def scenario_deck(
    assumptions: Assumptions, scenario: Scenario, others: Sequence[Scenario] = ()
) -> bytes:
    """The full deck of a scenario by itself. Errors: ScenarioError for more than three others."""
    if len(others) > MOST_OTHERS:
        raise ScenarioError(
            [f"--compare: given {len(others)} files, allowed at most {MOST_OTHERS}"]
        )
    here, study, *compared = (
        compute(assumptions, held) for held in (scenario, Scenario(), *others)
    )
    return deck(here, study, compared)
