"""How the tests read numbers back is tested itself."""

from __future__ import annotations

import math

from tests.reporting.written import numbers_in, reads_as


def test_a_number_reads_as_what_it_is_rounded_from() -> None:
    assert reads_as("$5.02", 5.0157)
    assert reads_as("−2.6%", -0.02649)
    assert reads_as("N/A", math.nan)


def test_a_number_does_not_read_as_another() -> None:
    assert not reads_as("$5.02", 5.0267)
    assert not reads_as("2.6%", -0.02649)
    assert not reads_as("-2.6%", -0.02649)  # a hyphen is no minus
    assert not reads_as("N/A", 0.0)
    assert not reads_as("0.0%", math.nan)


def test_every_number_of_a_text_is_found() -> None:
    text = "Study $5.02 · −$1,234.50, +2.6% or N/A, 12 of 28"
    assert numbers_in(text) == ["$5.02", "−$1,234.50", "+2.6%", "N/A", "12", "28"]
