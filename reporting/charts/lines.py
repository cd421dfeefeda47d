"""Words of a chart broken into lines: within a drawing no browser does it."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Mapping, Sequence
from html import escape, unescape
from itertools import pairwise
from typing import Any

from reporting.charts.style import SMALL
from reporting.letters import INCH, width

PART = re.compile(r"(?:<[^>]*>|[^< ])+")  # what stands between blanks; a tag may have some inside
APART = 4  # pixels between two texts
LEGEND_ROW, LEGEND_SAMPLE = 20, 48  # pixels: of a legend, its height, and its line beside the words
TAG = re.compile(r"<[^>]*>")


def lines_of(text: str, room: float, size: float, *, is_bold: bool = False) -> list[str]:
    """A text as lines that are at most `room` pixels wide; a word that is wider is parted.

    text: with our tags, each around no blank, and what was typed escaped. size: of the font, in
    pixels.
    """
    lines: list[str] = []
    for part in PART.findall(text):
        for piece in _pieces(part, room, size, is_bold):
            longer = f"{lines[-1]} {piece}" if lines else piece
            if lines and width_of(longer, size, is_bold=is_bold) <= room:
                lines[-1] = longer
            else:
                lines.append(piece)
    return [line.strip("\u2003 ") for line in lines]


def in_lines(typed: str, room: float, size: float, most: int = 2, *, is_bold: bool = False) -> str:
    """A text, as it was typed, in at most so many lines of a chart; what is cut ends in "…"."""
    lines = lines_of(escape(typed), room, size, is_bold=is_bold)
    if len(lines) <= most:
        return "<br>".join(lines)
    words = unescape(lines[most - 1])
    while width_of(f"{words}…", size, is_bold=is_bold) > room:
        words = words[:-1]
    return "<br>".join([*lines[: most - 1], escape(f"{words.rstrip(' ,')}…")])


def width_of(text: str, size: float, *, is_bold: bool = False) -> float:
    """Pixels that a text takes at most on one line; its tags take none."""
    return INCH * width(unescape(TAG.sub("", text)), size, is_bold)


def texts_apart(texts: Sequence[str], places: Sequence[float], size: float) -> list[str]:
    """Texts centered at their places that do not meet: all, else the outer two, else as one.

    places: in pixels, in any order. What gives way is empty.
    """
    if _are_apart(texts, places, size):
        return list(texts)
    order = sorted(range(len(texts)), key=places.__getitem__)
    outer = [text if n in (order[0], order[-1]) else "" for n, text in enumerate(texts)]
    if _are_apart(outer, places, size):
        return outer
    one = " – ".join(dict.fromkeys(texts[n] for n in (order[0], order[-1])))
    return [one if n == order[len(order) // 2] else "" for n in range(len(texts))]


def more_for_legend(figure: Mapping[str, Any], room: float) -> int:
    """Pixels that the legend of a figure takes beyond its first row, where so many are across."""
    names = [
        trace["name"]
        for trace in figure["data"]
        if figure["layout"]["showlegend"] and trace.get("showlegend", True)
    ]
    if not names:
        return 0
    widest = max(LEGEND_SAMPLE + width_of(name, SMALL) for name in names)
    return LEGEND_ROW * (math.ceil(len(names) / max(1, room // widest)) - 1)


def _are_apart(texts: Sequence[str], places: Sequence[float], size: float) -> bool:
    shown = sorted((place, text) for place, text in zip(places, texts, strict=True) if text)
    return all(
        (width_of(text, size) + width_of(next_text, size)) / 2 + APART <= next_place - place
        for (place, text), (next_place, next_text) in pairwise(shown)
    )


def _pieces(word: str, room: float, size: float, is_bold: bool) -> Iterator[str]:
    if width_of(word, size, is_bold=is_bold) <= room or TAG.search(word):
        yield word
        return
    piece = ""
    for letter in map(escape, unescape(word)):
        if piece and width_of(piece + letter, size, is_bold=is_bold) > room:
            yield piece
            piece = ""
        piece += letter
    yield piece
