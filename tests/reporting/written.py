# ruff: noqa: RUF002 (a true minus is meant)
"""Numbers read back out of texts, to be compared with the model's."""

from __future__ import annotations

import math
import re

NUMBER = re.compile(r"[+−-]?\$?[\d,]*\d(?:\.\d+)?%?|N/A")


def numbers_in(text: str) -> list[str]:
    """The numbers of a text as they are written: "$5.02", "−2.6%", "N/A"."""
    return NUMBER.findall(text)


def as_number(text: str) -> float:
    """A number as it is written; a percentage in percent."""
    return float(re.sub(r"[^\d.]", "", text)) * (-1 if text.startswith(("−", "-")) else 1)


def reads_as(text: str, value: float) -> bool:
    """Whether a number as written is the value, to the last decimal that it shows.

    A percentage is read as a fraction. A sign stands where the number shown is not zero.
    """
    if text == "N/A" or math.isnan(value):
        return text == "N/A" and math.isnan(value)
    digits = re.sub(r"[^\d.]", "", text)
    half = 0.5 * 10.0 ** -len(digits.partition(".")[2]) + 1e-9
    shown = as_number(text)
    exact = 100 * value if text.endswith("%") else value
    has_hyphen = text.startswith("-")
    return abs(shown - exact) <= half and not has_hyphen
