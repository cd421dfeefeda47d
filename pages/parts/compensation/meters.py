"""Shares of pay as lines with a mark where the rule stands."""

from __future__ import annotations

import math
from html import escape

import streamlit as st

from model.findings.compensation.rule import Counted, federal_rule
from model.findings.side_by_side import SideBySide
from pages.parts import chart
from reporting.charts.style import COLORS
from reporting.pay import compensation_words as words


def draw(side_by_side: SideBySide, service_key: str, bound: str, counted: Counted) -> None:
    """A line from 0 to 100% for the modeled rate and one for the current rate."""
    assumptions, color = side_by_side.assumptions, chart.in_theme(COLORS["scenario"])
    mark = federal_rule(assumptions).smallest_share
    shares = words.meters(side_by_side, service_key, bound, counted)
    lines = "".join(_line(meter, mark, color) for meter in shares)
    st.html(f'<div class="meters">{lines}<p>{escape(words.mark_in_words(assumptions))}</p></div>')


def _line(meter: words.Meter, mark: float, color: str) -> str:
    width = 0.0 if math.isnan(meter.share) else min(max(meter.share, 0.0), 1.0)
    return (
        f"<div><span>{escape(meter.label)}</span>"
        '<span class="track" aria-hidden="true">'
        f'<i style="background:{color};width:{100 * width:.1f}%"></i>'
        f'<b style="left:{100 * mark:.0f}%"></b></span><strong>{escape(meter.text)}</strong></div>'
    )
