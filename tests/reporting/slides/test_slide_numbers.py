"""Every number on a slide, in a cell, a title or a data sheet, is the model's to its last digit."""

from __future__ import annotations

import io
import math
from functools import cache, lru_cache
from typing import Any

import numpy as np
import openpyxl
import pandas as pd
import pytest
from pptx import Presentation

from model import Results, Scenario
from model.findings.check import check, score
from model.findings.compare import bridge
from model.findings.components import build_up_row, components
from model.findings.rate_ranges import ranges_as_shares_of_fee, rate_ranges
from model.findings.summary import summary
from reporting.chosen import Chosen
from reporting.slides.briefing import Briefing
from reporting.slides.design.charts.chart import LINE_WIDTH
from reporting.slides.design.drawing import add_slide, presentation
from reporting.slides.design.slide import Slide
from reporting.slides.rate_slides import bridge_slide
from reporting.slides.title_slide import title_slide
from tests.reporting.cases import SCENARIOS, A, case, fee_of, rates_of, results
from tests.reporting.slides.decks import page_deck
from tests.reporting.written import numbers_in, reads_as

EXACT = 1e-12
BOUNDS = tuple(A.bounds)
NAMES = {"base": "study", "scenario": "scenario"}
MOVED = ("changed", "extreme")
A_UNIT = "15 min."  # the only unit with a number in it
SERVICES = ("homemaker", "home_delivered_meals", "case_management")  # one of each kind
every_case = pytest.mark.parametrize("name", SCENARIOS)
every_moved_case = pytest.mark.parametrize("name", MOVED)


@lru_cache(maxsize=32)
def slides_of(name: str, page: str, **options: str) -> list[Any]:
    return slides_of_page(page_deck(page, case(name), **options))


def slides_of_page(content: bytes) -> list[Any]:
    """The slides of a page's deck; its appendix and one of warnings may follow them."""
    slides = Presentation(io.BytesIO(content)).slides
    return [
        slide
        for slide in slides
        if "about this scenario" not in title_of(slide) and slide.slide_layout.name != "Appendix"
    ]


@lru_cache(maxsize=32)
def appendix_of(name: str, page: str, **options: str) -> list[Any]:
    slides = Presentation(io.BytesIO(page_deck(page, case(name), **options))).slides
    return [slide for slide in slides if slide.slide_layout.name == "Appendix"]


def drawn(slide: Slide) -> Any:
    return add_slide(presentation(), slide, "Footer")


def table_of(slide: Any, number: int = 0) -> list[list[str]]:
    """The texts of a table of a slide, without its heading."""
    table = [shape.table for shape in slide.shapes if shape.has_table][number]
    return [[cell.text for cell in row.cells] for row in table.rows][1:]


def headings_of(slide: Any) -> list[str]:
    table = next(shape.table for shape in slide.shapes if shape.has_table)
    return [cell.text for cell in table.rows[0].cells]


def sheet_of(slide: Any) -> dict[str, list[float | None]]:
    """The data sheet of the chart of a slide: name of the series -> its numbers."""
    (chart,) = [shape.chart for shape in slide.shapes if shape.has_chart]
    book = openpyxl.load_workbook(io.BytesIO(chart.part.chart_workbook.xlsx_part.blob))
    columns = list(book.active.iter_cols(min_row=1, values_only=True))[1:]
    drawn = {series.name: list(series.values) for series in chart.plots[0].series}
    sheet = {str(name): list(values) for name, *values in columns}
    assert drawn.keys() == sheet.keys()
    for name, values in sheet.items():
        assert_alike(values, drawn[name])
    return sheet


def assert_alike(values: list[float | None], expected: list[float | None]) -> None:
    """Numbers are the same to the twelfth digit; nothing is drawn for None."""
    assert [value is None for value in values] == [value is None for value in expected]
    numbers = [value for value in expected if value is not None]
    assert [value for value in values if value is not None] == pytest.approx(
        numbers, rel=EXACT, abs=EXACT
    )


def title_of(slide: Any) -> str:
    return str(slide.shapes.title.text)


def notes_of(slide: Any) -> list[str]:
    return str(slide.notes_slide.notes_text_frame.text).split("\n")


def box_of(slide: Any, name: str) -> str:
    (text,) = [shape.text_frame.text for shape in slide.shapes if shape.name == name]
    return str(text)


def slides_of_ranges(name: str) -> list[tuple[Any, list[tuple[str, ...]]]]:
    """Each slide of ranges, of all services and of each group, and the services of its rows."""
    pairs = []
    for group in ("", *A.service_groups.values()):
        left = service_keys_on(name, group)
        for slide in slides_of(name, "rate_ranges", service_group=group):
            count = len(table_of(slide))
            pairs.append((slide, left[:count]))
            left = left[count:]
        assert not left
    return pairs


def service_keys_on(name: str, group: str) -> list[tuple[str, ...]]:
    ranges = rate_ranges(case(name))
    chosen = ranges if not group else ranges[ranges["service_group"] == group]
    return list(ranges_as_shares_of_fee(chosen.reset_index(drop=True))["service_keys"])


def bars_of(name: str, slide: Any) -> list[str]:
    """Whose bars are drawn, from above; one where a slide says that all are as in the study."""
    is_one = name == "study" or "all as in the study" in box_of(slide, "Message")
    return ["scenario"] if is_one else ["base", "scenario"]


@every_case
def test_fees_and_ranges_beside_the_bars(name: str) -> None:
    side_by_side = case(name)
    for slide, rows_keys in slides_of_ranges(name):
        for (_, fee, ranges), keys in zip(table_of(slide), rows_keys, strict=True):
            lines = ranges.split("\n")
            for key in keys:
                assert reads_as(numbers_in(fee)[0], fee_of(side_by_side.scenario, key))
                for whose, line in zip(bars_of(name, slide), lines, strict=True):
                    exact = rates_of(getattr(side_by_side, whose), key)
                    first, *last = numbers_in(line)
                    assert reads_as(first, min(exact))
                    assert reads_as(last[0] if last else first, max(exact))
                    if len(lines) == 1:  # the base's range reads alike
                        base = rates_of(side_by_side.base, key)
                        assert reads_as(first, min(base))
                        assert reads_as(last[0] if last else first, max(base))


@every_case
def test_every_service_with_its_code_unit_and_rates_in_the_appendix(name: str) -> None:
    side_by_side = case(name)
    rows = [row for slide in appendix_of(name, "rate_ranges") for row in table_of(slide)]
    units = dict(
        zip(*(rate_ranges(side_by_side)[each] for each in ("service_key", "unit")), strict=True)
    )
    for (service, code, unit, fee, *rates), (key, entry) in zip(
        rows, A.services.items(), strict=True
    ):
        assert (service, code) == (entry.name, entry.procedure_code)
        assert unit == units[key].lower()
        assert reads_as(fee, fee_of(side_by_side.scenario, key))
        exact = [rates_of(side_by_side.scenario, key)]
        if name != "study":
            exact.append(rates_of(side_by_side.base, key))
        for text, usd in zip(rates, zip(*exact, strict=True), strict=True):
            assert list(map(reads_as, text.split("\n"), usd)) == [True] * len(exact)


@every_case
def test_counts_of_current_rates_by_group(name: str) -> None:
    side_by_side = case(name)
    (slide,) = slides_of(name, "overview")
    sheet = sheet_of(slide)
    for number, group in enumerate(A.service_groups):
        keys = [key for key, service in A.services.items() if service.group == group]
        fees = {key: fee_of(side_by_side.scenario, key) for key in keys}
        ranges = {key: rates_of(side_by_side.scenario, key) for key in keys}
        below = sum(fees[key] < min(ranges[key]) for key in keys)
        above = sum(fees[key] > max(ranges[key]) for key in keys)
        counts = (below, len(keys) - below - above, above)
        assert tuple(sheet[place][number] for place in ("Below", "Within", "Above")) == counts


@every_case
def test_rates_read_aloud_in_the_notes_of_ranges(name: str) -> None:
    side_by_side = case(name)
    for slide, rows_keys in slides_of_ranges(name):
        _, *notes = notes_of(slide)
        for note, keys in zip(notes, rows_keys, strict=True):
            exact = [
                fee_of(side_by_side.scenario, keys[0]),
                *rates_of(side_by_side.scenario, keys[0]),
                *rates_of(side_by_side.base, keys[0]),
            ]
            texts = [text for text in numbers_in(note) if text.startswith("$")]
            assert [reads_as(*pair) for pair in zip(texts, exact, strict=True)] == [True] * 7


@every_case
def test_bars_of_ranges_are_the_shares_of_the_fee(name: str) -> None:
    side_by_side = case(name)
    for slide, rows_keys in slides_of_ranges(name):
        bars = bars_of(name, slide)
        air = len(bars) - 1  # rows without a bar above and beneath those of a service
        sheet = sheet_of(slide)
        starts, marks = sheet["Up to the bar (not drawn)"], sheet["Bounds that meet (mark)"]
        end = next(s.chart for s in slide.shapes if s.has_chart).value_axis.maximum_scale
        for number, keys in enumerate(rows_keys):
            fee = fee_of(side_by_side.scenario, keys[0])
            for place, whose in enumerate(bars):
                rates = rates_of(getattr(side_by_side, whose), keys[0])
                low, interim, high = min(rates) / fee, rates[1] / fee, max(rates) / fee
                row = (len(bars) + 2 * air) * number + air + place
                series = "study" if whose == "base" or name == "study" else "scenario"
                halves = [
                    sheet[f"{series}: lower bound to interim point"][row],
                    sheet[f"{series}: interim point to upper bound"][row],
                ]
                assert halves == pytest.approx([interim - low, high - interim], abs=EXACT)
                assert starts[row] + marks[row] / 2 == pytest.approx(low, abs=EXACT)  # type: ignore[operator]
                assert bool(marks[row]) == (high - low < 0.008 * end)


@every_case
def test_the_axis_begins_at_zero_and_the_fee_is_a_line_of_the_chart_itself(name: str) -> None:
    for slide, _ in slides_of_ranges(name):
        (shape,) = [shape for shape in slide.shapes if shape.has_chart]
        chart = shape.chart
        assert chart.value_axis.minimum_scale == 0
        assert chart.value_axis.crosses_at == 1  # of the fee, where the line of the rows stands
        assert chart.category_axis.format.line.width == LINE_WIDTH
        halves = [s for s in chart.plots[0].series if s.name.startswith(("study: ", "scenario: "))]
        assert len(halves) in (2, 4)
        opaque = [int(each.get("val")) for each in chart.element.iter("{*}alpha")]
        assert len(opaque) == len(halves)  # the line is seen through the bars
        assert all(50_000 < each < 90_000 for each in opaque)
        assert {each.name for each in slide.shapes if not each.is_placeholder} <= {
            "Beyond the axis"
        }


@every_case
def test_the_federal_share_is_a_line_of_the_chart_itself_and_named(name: str) -> None:
    (slide,) = slides_of(name, "compensation")
    (axis,) = [shape.chart.value_axis for shape in slide.shapes if shape.has_chart]
    assert axis.minimum_scale == 0
    assert axis.major_unit == 0.8
    assert axis.maximum_scale < 2 * axis.major_unit  # no other line than that at zero
    assert axis.major_gridlines.format.line.width == LINE_WIDTH
    assert axis.tick_labels.number_format == "0%"
    assert [each for shape in slide.shapes if shape.has_chart
            for each in shape.chart.element.iter("{*}alpha")]  # fmt: skip


@every_case
def test_a_range_beyond_the_axis_is_named(name: str) -> None:
    side_by_side, named = case(name), 0
    for slide, rows_keys in slides_of_ranges(name):
        texts = [s.text_frame.text for s in slide.shapes if s.name == "Beyond the axis"]
        highest = next(s.chart for s in slide.shapes if s.has_chart).value_axis.maximum_scale
        shares = [
            [rate / fee_of(side_by_side.scenario, keys[0])
             for rate in rates_of(side_by_side.scenario, keys[0])]
            for keys in rows_keys
        ]  # fmt: skip
        beyond = [each for each in shares if max(each) > highest]
        named += len(texts)
        for text, each in zip(texts, beyond, strict=True):
            low, high = numbers_in(text.replace(" – ", "% – "))
            assert reads_as(low, min(each))
            assert reads_as(high, max(each))
    assert named


@every_case
@pytest.mark.parametrize("bound", BOUNDS)
@pytest.mark.parametrize("key", SERVICES)
def test_the_build_up(name: str, key: str, bound: str) -> None:
    side_by_side = case(name)
    (slide,) = slides_of(name, "build_up", service_key=key, bound=bound)
    rows = [
        build_up_row(each, A.services[key].rate_line, bound)
        for each in (side_by_side.base, side_by_side.scenario)
    ]
    base, scenario = (components(row)["usd_per_unit"].tolist() for row in rows)
    rate = rows[1]["rate_per_unit"]
    amounts = [pair for pair in zip(base, scenario, strict=True) if max(map(abs, pair)) > 1e-9]
    amounts.append((rows[0]["rate_per_unit"], rate))
    every = appendix_of(name, "build_up", service_key=key, bound=bound) or [slide]
    texts_of_parts = [texts for each in every for _, *texts in table_of(each)]
    for texts, (then, now) in zip(texts_of_parts, amounts, strict=True):
        exact = (now, now / rate) if name == "study" else (then, now, now / rate)
        assert list(map(reads_as, texts, exact)) == [True] * len(texts)
    sheet = sheet_of(slide)
    ends = np.cumsum([now for _, now in amounts[:-1]])
    for end in np.cumsum(sheet["Adds"][:-1]):  # parts that share a bar stand beside each other
        assert np.abs(ends - end).min() < 1e-9
    assert len(table_of(slide)) <= 10
    below = np.cumsum([0.0, *sheet["Adds"][:-2]])  # each bar begins where the one above it ends
    assert sheet["Base (not drawn)"][:-1] == pytest.approx(below.tolist())
    assert sum(sheet["Adds"]) == pytest.approx(rate, rel=EXACT)  # type: ignore[arg-type]
    assert sheet["Total"][-1] == pytest.approx(rate, rel=EXACT)
    wage, total, share = numbers_in(title_of(slide).split(": ", 1)[1].replace(A_UNIT, ""))[:3]
    paid = scenario[0] + scenario[1]  # the wage, and its rise to the minimum wage
    assert reads_as(wage, paid)
    assert reads_as(total, rate)
    assert reads_as(share, paid / rate)


def cents_of(text: str) -> int:
    """An amount as written, in cents, with its sign."""
    return round(
        100 * float(text.replace("−", "-").replace("+", "").replace("$", "").replace(",", ""))
    )


@cache
def explained(name: str) -> pd.DataFrame:
    """What each change of a scenario does to each rate."""
    return bridge(A, Scenario(), SCENARIOS[name])


@every_moved_case
@pytest.mark.parametrize("key", [*SERVICES, "hcy_skilled_nurse_visits_rn"])
@pytest.mark.parametrize("bound", BOUNDS)
def test_the_bridge(name: str, key: str, bound: str) -> None:
    side_by_side = case(name)
    frame = explained(name)
    parts = frame[(frame["service_key"] == key) & (frame["bound"] == bound)]
    steps = [usd for usd in parts["contribution_usd"] if abs(usd) > 0.0005]
    made = bridge_slide(Briefing(side_by_side, (), Chosen(key, bound)))
    if made is None:
        assert len(steps) < 2
        return
    slide = drawn(made)
    place = BOUNDS.index(bound)
    start, end = (rates_of(each, key)[place] for each in (side_by_side.base, side_by_side.scenario))
    texts = [text for _, text in table_of(slide)]
    assert [reads_as(texts[0], start), reads_as(texts[-1], end)] == [True, True]
    cents = list(map(cents_of, texts))
    assert sum(cents[:-1]) == cents[-1]  # what is printed adds up to the cent
    in_cents = [100 * usd for usd in steps]
    assert cents[1:-1] == [pytest.approx(usd, abs=1.5) for usd in in_cents]
    assert sheet_of(slide)["Change of the rate"] == pytest.approx(steps, abs=1e-9)
    (axis,) = [shape.chart.value_axis for shape in slide.shapes if shape.has_chart]
    assert (axis.minimum_scale < 0, axis.maximum_scale > 0) == (min(steps) < 0, max(steps) > 0)
    message = title_of(slide).split(": the rate ", 1)[1]
    texts = numbers_in(message)
    if message.startswith("is "):
        assert ("higher" in message) == (end > start)
        exact = [end, abs(end / start - 1), start]
        assert list(map(reads_as, texts, exact)) == [True] * 3
    else:
        assert reads_as(texts[0], end)


@every_case
def test_the_steps_of_the_minimum_wage(name: str) -> None:
    side_by_side = case(name)
    (slide,) = slides_of(name, "minimum_wage")
    every = appendix_of(name, "minimum_wage")
    impacts = side_by_side.scenario.minimum_wage_impacts
    lower = impacts[impacts["bound"] == "lower"]
    wages = lower.drop_duplicates("effective_date")["minimum_wage_usd_per_hour"].tolist()
    heads = headings_of(every[0])[1:-1]
    assert [reads_as(numbers_in(head)[-1], wage)
            for head, wage in zip(heads, wages, strict=True)] == [True] * len(wages)  # fmt: skip
    totals = {}
    rows = [row for page in every for row in table_of(page)]
    for (_, *texts), key in zip(rows, A.minimum_wage_lines, strict=True):
        line = lower[lower["minimum_wage_line_key"] == key]
        totals[key] = line["cumulative_change"].iloc[-1]
        exact = [*line["change"], totals[key]]
        assert [reads_as(*pair) for pair in zip(texts, exact, strict=True)] == [True] * len(exact)
    moved = [total for total in totals.values() if not math.isnan(total)]
    largest = sorted(moved)[-7:]
    expected = [total for total in moved if total in largest]
    assert_alike(sheet_of(slide)["Scenario"], expected)
    assert reads_as(numbers_in(title_of(slide))[0], wages[-1])
    assert reads_as(numbers_in(title_of(slide).split("by up to ")[1])[0], largest[-1])


def test_the_minimum_wage_of_the_base_stands_beside_another() -> None:
    (slide,) = slides_of("extreme", "minimum_wage")
    impacts = case("extreme").base.minimum_wage_impacts
    last = impacts[(impacts["bound"] == "lower") & (impacts["effective_date"] == "2023-01-01")]
    totals = dict(zip(last["minimum_wage_line_key"], last["cumulative_change"], strict=True))
    drawn_base = sheet_of(slide)["Study"]
    known = [total for total in totals.values() if not math.isnan(total)]
    assert [value for value in drawn_base if value is not None]
    for value in drawn_base:
        assert value is None or min(abs(value - total) for total in known) < EXACT


def changes_of_interim_rates(compared: Results, keys: Any) -> list[float]:
    base = results(Scenario())
    return [rates_of(compared, key)[1] / rates_of(base, key)[1] - 1 for key in keys]


@every_moved_case
def test_the_comparison(name: str) -> None:
    side_by_side = case(name)
    others = [results(SCENARIOS[other]) for other in MOVED if other != name]
    content = page_deck("compare", side_by_side, others)
    slide, _ = slides_of_page(content)
    (groups,) = [each for each in Presentation(io.BytesIO(content)).slides
                 if each.slide_layout.name == "Appendix"]  # fmt: skip
    compared = [side_by_side.base, side_by_side.scenario, *others]
    medians = []
    for (_, *texts), each in zip(table_of(slide), compared, strict=True):
        low = [min(rates_of(each, key)) for key in A.services]
        high = [max(rates_of(each, key)) for key in A.services]
        fees = [fee_of(each, key) for key in A.services]
        below = sum(fee < end for fee, end in zip(fees, low, strict=True))
        above = sum(fee > end for fee, end in zip(fees, high, strict=True))
        counts = [len(each.scenarios[0].changes), below, 28 - below - above, above]
        assert texts == list(map(str, counts))
        medians.append(float(np.median(changes_of_interim_rates(each, A.services))))
    drawn = sheet_of(slide)["Median change of the interim rates"]
    assert drawn == pytest.approx(medians, abs=EXACT)
    texts = numbers_in(title_of(slide))
    assert list(map(reads_as, texts, medians[1:])) == [True, True]  # the scenario, the other
    for (_, *texts), each in zip(table_of(groups), compared[1:], strict=True):
        for text, group in zip(texts, A.service_groups, strict=True):
            keys = [key for key, service in A.services.items() if service.group == group]
            assert reads_as(text, float(np.median(changes_of_interim_rates(each, keys))))


@every_case
def test_the_four_numbers_of_the_first_slide(name: str) -> None:
    side_by_side = case(name)
    slide = drawn(title_slide(Briefing(side_by_side), "Nov 22, 2026"))
    effect = summary(side_by_side)
    counts, base = effect.scenario, effect.base
    assert box_of(slide, "Number 1") == str(counts.below)
    assert box_of(slide, "Number 2") == f"{counts.within} · {counts.above}"
    if name == "study":  # which is set beside nothing
        assert box_of(slide, "Number 3") == str(effect.interim_above_fee)
        assert not [shape for shape in slide.shapes if shape.name.startswith("Beside")]
        return
    assert box_of(slide, "Beside 1") == f"study {base.below}"
    assert box_of(slide, "Beside 2") == f"study {base.within} · {base.above}"
    change = float(np.median(changes_of_interim_rates(side_by_side.scenario, A.services)))
    assert reads_as(box_of(slide, "Number 3"), change)


def test_the_score_of_the_check() -> None:
    (slide,) = slides_of("study", "check")
    scores = score(check(A)).groupby("table", sort=False)[["hits", "cells"]].sum()
    for row, texts in zip(scores.itertuples(), table_of(slide), strict=True):
        assert texts == [row.Index, f"{row.hits} of {row.cells}"]
    shares = (scores["hits"] / scores["cells"]).tolist()
    assert sheet_of(slide)["Share reproduced"] == pytest.approx(shares, rel=EXACT)
    assert numbers_in(title_of(slide)) == [str(scores["hits"].sum()), str(scores["cells"].sum())]
