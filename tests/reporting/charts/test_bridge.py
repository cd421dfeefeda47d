"""The bridge: every bar, line, label and number is the model's."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pandas as pd
import pytest

from model import Scenario
from reporting.charts.bridges.bridge import (
    LABELS,
    NOTHING_DIFFERS,
    bridge_figure,
    bridge_plot,
    bridge_steps,
    bridge_title,
    money_of_a_rate,
)
from reporting.charts.lines import width_of
from reporting.charts.plot import Plot
from reporting.charts.style import PLAIN
from tests.reporting.cases import SCENARIOS, A, case, rates_of, results
from tests.reporting.charts.figures import labels, shapes_named
from tests.reporting.written import numbers_in, reads_as

NEAR = 1e-9
PAIRS = [("study", "changed"), ("study", "extreme"), ("extreme", "changed"), ("changed", "study")]
BOUNDS = tuple(A.bounds)
every_pair = pytest.mark.parametrize(("start", "end"), PAIRS)
every_rate = pytest.mark.parametrize(
    ("service_key", "bound"),
    [("homemaker", "lower"), ("hcy_skilled_nurse_visits_rn", "interim"),
     ("case_management", "upper"), ("consumer_directed_waiver_personal_care", "interim")],
)  # fmt: skip


def plot_of(start: str, end: str, service_key: str, bound: str) -> Plot:
    two = SCENARIOS[start], SCENARIOS[end]
    plot = bridge_plot(A, *two, ("From here", "To there"), service_key, bound)
    assert plot is not None
    return plot


def drawn(
    start: str, end: str, service_key: str, bound: str
) -> tuple[Mapping[str, Any], pd.DataFrame]:
    two = SCENARIOS[start], SCENARIOS[end]
    figure = plot_of(start, end, service_key, bound).figure
    return figure, bridge_steps(A, *two, service_key, bound)


def with_bars(steps: pd.DataFrame) -> pd.DataFrame:
    """The steps that have a bar: what is written as zero has none."""
    sizes = steps["contribution_usd"].abs()
    return steps[sizes >= (0.0005 if sizes.max() < 1 else 0.005)]


def rate(name: str, service_key: str, bound: str) -> float:
    return rates_of(case(name).scenario, service_key)[BOUNDS.index(bound)]


@every_pair
@every_rate
def test_the_bars_lead_from_one_rate_to_the_other(
    start: str, end: str, service_key: str, bound: str
) -> None:
    figure, steps = drawn(start, end, service_key, bound)
    bars, first, last, _ = figure["data"]
    level = rate(start, service_key, bound)
    assert first["x"] == pytest.approx([level], abs=NEAR)
    drawn_steps = with_bars(steps)
    assert bars["x"] == pytest.approx(drawn_steps["contribution_usd"].tolist(), abs=NEAR)
    assert bars["base"] == pytest.approx(drawn_steps["start_usd"].tolist(), abs=NEAR)
    for start_usd, length in zip(steps["start_usd"], steps["contribution_usd"], strict=True):
        assert start_usd == pytest.approx(level, abs=NEAR)
        level += length
    assert last["x"] == pytest.approx([level], abs=NEAR)
    assert last["x"] == pytest.approx([rate(end, service_key, bound)], abs=NEAR)
    assert (first["y"], bars["y"], last["y"]) == (
        [0], list(range(1, len(drawn_steps) + 1)), [len(drawn_steps) + 1],
    )  # fmt: skip


@every_pair
@every_rate
def test_dotted_lines_join_the_rows(start: str, end: str, service_key: str, bound: str) -> None:
    figure, _ = drawn(start, end, service_key, bound)
    bars, first, _, _ = figure["data"]
    ends = [first["x"][0], *(b + x for b, x in zip(bars["base"], bars["x"], strict=True))]
    lines = [shape for shape in figure["layout"]["shapes"] if shape["type"] == "line"]
    assert [line["x0"] for line in lines] == pytest.approx(ends, abs=NEAR)
    assert [line["x1"] for line in lines] == pytest.approx(ends, abs=NEAR)
    assert [(line["y0"], line["y1"]) for line in lines] == [(n, n + 1) for n in range(len(lines))]


@every_pair
@every_rate
def test_every_label_and_number_is_its_rows(
    start: str, end: str, service_key: str, bound: str
) -> None:
    figure, steps = drawn(start, end, service_key, bound)
    shown, not_drawn = list(labels(figure, "yaxis").values()), len(steps) - len(with_bars(steps))
    steps = with_bars(steps)
    told = f"{not_drawn} change{'s' * (not_drawn > 1)} without effect not drawn"
    key = plot_of(start, end, service_key, bound).words.below[1]
    assert (told in key) == bool(not_drawn)
    assert (shown[0], shown[-1]) == ("From here", "To there")
    for text, label in zip(shown[1:-1], steps["label"], strict=True):
        assert label.replace(" ", "").startswith(text.removesuffix("…").replace(" ", ""))
    exact = [rate(start, service_key, bound), *steps["contribution_usd"],
             rate(end, service_key, bound)]  # fmt: skip
    numbers = labels(figure, "yaxis2")
    assert list(numbers) == list(range(len(exact)))
    for text, usd in zip(numbers.values(), exact, strict=True):
        assert reads_as(numbers_in(text)[0], usd)
    hover = [*figure["data"][1]["text"], *figure["data"][0]["hovertext"],
             *figure["data"][2]["text"]]  # fmt: skip
    for text, usd in zip(hover, exact, strict=True):
        written = numbers_in(text)[-1]
        assert len(written.split(".")[1]) == 4
        assert reads_as(written, usd)


@every_pair
@every_rate
def test_the_title_says_what_moves_most_and_all_together(
    start: str, end: str, service_key: str, bound: str
) -> None:
    _, steps = drawn(start, end, service_key, bound)
    words = plot_of(start, end, service_key, bound).words
    message, (below, _) = words.title, words.below
    most = steps.loc[steps["contribution_usd"].abs().idxmax()]
    assert message.startswith(f"{most['label']} ") or "does not move this rate" in message
    difference = rate(end, service_key, bound) - rate(start, service_key, bound)
    if "does not move" in message:
        assert abs(most["contribution_usd"]) < 0.00005
    elif " of the $" in message:
        part, whole = numbers_in(message)[-2:]
        assert reads_as(part, abs(most["contribution_usd"]))
        assert reads_as(whole, abs(difference))
        assert message.endswith("increase" if difference > 0 else "decrease")
    else:
        assert reads_as(numbers_in(message)[-1], most["contribution_usd"])
    assert reads_as(numbers_in(below.split("all together ")[1])[0], difference)


@every_pair
@every_rate
def test_all_of_it_lies_on_the_axis_whose_break_is_drawn(
    start: str, end: str, service_key: str, bound: str
) -> None:
    figure, steps = drawn(start, end, service_key, bound)
    low, high = figure["layout"]["xaxis"]["range"]
    levels = [*steps["start_usd"], *steps["end_usd"]]
    assert low < min(levels)
    assert max(levels) < high
    is_broken = low > 0
    assert low >= 0
    assert ("begin at zero" in figure["layout"]["xaxis"]["title"]["text"]) == is_broken
    assert len(shapes_named(figure, "Axis break")) == 2 * is_broken
    assert "Shapley" in plot_of(start, end, service_key, bound).words.source
    patterns = figure["data"][0]["marker"]["pattern"]["shape"]
    assert patterns == ["/" if usd < 0 else "" for usd in with_bars(steps)["contribution_usd"]]


def test_long_names_and_labels_have_two_lines_and_no_more() -> None:
    name = "A scenario whose name is long enough to need more than the one line that it has here"
    many = Scenario(name, {**SCENARIOS["changed"].changes, "turnover_share": 0.4})
    plot = bridge_plot(A, Scenario(), many, ("W" * 90, name), "homemaker", "interim")
    assert plot is not None
    layout = plot.figure["layout"]
    for text in layout["yaxis"]["ticktext"]:
        lines = text.removeprefix("<b>").removesuffix("</b>").split("<br>")
        assert len(lines) <= 2
        assert all(width_of(line, PLAIN, is_bold="<b>" in text) < LABELS for line in lines)
    assert layout["yaxis"]["ticktext"][-1].startswith("<b>A scenario whose name is long<br>enough")


def test_where_nothing_differs_there_is_no_chart_but_a_sentence() -> None:
    study = Scenario()
    assert bridge_plot(A, study, study, ("a", "b"), "homemaker", "lower") is None
    steps = bridge_steps(A, study, study, "homemaker", "lower")
    assert f"{bridge_title(steps)}." == NOTHING_DIFFERS


def test_a_change_without_effect_says_so() -> None:
    nursing = Scenario("x", {"full_time_share.nursing": 0.6})
    steps = bridge_steps(A, Scenario(), nursing, "homemaker", "lower")
    assert bridge_title(steps) == "What differs does not move this rate"


def test_one_change_explains_all() -> None:
    overtime = Scenario("x", {"overtime_share.care": 0.08})
    steps = bridge_steps(A, Scenario(), overtime, "homemaker", "lower")
    difference = rates_of(results(overtime), "homemaker")[0] - rate("study", "homemaker", "lower")
    assert (
        bridge_title(steps) == f"Overtime cost explains all of the difference: +${difference:.3f}"
    )


@pytest.mark.parametrize("share", [0.0301, 0.031, 0.035, 0.05, 0.2])
def test_the_amounts_at_the_axis_are_told_apart(share: float) -> None:
    """Some six round amounts: 1, 2 or 5 of a power of ten apart, written to that power."""
    plot = bridge_plot(A, Scenario(), Scenario("x", {"overtime_share.care": share}),
                       ("Study", "x"), "homemaker", "lower")  # fmt: skip
    assert plot is not None
    axis = plot.figure["layout"]["xaxis"]
    least = (axis["range"][1] - axis["range"][0]) / axis["nticks"]
    step = min(m * 10.0**e for m in (1, 2, 5) for e in range(-6, 3) if m * 10.0**e >= least)
    decimals = int(axis["tickformat"].removeprefix(",.").removesuffix("f"))
    assert step * 10**decimals == pytest.approx(round(step * 10**decimals))
    assert decimals in (2, 3)


def test_a_label_is_text() -> None:
    steps = bridge_steps(A, Scenario(), SCENARIOS["changed"], "homemaker", "lower")
    steps = steps.assign(label="Food & <i>rent</i>")
    money = money_of_a_rate(steps)
    figure = bridge_figure(steps, ("From", "To"), "per unit", money)
    assert "&lt;i&gt;rent&lt;/i&gt;: " in figure["data"][0]["hovertext"][0]
    assert "<i>" not in str(figure)
    assert "<i>" not in bridge_title(steps)


def test_a_name_that_was_typed_is_text() -> None:
    typed = "<a href='x'>y</a> %{x}"
    end = Scenario(typed, {"turnover_share": 0.9})
    plot = bridge_plot(A, Scenario(), end, ("Study", typed), "homemaker", "lower")
    assert plot is not None
    assert "<a" not in str(plot.figure)
    assert all("%{x}" not in trace.get("hovertemplate", "") for trace in plot.figure["data"])
    assert labels(plot.figure, "yaxis")[0] == "Study"


@pytest.mark.parametrize(
    ("parts", "said"),
    [
        ([0.068, 0.04], "Overtime explains $0.068 of the $0.108 increase"),
        ([-1.5, -0.5], "Overtime explains $1.50 of the $2.00 decrease"),
        ([0.168, -0.001], "Overtime has the largest effect: +$0.168"),
        ([-0.2, 0.3], "Overtime has the largest effect: −$0.200"),
        ([0.2, -0.2], "Overtime has the largest effect: +$0.200"),
    ],
)
def test_the_title_says_what_the_largest_part_explains(parts: list[float], said: str) -> None:
    steps = pd.DataFrame({"label": ["Overtime", "Turnover"], "contribution_usd": parts})
    assert bridge_title(steps) == said
