"""How a sheet is printed: its size, what a page holds, and where a page begins."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from textwrap import shorten

from reporting.letters import INCH

PRINTED_SIZE = 90  # percent, at which cells have 9 points
LETTER = 1  # the paper, as the file format counts
SHORT_SIDE, LONG_SIDE = 8.5, 11.0  # inches
MARGINS = {"left": 0.35, "right": 0.35, "top": 0.45, "bottom": 0.55}  # inches
SPARE = 8  # points of a page's height: so much less it may hold, as programs measure it
WIDEST_FOOTER = 40  # characters of a typed name in a footer, beside the name of the sheet


def height_of_a_page(portrait: bool) -> float:
    """The height of the rows that a page holds, in points before they are made smaller."""
    inches = (LONG_SIDE if portrait else SHORT_SIDE) - MARGINS["top"] - MARGINS["bottom"]
    return inches * INCH / (PRINTED_SIZE / 100)


def page_starts(
    heights: Sequence[float],
    blocks: Mapping[int, int],
    always: Collection[int],
    heading: float,
    portrait: bool,
) -> list[int]:
    """The rows before which a page is ended, so that no block of rows is parted.

    heights: of all rows, in points. blocks: first row of a block -> its last; what begins within a
    block belongs to it, and what no page can hold is parted. always: rows that begin a page in any
    case. heading: the height of what is printed again on each page.
    """
    # Pages may end a little sooner in one program than in another; a block is whole in each.
    rooms = [height_of_a_page(portrait) - spare for spare in (0, SPARE)]
    used = [0.0, 0.0]
    starts = []
    for row, height in enumerate(heights):
        together = _height_of_the_block(heights, blocks, row, rooms[-1] - heading)
        is_full = [
            before > heading and before + together > room
            for before, room in zip(used, rooms, strict=True)
        ]
        begins = row in always or (row in blocks and any(is_full))
        if begins:
            starts.append(row)
        used = [
            (heading if begins or full else before) + height
            for before, full in zip(used, is_full, strict=True)
        ]
    return starts


def _height_of_the_block(
    heights: Sequence[float], blocks: Mapping[int, int], row: int, room: float
) -> float:
    """How high the block that begins at a row is with all that begins within it, as far as a page
    holds it; else the block alone; else the row."""
    alone = joined = blocks.get(row, row)
    for first, last in sorted(blocks.items()):
        if row <= first <= joined:
            joined = max(joined, last)
    candidates = (sum(heights[row : last + 1]) for last in (joined, alone))
    return next((height for height in candidates if height <= room), heights[row])


def footer_text(text: str) -> str:
    """A typed text in a footer: "&" begins a code there, and a digit would set a size."""
    one_line = shorten(text, WIDEST_FOOTER, placeholder=" …") or text[:WIDEST_FOOTER]
    return f" {one_line.replace('&', '&&')}"
