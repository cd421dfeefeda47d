"""The rate over time: every step, label and number is the model's."""

from __future__ import annotations

import datetime
from functools import cache
from itertools import pairwise
from typing import Any

import pytest

from model import Scenario
from model.findings.side_by_side import SideBySide
from reporting.charts.over_time import MOST_LABELS, over_time
from tests.reporting.cases import SCENARIOS, A, case, results
from tests.reporting.charts.figures import labels, notes
from tests.reporting.written import numbers_in, reads_as

NEAR = 1e-9
NAMES = {"scenario": "Scenario", "base": "Study"}
every_case = pytest.mark.parametrize("name", SCENARIOS)
every_line = pytest.mark.parametrize("key", A.minimum_wage_lines)


def rate_line_of(side_by_side: SideBySide, key: str) -> str:
    """The one that stands for the line in Table 9 at the lower bound."""
    impacts = side_by_side.scenario.minimum_wage_impacts
    of_line = impacts[(impacts["minimum_wage_line_key"] == key) & (impacts["bound"] == "lower")]
    (rate_line,) = set(of_line["rate_line"])
    return str(rate_line)


def steps_of(side_by_side: SideBySide, whose: str, key: str) -> list[tuple[str, float, float]]:
    """Date, minimum wage and rate at each step, as the model has them."""
    impacts = getattr(side_by_side, whose).rate_line_impacts
    is_line = impacts["rate_line"] == rate_line_of(side_by_side, key)
    rows = impacts[is_line & (impacts["bound"] == "lower")]
    return [
        (f"{row.effective_date:%Y-%m-%d}", row.minimum_wage_usd_per_hour, row.rate_usd)
        for row in rows.itertuples()
    ]


@cache
def figure_of(name: str, key: str) -> Any:
    return over_time(case(name), key).figure


def drawn_line(figure: Any, whose: str) -> dict[str, Any]:
    (trace,) = [trace for trace in figure["data"] if trace["name"] == NAMES[whose]]
    return trace


@every_case
@every_line
def test_every_step_is_the_models(name: str, key: str) -> None:
    side_by_side = case(name)
    figure = figure_of(name, key)
    for whose in NAMES:
        trace, steps = drawn_line(figure, whose), steps_of(side_by_side, whose, key)
        assert trace["line"]["shape"] == "hv"
        assert trace["marker"]["opacity"] == 1, "marks of several sizes are translucent otherwise"
        assert trace["x"][:-1] == [date for date, _, _ in steps]
        assert trace["y"][:-1] == pytest.approx([rate for _, _, rate in steps], abs=NEAR)
        assert trace["x"][-1] == figure["layout"]["xaxis"]["range"][1]
        assert trace["y"][-1] == trace["y"][-2]
        for words, (date, _, rate) in zip(trace["text"], steps, strict=False):
            day = datetime.date.fromisoformat(date)
            assert words.startswith(f"{NAMES[whose]} {day:%b %Y}: $")
            assert reads_as(numbers_in(words)[-1], rate)


@every_case
@every_line
def test_each_date_stands_with_its_minimum_wage(name: str, key: str) -> None:
    side_by_side = case(name)
    shown = labels(figure_of(name, key), "xaxis")
    steps = steps_of(side_by_side, "scenario", key)
    wages = {date: wage for date, wage, _ in steps}
    assert name == "extreme" or list(shown) == list(wages)
    for date, text in shown.items():
        wage = wages[date]
        assert text.startswith(f"{datetime.date.fromisoformat(date):%b %Y}$")
        assert reads_as(text[text.index("$") :], wage)


@pytest.mark.parametrize("months", [6, 12])
def test_of_many_steps_as_many_are_named_as_have_room(months: int) -> None:
    start = datetime.date(2019, 1, 1)
    steps = tuple(
        (start.replace(year=2019 + n * months // 12, month=1 + n * months % 12), 8.6 + 0.35 * n)
        for n in range(40)
    )
    scenario = Scenario("Forty steps", {"minimum_wage_schedule": steps})
    figure = over_time(SideBySide(results(Scenario()), results(scenario)), "basic_care").figure
    axis = figure["layout"]["xaxis"]
    first, last = map(datetime.date.fromisoformat, axis["range"])
    named = [datetime.date.fromisoformat(date) for date in axis["tickvals"]]
    least = (last - first) / MOST_LABELS
    assert all(later - earlier >= least for earlier, later in pairwise(named))
    assert named[-1] == steps[-1][0]
    wages = dict(steps)
    for date, text in zip(named, axis["ticktext"], strict=True):
        assert reads_as(text.split("<br>")[1], wages[date])
    assert f"({len(named)} of 40 steps named)" in axis["title"]["text"]
    assert len(drawn_line(figure, "scenario")["x"]) == 41


@every_case
@every_line
def test_the_ends_and_the_title_say_the_last_rates_and_the_whole_change(
    name: str, key: str
) -> None:
    side_by_side = case(name)
    figure = figure_of(name, key)
    rates = {whose: [rate for _, _, rate in steps_of(side_by_side, whose, key)] for whose in NAMES}
    ends = [note for note in figure["layout"]["annotations"] if note.get("xref") is None]
    for note in ends:
        whose = "scenario" if "Scenario" in note["text"] else "base"
        assert note["y"] == pytest.approx(rates[whose][-1], abs=NEAR)
        assert reads_as(numbers_in(note["text"])[-1], rates[whose][-1])
    assert len(ends) in ((1,) if name == "study" else (1, 2))
    label = A.rate_lines[rate_line_of(side_by_side, key)].label
    title = over_time(side_by_side, key).words.title.removeprefix(f"{label}: lower bound ")
    written = dict(zip(("scenario", "base"), title.split(" (study: "), strict=False))
    for whose, text in written.items():
        change = rates[whose][-1] / rates[whose][0] - 1
        if text.startswith("is unchanged"):
            assert abs(change) < 0.0005
        else:
            assert reads_as(numbers_in(text)[0], abs(change))
            assert text.startswith("rises" if change > 0 else "falls")


def test_lines_that_end_apart_are_named_apart() -> None:
    plot = over_time(case("changed"), "basic_care")
    assert "<b>Scenario</b><br>$" in notes(plot.figure)
    assert "Study<br>$" in notes(plot.figure)
    assert "(study: rises 19.1" in plot.words.title


@every_case
@every_line
def test_the_names_at_the_ends_do_not_lie_on_each_other(name: str, key: str) -> None:
    layout = figure_of(name, key)["layout"]
    ends = [note for note in layout["annotations"] if note.get("xref") is None]
    low, high = layout["yaxis"]["range"]
    plot = layout["height"] - layout["margin"]["t"] - layout["margin"]["b"]
    pixels = sorted(
        (note["y"] / (high - low) * plot + note["yshift"], note["y"], note["font"]["size"])
        for note in ends
    )
    for (below, lower, size), (above, higher, _) in pairwise(pixels):
        assert above - below >= 2 * 1.2 * size  # two lines each
        assert lower <= higher


def test_rates_that_lie_close_together_are_told_apart_at_the_axis() -> None:
    """From $8.60 to $9.45 the lower bound of basic care rises by less than half a cent."""
    schedule = ((datetime.date(2019, 1, 1), 8.6), (datetime.date(2020, 1, 1), 9.45))
    short = results(Scenario("Two steps", {"minimum_wage_schedule": schedule}))
    axis = over_time(SideBySide(short, short), "basic_care").figure["layout"]["yaxis"]
    assert axis["range"][1] - axis["range"][0] < 0.005
    assert (axis["nticks"], axis["tickformat"]) == (6, ",.3f")
    axis = over_time(case("study"), "basic_care").figure["layout"]["yaxis"]
    assert axis["tickformat"] == ",.2f"


@every_case
@every_line
def test_all_rates_lie_inside_the_axes(name: str, key: str) -> None:
    figure = figure_of(name, key)
    low, high = figure["layout"]["yaxis"]["range"]
    first, last = figure["layout"]["xaxis"]["range"]
    for trace in figure["data"]:
        assert all(low < rate < high for rate in trace["y"])
        assert all(first <= date <= last for date in trace["x"])
    assert "Dollars per " in notes(figure)
    assert figure["layout"]["xaxis"]["title"]["text"].startswith("Effective date")


def test_base_and_scenario_differ_without_colour() -> None:
    lines = [trace["line"] for trace in over_time(case("changed"), "nursing").figure["data"]]
    assert lines[0]["width"] > lines[1]["width"]
    assert "dash" in lines[1]


def test_a_line_that_is_not_there_is_refused() -> None:
    with pytest.raises(KeyError):
        over_time(case("study"), "nowhere")
