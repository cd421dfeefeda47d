"""Builds `template.pptx`, which every slide is made from; nobody edits that file by hand.

    python -m reporting.slides.design.template

A .pptx file is a zip of XML parts: a theme with colors and fonts, a master with the type, and a
layout for each kind of slide. A place on a layout is a placeholder, so that a person can give a
deck another design in PowerPoint with one click. All lengths are inches.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from reporting.charts.style import COLORS

FILE = Path(__file__).with_name("template.pptx")
FONT = "Arial"
WIDTH, HEIGHT = 13.333, 7.5
LEFT, RIGHT = 0.6, 12.733
TOP, BOTTOM = 1.95, 6.6  # of tables, charts and lines of text
SOURCE_SIZE = 11  # points; also of footer and slide number
SMALLEST = 14  # points, of everything else
EMU = 914400  # an inch
# Color of the theme -> color of our charts. What PowerPoint calls text 2 is the quiet text.
THEME = {
    "dk1": "text", "lt1": "background", "dk2": "quiet", "lt2": "grid", "accent1": "scenario",
    "accent2": "base", "accent3": "base_mark", "accent4": "low", "accent5": "base",
    "accent6": "base_mark", "hlink": "scenario", "folHlink": "base_mark",
}  # fmt: skip


@dataclass(frozen=True)
class Box:
    """A rectangle on a slide."""

    left: float
    top: float
    width: float
    height: float

    @property
    def emu(self) -> tuple[int, int, int, int]:
        left, top, width, height = (
            round(EMU * length) for length in (self.left, self.top, self.width, self.height)
        )
        return left, top, width, height


@dataclass(frozen=True)
class Place:
    """A placeholder of a layout: its name, what it holds, its type and where it stands.

    kind: as the file format calls it: title, body (text), tbl, chart, ftr, sldNum. number: tells
    it from the others of its layout. color: of the theme. anchor: t, ctr or b. size: points.
    """

    name: str
    kind: str
    number: int
    box: Box
    size: float = SMALLEST
    color: str = "tx1"
    bold: bool = False
    anchor: str = "t"
    align: str = "l"
    space: float = 0  # between paragraphs, points


ALL = RIGHT - LEFT
CONTENT = Box(LEFT, TOP, ALL, BOTTOM - TOP)
TITLE = Place("Title", "title", 0, Box(LEFT, 0.28, ALL, 1.0), 26, bold=True, anchor="b")
BELOW = Place("Message", "body", 10, Box(LEFT, 1.37, ALL, 0.48), color="tx2")
TABLE = Place("Table", "tbl", 11, CONTENT)
CHART = Place("Chart", "chart", 12, CONTENT)
LINES = Place("Lines", "body", 14, CONTENT, 18, space=9)
REMARK = Place("Remark", "body", 15, Box(LEFT, 6.08, ALL, 0.5), color="tx2", anchor="b")
SOURCE = Place("Source", "body", 16, Box(LEFT, 6.66, ALL, 0.4), SOURCE_SIZE, "tx2", anchor="b")
FOOTER = Place("Footer", "ftr", 17, Box(LEFT, 7.1, 11.2, 0.22), SOURCE_SIZE, "tx2")
NUMBER = Place(
    "Slide number", "sldNum", 18, Box(RIGHT - 0.8, 7.1, 0.8, 0.22), SOURCE_SIZE, "tx2", align="r"
)

NUMBERS = 4  # large numbers of the first slide
NUMBER_WIDTH = ALL / NUMBERS
FIRST_SLIDE = (
    Place("Study", "body", 20, Box(LEFT, 0.45, ALL, 0.3), color="tx2"),
    Place("Title", "title", 0, Box(LEFT, 1.22, ALL, 1.7), 32, bold=True, anchor="b"),
    Place("Scenario", "body", 21, Box(LEFT, 0.8, ALL, 0.4), 18, "accent1", bold=True),
    *(
        place
        for number in range(NUMBERS)
        for left in (LEFT + number * NUMBER_WIDTH,)
        for place in (
            Place(f"Number {number + 1}", "body", 30 + 3 * number,
                  Box(left, 3.3, NUMBER_WIDTH - 0.2, 0.75), 36, bold=True),
            Place(f"Meaning {number + 1}", "body", 31 + 3 * number,
                  Box(left, 4.05, NUMBER_WIDTH - 0.2, 0.5)),
            Place(f"Beside {number + 1}", "body", 32 + 3 * number,
                  Box(left, 4.57, NUMBER_WIDTH - 0.2, 0.27), color="tx2"),
        )
    ),
    Place("Note", "body", 22, Box(LEFT, 5.0, ALL, 0.48)),
    Place("Warning", "body", 23, Box(LEFT, 5.5, ALL, 0.5), bold=True),
    Place("Check", "body", 24, Box(LEFT, 6.06, ALL, 0.27), color="tx2"),
    Place("Author and date", "body", 25, Box(LEFT, 6.36, ALL, 0.27), color="tx2"),
)  # fmt: skip

FEET = (SOURCE, FOOTER, NUMBER)
# In reading order: title, message, what is shown, source.
LAYOUTS: Mapping[str, Sequence[Place]] = {
    "Title": (*FIRST_SLIDE, *FEET),
    "Section": (TITLE, LINES, *FEET),
    "Text": (TITLE, BELOW, LINES, *FEET),
    "Chart": (TITLE, BELOW, CHART, REMARK, *FEET),
    "Chart and table": (TITLE, BELOW, CHART, TABLE, REMARK, *FEET),
    "Table": (TITLE, BELOW, TABLE, REMARK, *FEET),
    "Appendix": (TITLE, BELOW, TABLE, REMARK, *FEET),
}
ON_THE_MASTER = (TITLE, LINES, FOOTER, NUMBER)

A = "http://schemas.openxmlformats.org/drawingml/2006/main"
P = "http://schemas.openxmlformats.org/presentationml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
NAMESPACES = f'xmlns:a="{A}" xmlns:p="{P}" xmlns:r="{R}"'
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
TYPES = "application/vnd.openxmlformats-officedocument"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
PROMPTS = {"title": "The message of the slide, in one sentence", "body": "Text"}


def template_bytes() -> bytes:
    """The template, the same bytes each time."""
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as file:
        for name, text in parts().items():
            file.writestr(zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0)), text)
    return content.getvalue()


def parts() -> dict[str, str]:
    """Name of each part of the file -> its XML."""
    layouts = {
        f"ppt/slideLayouts/slideLayout{number}.xml": _layout(name, places)
        for number, (name, places) in enumerate(LAYOUTS.items(), start=1)
    }
    of_layouts = [("slideLayout", f"../slideLayouts/{name.split('/')[-1]}") for name in layouts]
    return {
        "[Content_Types].xml": _content_types(list(layouts)),
        "_rels/.rels": _relations([("officeDocument", "ppt/presentation.xml")]),
        "ppt/presentation.xml": _presentation(),
        "ppt/_rels/presentation.xml.rels": _relations([
            ("slideMaster", "slideMasters/slideMaster1.xml"), ("theme", "theme/theme1.xml")
        ]),
        "ppt/theme/theme1.xml": _theme(),
        "ppt/slideMasters/slideMaster1.xml": _master(),
        "ppt/slideMasters/_rels/slideMaster1.xml.rels": _relations(
            [*of_layouts, ("theme", "../theme/theme1.xml")]
        ),
        **layouts,
        **{
            name.replace("slideLayouts/", "slideLayouts/_rels/") + ".rels": _relations(
                [("slideMaster", "../slideMasters/slideMaster1.xml")]
            )
            for name in layouts
        },
    }  # fmt: skip


def _content_types(layouts: Sequence[str]) -> str:
    kinds = {
        "/ppt/presentation.xml": f"{TYPES}.presentationml.presentation.main+xml",
        "/ppt/slideMasters/slideMaster1.xml": f"{TYPES}.presentationml.slideMaster+xml",
        "/ppt/theme/theme1.xml": f"{TYPES}.theme+xml",
        **{f"/{name}": f"{TYPES}.presentationml.slideLayout+xml" for name in layouts},
    }
    overrides = "".join(
        f'<Override PartName="{name}" ContentType="{kind}"/>' for name, kind in kinds.items()
    )
    return (
        f'{HEAD}<Types xmlns="{PACKAGE}/content-types">'
        f'<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.'
        f'relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>'
        f"{overrides}</Types>"
    )


def _relations(targets: Sequence[tuple[str, str]]) -> str:
    links = "".join(
        f'<Relationship Id="rId{number}" Type="{R}/{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(targets, start=1)
    )
    return f'{HEAD}<Relationships xmlns="{PACKAGE}/relationships">{links}</Relationships>'


def _presentation() -> str:
    width, height = round(WIDTH * EMU), round(HEIGHT * EMU)
    return (
        f"{HEAD}<p:presentation {NAMESPACES}>"
        '<p:sldMasterIdLst><p:sldMasterId id="2147483648" r:id="rId1"/></p:sldMasterIdLst>'
        f'<p:sldSz cx="{width}" cy="{height}"/><p:notesSz cx="6858000" cy="9144000"/>'
        "</p:presentation>"
    )


def _theme() -> str:
    colors = "".join(
        f'<a:{name}><a:srgbClr val="{COLORS[of].removeprefix("#").upper()}"/></a:{name}>'
        for name, of in THEME.items()
    )
    face = f'<a:latin typeface="{FONT}"/><a:ea typeface=""/><a:cs typeface=""/>'
    plain = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>'
    line = f'<a:ln w="9525">{plain}</a:ln>'
    effect = "<a:effectStyle><a:effectLst/></a:effectStyle>"
    return (
        f'{HEAD}<a:theme xmlns:a="{A}" name="Rate what-if"><a:themeElements>'
        f'<a:clrScheme name="Rate what-if">{colors}</a:clrScheme>'
        f'<a:fontScheme name="Rate what-if"><a:majorFont>{face}</a:majorFont>'
        f"<a:minorFont>{face}</a:minorFont></a:fontScheme>"
        f'<a:fmtScheme name="Rate what-if"><a:fillStyleLst>{plain * 3}</a:fillStyleLst>'
        f"<a:lnStyleLst>{line * 3}</a:lnStyleLst>"
        f"<a:effectStyleLst>{effect * 3}</a:effectStyleLst>"
        f"<a:bgFillStyleLst>{plain * 3}</a:bgFillStyleLst></a:fmtScheme>"
        "</a:themeElements></a:theme>"
    )


def _master() -> str:
    ids = "".join(
        f'<p:sldLayoutId id="{2147483648 + number}" r:id="rId{number}"/>'
        for number in range(1, len(LAYOUTS) + 1)
    )
    body = "".join(_type_of(LINES, level) for level in range(1, 6))
    return (
        f"{HEAD}<p:sldMaster {NAMESPACES}><p:cSld><p:bg><p:bgPr><a:solidFill>"
        '<a:schemeClr val="bg1"/></a:solidFill><a:effectLst/></p:bgPr></p:bg>'
        f"{_shapes(ON_THE_MASTER)}</p:cSld>"
        '<p:clrMap bg1="lt1" tx1="dk1" bg2="lt2" tx2="dk2" accent1="accent1" accent2="accent2" '
        'accent3="accent3" accent4="accent4" accent5="accent5" accent6="accent6" hlink="hlink" '
        f'folHlink="folHlink"/><p:sldLayoutIdLst>{ids}</p:sldLayoutIdLst>'
        f"<p:txStyles><p:titleStyle>{_type_of(TITLE)}</p:titleStyle>"
        f"<p:bodyStyle>{body}</p:bodyStyle><p:otherStyle/></p:txStyles></p:sldMaster>"
    )


def _layout(name: str, places: Sequence[Place]) -> str:
    return (
        f'{HEAD}<p:sldLayout {NAMESPACES} preserve="1"><p:cSld name="{name}">'
        f"{_shapes(places)}</p:cSld><p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:sldLayout>"
    )


def _shapes(places: Sequence[Place]) -> str:
    shapes = "".join(_placeholder(place, number) for number, place in enumerate(places, start=2))
    return (
        '<p:spTree><p:nvGrpSpPr><p:cNvPr id="1" name=""/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr>'
        f"<p:grpSpPr/>{shapes}</p:spTree>"
    )


def _placeholder(place: Place, shape_number: int) -> str:
    left, top, width, height = place.box.emu
    number = f' idx="{place.number}"' if place.number else ""
    return (
        f'<p:sp><p:nvSpPr><p:cNvPr id="{shape_number}" name="{place.name}"/>'
        f'<p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr>'
        f'<p:nvPr><p:ph type="{place.kind}"{number}/></p:nvPr></p:nvSpPr>'
        f'<p:spPr><a:xfrm><a:off x="{left}" y="{top}"/><a:ext cx="{width}" cy="{height}"/></a:xfrm>'
        f'<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></p:spPr><p:txBody>'
        f'<a:bodyPr wrap="square" lIns="0" tIns="0" rIns="0" bIns="0" anchor="{place.anchor}">'
        f"<a:noAutofit/></a:bodyPr><a:lstStyle>{_type_of(place)}</a:lstStyle>"
        f"<a:p>{_prompt(place)}</a:p></p:txBody></p:sp>"
    )


def _prompt(place: Place) -> str:
    """What stands in a place before anything is written there; the number is a field."""
    if place.kind == "sldNum":
        return slide_number_field("‹#›")
    return f'<a:r><a:rPr lang="en-US"/><a:t>{PROMPTS.get(place.kind, place.name)}</a:t></a:r>'


def slide_number_field(shown: str) -> str:
    """The field that PowerPoint replaces by the number of the slide."""
    return (
        '<a:fld id="{B6F15528-21DE-4FAA-801E-634DDDAF4B2B}" type="slidenum">'
        f'<a:rPr lang="en-US"/><a:t>{shown}</a:t></a:fld>'
    )


def _type_of(place: Place, level: int = 1) -> str:
    """Size, color and weight of a place's text, as a style of one level of paragraphs."""
    face = "mj" if place.kind == "title" else "mn"
    return (
        f'<a:lvl{level}pPr marL="0" indent="0" algn="{place.align}">'
        f'<a:spcBef><a:spcPts val="{round(100 * place.space)}"/></a:spcBef><a:buNone/>'
        f'<a:defRPr sz="{round(100 * place.size)}" b="{int(place.bold)}"><a:solidFill>'
        f'<a:schemeClr val="{place.color}"/></a:solidFill><a:latin typeface="+{face}-lt"/>'
        f'<a:ea typeface="+{face}-ea"/><a:cs typeface="+{face}-cs"/></a:defRPr></a:lvl{level}pPr>'
    )


if __name__ == "__main__":
    FILE.write_bytes(template_bytes())
