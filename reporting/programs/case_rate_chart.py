"""What children cost on average, the costliest first, beside what is paid for each."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from model.programs.case_rate import CaseRate, costliest_ratio
from model.programs.program import Program, Values
from reporting.charts.layout import note
from reporting.charts.plot import Plot, Words
from reporting.charts.style import COLORS, SMALL
from reporting.formats import dollars, number
from reporting.programs.chart_layout import layout_of_dollars
from reporting.programs.words import picture_caption

POINTS = 60  # of the curve
FIRST = 0.02  # of the planned children: of fewer the average has no upper end


def costliest_first(program: Program, values: Values, answer: CaseRate) -> Plot:
    """The average cost of the costliest children, by how many of them are referred."""
    planned, served = answer.planned.children, answer.costliest
    children, costs = _curve(answer, program.value(values, "cost_spread"))
    highest = max(*costs, served.average_cost, served.break_even)
    source = (
        "Costs are assumed: log-normal, with the average<br>and the spread that are set. Source of "
        f"what is paid:<br>{program.document.split(';')[0]}."
    )
    layout = layout_of_dollars(
        "Children referred, the costliest first", "Dollars per child and month", 328, highest
    )
    layout["xaxis"] |= {"range": [0, planned * 1.04], "tickformat": ",", "showgrid": False}
    layout["xaxis"] |= {"ticklabelstandoff": 6}  # its zero stands beside that of the other axis
    layout["annotations"] += _labels(answer)
    data = [
        _line([0, planned], [served.break_even] * 2, COLORS["fee"], 2, "dash"),
        _line(children, costs, COLORS["scenario"], 4, "solid"),
        _mark(min(served.children, planned), served.average_cost, COLORS["scenario"]),
    ]
    title = costliest_title(answer)
    return Plot(
        {"data": data, "layout": layout},
        Words(title, (), source),
        f"{title}. The break-even cost is a line.",
        caption=picture_caption(program, values),
        whose=(program.title,),
    )


def _curve(answer: CaseRate, spread: float) -> tuple[list[float], list[float]]:
    """How many children are referred, and what they cost on average."""
    planned = answer.planned
    children = [planned.children * (FIRST + (1 - FIRST) * n / POINTS) for n in range(POINTS + 1)]
    ratios = (costliest_ratio(referred / planned.children, spread) for referred in children)
    return children, [planned.average_cost * ratio for ratio in ratios]


def _labels(answer: CaseRate) -> list[dict[str, Any]]:
    """What the line and the mark are, each with its amount."""
    planned, served = answer.planned.children, answer.costliest
    paid = f"Break-even {dollars(served.break_even, 0)}"
    costliest = f"<b>Costliest {number(served.children)}: {dollars(served.average_cost, 0)}</b>"
    at = min(served.children, planned)
    anchor = "left" if at < planned * 0.6 else "right"
    return [
        _label(paid, planned, served.break_even, "right", -12, COLORS["fee"]),
        _label(costliest, at, served.average_cost, anchor, 16, COLORS["scenario"]),
    ]


def costliest_title(answer: CaseRate) -> str:
    """The message: "The costliest 250 cost 1.68 times the average"."""
    served, planned = answer.costliest.children, answer.planned.children
    if served >= planned:
        return "All planned children are referred"
    return f"The costliest {number(served)} cost {number(answer.cost_ratio, 2)} times the average"


def _line(
    x: Sequence[float], y: Sequence[float], color: str, width: int, dash: str
) -> dict[str, Any]:
    return {
        "type": "scatter",
        "mode": "lines",
        "x": list(x),
        "y": list(y),
        "line": {"color": color, "width": width, "dash": dash},
        "hovertemplate": "%{x:,.0f} children: $%{y:,.0f} a month<extra></extra>",
    }


def _mark(x: float, y: float, color: str) -> dict[str, Any]:
    return {
        "type": "scatter",
        "mode": "markers",
        "x": [x],
        "y": [y],
        "marker": {"size": 12, "color": color},
        "hoverinfo": "skip",
    }


def _label(text: str, x: float, y: float, anchor: str, shift: int, color: str) -> dict[str, Any]:
    beside = {"xanchor": anchor, "xshift": 8 if anchor == "left" else 0, "yshift": shift}
    return note(text, SMALL + 1, color, x=x, y=y, **beside)
