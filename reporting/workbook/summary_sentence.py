"""The sentence of the summary: a formula over named cells, and what it says as written."""

from __future__ import annotations

import numpy as np

from model.findings.summary import fee_counts
from reporting.formats import counted, percent
from reporting.headline import below_in_words
from reporting.workbook.figures import Figures

# The cells that the sentence is made of stand on the summary.
INPUTS_CHANGED, MEDIAN_CHANGE = "inputs_changed", "median_interim_change"
BELOW, WITHIN, ABOVE = "current_rates_below", "current_rates_within", "current_rates_above"


def sentence_formula(figures: Figures) -> str:
    """Where the current rates lie and what the median interim rate does."""
    base, total = figures.assumptions.base.in_words, len(figures.assumptions.services)
    base_below = fee_counts(figures.base.rates).below
    parts = (
        f'IF({INPUTS_CHANGED}=0,"In {base}, ","With "&{INPUTS_CHANGED}&'
        f'IF({INPUTS_CHANGED}=1," input changed, "," inputs changed, "))',
        f'{BELOW}&" of {total} current rates "&IF({BELOW}=1,"is","are")',
        '" below the modeled range"',
        f'IF({INPUTS_CHANGED}=0,"",", {base_below} in {base}")',
        f'"; "&{WITHIN}&" within it, "&{ABOVE}&" above it."',
        f'IF(ROUND({MEDIAN_CHANGE},3)=0,""," The median interim rate is "&'
        f'TEXT(ABS({MEDIAN_CHANGE}),"0.0%")&IF({MEDIAN_CHANGE}>0," higher"," lower")&'
        f'" than in {base} ({total} services, unweighted).")',
    )
    return "&".join(parts)


def sentence_text(figures: Figures) -> str:
    """What the formula says of the scenario as it is written."""
    base, total = figures.assumptions.base.in_words, len(figures.assumptions.services)
    counts, changed = fee_counts(figures.results.rates), figures.changed_inputs
    begin = f"With {counted(changed, 'input')} changed, " if changed else f"In {base}, "
    against = f", {fee_counts(figures.base.rates).below} in {base}" if changed else ""
    below = below_in_words(counts.below, total)
    text = f"{begin}{below}{against}; {counts.within} within it, {counts.above} above it."
    median = median_change(figures)
    if round(median, 3) == 0:
        return text
    way = f"{percent(abs(median))} {'higher' if median > 0 else 'lower'}"
    services = f"{total} services, unweighted"
    return f"{text} The median interim rate is {way} than in {base} ({services})."


def median_change(figures: Figures) -> float:
    """The median change of the interim rates from the base's, as a fraction."""
    return float(np.median(figures.interim_changes))
