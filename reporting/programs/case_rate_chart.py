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
    planned, served = answer.planned, answer.costliest
    spread = program.value(values, "cost_spread")
    children = [planned.children * (FIRST + (1 - FIRST) * n / POINTS) for n in range(POINTS + 1)]
    costs = [planned.average_cost * costliest_ratio(n / planned.children, spread) for n in children]
    title = costliest_title(answer)
    highest = max(*costs, served.average_cost, served.break_even)
    source = (
        "Costs are assumed: log-normal, with the average<br>and the spread that are set. Source of "
        f"what is paid:<br>{program.document.split(';')[0]}."
    )
    layout = layout_of_dollars(
        "Children referred, the costliest first", "Dollars per child and month", 328, highest
    )
    layout["xaxis"] |= {"range": [0, planned.children * 1.04], "tickformat": ",", "showgrid": False}
    layout["xaxis"] |= {"ticklabelstandoff": 6}  # its zero stands beside that of the other axis
    paid = f"Break-even {dollars(served.break_even, 0)}"
    layout["annotations"] += [
        _label(paid, planned.children, served.break_even, "right", -12, COLORS["fee"]),
        _label(
            f"<b>Costliest {number(served.children)}: {dollars(served.average_cost, 0)}</b>",
            min(served.children, planned.children),
            served.average_cost,
            "left" if served.children < planned.children * 0.6 else "right",
            16,
            COLORS["scenario"],
        ),
    ]
    figure = {
        "data": [
            _line([0, planned.children], [served.break_even] * 2, COLORS["fee"], 2, "dash"),
            _line(children, costs, COLORS["scenario"], 4, "solid"),
            _mark(min(served.children, planned.children), served.average_cost, COLORS["scenario"]),
        ],
        "layout": layout,
    }
    return Plot(
        figure,
        Words(title, (), source),
        f"{title}. The break-even cost is a line.",
        caption=picture_caption(program, values),
        whose=(program.title,),
    )


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
