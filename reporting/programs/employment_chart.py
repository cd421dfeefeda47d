"""What a caseload costs: the yearly staff cost of a person, by people per employment specialist."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from model.programs.employment_team import EmploymentTeam, cost_per_person
from model.programs.program import Program, Values
from reporting.charts.layout import base_layout, line_above
from reporting.charts.plot import Plot
from reporting.charts.shapes import line_across
from reporting.charts.style import COLORS, SMALL
from reporting.formats import dollars, number
from reporting.programs.words import picture_caption

LEFT = 72  # pixels
MOST = 20  # people of a specialist, by the guides


def caseload_cost(
    program: Program,
    values: Values,
    answer: EmploymentTeam,
    *,
    colors: Mapping[str, str] = COLORS,
) -> Plot:
    """The chart; staff is whole people, so the cost falls in steps."""
    costs = cost_per_person(answer, program, values)
    here = program.value(values, "people_per_specialist")
    per_person = answer.usd_per_person["interim"]
    title = f"{number(here)} people each: {dollars(per_person, 0)} a person and year"
    layout = base_layout(
        title,
        "People per employment specialist",
        "Staff cost at the interim wages; staff are whole people.<br>"
        "Standard: Individual Placement and Support (IPS).",
        330,
        colors=colors,
        left=LEFT,
        right=24,
        top=64,
        bottom=52,
    )
    first, last = min(*costs, here), max(*costs, here)
    layout["showlegend"] = False
    layout["xaxis"] |= {"range": [first - 1, last + 1], "showgrid": False}
    layout["yaxis"] |= {
        "range": [0, 1.12 * max(*costs.values(), per_person)],
        "tickprefix": "$",
        "tickformat": ",",
    }
    layout["shapes"] = [line_across(MOST, colors["fee"], "dash")]
    layout["annotations"] += [
        line_above("Dollars per person served and year", -LEFT, 8, SMALL, colors),
        _label(f"Standard: at most {MOST}", colors["fee"]),
    ]
    figure = {
        "data": [
            _trace("lines", list(costs), list(costs.values()), colors["scenario"]),
            _trace("markers", [here], [per_person], colors["scenario"]),
        ],
        "layout": layout,
    }
    return Plot(
        figure,
        f"{title}. The standard is a line.",
        caption=picture_caption(program, values),
        whose=(program.title,),
    )


def _trace(mode: str, x: list[Any], y: list[float], color: str) -> dict[str, Any]:
    return {
        "type": "scatter",
        "mode": mode,
        "x": x,
        "y": y,
        "line": {"color": color, "width": 4, "shape": "hv"},
        "marker": {"color": color, "size": 12},
        "hovertemplate": "%{x} people: $%{y:,.0f} a year<extra></extra>",
    }


def _label(text: str, color: str) -> dict[str, Any]:
    return {
        "text": text,
        "x": MOST,
        "y": 1,
        "yref": "paper",
        "xanchor": "left",
        "yanchor": "top",
        "xshift": 6,
        "showarrow": False,
        "font": {"size": SMALL + 1, "color": color},
    }
