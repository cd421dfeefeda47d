"""Measures the letters of `letter_widths.csv` anew: how wide each is in fonts that may show it.

    python -m reporting.measure_letters FONT.ttf ... --bold FONT-BOLD.ttf ...

The slides ask for Arial. Where it is missing, Liberation Sans stands in, which is as wide, or
DejaVu Sans, which is wider. Both are free; of each letter the wider of the two was written:

    LiberationSans-Regular.ttf DejaVuSans.ttf --bold LiberationSans-Bold.ttf DejaVuSans-Bold.ttf
"""

from __future__ import annotations

import argparse
import csv
from collections.abc import Sequence

from PIL import ImageFont

from reporting.letters import EM, FILE


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("fonts", nargs="+")
    parser.add_argument("--bold", nargs="+", required=True)
    options = parser.parse_args()
    regular, bold = (list(map(_font, paths)) for paths in (options.fonts, options.bold))
    with FILE.open(encoding="utf-8", newline="") as file:
        letters = [row["letter"] for row in csv.DictReader(file)]
    with FILE.open("w", encoding="utf-8", newline="") as file:
        rows = csv.writer(file, lineterminator="\n")
        rows.writerow(["letter", "width", "bold"])
        for letter in letters:
            widths = [_widest(chr(int(letter, 16)), fonts) for fonts in (regular, bold)]
            rows.writerow([letter, *widths])


def _font(path: str) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(path, EM, layout_engine=ImageFont.Layout.BASIC)


def _widest(letter: str, fonts: Sequence[ImageFont.FreeTypeFont]) -> int:
    return max(round(font.getlength(letter)) for font in fonts)


if __name__ == "__main__":
    main()
