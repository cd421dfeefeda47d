"""The bands: every bar, tick and number is the draws'."""

from __future__ import annotations

from functools import lru_cache

import pytest

from model.findings.sensitivity.all_at_once import UNIFORM, AllAtOnce, all_at_once
from model.findings.sensitivity.inputs import BAND, STUDY_RANGE, TENTH
from model.study.assumptions import BOUNDS
from reporting.charts.layout import HIGHEST_SHARE
from reporting.charts.sensitivity.bands import bands
from reporting.sensitivity.band_words import band_rows, bands_title, of_all_at_once, what_is_drawn
from tests.reporting.cases import SCENARIOS, A, case, fee_of, results
from tests.reporting.charts.figures import labels, segments
from tests.reporting.written import numbers_in, reads_as

SERVICES = list(A.services)
every_case = pytest.mark.parametrize("name", SCENARIOS)


@lru_cache(maxsize=8)
def made_of(name: str, ranges: str = TENTH) -> AllAtOnce:
    return all_at_once(A, SCENARIOS[name], ranges, UNIFORM, 1, 300)


@every_case
def test_each_row_is_the_draws_of_its_services(name: str) -> None:
    made = made_of(name)
    for bound in BOUNDS:
        rows = band_rows(case(name), made, bound)
        told = [service for row in rows for service in row.services]
        assert len(told) == len(set(told)) == len(SERVICES)
        for row in rows:
            places = [
                place
                for place, key in enumerate(SERVICES)
                if f"{A.services[key].name} ({A.services[key].procedure_code})" in row.services
            ]
            for place in places:
                fee = fee_of(results(SCENARIOS[name]), SERVICES[place])
                assert row.fee_usd == fee
                assert row.low * fee == pytest.approx(made.low[place, BOUNDS.index(bound)])
                assert row.high * fee == pytest.approx(made.high[place, BOUNDS.index(bound)])
                assert row.fee_below == made.fee_below[place]


@every_case
def test_every_bar_goes_from_the_low_to_the_high_end(name: str) -> None:
    made = made_of(name)
    rows = band_rows(case(name), made, "lower")
    figure = bands(case(name), made, "lower").figure
    drawn = segments(figure, "90% of draws")
    inside = [row for row in rows if row.low < HIGHEST_SHARE]
    assert [bar.x for bar in drawn] == pytest.approx([row.low for row in inside])
    assert [bar.to_x for bar in drawn] == pytest.approx(
        [min(r.high, HIGHEST_SHARE) for r in inside]
    )
    ticks = [tick.x for tick in segments(figure, "Median")]
    assert ticks == pytest.approx([row.median for row in rows if row.median < HIGHEST_SHARE])
    for text, row in zip(labels(figure, "yaxis2").values(), rows, strict=True):
        assert reads_as(numbers_in(text)[0], row.fee_below)


def test_a_band_beyond_the_chart_is_told_by_its_numbers() -> None:
    made = made_of("study")
    rows = band_rows(case("study"), made, "lower")
    figure = bands(case("study"), made, "lower").figure
    assert list(labels(figure, "yaxis").values()) == [row.label for row in rows]
    assert {row.high > HIGHEST_SHARE for row in rows} == {True, False}
    for text, row in zip(labels(figure, "yaxis2").values(), rows, strict=True):
        if row.high > HIGHEST_SHARE:
            _, low, high = numbers_in(text)
            assert reads_as(f"{low}%", row.low)
            assert reads_as(high, row.high)
        assert ("▸" in text) == (row.high > HIGHEST_SHARE)


def test_the_title_counts_the_rates_below_in_most_draws() -> None:
    made = made_of("study")
    most = (made.fee_below > 0.5).sum()
    assert bands_title(made) == f"{most} of 28 current rates below in most draws"


def test_one_rate_is_told_in_numbers() -> None:
    made = made_of("study")
    place = SERVICES.index("homemaker")
    force, median, band, below = of_all_at_once(case("study"), made, "homemaker", "upper")
    assert reads_as(force.value, made.in_force[place, 2])
    assert reads_as(median.value, made.median[place, 2])
    low, high = numbers_in(band.value)
    assert reads_as(low, made.low[place, 2])
    assert reads_as(high, made.high[place, 2])
    assert reads_as(below.value, made.fee_below[place])


def test_what_the_study_leaves_open_is_told_as_a_share_of_the_rates() -> None:
    made = made_of("study", BAND)
    widest = max(
        high / low - 1 for low, high in zip(made.low.ravel(), made.high.ravel(), strict=True)
    )
    [share] = [text for text in numbers_in(what_is_drawn(made, BAND)) if text.endswith("%")][-1:]
    assert 0 < widest < 0.01
    assert reads_as(share, widest)


def test_what_is_drawn_says_what_stays() -> None:
    assert "300 draws of 18 assumptions" in what_is_drawn(
        made_of("study", STUDY_RANGE), STUDY_RANGE
    )
    assert "the bounds have one band" in what_is_drawn(made_of("study", STUDY_RANGE), STUDY_RANGE)
    assert "does not publish" in what_is_drawn(made_of("study", BAND), BAND)
