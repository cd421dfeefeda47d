"""A row of large numbers, each with what it is and what the study has."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape

import streamlit as st

from model.summary import Summary

STYLE = """<style>
.st-key-overview-headline h1 {font-size: 1.75rem; line-height: 1.25; padding: 0.3rem 0 0.6rem;
  text-wrap: balance}
.stHtml dl.large-numbers {display: grid; gap: 0.9rem 1.6rem;
  grid-template-columns: 1fr 1fr 1fr 1.5fr 1.9fr; margin: 0 !important; padding: 0 !important}
.large-numbers div {display: flex; flex-direction: column}
.large-numbers dd, .large-numbers dt {margin: 0; padding: 0}
.large-numbers dd {order: 1; font-size: 2.2rem; font-weight: 650; line-height: 1.15;
  font-variant-numeric: tabular-nums; letter-spacing: -0.01em; white-space: nowrap}
.large-numbers dt {order: 2; font-weight: 400; line-height: 1.3}
.large-numbers dd.beside {order: 3; font-size: 0.9rem; font-weight: 400; line-height: 1.35;
  opacity: 0.75; letter-spacing: 0; white-space: normal}
@media (max-width: 1150px) {
  .stHtml dl.large-numbers {grid-template-columns: repeat(6, 1fr)}
  .large-numbers div {grid-column: span 2}
  .large-numbers div:nth-child(n + 4) {grid-column: span 3}
}
</style>"""


@dataclass(frozen=True)
class LargeNumber:
    """A number as it is read, what it counts, and what stands beside it, such as the study's."""

    value: str
    meaning: str
    beside: str


def draw(numbers: list[LargeNumber]) -> None:
    """Draw the row as a list of definitions: one element, so that it is on the screen first."""
    items = "".join(
        f"<div><dt>{escape(number.meaning)}</dt><dd>{escape(number.value)}</dd>"
        f'<dd class="beside">{escape(number.beside)}</dd></div>'
        for number in numbers
    )
    st.html(f'{STYLE}<dl class="large-numbers">{items}</dl>')


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
