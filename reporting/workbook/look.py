"""How cells look: colors, fonts, formats of numbers, and styles by name."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

ACCENT = "#1f5fbf"
MUTED = "#57606a"
LINE = "#c9ced6"
INPUT_FILL = "#e6effb"
HEADING_FILL = "#f3f5f8"
FONT, FONT_SIZE = "Calibri", 10
CHART_FONT_SIZE = 10

TABS = {
    "guide": "#57606a",
    "result": "#1a7f37",
    "input": ACCENT,
    "calculation": "#c9ced6",
    "check": "#bf8700",
}
NUMBERS = {
    "text": "@",
    "general": "General",
    "count": "0",
    "share": "0.0##%",
    "change": "0.0%",
    "dollars": "$#,##0.00##",
    "rate": "$#,##0.00",
    "whole": "$#,##0;-$#,##0",
    "units": "#,##0",
    "amount": "[>=1000]$#,##0;$#,##0.00##",
    "step": "[>=1000]$#,##0;[>=100]$#,##0.000;$#,##0.0000",
    "date": "mmm d, yyyy",
    "month": "mmm yyyy",
}
HEADING: Mapping[str, Any] = {
    "bold": True, "text_wrap": True, "bg_color": HEADING_FILL, "bottom": 1, "bottom_color": LINE,
}  # fmt: skip
INDENT: Mapping[str, Any] = {"align": "left", "indent": 1}
STYLES: Mapping[str, Mapping[str, Any]] = {
    "plain": {"text_wrap": True},
    "further": {"text_wrap": True, **INDENT},  # below a further heading
    "typed": {"text_wrap": True, "quote_prefix": True},
    "muted": {"text_wrap": True, "font_color": MUTED, **INDENT},
    "note": {"text_wrap": True, "font_color": MUTED},
    "aside": {"font_color": MUTED, **INDENT},  # beside what is printed, on one line
    "sentence": {"text_wrap": True, "bold": True, "font_size": 12},
    "title": {"bold": True, "font_size": 16, "text_wrap": True},
    "typed title": {"bold": True, "font_size": 16, "text_wrap": True, "quote_prefix": True},
    "section": {"bold": True, "font_size": 12, "bottom": 1, "bottom_color": ACCENT},
    "label": {"bold": True, "text_wrap": True},
    "further label": {"bold": True, "text_wrap": True, **INDENT},
    "link": {"font_color": ACCENT, "underline": 1},
    "heading": HEADING,
    "further heading": {**HEADING, **INDENT},
    "number heading": {**HEADING, "align": "right"},
    "typed heading": {**HEADING, "quote_prefix": True},
    "input": {
        "bg_color": INPUT_FILL, "font_color": ACCENT, "border": 1, "border_color": LINE,
        "locked": False, "text_wrap": True,
    },
    "quarter": {"align": "left"},
    "formula": {"align": "right"},
    "strong": {"bold": True, "align": "right"},
    "base": {"font_color": MUTED, "align": "right"},
    "right": {"font_color": "#1a7f37"},
    "changed": {"bg_color": "#fff1c2", "font_color": "#6a4a00", "bold": True},
    "fault": {"bg_color": "#ffd7d5", "font_color": "#a40e26", "bold": True},
}  # fmt: skip


def number_of(unit: str) -> str:
    """The name of the number format for a unit of an assumption or of a step."""
    if unit.startswith("share"):
        return "share"
    if unit.startswith("dollars"):
        return "dollars"
    return "date" if unit == "date" else "general"
