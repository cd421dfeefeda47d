"""What python-pptx has no call for, read from and written into the XML of shapes and charts.

Each function says what is missing. All begin at an `element`, which python-pptx gives to everyone.
"""

from __future__ import annotations

import copy
from typing import Any

from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls

NO_STYLE = "{2D5ABB26-0587-4C30-8999-92F81FD0307C}"  # a table without borders and bands
HEAD_LINE, ROW_LINE = "tx2", "bg2"  # colors of the theme, as the file names them


def type_of_place(place: Any) -> tuple[float, bool, float]:
    """Size in points, whether bold, and points between paragraphs of a place of a layout.

    python-pptx reads the type of texts, not that which a layout sets for them.
    """
    style = place.element.find(".//{*}lvl1pPr")
    letters, space = style.find("{*}defRPr"), style.find(".//{*}spcPts")
    points = 0.0 if space is None else int(space.get("val")) / 100
    return int(letters.get("sz")) / 100, letters.get("b") == "1", points


def remove(shape: Any) -> None:
    """Take a shape off its slide, which python-pptx cannot do."""
    shape.element.getparent().remove(shape.element)


def describe(shape: Any, alternative_text: str) -> None:
    """Set what a screen reader says in place of a shape; python-pptx has no alternative text."""
    next(shape.element.iter("{*}cNvPr")).set("descr", alternative_text)


def add_slide_number(shape: Any, place: Any, number: int) -> None:
    """Fill a shape with the field of its place in the layout; python-pptx cannot make fields.

    PowerPoint counts a field anew where slides are moved.
    """
    field = copy.deepcopy(next(place.element.iter("{*}fld")))
    field.find("{*}t").text = str(number)
    shape.text_frame.text = ""
    next(shape.element.iter("{*}p")).append(field)


def set_plain_table_style(frame: Any) -> None:
    """Give a table a style without borders; python-pptx always takes the same style."""
    next(frame.element.iter("{*}tableStyleId")).text = NO_STYLE


def rule_rows(frame: Any) -> None:
    """A thin line beneath each row of a filled table; python-pptx has no borders of cells."""
    for number, row in enumerate(frame.element.iter("{*}tr")):
        color = ROW_LINE if number else HEAD_LINE
        for cell in row.iter("{*}tcPr"):
            line = f'<a:solidFill><a:schemeClr val="{color}"/></a:solidFill>'
            cell.insert(0, parse_xml(f'<a:lnB {nsdecls("a")} w="9525">{line}</a:lnB>'))


def place_plot(chart: Any, sides: tuple[float, float], top: float) -> None:
    """The area of the bars between both sides, down from the top, in shares of the chart.

    python-pptx leaves it to the program that shows the chart where its bars stand.
    """
    area = next(chart.element.iter("{*}plotArea"))
    for layout in area.findall("{*}layout"):
        area.remove(layout)
    left, right = sides
    places = {"x": left, "y": top, "w": right - left, "h": 1 - top}
    lengths = "".join(f'<c:{name} val="{value:.5f}"/>' for name, value in places.items())
    area.insert(
        0,
        parse_xml(
            f'<c:layout {nsdecls("c")}><c:manualLayout><c:layoutTarget val="inner"/>'
            f'<c:xMode val="edge"/><c:yMode val="edge"/>{lengths}</c:manualLayout></c:layout>'
        ),
    )


def see_through(chart: Any, series: Any, opaque: float) -> None:
    """Let a line behind the bars of a filled series be seen; python-pptx has no transparency.

    opaque: from 0, where nothing is seen of the bars, to 1.
    """
    color = _element_of(chart, series).find("{*}spPr/{*}solidFill")[0]
    color.append(parse_xml(f'<a:alpha {nsdecls("a")} val="{round(100_000 * opaque)}"/>'))


def keep_labels_on_a_line(chart: Any, series: Any) -> None:
    """No number at a bar is broken into lines; python-pptx sets that of one label, not of all."""
    text = _element_of(chart, series).find("{*}dLbls/{*}txPr/{*}bodyPr")
    text.set("wrap", "none")


def _element_of(chart: Any, series: Any) -> Any:
    """The XML of a series, of which python-pptx gives the chart's alone."""
    by_index = {int(each.find("{*}idx").get("val")): each for each in chart.element.iter("{*}ser")}
    return by_index[series.index]
