"""Every number on a slide, in a cell, a title or a data sheet, is the model's to its last digit."""

from __future__ import annotations

import io
import math
from functools import lru_cache
from typing import Any

import numpy as np
import openpyxl
import pytest
from pptx import Presentation

from model import Results, Scenario
from model.findings.check import check, score
from model.findings.compare import bridge
from model.findings.components import build_up_row, components
from model.findings.rate_ranges import ranges_as_shares_of_fee, rate_ranges
from model.findings.summary import summary
from reporting.slides.briefing import Briefing
from reporting.slides.deck import slide_deck
from reporting.slides.layout import presentation
from reporting.slides.rate_slides import add_bridge_slide
from reporting.slides.title_slide import add_title_slide
from tests.reporting.cases import SCENARIOS, A, case, fee_of, rates_of, results
from tests.reporting.written import numbers_in, reads_as

EXACT = 1e-12
BOUNDS = tuple(A.bounds)
NAMES = {"base": "study", "scenario": "scenario"}
MOVED = ("changed", "extreme")
A_UNIT = "15 min."  # the only unit with a number in it
every_case = pytest.mark.parametrize("name", SCENARIOS)
every_moved_case = pytest.mark.parametrize("name", MOVED)


@lru_cache(maxsize=32)
def slides_of(name: str, page: str, **options: str) -> list[Any]:
    return slides_of_page(slide_deck(page, case(name), **options))


def slides_of_page(content: bytes) -> list[Any]:
    """The slides of a page's deck; one of warnings may follow them."""
    slides = Presentation(io.BytesIO(content)).slides
    return [slide for slide in slides if "about this scenario" not in title_of(slide)]


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


def slides_of_ranges(name: str) -> list[tuple[Any, str]]:
    """Each slide of ranges, and the group of services on it ("" for all)."""
    groups = ["", *A.service_groups.values()]
    return [
        (slide, group)
        for group in groups
        for slide in slides_of(name, "rate_ranges", service_group=group)
    ]


def service_keys_on(name: str, group: str) -> list[tuple[str, ...]]:
    ranges = rate_ranges(case(name))
    chosen = ranges if not group else ranges[ranges["service_group"] == group]
    return list(ranges_as_shares_of_fee(chosen.reset_index(drop=True))["service_keys"])


@every_case
def test_fees_and_rates_in_the_tables_of_ranges(name: str) -> None:
    side_by_side = case(name)
    for slide, group in slides_of_ranges(name):
        rows = table_of(slide)
        for (_, fee, rates), keys in zip(rows, service_keys_on(name, group), strict=True):
            lines = dict(line.split(" ", 1) for line in rates.split("\n"))
            stands = {"study"} if name == "study" else {"study", "scenario"}
            assert set(lines) == (stands if group or name == "study" else {"scenario"})
            for key in keys:
                assert reads_as(numbers_in(fee)[0], fee_of(side_by_side.scenario, key))
                for whose, whose_line in NAMES.items():
                    if whose_line in lines:
                        exact = rates_of(getattr(side_by_side, whose), key)
                        assert_rates(lines[whose_line], exact)


def assert_rates(text: str, exact: list[float]) -> None:
    """Three rates as written, or one that stands for all three."""
    texts = numbers_in(text) * (3 if text.startswith("all three") else 1)
    assert list(map(reads_as, texts, exact)) == [True] * 3


@every_case
def test_rates_read_aloud_in_the_notes_of_ranges(name: str) -> None:
    side_by_side = case(name)
    for slide, group in slides_of_ranges(name):
        _, *notes = notes_of(slide)
        for note, keys in zip(notes, service_keys_on(name, group), strict=True):
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
    for slide, group in slides_of_ranges(name):
        sheet = sheet_of(slide)
        starts, marks = sheet["Up to the bar (not drawn)"], sheet["Bounds that meet (mark)"]
        for number, keys in enumerate(service_keys_on(name, group)):
            fee = fee_of(side_by_side.scenario, keys[0])
            bars = [*NAMES][-1:] if name == "study" else [*NAMES]
            for place, whose in enumerate(bars):
                rates = rates_of(getattr(side_by_side, whose), keys[0])
                low, interim, high = min(rates) / fee, rates[1] / fee, max(rates) / fee
                row, series = (len(bars) + 1) * number + place, NAMES[whose].capitalize()
                halves = [
                    sheet[f"{series}: lower bound to interim point"][row],
                    sheet[f"{series}: interim point to upper bound"][row],
                ]
                assert halves == pytest.approx([interim - low, high - interim], abs=EXACT)
                assert starts[row] + marks[row] / 2 == pytest.approx(low, abs=EXACT)  # type: ignore[operator]
                assert bool(marks[row]) == (high - low < 0.002)


@every_case
def test_a_range_beyond_the_axis_is_named(name: str) -> None:
    side_by_side = case(name)
    (slide,) = slides_of(name, "rate_ranges")
    texts = [s.text_frame.text for s in slide.shapes if s.name == "Beyond the axis"]
    highest = next(s.chart for s in slide.shapes if s.has_chart).value_axis.maximum_scale
    shares = [
        [rate / fee_of(side_by_side.scenario, keys[0])
         for rate in rates_of(side_by_side.scenario, keys[0])]
        for keys in service_keys_on(name, "")
    ]  # fmt: skip
    beyond = [each for each in shares if max(each) > highest]
    for text, each in zip(texts, beyond, strict=True):
        low, high = numbers_in(text.replace(" – ", "% – "))
        assert reads_as(low, min(each))
        assert reads_as(high, max(each))
    assert texts


@every_case
@pytest.mark.parametrize("bound", BOUNDS)
@pytest.mark.parametrize("key", ["homemaker", "home_delivered_meals", "case_management"])
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
    for (_, *texts), (then, now) in zip(table_of(slide), amounts, strict=True):
        assert list(map(reads_as, texts, (then, now, now / rate))) == [True] * 3
    sheet = sheet_of(slide)
    assert sheet["Adds"][:-1] == pytest.approx([now for _, now in amounts[:-1]], abs=1e-9)
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


@every_moved_case
@pytest.mark.parametrize("key", A.services)
@pytest.mark.parametrize("bound", BOUNDS)
def test_the_bridge(name: str, key: str, bound: str) -> None:
    side_by_side, file = case(name), presentation()
    add_bridge_slide(file, Briefing(side_by_side), key, bound)
    (slide,) = file.slides
    place = BOUNDS.index(bound)
    start, end = (rates_of(each, key)[place] for each in (side_by_side.base, side_by_side.scenario))
    frame = bridge(A, Scenario(), SCENARIOS[name])
    parts = frame[(frame["service_key"] == key) & (frame["bound"] == bound)]
    steps = [usd for usd in parts["contribution_usd"] if abs(usd) > 0.0005]
    texts = [text for _, text in table_of(slide)]
    assert [reads_as(texts[0], start), reads_as(texts[-1], end)] == [True, True]
    cents = list(map(cents_of, texts))
    assert sum(cents[:-1]) == cents[-1]  # what is printed adds up to the cent
    in_cents = [100 * usd for usd in steps]
    assert cents[1:-1] == [pytest.approx(usd, abs=1.5) for usd in in_cents]
    sheet = sheet_of(slide)
    drawn = [up - down for up, down in zip(sheet["Adds"], sheet["Takes away"], strict=True)]  # type: ignore[operator]
    assert drawn[1:-1] == pytest.approx(steps, abs=1e-9)
    assert [sheet["Total"][0], sheet["Total"][-1]] == pytest.approx([start, end], rel=EXACT)
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
    impacts = side_by_side.scenario.minimum_wage_impacts
    lower = impacts[impacts["bound"] == "lower"]
    wages = lower.drop_duplicates("effective_date")["minimum_wage_usd_per_hour"].tolist()
    heads = headings_of(slide)[1:-1]
    assert [reads_as(numbers_in(head)[-1], wage)
            for head, wage in zip(heads, wages, strict=True)] == [True] * len(wages)  # fmt: skip
    totals = {}
    for (_, *texts), key in zip(table_of(slide), A.minimum_wage_lines, strict=True):
        line = lower[lower["minimum_wage_line_key"] == key]
        totals[key] = line["cumulative_change"].iloc[-1]
        exact = [*line["change"], totals[key]]
        assert [reads_as(*pair) for pair in zip(texts, exact, strict=True)] == [True] * len(exact)
    expected = [None if math.isnan(total) else total for total in totals.values()]
    assert_alike(sheet_of(slide)["Scenario"], expected)
    largest = max(total for total in totals.values() if not math.isnan(total))
    assert reads_as(numbers_in(title_of(slide))[0], wages[-1])
    assert reads_as(numbers_in(title_of(slide).split("by up to ")[1])[0], largest)


def test_the_minimum_wage_of_the_base_stands_beside_another() -> None:
    (slide,) = slides_of("extreme", "minimum_wage")
    impacts = case("extreme").base.minimum_wage_impacts
    last = impacts[(impacts["bound"] == "lower") & (impacts["effective_date"] == "2023-01-01")]
    expected = [None if math.isnan(total) else total for total in last["cumulative_change"]]
    assert_alike(sheet_of(slide)["Study"], expected)


def changes_of_interim_rates(compared: Results, keys: Any) -> list[float]:
    base = results(Scenario())
    return [rates_of(compared, key)[1] / rates_of(base, key)[1] - 1 for key in keys]


@every_moved_case
def test_the_comparison(name: str) -> None:
    side_by_side = case(name)
    others = [results(SCENARIOS[other]) for other in MOVED if other != name]
    content = slide_deck("compare", side_by_side, others)
    (slide,) = slides_of_page(content)
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
    of_scenarios = medians[1:]  # the study itself is no scenario that moves
    ends = min(of_scenarios), max(of_scenarios)
    assert list(map(reads_as, numbers_in(title_of(slide)), ends)) == [True, True]
    for (_, *texts), each in zip(table_of(slide, 1), compared[1:], strict=True):
        for text, group in zip(texts, A.service_groups, strict=True):
            keys = [key for key, service in A.services.items() if service.group == group]
            assert reads_as(text, float(np.median(changes_of_interim_rates(each, keys))))


@every_case
def test_the_four_numbers_of_the_first_slide(name: str) -> None:
    side_by_side, file = case(name), presentation()
    add_title_slide(file, Briefing(side_by_side), "2026-11-22")
    (slide,) = file.slides
    effect = summary(side_by_side)
    counts, base = effect.scenario, effect.base
    assert box_of(slide, "Number 1") == str(counts.below)
    assert box_of(slide, "Study 1") == f"study {base.below}"
    assert box_of(slide, "Number 2") == f"{counts.within} · {counts.above}"
    assert box_of(slide, "Study 2") == f"study {base.within} · {base.above}"
    change = float(np.median(changes_of_interim_rates(side_by_side.scenario, A.services)))
    assert reads_as(box_of(slide, "Number 3"), change)


def test_the_score_of_the_check() -> None:
    (slide,) = slides_of("study", "check")
    scores = score(check(A))
    for row, texts in zip(scores.itertuples(), table_of(slide), strict=True):
        assert texts == [row.table, row.unit, f"{row.hits} of {row.cells}"]
    shares = (scores["hits"] / scores["cells"]).tolist()
    assert sheet_of(slide)["Share reproduced"] == pytest.approx(shares, rel=EXACT)
    assert numbers_in(title_of(slide)) == [str(scores["hits"].sum()), str(scores["cells"].sum())]
