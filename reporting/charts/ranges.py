"""The ranges of all services on one axis, as percent of each service's fee."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

import pandas as pd

from model.findings.rate_ranges import fee_counts_of, ranges_as_shares_of_fee
from model.findings.side_by_side import WHOSE, SideBySide
from model.findings.summary import Summary
from model.study.assumptions import BOUNDS
from reporting.charts.layout import (
    BESIDE_THE_PLOT,
    HIGHEST_SHARE,
    axis_of_shares,
    base_layout,
    key_line,
    labels_at_the_left,
    line_above,
    marked,
    numbers_at_the_right,
)
from reporting.charts.on_a_phone import with_labels_above
from reporting.charts.plot import Plot, Words
from reporting.charts.range_bars import (
    DIAMOND_SIZE,
    OUT_OF_ORDER,
    WIDTH,
    Bounds,
    RangeBars,
    is_in_order,
    is_one_rate,
    range_bars,
)
from reporting.charts.shapes import (
    Segment,
    diamond,
    filled,
    hover_trace,
    line_across,
    lines,
    trace_of_axis,
)
from reporting.charts.style import (
    COLORS,
    SMALL,
    names_of,
    source_lines,
    with_fee_source,
)
from reporting.formats import dollars, percent, percent_range, percents
from reporting.headline import below_in_words
from reporting.wording.current_rates import beside_fees

ARROW = 0.04  # of the fee: the room that it takes beyond the highest share
ROW = 20  # pixels: the unit of all heights
LABELS = 280  # pixels, left of the plot
NUMBERS = 106  # pixels, right of the plot, at least
# Where the current rate lies, told by a mark beside the numbers and by a word at the pointer.
MARKS = {"below": "▼", "within": "●", "above": "▲"}
IN_WORDS = (
    "For each service, the range of {} as a thin bar and of the scenario as a thick bar, "
    "in percent of the current rate, which is the line at 100 percent."
)

BY_GROUP, BY_DISTANCE = "study", "distance"
ORDERS = {BY_GROUP: "Order of the study", BY_DISTANCE: "Distance from the current rate"}
DISTANCE_HEADING = "Interim rate furthest above the current rate first"
BASE_IN_WORDS = IN_WORDS.replace("as a thin bar and of the scenario as a thick bar", "as a bar")


class Spacing(NamedTuple):
    """How rows stand beneath each other, in units of ROW."""

    top: float  # above the first heading
    heading: float
    row: float
    between: float  # groups


ON_A_PAGE = Spacing(top=0.9, heading=1, row=1, between=0.35)
# A label stands above its bars, which stay as close to each other as on a page.
ON_A_PHONE = Spacing(top=1.7, heading=1.2, row=2.2, between=0.6)
RAISED = 20  # pixels from the middle of the bars to that of their label, on a phone


def interim_above_title(effect: Summary) -> str:
    """The message of the overview: "Interim rate is above the current rate for 22 of ..."."""
    return (
        f"Interim rate is above the current rate for {effect.interim_above_fee} "
        f"of {effect.scenario.total} services"
    )


def fees_below_title(ranges: pd.DataFrame, base_in_words: str) -> str:
    """The message of a choice of services: "19 of 28 current rates are below ..."."""
    scenario, base = (fee_counts_of(ranges, whose) for whose in ("scenario", "base"))
    beside = "" if scenario.below == base.below else f" ({base.below} in {base_in_words})"
    return f"{below_in_words(scenario.below, scenario.total)}{beside}"


def all_services(
    side_by_side: SideBySide, ranges: pd.DataFrame, title: str, *, order: str = BY_GROUP
) -> Plot | None:
    """The chart of some rows of `rate_ranges`, in one of ORDERS; None where there is no row."""
    if ranges.empty:
        return None
    shares = in_order(ranges_as_shares_of_fee(ranges), order)
    assumptions, is_changed = side_by_side.assumptions, side_by_side.is_changed
    source = with_fee_source(beside_fees(side_by_side), source_lines(assumptions, "Table 7"))
    names = names_of(assumptions)
    scenario, key = _bounds(shares, "scenario"), _key(names, is_changed=is_changed)
    words = Words(title, (key,), _with_notes(source, scenario))
    figure = _figure(shares, is_changed, names, ON_A_PAGE)
    in_words = (IN_WORDS if is_changed else BASE_IN_WORDS).format(assumptions.base.in_words)
    narrow = with_labels_above(_figure(shares, is_changed, names, ON_A_PHONE), ROW, RAISED)
    return Plot(figure, words, f"{title}. {in_words}", narrow=narrow)


def in_order(shares: pd.DataFrame, order: str) -> pd.DataFrame:
    """Rows of `ranges_as_shares_of_fee` in one of ORDERS; by distance, under one heading."""
    if order == BY_GROUP:
        return shares
    nearest_last = shares.sort_values("scenario_interim", ascending=False, kind="stable")
    return nearest_last.assign(service_group=DISTANCE_HEADING).reset_index(drop=True)


def _figure(
    shares: pd.DataFrame, is_changed: bool, names: Mapping[str, str], spacing: Spacing
) -> dict[str, Any]:
    """A row for each of `shares`, by group, with the range of base and scenario.

    Where nothing is changed they are one, and stand once.

    shares: `ranges_as_shares_of_fee`, at least one row. What lies beyond 220% is clipped with an
    arrow and told by its numbers at the right. A moved control changes nothing but shapes, title,
    and words of labels, unless a range leaves the axis.
    """
    heights, headings = _heights(shares["service_group"], spacing)
    ends = [heights[-1] + 0.8, -spacing.top]
    base, scenario = (_bounds(shares, whose) for whose in WHOSE)
    texts = [_range_text(*each) for each in zip(scenario, shares["place"], strict=True)]
    layout = _layout(max(map(len, texts)), int(44 + ROW * ends[0]))
    shares_axis = axis_of_shares(map(min, [*base, *scenario]), HIGHEST_SHARE + ARROW)
    layout["xaxis"] |= {**shares_axis, "side": "top"}
    labels = {height: f"<b>{group}</b>" for group, height in headings.items()}
    labels |= zip(heights, shares["label"], strict=True)
    layout["yaxis"] |= labels_at_the_left(labels, ends, LABELS, SMALL + 0.5, COLORS["text"])
    heading = f"<b>{names[WHOSE[is_changed]]}</b>"
    numbers = dict(zip([0, *heights], [heading, *texts], strict=True))
    layout["yaxis2"] = numbers_at_the_right(numbers, ends) | BESIDE_THE_PLOT
    apart = (base, heights) if is_changed else ([], [])
    layout["shapes"] = [
        line_across(1.0, COLORS["fee"]),
        *_shapes(range_bars(*apart, "base", ROW, HIGHEST_SHARE), names),
        *_shapes(range_bars(scenario, heights, "scenario", ROW, HIGHEST_SHARE), names),
        _fee_marks(heights),
    ]
    hover = hover_trace(1.0, heights, _hover_words(shares, is_changed, names), "y2")
    return {"data": [hover, trace_of_axis("y", 1.0)], "layout": layout}


def _layout(letters: int, height: int) -> dict[str, Any]:
    """The layout around the axes; letters: of the longest number right of the plot."""
    right = max(NUMBERS, 8 + 7 * letters)
    layout = base_layout("", height, left=LABELS, right=right, top=24, bottom=6)
    unit = line_above("Percent of the current rate", -LABELS, 4, SMALL)
    return {**layout, "hovermode": "y", "annotations": [unit]}


def _with_notes(source: str, scenario: Iterable[Bounds]) -> str:
    notes = ["Services with identical rates share a row."]
    notes.append("Current rate: ▼ below, ● within, ▲ above the range.")
    if any(is_one_rate(bounds) for bounds in scenario):
        notes.append("◆ All three bounds are the same.")
    if not all(is_in_order(bounds) for bounds in scenario):
        notes.append(f"{OUT_OF_ORDER} The bounds are out of order.")
    return f"{' '.join(notes)}<br>{source}"


def _key(names: Mapping[str, str], *, is_changed: bool) -> str:
    """What the shapes mean."""
    whose = "scenario range" if is_changed else "range"
    return key_line([
        marked("▇▇▇", f"{whose} (tick = interim rate)", "scenario"),
        *([marked("<b>━━</b>", names["base"].lower(), "base")] if is_changed else []),
        marked("<b>┃</b>", "current rate", "fee"),
    ])  # fmt: skip


def _heights(groups: Iterable[str], spacing: Spacing) -> tuple[list[float], dict[str, float]]:
    """Heights of the rows from the top, and of the headings of their groups."""
    heights: list[float] = []
    headings: dict[str, float] = {}
    height = 0.0
    for group in groups:
        if group not in headings:
            height += spacing.between if headings else 0.0
            headings[group] = height
            height += spacing.heading
        heights.append(height)
        height += spacing.row
    return heights, headings


def _bounds(shares: pd.DataFrame, whose: str) -> list[Bounds]:
    columns = (shares[f"{whose}_{bound}"].tolist() for bound in BOUNDS)
    return [Bounds(*bounds) for bounds in zip(*columns, strict=True)]


def _range_text(bounds: Bounds, place: str) -> str:
    mark = MARKS[place]
    if is_one_rate(bounds):
        return f"{mark} {percent(max(bounds))} ◆"
    text = f"{mark} {percent_range(min(bounds), max(bounds))}"
    return text if is_in_order(bounds) else f"{text} {OUT_OF_ORDER}"


def _shapes(ranges: RangeBars, names: Mapping[str, str]) -> list[dict[str, Any]]:
    """Bars and ticks as a shape each, whatever is in them; arrows and diamonds where there are."""
    whose = ranges.whose
    color, name = COLORS[whose], names[whose]
    mark = COLORS[f"{whose}_mark"]
    half = (WIDTH[whose] + 2) * 0.55 / ROW
    arrows = [
        [(HIGHEST_SHARE, y - half), (HIGHEST_SHARE + ARROW, y), (HIGHEST_SHARE, y + half)]
        for y in ranges.ends_beyond
    ]
    return [
        lines(ranges.bars, {"color": color, "width": WIDTH[whose]}, f"{name} range"),
        lines(ranges.ticks, {"color": mark, "width": 2}, f"{name} interim"),
        filled(arrows, color, f"{name} beyond"),
        *(diamond(x, y, DIAMOND_SIZE[whose], color, f"{name} one rate")
          for x, y in ranges.diamonds),
    ]  # fmt: skip


def _fee_marks(heights: list[float]) -> dict[str, Any]:
    reach = 7.5 / ROW  # beyond both bars, and short of the labels of a phone between the rows
    marks = [Segment(1.0, height - reach, 1.0, height + reach) for height in heights]
    return lines(marks, {"color": COLORS["fee"], "width": 2}, "Current rate")


def _hover_words(shares: pd.DataFrame, is_changed: bool, names: Mapping[str, str]) -> list[str]:
    fees, services = shares["fee_schedule_rate_usd"], shares["services"]
    base, scenario = (_bounds(shares, whose) for whose in WHOSE)
    return [
        "<br>".join([
            *(f"<b>{name}</b>" for name in of_row),
            f"Current rate {dollars(fee)}, {place} the range",
            *([_in_dollars(names["base"], of_base, fee)] if is_changed else []),
            _in_dollars(names[WHOSE[is_changed]], of_scenario, fee),
        ])
        for of_row, fee, place, of_base, of_scenario in zip(
            services, fees, shares["place"], base, scenario, strict=True
        )
    ]  # fmt: skip


def _in_dollars(name: str, bounds: Bounds, fee: float) -> str:
    rates = " · ".join(dollars(share * fee) for share in bounds)
    return f"{name} {rates} ({percents(bounds)} of current rate)"
