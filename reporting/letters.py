"""How much room a text takes, by the widths of its letters.

No program that shows slides or pictures can be trusted to shrink a text, so each is measured before
it is placed. The widths are those of the widest font that may show it (`measure_letters.py`).
"""

from __future__ import annotations

import csv
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path

FILE = Path(__file__).with_name("letter_widths.csv")
EM = 1000  # a width is in thousandths of the font's size
OTHER = 1000  # of a letter that was not measured: as wide as high; pictures are twice as wide
PICTURE, FIRST_PICTURE = 1400, 0x1F000
LINE = 1.2  # height of a line, in font sizes
INCH = 72  # points
ELLIPSIS = "…"


@lru_cache(maxsize=1)
def _widths() -> tuple[dict[str, int], dict[str, int]]:
    """Width of each letter that was measured, regular and bold."""
    with FILE.open(encoding="utf-8", newline="") as file:
        rows = [(chr(int(row["letter"], 16)), row) for row in csv.DictReader(file)]
    return tuple({letter: int(row[weight]) for letter, row in rows} for weight in ("width", "bold"))  # type: ignore[return-value]


@lru_cache(maxsize=20_000)
def width(text: str, size: float, bold: bool = False) -> float:
    """The width of a text on one line, in inches; size: of the font, in points."""
    widths = _widths()[bold]
    total = sum(
        widths[letter] if letter in widths else PICTURE if ord(letter) >= FIRST_PICTURE else OTHER
        for letter in text
    )
    return total / EM * size / INCH


def line_count(text: str, within: float, size: float, bold: bool = False) -> int:
    """Lines that a text takes in a box so many inches wide; a word wider than that is parted."""
    count, used, blank = 1, 0.0, width(" ", size, bold)
    for word in text.split(" "):
        length = width(word, size, bold)
        if used and used + length > within:
            count, used = count + 1, 0.0
        while length > within:
            count, length = count + 1, length - within
        used += length + blank
    return count


def height(paragraphs: Sequence[str], within: float, size: float, bold: bool = False) -> float:
    """The height of paragraphs in a box so many inches wide, in inches."""
    return sum(line_count(text, within, size, bold) for text in paragraphs) * size * LINE / INCH


def one_line(text: str) -> str:
    """Text without line breaks, tabs or repeated blanks."""
    return " ".join(text.split())


def cut(text: str, letters: int) -> str:
    """Text on one line, of at most so many letters; what is cut ends in an ellipsis."""
    text = one_line(text)
    return text if len(text) <= letters else text[: letters - 1].rstrip() + ELLIPSIS


def cut_to_lines(text: str, within: float, size: float, lines: int, bold: bool = False) -> str:
    """Text of at most so many lines in a box so many inches wide; what is cut ends in "…"."""
    whole = shown = one_line(text)
    for letters in range(len(whole) - 1, 0, -1):
        if line_count(shown, within, size, bold) <= lines:
            break
        shown = cut(whole, letters)
    return shown


def fitting_size(
    text: str, within: float, high: float, sizes: Sequence[float], bold: bool = False
) -> float:
    """The first of the font sizes at which a text fits; the last one where none does."""
    for size in sizes:
        if height([text], within, size, bold) <= high:
            return size
    return sizes[-1]
