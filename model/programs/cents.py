"""Amounts and people divided by shares, so that the parts add up to the whole."""

from __future__ import annotations

import math
from collections.abc import Sequence


def divided(whole: int, shares: Sequence[float]) -> list[int]:
    """A whole number, such as of cents, in proportion to shares: parts that add up to it.

    Each part is rounded down; what is left goes, one by one, to the largest remainders, the first
    of equal ones first. The shares need not add up to 1.
    Errors: ValueError where no share is above 0, or one is below.
    """
    total = sum(shares)
    if total <= 0 or min(shares) < 0:
        raise ValueError("shares must not be negative, and one must be above 0")
    exact = [whole * share / total for share in shares]
    parts = [math.floor(part) for part in exact]
    by_remainder = sorted(range(len(parts)), key=lambda place: parts[place] - exact[place])
    for place in by_remainder[: whole - sum(parts)]:
        parts[place] += 1
    return parts
