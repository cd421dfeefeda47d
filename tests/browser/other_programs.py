"""How programs that are no browser draw the texts of an SVG: each in a color of its own.

A pixel whose blue is 0 is covered by one text alone; at the edges of letters white is mixed in.
"""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path
from typing import NamedTuple
from xml.etree import ElementTree

import numpy as np
import pytest
from PIL import Image

from tests.reporting.office import office_program

SVG = "http://www.w3.org/2000/svg"
TIMES = 3  # as large as the SVG, so that strokes are wider than a pixel
STEP, STEPS = 15, 16  # between two colors; colors of red and of green
DRAWN = {"path", "rect", "circle", "line", "polygon", "image", "use"}
LONGEST_RUN = 300  # seconds


class Box(NamedTuple):
    """The ends of what is drawn of a text, in pixels of the SVG."""

    left: float
    top: float
    right: float
    bottom: float


def drawn_texts(svg: Path, program: str, folder: Path) -> list[Box | None]:
    """Where a program ("librsvg" or "LibreOffice") draws each text; None where nothing is seen.

    The texts are in their order in the SVG, those without a letter left out.
    """
    tree = ElementTree.parse(svg)
    texts = _recolored(tree.getroot())
    colored, png = folder / f"{svg.stem}-{program}.svg", folder / f"{svg.stem}-{program}.png"
    tree.write(colored, encoding="utf-8")
    size = int(tree.getroot().get("width", "0")), int(tree.getroot().get("height", "0"))
    command = {"librsvg": _librsvg, "LibreOffice": _office}[program](colored, png, size)
    subprocess.run(command, check=True, capture_output=True, timeout=LONGEST_RUN)
    with Image.open(png) as image:
        pixels = np.asarray(image.convert("RGB")).astype(int)
    assert (pixels.shape[1], pixels.shape[0]) == size
    rows, columns = np.nonzero(pixels[..., 2] == 0)
    reds, greens = (pixels[rows, columns, channel] for channel in (0, 1))
    numbers = reds // STEP * STEPS + greens // STEP
    of_texts = [numbers == number for number in range(texts)]
    return [_box(rows[of_text], columns[of_text]) for of_text in of_texts]


def _recolored(root: ElementTree.Element) -> int:
    """Color each text by its number, take everything else away; returns how many there are."""
    ElementTree.register_namespace("", SVG)
    for name in ("width", "height"):
        root.set(name, str(TIMES * int(root.get(name, "0"))))
    for parent in list(root.iter()):
        if parent.tag == f"{{{SVG}}}clipPath":  # what it cuts is cut in the picture
            continue
        for child in list(parent):
            if child.tag.removeprefix(f"{{{SVG}}}") in DRAWN:
                parent.remove(child)
    texts = [each for each in root.iter(f"{{{SVG}}}text") if "".join(each.itertext()).strip()]
    assert len(texts) <= STEPS**2
    for number, text in enumerate(texts):
        red, green = divmod(number, STEPS)
        color = f"rgb({red * STEP}, {green * STEP}, 0)"
        text.set("style", f"{text.get('style', '')}; fill: {color}; fill-opacity: 1")
    _, _, width, height = root.get("viewBox", "").split()
    white = {"width": width, "height": height, "fill": "#ffffff"}
    root.insert(0, ElementTree.Element(f"{{{SVG}}}rect", white))
    return len(texts)


def _box(rows: np.ndarray, columns: np.ndarray) -> Box | None:
    if not len(rows):
        return None
    ends = columns.min(), rows.min(), columns.max() + 1, rows.max() + 1
    return Box(*(float(end) / TIMES for end in ends))


def _librsvg(svg: Path, png: Path, _: tuple[int, int]) -> list[str]:
    program = shutil.which("rsvg-convert")
    if program is None:
        pytest.skip("librsvg (rsvg-convert, of Debian's librsvg2-bin) is not installed")
    return [program, str(svg), "--output", str(png)]


def _office(svg: Path, png: Path, size: tuple[int, int]) -> list[str]:
    profile = (png.parent / "profile").as_uri()
    pixels = {
        name: {"type": "long", "value": str(length)}
        for name, length in zip(("PixelWidth", "PixelHeight"), size, strict=True)
    }  # without these it makes no picture that is higher than 2,048 pixels
    return [office_program(), f"-env:UserInstallation={profile}", "--headless", "--norestore",
            "--convert-to", f"png:draw_png_Export:{json.dumps(pixels)}",
            "--outdir", str(png.parent), str(svg)]  # fmt: skip
