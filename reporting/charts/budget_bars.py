"""The cost by state fiscal year and fund: a bar a year, or two where the cost is a range."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape
from typing import Any

from model.findings.budget.cost import ENDS, Budget
from model.findings.budget.funds import FUNDS, TOTAL
from model.findings.budget.inputs import BudgetInputs
from reporting.budget.basis import units_from
from reporting.budget.rows import amounts_by_year
from reporting.budget.words import (
    FUND_NAMES,
    cost_in_words,
    cost_sentence,
    full_year_usd,
    mark,
    names_of_ends,
)
from reporting.charts.layout import base_layout, note, ticks_in_short
from reporting.charts.pictures.captions import caption
from reporting.charts.plot import Plot, Words
from reporting.charts.style import COLORS, SMALL, fee_lines
from reporting.formats import between, dollars, dollars_in_short
from reporting.wording.current_rates import fees_in_words

LEFT = 64  # pixels
ROOM_OF_TOTALS = {1: 1.16, 2: 1.3}  # of the highest bar, for a total of a line, or of two
WIDTH = {1: 0.5, 2: 0.36}  # of a bar, of the room of a year, by how many bars it has
COLOR_OF = {"general_revenue": "scenario", "other_state_funds": "base_mark",
            "federal_funds": "base"}  # fmt: skip
PATTERN_OF = {"general_revenue": "", "other_state_funds": "/", "federal_funds": ""}


def budget_bars(made: Budget, inputs: BudgetInputs) -> Plot | None:
    """The chart; None where nothing is paid."""
    amounts = amounts_by_year(made)
    ends = ENDS if made.is_range else ENDS[:1]
    if not any(map(any, amounts[TOTAL].values())):
        return None
    words = Words(chart_title(made), (), source_of_budget(made, inputs))
    layout = base_layout("", 298, left=LEFT, right=8, top=60, has_legend=True)
    heads = list(amounts[TOTAL])
    layout["barmode"] = "relative"
    layout["xaxis"] |= _axis_of_years(heads, names_of_ends(made)[: len(ends)])
    low = min(0.0, *(min(pair) for pair in amounts[TOTAL].values()))
    high = max(0.0, *(max(pair) for pair in amounts[TOTAL].values()))
    reach = 1.16 * low, ROOM_OF_TOTALS[len(ends)] * high
    layout["yaxis"] |= {"range": list(reach), **ticks_in_short(*reach)}
    layout["annotations"] = _totals(amounts[TOTAL])
    bars = [
        _bars(fund, amounts[fund], len(ends))
        for fund in FUNDS
        if any(map(any, amounts[fund].values()))
    ]
    alt = f"{cost_sentence(made)} Bars by state fiscal year and fund."
    return Plot({"data": bars, "layout": layout}, words, alt, caption=_caption(made))


def _caption(made: Budget) -> str:
    """What is paid for, and of which scenario."""
    results = made.results
    return f"{cost_sentence(made)} {caption(results.assumptions, results.scenarios[0])}"


def chart_title(made: Budget) -> str:
    """The message of the chart, marked where it is an illustration."""
    said = cost_in_words(*full_year_usd(made, TOTAL), dollars_in_short)
    return f"{said[0].upper()}{said[1:]} a year{mark(made)}"


def source_of_budget(made: Budget, inputs: BudgetInputs) -> str:
    """Where the figures come from, its lines parted by `<br>`."""
    name = made.results.assumptions.study["source_line"]
    publisher, _, what = inputs.paid_source.partition(": ")
    units = (
        [f"Units: {escape(units_from(made))}."]
        if not made.is_illustrative
        else [f"Units: {publisher}:", f"{what}."]
    )
    return "<br>".join([
        *units,
        *fee_lines(fees_in_words(made.results)),
        f"Fees and rates: {name}; scenario modeled.",
        "Not a publication of the State of Missouri or of Mercer.",
    ])  # fmt: skip


def _place(number: int, end: int, count: int) -> float:
    return number if count == 1 else number + (end - 0.5) * 0.4


def _axis_of_years(heads: list[str], bars: Sequence[str]) -> dict[str, Any]:
    """A tick a year; bars: the names of those that stand in it."""
    below = f"<br>{' · '.join(bars)}" if len(bars) > 1 else ""
    return {
        "tickvals": list(range(len(heads))),
        "ticktext": [f"{head}{below}" for head in heads],
        "range": [-0.5, len(heads) - 0.5],
        "showgrid": False,
    }


def _bars(fund: str, by_head: Mapping[str, tuple[float, float]], count: int) -> dict[str, Any]:
    places = [(n, end) for n in range(len(by_head)) for end in range(count)]
    pairs = list(by_head.items())
    usd = [pairs[n][1][end] for n, end in places]
    shade = COLORS[COLOR_OF[fund]]
    return {
        "type": "bar",
        "name": FUND_NAMES[fund],
        "x": [_place(n, end, count) for n, end in places],
        "y": usd,
        "width": WIDTH[count],
        "marker": {
            "color": shade,
            "line": {"width": 1, "color": COLORS["background"]},
            "pattern": {
                "shape": PATTERN_OF[fund],
                "fgcolor": COLORS["background"],
                "bgcolor": shade,
                "size": 6,
            },
        },
        "hovertext": [
            f"{pairs[n][0]}, {FUND_NAMES[fund]}: {dollars(pairs[n][1][end], 0)}"
            for n, end in places
        ],
        "hovertemplate": "%{hovertext}<extra></extra>",
    }


def _totals(by_head: Mapping[str, tuple[float, float]]) -> list[dict[str, Any]]:
    """The total of each year above its bars, of a range in two lines: a phone has no more room."""
    return [
        note(
            f"<b>{between(*pair, dollars_in_short).replace(' to ', ' to<br>')}</b>",
            SMALL,
            COLORS["text"],
            x=n,
            xanchor="center",
            y=max(0.0, *pair),
            yanchor="bottom",
        )
        for n, pair in enumerate(by_head.values())
    ]
