"""What a caseload costs: the yearly staff cost of a person, by people per employment specialist."""

from __future__ import annotations

from typing import Any

from model.programs.employment_team import EmploymentTeam, cost_per_person
from model.programs.program import Program, Values
from reporting.charts.layout import note
from reporting.charts.plot import Plot, Words
from reporting.charts.shapes import line_across
from reporting.charts.style import COLORS, SMALL
from reporting.formats import dollars, number
from reporting.programs.chart_layout import layout_of_dollars
from reporting.programs.words import picture_caption


def caseload_cost(program: Program, values: Values, answer: EmploymentTeam) -> Plot:
    """The chart; staff is whole people, so the cost falls in steps."""
    costs = cost_per_person(answer, program, values)
    here = program.value(values, "people_per_specialist")
    per_person = answer.usd_per_person["interim"]
    title = f"{number(here)} people each: {dollars(per_person, 0)} a person and year"
    source = (
        "Staff cost at the interim wages; staff are whole people.<br>"
        "Standard: Individual Placement and Support (IPS)."
    )
    layout = layout_of_dollars(
        "People per employment specialist",
        "Dollars per person served and year",
        298,
        max(*costs.values(), per_person),
    )
    first, last = min(*costs, here), max(*costs, here)
    layout["xaxis"] |= {"range": [first - 1, last + 1], "showgrid": False}
    most = _most_people(program)
    layout["shapes"] = [line_across(most, COLORS["fee"], "dash")]
    layout["annotations"] += [
        _label(f"Standard: at most {number(most)}", most, COLORS["fee"]),
    ]
    figure = {
        "data": [
            _trace("lines", list(costs), list(costs.values()), COLORS["scenario"]),
            _trace("markers", [here], [per_person], COLORS["scenario"]),
        ],
        "layout": layout,
    }
    return Plot(
        figure,
        Words(title, (), source),
        f"{title}. The standard is a line.",
        caption=picture_caption(program, values),
        whose=(program.title,),
    )


def _most_people(program: Program) -> float:
    """How many people the guides let a specialist serve."""
    [most] = [each.at_most for each in program.standards if each.measure == "caseload"]
    assert most is not None
    return most


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


def _label(text: str, people: float, color: str) -> dict[str, Any]:
    place = {"xanchor": "left", "xshift": 6, "yref": "paper", "yanchor": "top"}
    return note(text, SMALL + 1, color, x=people, y=1, **place)
