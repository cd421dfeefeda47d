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
from model.findings.budget.cost import Plan
from model.findings.compensation.rule import AT_FIRST, Counted
from model.findings.side_by_side import SideBySide
from model.scenario.scenario import base_scenario
from reporting.headline import headline
from reporting.provenance import dated
from reporting.sensitivity.asked import Asked
from reporting.slides.assumption_slides import (
    add_assumptions_slide,
    add_changes_slides,
    add_warnings_slide,
)
from reporting.slides.briefing import MOST_OTHERS as MOST_OTHERS
from reporting.slides.briefing import Briefing
from reporting.slides.budget.budget_slides import (
    add_budget_assumptions_slide,
    add_cost_slide,
    add_service_slide,
)
from reporting.slides.carried_scenario import PROPERTIES_PART, properties_xml
from reporting.slides.comparison_slide import add_comparison_slide
from reporting.slides.compensation_slide import add_compensation_slide
from reporting.slides.layout import presentation
from reporting.slides.minimum_wage_slide import add_minimum_wage_slide
from reporting.slides.range_slides import add_all_ranges_slide, add_range_slides
from reporting.slides.rate_slides import add_bridge_slide, add_build_up_slide
from reporting.slides.sensitivity.slide import add_sensitivity_slide, add_tornado_slide_if_any
from reporting.slides.study_slides import add_check_slide, add_method_slide
from reporting.slides.title_slide import add_title_slide

MIME = "application/vnd.openxmlformats-officedocument.presentationml.presentation"


def deck(
    side_by_side: SideBySide,
    others: Sequence[Results] = (),
    *,
    service_key: str = "",
    bound: str = "interim",
    asked: Asked | None = None,
    plan: Plan | None = None,
    counted: Counted = AT_FIRST,
    today: datetime.date | None = None,
) -> bytes:
    """The full deck of one scenario, as the bytes of a .pptx file.

    others: each of a single scenario; at most three are compared. service_key, bound: whose
    build-up is shown; the first service where none is given. asked: what is chosen on the page
    Sensitivity, whose tornado is shown where any assumption moves the result. plan: of the budget,
    which has slides where it is given. counted: what counts as compensation. today: the
    day that the file names. Errors: KeyError for a service or bound that is not there.
    """
    briefing, file = Briefing(side_by_side, tuple(others), plan), presentation()
    service = _service_key(briefing, service_key)
    day = today or datetime.date.today()
    add_title_slide(file, briefing, f"{day}")
    if side_by_side.is_changed:
        add_changes_slides(file, briefing)
        add_warnings_slide(file, briefing)
    for group in briefing.assumptions.service_groups.values():
        add_range_slides(file, briefing, group)
    add_minimum_wage_slide(file, briefing)
    add_build_up_slide(file, briefing, service, bound)
    if side_by_side.is_changed or others:
        add_comparison_slide(file, briefing)
    if side_by_side.is_changed:
        add_bridge_slide(file, briefing, service, bound)
    add_tornado_slide_if_any(file, briefing, service, bound, asked or Asked())
    add_compensation_slide(file, briefing, bound, counted)
    if plan is not None:
        add_cost_slide(file, briefing)
        add_service_slide(file, briefing)
        add_budget_assumptions_slide(file, briefing)
    add_assumptions_slide(file, briefing)
    add_method_slide(file, briefing)
    return _file_with_scenario(file, briefing, day)


def slide_deck(
    page_key: str,
    side_by_side: SideBySide,
    others: Sequence[Results] = (),
    *,
    service_group: str = "",
    service_key: str = "",
    bound: str = "interim",
    asked: Asked | None = None,
    plan: Plan | None = None,
    counted: Counted = AT_FIRST,
    today: datetime.date | None = None,
) -> bytes:
    """What one page shows, as a deck of one slide.

    A service group may need more, and warnings of the scenario have a slide of their own.

    page_key: of one of `reporting.page_list.PAGES`. service_group: the label of the group in view
    on the rate ranges; all services share one slide where none is given. asked: what is chosen on
    the page Sensitivity. plan: of the budget. counted: what counts as compensation. Errors:
    KeyError for a page, service or bound that is not there.
    """
    briefing, file = Briefing(side_by_side, tuple(others), plan), presentation()
    service = _service_key(briefing, service_key)
    draw: dict[str, Any] = {
        "overview": lambda: add_all_ranges_slide(
            file, briefing, headline(side_by_side).removesuffix(".")
        ),
        "rate_ranges": lambda: _add_ranges(file, briefing, service_group),
        "minimum_wage": lambda: add_minimum_wage_slide(file, briefing),
        "build_up": lambda: add_build_up_slide(file, briefing, service, bound),
        "budget": lambda: add_cost_slide(file, briefing),
        "compare": lambda: add_comparison_slide(file, briefing),
        "sensitivity": lambda: add_sensitivity_slide(
            file, briefing, service, bound, asked or Asked()
        ),
        "compensation": lambda: add_compensation_slide(file, briefing, bound, counted),
        "assumptions": lambda: add_assumptions_slide(file, briefing),
        "check": lambda: add_check_slide(file, briefing),
    }
    draw[page_key]()
    add_warnings_slide(file, briefing)
    return _file_with_scenario(file, briefing, today or datetime.date.today())


def _add_ranges(file: Any, briefing: Briefing, group: str) -> None:
    if group:
        add_range_slides(file, briefing, group)
    else:
        add_all_ranges_slide(file, briefing)


def _file_with_scenario(file: Any, briefing: Briefing, written_on: datetime.date) -> bytes:
    """The file, with the scenario in it, and named and dated as the scenario is."""
    xml = properties_xml(briefing.scenario, briefing.assumptions)
    package = file.part.package
    part = Part(PackURI(f"/{PROPERTIES_PART}"), CONTENT_TYPE.OFC_CUSTOM_PROPERTIES, package, xml)
    package.relate_to(part, RELATIONSHIP_TYPE.CUSTOM_PROPERTIES)
    about = file.core_properties
    about.title, about.author = briefing.scenario.name, briefing.scenario.author
    about.last_modified_by = briefing.scenario.author
    about.created = about.modified = dated(briefing.scenario, written_on)
    about.subject = str(briefing.assumptions.study["short_title"])
    about.comments = str(briefing.assumptions.study["disclaimer"])
    about.keywords = ""
    content = io.BytesIO()
    file.save(content)
    return content.getvalue()


def _service_key(briefing: Briefing, service_key: str) -> str:
    services = briefing.assumptions.services
    return services[service_key].key if service_key else next(iter(services))


def scenario_deck(
    assumptions: Assumptions, scenario: Scenario, others: Sequence[Scenario] = ()
) -> bytes:
    """The full deck of a scenario by itself. Errors: ScenarioError for more than three others."""
    if len(others) > MOST_OTHERS:
        raise ScenarioError(
            [f"--compare: given {len(others)} files, allowed at most {MOST_OTHERS}"]
        )
    base, results, *compared = (
        compute(assumptions, each)
        for each in (base_scenario(assumptions.of_base(scenario.base)), scenario, *others)
    )
    return deck(SideBySide(base, results), compared)
