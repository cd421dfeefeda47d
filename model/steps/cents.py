"""Whole cents: amounts as they are paid, and wholes in parts that add up to them."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import ArrayLike

# Arithmetic may leave half of a last digit, such as half a cent, this much less than a half.
NEARLY = 1e-7


def rounded(numbers: ArrayLike, decimals: int) -> Any:
    """Numbers as they are shown: rounded to a decimal place, half of its unit up."""
    return np.floor(10**decimals * np.asarray(numbers) + 0.5 + NEARLY) / 10**decimals


def in_cents(usd: ArrayLike) -> Any:
    """Dollars as they are paid and shown: rounded to the cent, a half cent up."""
    return rounded(usd, 2)


def paid_difference(rate: ArrayLike, reference: ArrayLike) -> Any:
    """Difference of a rate from another as both are paid, in dollars: of rates rounded to cents.

    in_cents(rate) - in_cents(reference)
    """
    return np.round(in_cents(rate) - in_cents(reference), 2)


def divided(whole: int, shares: Sequence[float]) -> list[int]:
    """A whole number, such as of cents, in proportion to shares: parts that add up to it.

    The shares need not add up to 1; equal ones of which not all can be alike differ by one, the
    first being the larger. Errors: ValueError where no share is above 0, or one is below.
    """
    total = sum(shares)
    if total <= 0 or min(shares) < 0:
        raise ValueError("shares must not be negative, and one must be above 0")
    return whole_parts(whole, [whole * share / total for share in shares])


def whole_parts(whole: int, exact: Sequence[float]) -> list[int]:
    """Parts of a whole as whole numbers that add up to it.

    Each is rounded down; what is missing is spread evenly, and the rest goes, one by one, to those
    that lost most, the first of equal ones first.
    """
    parts = [math.floor(part) for part in exact]
    by_loss = sorted(range(len(parts)), key=lambda place: parts[place] - exact[place])
    each, further = divmod(whole - sum(parts), len(parts)) if parts else (0, 0)
    raised = by_loss[:further]
    return [part + each + (place in raised) for place, part in enumerate(parts)]
