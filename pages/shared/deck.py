"""Slides: results in, the bytes of a .pptx out; and a scenario back out of one.

From the command line: `python -m pages.shared.deck --scenario FILE.yaml -o out.pptx`.
"""

from __future__ import annotations

import datetime
import io
import re
import sys
import zipfile
from collections.abc import Sequence
from typing import Any
from xml.etree import ElementTree
from xml.sax.saxutils import escape

from pptx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from pptx.opc.package import Part
from pptx.opc.packuri import PackURI

from model import Assumptions, Results, Scenario, ScenarioError, compute
from model.scenario import LARGEST_FILE
from pages.shared import export_command
from pages.shared.deck_briefing import Briefing
from pages.shared.deck_comparison_slides import add_comparison_slide, add_minimum_wage_slide
from pages.shared.deck_layout import presentation
from pages.shared.deck_range_slides import add_range_slides
from pages.shared.deck_rate_slides import add_bridge_slide, add_build_up_slide
from pages.shared.deck_slides import (
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
# A document property, as PowerPoint and LibreOffice both keep it when they save the file.
PROPERTY = "HCBS rate scenario"
PROPERTIES_PART = "docProps/custom.xml"
PROPERTIES_NAMESPACE = "http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"
TYPES_NAMESPACE = "http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"
PROPERTIES = f"""<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Properties xmlns="{PROPERTIES_NAMESPACE}" xmlns:vt="{TYPES_NAMESPACE}">\
<property fmtid="{{{{D5CDD505-2E9C-101B-9397-08002B2CF9AE}}}}" pid="2" name="{{name}}">\
<vt:lpwstr>{{text}}</vt:lpwstr></property></Properties>"""
CODE = "x[0-9A-Fa-f]{4}_"
LARGEST_DECK = 20_000_000  # bytes; a full deck has some 200,000
MOST_PARTS = 5_000
NOT_A_DECK = "file: not a .pptx file; allowed are decks that this dashboard made"
NO_SCENARIO = "file: this deck carries no scenario; allowed are decks that this dashboard made"


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
    today: datetime.date | None = None,
) -> bytes:
    """What one page shows, as a deck of one slide; more where a service group needs more.

    page: one of PAGES. service_group: the label of the group in view on the rate ranges, all of
    them where none is given. Errors: KeyError for a page or rate line that is not there.
    """
    briefing = _briefing(results, study_results, others)
    line, file = _rate_line(briefing, rate_line), presentation()
    draw: dict[str, Any] = {
        "overview": lambda: add_title_slide(file, briefing, f"{today or datetime.date.today()}"),
        "rate_ranges": lambda: _add_groups(file, briefing, service_group),
        "minimum_wage": lambda: add_minimum_wage_slide(file, briefing),
        "build_up": lambda: add_build_up_slide(file, briefing, line, bound),
        "compare": lambda: add_comparison_slide(file, briefing),
        "assumptions": lambda: add_assumptions_slide(file, briefing),
        "fidelity": lambda: add_fidelity_slide(file, briefing),
    }
    draw[page]()
    return _file_with_scenario(file, briefing)


def _add_groups(file: Any, briefing: Briefing, only: str = "") -> None:
    for group in [only] if only else briefing.assumptions.service_groups.values():
        add_range_slides(file, briefing, group)


def scenario_of_deck(content: bytes, assumptions: Assumptions) -> Scenario:
    """The scenario that a deck carries.

    Errors: ScenarioError where the file is too large, not a deck, carries no scenario, or one that
    does not fit the assumptions.
    """
    if len(content) > LARGEST_DECK:
        raise ScenarioError(
            [f"file: given {len(content):,} bytes, allowed at most {LARGEST_DECK:,}"]
        )
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as parts:
            text = _scenario_text(parts)
    except (
        zipfile.BadZipFile,
        zipfile.LargeZipFile,
        OSError,
        EOFError,
        NotImplementedError,
        RuntimeError,
        ValueError,
    ) as error:
        if isinstance(error, ScenarioError):
            raise
        raise ScenarioError([NOT_A_DECK]) from None
    return Scenario.from_yaml(text, assumptions)


def _scenario_text(parts: zipfile.ZipFile) -> str:
    """The text of our property; read no further than a scenario can be long."""
    names = parts.namelist()
    if len(names) > MOST_PARTS or "ppt/presentation.xml" not in names:
        raise ScenarioError([NOT_A_DECK])
    if PROPERTIES_PART not in names:
        raise ScenarioError([NO_SCENARIO])
    longest = 8 * LARGEST_FILE
    with parts.open(PROPERTIES_PART) as part:
        xml = part.read(longest + 1)
    if len(xml) > longest or b"<!" in xml:  # no document type, so no entities
        raise ScenarioError([NO_SCENARIO])
    try:
        root = ElementTree.fromstring(xml)
    except (ElementTree.ParseError, ValueError):
        raise ScenarioError([NO_SCENARIO]) from None
    for held in root.iter(f"{{{PROPERTIES_NAMESPACE}}}property"):
        if held.get("name") == PROPERTY:
            return re.sub(f"_x005F_(?={CODE})", "_", "".join(held.itertext()))
    raise ScenarioError([NO_SCENARIO])


def _file_with_scenario(file: Any, briefing: Briefing) -> bytes:
    # A property's text takes _x000D_ for a carriage return, unless its underscore is written so.
    text = re.sub(f"_(?={CODE})", "_x005F_", briefing.scenario.to_yaml(briefing.assumptions))
    text = escape(text)
    xml = PROPERTIES.format(name=PROPERTY, text=text).encode("utf-8")
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


def main(arguments: Sequence[str] | None = None) -> int:
    """Write the slides of a scenario file. Returns 0, or 2 with the faults on standard error."""
    return export_command.run("python -m pages.shared.deck", "slides", scenario_deck, arguments)


if __name__ == "__main__":
    sys.exit(main())
