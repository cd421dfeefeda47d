"""A row of large numbers, each with what it is and what the study has."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape

import streamlit as st

from model.findings.summary import Summary


@dataclass(frozen=True)
class LargeNumber:
    """A number as it is read, what it counts, and what stands beside it, such as the study's."""

    value: str
    meaning: str
    beside: str


def draw(numbers: list[LargeNumber], headline: str = "", level: int = 1) -> None:
    """Draw the row as a list of definitions, under a headline where it has one.

    One element, so that the browser draws it at once.
    """
    heading = f'<h{level} class="headline">{escape(headline)}</h{level}>' if headline else ""
    items = "".join(
        f"<div><dt>{escape(number.meaning)}</dt><dd>{escape(number.value)}</dd>"
        f'<dd class="beside">{escape(number.beside)}</dd></div>'
        for number in numbers
    )
    row = f'<dl class="large-numbers">{items}</dl>' if items else ""
    st.html(heading + row)


def of_summary(found: Summary) -> list[LargeNumber]:
    """The five numbers of the overview."""
    here, there = found.scenario, found.study
    return [
        LargeNumber(str(here.below), "fees below the range", f"study: {there.below}"),
        LargeNumber(str(here.within), "fees within the range", f"study: {there.within}"),
        LargeNumber(str(here.above), "fees above the range", f"study: {there.above}"),
        LargeNumber(
            signed_percent(found.median_interim_change),
            "median change of the interim rate",
            f"from the study; {found.changed_ranges} of {here.total} ranges differ",
        ),
        _first_below(found),
    ]


def _first_below(found: Summary) -> LargeNumber:
    meaning = "a lower bound wage falls below the minimum"
    if found.first_date_below is None:
        return LargeNumber("Never", meaning, "in the phase-in as it stands")
    lines = f"first: {found.first_below[0].lower()}, by ${found.cents_below[0] / 100:,.2f} an hour"
    return LargeNumber(f"{found.first_date_below:%b %Y}", meaning, lines)


def signed_percent(fraction: float) -> str:
    """A change in percent with its sign: "+2.6 %", "0.0 %"; with a minus, not a hyphen."""
    text = f"{abs(100 * fraction):,.1f} %"
    if text == "0.0 %":
        return text
    return ("+" if fraction > 0 else "−") + text
