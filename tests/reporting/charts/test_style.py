"""Axes: round amounts, room at their ends, and whether zero is on them."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest

from reporting.charts.layout import ends_around, is_broken, ticks_in_short, unit_of_axis
from reporting.charts.style import fee_lines

SIZES = {"": 1, "K": 1e3, "M": 1e6}


@pytest.mark.parametrize(
    ("low", "high"),
    [
        (0, 568_400),
        (0, 104.9e6),
        (-2.3e6, 0),
        (-1e9, 7e9),
        (170_000, 181_000),
        (0, 3),
        (10e6, 10.2e6),
        (1.02e6, 1.3e6),
        (990_000, 1_010_000),
        (-1_006, -1_000),
        (995, 1_004),
    ],
)
def test_amounts_are_round_and_told_as_they_are(low: float, high: float) -> None:
    ticks = ticks_in_short(low, high)
    assert 3 <= len(ticks["tickvals"]) <= 8
    assert all(low <= usd <= high for usd in ticks["tickvals"])
    steps = {round(later - earlier, 6) for earlier, later in pairwise(ticks["tickvals"])}
    assert len(steps) == 1
    assert f"{steps.pop():.0e}"[0] in "125"
    for usd, text in zip(ticks["tickvals"], ticks["ticktext"], strict=True):
        number, size = re.fullmatch(r"(−?)\$([\d.,]+)([KM]?)", text).group(2, 3)
        told = float(number.replace(",", "")) * SIZES[size] * (-1 if "−" in text else 1)
        assert told == pytest.approx(usd, rel=1e-12)


def test_what_is_said_of_current_rates_is_text_in_lines() -> None:
    """It may name a file that a person loaded."""
    lines = fee_lines(f"Current rates: a<b>&c.csv, {'word ' * 60}")
    assert lines[0].startswith("Current rates: a&lt;b&gt;&amp;c.csv")
    assert len(lines) > 1
    assert "<" not in "".join(lines)
    assert fee_lines("") == []


@pytest.mark.parametrize(
    ("amounts", "ends"),
    [([5, 6], [4.9, 6.1]), ([0.05, 10], [0, 10.995]), ([-5, 5], [-6, 6]), ([5, 5], [4.9, 5.1])],
)
def test_an_axis_has_room_and_goes_below_zero_only_with_an_amount(
    amounts: list[float], ends: list[float]
) -> None:
    assert ends_around(amounts, 0.1) == pytest.approx(ends)
    said = unit_of_axis("Dollars", ends)
    assert ("begin at zero" in said) == is_broken(ends) == (ends[0] > 0)
