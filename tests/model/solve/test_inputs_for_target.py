"""Where a function has a target as printed: steps, flat parts, several ways, limits."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest

from model.findings.solve.inputs_for_target import Inputs, inputs_for_target, is_target


def of(measure: Callable[[np.ndarray], np.ndarray], target: float, near: float = 0.0) -> Inputs:
    return inputs_for_target(measure, 0.0, 10.0, target, 2, near)


def test_a_line_gives_half_a_cent_on_either_side() -> None:
    inputs = of(lambda x: 2 * x, 5.0)
    [(low, high)] = inputs.intervals
    assert (low, high) == pytest.approx((2.4975, 2.5025), abs=1e-9)
    assert inputs.rises
    assert not inputs.falls
    assert (inputs.lowest, inputs.highest) == (0.0, 20.0)


def test_a_falling_line_is_solved_alike() -> None:
    inputs = of(lambda x: 20 - 2 * x, 5.0)
    [(low, high)] = inputs.intervals
    assert (low, high) == pytest.approx((7.4975, 7.5025), abs=1e-9)
    assert inputs.falls
    assert not inputs.rises


def test_a_step_past_the_target_gives_none_and_says_what_lies_beside_it() -> None:
    inputs = of(lambda x: np.floor(x), 4.5)
    assert inputs.intervals == ()
    assert inputs.passed == (4.0, 5.0)


def test_a_step_on_the_target_gives_all_of_it() -> None:
    [(low, high)] = of(lambda x: np.floor(x), 4.0).intervals
    assert (low, high) == pytest.approx((4.0, 5.0), abs=1e-9)
    assert np.floor(low) == np.floor(high) == 4.0


def test_a_flat_function_gives_everything_or_nothing() -> None:
    inputs = of(lambda x: np.full(len(x), 3.0), 3.0)
    assert inputs.intervals == ((0.0, 10.0),)
    assert inputs.is_flat
    assert of(lambda x: np.full(len(x), 3.0), 3.01).intervals == ()


def test_a_flat_part_is_given_to_its_end() -> None:
    [(low, high)] = of(lambda x: np.maximum(x, 4.0), 4.0).intervals
    assert low == 0.0
    assert high == pytest.approx(4.005, abs=1e-8)


def test_what_rises_and_falls_has_an_interval_on_either_way() -> None:
    inputs = of(lambda x: (x - 5) ** 2, 4.0, near=6.0)
    assert [pytest.approx(each, abs=2e-3) for each in (3.0, 7.0)] == [
        low for low, _ in inputs.intervals
    ]
    assert inputs.rises
    assert inputs.falls
    assert inputs.nearest(6.0) == inputs.intervals[1]
    assert inputs.nearest(4.0) == inputs.intervals[0]


@pytest.mark.parametrize("target", [0.0, 20.0])
def test_a_target_at_a_limit_is_reached_there(target: float) -> None:
    [(low, high)] = of(lambda x: 2 * x, target).intervals
    assert target / 2 in (low, high)


def test_beyond_the_limits_nothing_is_reached() -> None:
    inputs = of(lambda x: 2 * x, 20.02)
    assert inputs.intervals == ()
    assert inputs.passed is None
    assert inputs.nearest(5.0) is None


@pytest.mark.parametrize(
    ("result", "decimals", "shown"),
    [
        (4.525, 2, 4.53),
        (4.535, 2, 4.54),
        (1.005, 2, 1.01),  # as a double just below the half
        (0.1225, 3, 0.123),  # 12.25% is shown as 12.3%
        (1_000_000.5, 0, 1_000_001),
    ],
)
def test_a_result_at_half_of_the_last_digit_is_the_target_that_is_shown(
    result: float, decimals: int, shown: float
) -> None:
    below = shown - 10**-decimals
    assert is_target(np.array([result]), shown, decimals).all()
    assert not is_target(np.array([result]), below, decimals).any()
    # A target that is typed finer than it is shown is the one that is shown, too.
    assert is_target(np.array([shown]), result, decimals).all()


def test_a_rate_of_half_a_cent_begins_the_interval_of_the_cent_above() -> None:
    def rate(halves: np.ndarray) -> np.ndarray:
        """$4.515, $4.52, $4.525, $4.53 and so on, a half cent each 1."""
        return 4.515 + 0.005 * np.floor(halves)

    [(low, high)] = of(rate, 4.52).intervals
    assert (low, high) == pytest.approx((0.0, 2.0), abs=1e-9)
    [(low, high)] = of(rate, 4.53).intervals
    assert (low, high) == pytest.approx((2.0, 4.0), abs=1e-9)
