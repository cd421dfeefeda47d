"""The scenario that a deck carries, written as a document property and read back.

What is asked of the budget and set of other programs goes with it, as in a scenario file.
"""

from __future__ import annotations

import io
import re
import zipfile
from typing import Any
from xml.etree import ElementTree
from xml.sax.saxutils import escape

from pptx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from pptx.opc.package import Part
from pptx.opc.packuri import PackURI

from model import ScenarioError
from model.scenario.texts.brought import LARGEST_FILE
from model.tables.files import DAMAGED_ZIP

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
LONGEST_XML = 8 * LARGEST_FILE  # bytes of the properties; what a scenario can be long
NOT_A_DECK = (
    "the file is damaged, or neither slides (.pptx) nor a workbook (.xlsx); allowed are those that "
    "this dashboard made"
)
NO_SCENARIO = "file: this deck carries no scenario; allowed are decks that this dashboard made"


def carry(file: Any, text: str) -> None:
    """Put the text of a scenario file into a presentation of python-pptx."""
    # A property's text takes _x000D_ for a carriage return, unless its underscore is written so.
    escaped = escape(re.sub(f"_(?={CODE})", "_x005F_", text))
    xml = PROPERTIES.format(name=PROPERTY, text=escaped).encode("utf-8")
    package = file.part.package
    part = Part(PackURI(f"/{PROPERTIES_PART}"), CONTENT_TYPE.OFC_CUSTOM_PROPERTIES, package, xml)
    package.relate_to(part, RELATIONSHIP_TYPE.CUSTOM_PROPERTIES)


def text_of_deck(content: bytes) -> str:
    """The YAML of the scenario that a deck carries.

    Errors: ScenarioError where the file is too large, not a deck, or carries no scenario.
    """
    if len(content) > LARGEST_DECK:
        raise ScenarioError(
            [f"file: given {len(content):,} bytes, allowed at most {LARGEST_DECK:,}"]
        )
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as parts:
            names = parts.namelist()
            has_properties = PROPERTIES_PART in names
            xml = parts.open(PROPERTIES_PART).read(LONGEST_XML + 1) if has_properties else b""
    except DAMAGED_ZIP:
        raise ScenarioError([NOT_A_DECK]) from None
    if len(names) > MOST_PARTS or "ppt/presentation.xml" not in names:
        raise ScenarioError([NOT_A_DECK])
    return _scenario_text(xml)


def _scenario_text(xml: bytes) -> str:
    """The text of our property among those of a document. Errors: ScenarioError."""
    if len(xml) > LONGEST_XML or b"<!" in xml:  # no document type, so no entities
        raise ScenarioError([NO_SCENARIO])
    try:
        root = ElementTree.fromstring(xml)
    except (ElementTree.ParseError, ValueError, LookupError):  # the last of an unknown encoding
        raise ScenarioError([NO_SCENARIO]) from None
    for item in root.iter(f"{{{PROPERTIES_NAMESPACE}}}property"):
        if item.get("name") == PROPERTY:
            return re.sub(f"_x005F_(?={CODE})", "_", "".join(item.itertext()))
    raise ScenarioError([NO_SCENARIO])
