"""The range of one service in dollars: every bar, tick, mark, label and number is the model's."""

from __future__ import annotations

from functools import cache
from typing import Any

import pytest

from model import Scenario
from model.findings.side_by_side import SideBySide
from reporting.charts.one_service import one_service
from tests.reporting.cases import SCENARIOS, A, case, fee_of, rates_of, results
from tests.reporting.charts.figures import labels, shapes_named, traces
from tests.reporting.written import numbers_in, reads_as

NEAR = 1e-9
ONE_RATE = 0.001
PLACES = {"base": 0, "scenario": 1}
NAMES = {"base": "Study", "scenario": "Scenario"}
ALONE, ALONE_AT = {"scenario": "Study"}, 0.5  # where nothing is changed
every_case = pytest.mark.parametrize("name", SCENARIOS)
every_service = pytest.mark.parametrize("service_key", A.services)


@cache
def drawn(name: str, service_key: str) -> tuple[Any, dict[str, list[float]], float]:
    """The figure, the rates of base and scenario, the scenario's fee."""
    side_by_side = case(name)
    figure = one_service(side_by_side, service_key).figure
    rates = {whose: rates_of(getattr(side_by_side, whose), service_key) for whose in PLACES}
    return figure, rates, fee_of(side_by_side.scenario, service_key)


@every_case
@every_service
def test_bars_and_ticks_are_the_bounds(name: str, service_key: str) -> None:
    figure, rates, _ = drawn(name, service_key)
    names = ALONE if name == "study" else NAMES
    for number, whose in enumerate(names):
        place = ALONE_AT if name == "study" else PLACES[whose]
        bar, tick = figure["data"][2 * number : 2 * number + 2]
        low, interim, high = min(rates[whose]), rates[whose][1], max(rates[whose])
        assert bar["name"] == f"{names[whose]} range (tick = interim rate)"
        diamonds = shapes_named(figure, names[whose])
        if high - low < ONE_RATE * high:
            assert bar["x"] == tick["x"] == [None]
            (diamond,) = diamonds
            assert diamond["xanchor"] == pytest.approx(interim, abs=NEAR)
            assert diamond["yanchor"] == pytest.approx(place)
        else:
            assert not diamonds
            assert bar["x"] == pytest.approx([low, high], abs=NEAR)
            assert bar["y"] == pytest.approx([place] * 2)
            assert tick["x"] == pytest.approx([interim] * 2, abs=NEAR)
            assert sum(tick["y"]) / 2 == pytest.approx(place, abs=NEAR)


@every_case
@every_service
def test_numbers_stand_at_the_rates_that_they_say(name: str, service_key: str) -> None:
    figure, rates, _ = drawn(name, service_key)
    numbers = figure["data"][-1]
    shown = ["scenario"] if name == "study" else ["base", "scenario"]
    at = [usd for whose in shown for usd in rates[whose]]
    assert numbers["x"] == pytest.approx(at, abs=NEAR)
    for start, whose in zip((0, 3), shown, strict=False):
        texts, usd = numbers["text"][start : start + 3], rates[whose]
        written = [numbers_in(text) for text in texts]
        ends = [each for each in written if len(each) == 2]
        if ends:
            assert [text for text in texts if text] == [text for text in texts if "–" in text]
            assert [reads_as(*each) for each in zip(ends[0], (min(usd), max(usd)), strict=True)]
        else:
            assert all(
                reads_as(each[0], rate) for each, rate in zip(written, usd, strict=True) if each
            )
            said = [rate for each, rate in zip(written, usd, strict=True) if each]
            assert f"{min(said):.2f} {max(said):.2f}" == f"{min(usd):.2f} {max(usd):.2f}"


@every_case
@every_service
def test_the_fee_is_a_line_a_mark_and_a_number(name: str, service_key: str) -> None:
    figure, rates, fee = drawn(name, service_key)
    (line,) = [shape for shape in figure["layout"]["shapes"] if shape["type"] == "line"]
    assert line["x0"] == line["x1"] == pytest.approx(fee)
    mark = figure["data"][-2]
    assert mark["x"] == pytest.approx([fee])
    assert reads_as(numbers_in(mark["name"])[0], fee)
    bounds = rates["scenario"]
    place = "below" if fee < min(bounds) else "above" if fee > max(bounds) else "within"
    title = one_service(case(name), service_key).words.title
    assert title.endswith(f" is {place} the range")
    assert title.startswith(f"{A.services[service_key].name}: the current rate of $")
    assert reads_as(numbers_in(title.removeprefix(f"{A.services[service_key].name}"))[0], fee)
    low, high = figure["layout"]["xaxis"]["range"]
    values = [*rates["base"], *bounds, fee]
    assert low < min(values)
    assert max(values) < high


@pytest.mark.parametrize(
    ("bound", "usd", "place"),
    [("lower", 0, "within"), ("lower", -0.01, "below"), ("upper", 0, "within"),
     ("upper", 0.01, "above")],
)  # fmt: skip
def test_a_fee_at_an_end_of_the_range_lies_within(bound: str, usd: float, place: str) -> None:
    at_end = rates_of(results(Scenario()), "homemaker")[list(A.bounds).index(bound)]
    scenario = Scenario("x", {"fee_schedule_rate_usd.homemaker": at_end + usd})
    side_by_side = SideBySide(results(Scenario()), results(scenario))
    assert one_service(side_by_side, "homemaker").alt.split(". ")[0].endswith(f"{place} the range")


def test_a_fee_may_lie_below_within_and_above() -> None:
    titles = {one_service(case("study"), key).alt.split(" is ")[1][:5] for key in A.services}
    assert titles == {"below", "withi", "above"}


def test_the_axes_say_whose_and_in_what_unit() -> None:
    plot = one_service(case("changed"), "homemaker")
    figure = plot.figure
    assert labels(figure, "yaxis") == {0: "Study", 1: "Scenario"}
    assert figure["layout"]["xaxis"]["title"]["text"] == (
        "Dollars per 15 min.; the axis does not begin at zero"
    )
    assert "Source: Mercer for Missouri DHSS" in plot.words.source
    widths = [traces(figure, f"{who} range (tick = interim rate)")[0]["line"]["width"]
              for who in NAMES.values()]  # fmt: skip
    assert widths[0] < widths[1]


def test_nothing_is_drawn_twice_while_nothing_is_changed() -> None:
    plot = one_service(case("study"), "homemaker")
    assert labels(plot.figure, "yaxis") == {ALONE_AT: "Study"}
    assert [trace["name"] for trace in plot.figure["data"][:2]] == [
        "Study range (tick = interim rate)",
        "",
    ]
    assert plot.alt.endswith("The study's range in dollars.")


def test_a_service_that_is_not_there_is_refused() -> None:
    with pytest.raises(KeyError):
        one_service(case("study"), "nowhere")


@every_case
@every_service
def test_bounds_out_of_order_are_said_with_their_dollars(name: str, service_key: str) -> None:
    _, rates, _ = drawn(name, service_key)
    low, interim, high = rates["scenario"]
    is_one = max(rates["scenario"]) - min(rates["scenario"]) < ONE_RATE * max(rates["scenario"])
    said = "↕ The bounds are out of order: lower"
    foot = one_service(case(name), service_key).words.source
    assert (said in foot) == (not low <= interim <= high and not is_one)
    if said in foot:
        assert [reads_as(text, usd) for text, usd in zip(
            numbers_in(foot)[:3], (low, interim, high), strict=True
        )] == [True] * 3  # fmt: skip
