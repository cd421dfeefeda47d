"""Where a function of one number has a target, to the place that is printed.

A rate moves in steps, because pay is rounded to cents, and many inputs give the same printed cent.
So the answer is not a number but intervals of numbers, each with the last input that still gives
the target on either side.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from model.steps.cents import rounded
from model.steps.wages import Floats

# Takes any count of inputs, gives a result for each.
Measure = Callable[[Floats], Floats]

POINTS = 129  # over all that is allowed; between two neighbors the result only rises or falls
SECTIONS = 64  # of the way between two neighbors, at once
SAME = 1e-12  # of the largest result; less is the last digits of the arithmetic
CLOSE = 1e-11  # of all that is allowed: where an end of an interval is searched no closer


@dataclass(frozen=True)
class Inputs:
    """The inputs that give a target, and what can be reached at all.

    intervals: from the first to the last input that gives it, rising; () where none does. Both ends
    give it; between them a result that goes up and down, as a share of two amounts in whole cents
    does, may miss it by one in its last decimal. lowest and highest: the smallest and the largest
    result. passed: results on both sides of a step that
    goes past the target, the closest below and above it; None where no step does. rises, falls:
    whether the result does so anywhere.
    """

    intervals: tuple[tuple[float, float], ...]
    lowest: float
    highest: float
    passed: tuple[float, float] | None
    rises: bool
    falls: bool

    @property
    def is_flat(self) -> bool:
        """Whether every input gives the same result."""
        return not self.rises and not self.falls

    def nearest(self, value: float) -> tuple[float, float] | None:
        """The interval that is nearest to a value; None where there is none."""
        distance = [max(low - value, value - high, 0.0) for low, high in self.intervals]
        return self.intervals[int(np.argmin(distance))] if distance else None


def inputs_for_target(
    measure: Measure, lowest: float, highest: float, target: float, decimals: int, near: float
) -> Inputs:
    """The inputs from `lowest` to `highest` whose result is the target in its printed decimals.

    near: an input that is looked at besides, such as the one in force.
    """
    inputs = np.unique(np.append(np.linspace(lowest, highest, POINTS), near))
    results = measure(inputs)
    side = _side(results, target, decimals)
    changes = np.flatnonzero(side[1:] != side[:-1])
    before, after = side[changes], side[changes + 1]

    def side_of(points: Floats) -> NDArray[np.int_]:
        return _side(measure(points.ravel()), target, decimals).reshape(points.shape)

    # Between the place where a side is left and that where the next begins lies the target, or a
    # step that goes past it.
    gaps, close = (inputs[changes], inputs[changes + 1]), CLOSE * (highest - lowest)
    last_before, leaves, arrives = _edges(side_of, gaps, before, after, close)
    goes_past = (before != 0) & (after != 0) & (leaves > arrives)
    starts = leaves[(before != 0) & ~goes_past].tolist()
    stops = arrives[(after != 0) & ~goes_past].tolist()
    starts = [lowest, *starts] if side[0] == 0 else starts
    stops = [*stops, highest] if side[-1] == 0 else stops
    moves = np.diff(results)
    smallest = SAME * max(1.0, float(np.abs(results).max()))
    return Inputs(
        tuple(zip(starts, stops, strict=True)),
        float(results.min()),
        float(results.max()),
        _passed(measure, last_before[goes_past], leaves[goes_past]),
        bool((moves > smallest).any()),
        bool((moves < -smallest).any()),
    )


def _edges(
    side_of: Callable[[Floats], NDArray[np.int_]],
    gaps: tuple[Floats, Floats],
    before: NDArray[np.int_],
    after: NDArray[np.int_],
    close: float,
) -> tuple[Floats, Floats, Floats]:
    """Where the side changes within each gap, which has one side before it and another after.

    Returns the last input on the side before, the first input off it, and the last input that is
    not yet on the side after.
    """
    # Both places are searched at once: whether points lie short of them is asked in one go.
    sides, leaves_it = np.concatenate([before, after]), np.repeat([True, False], len(before))

    def is_short_of_it(points: Floats) -> NDArray[np.bool_]:
        return np.asarray((side_of(points) == sides[:, None]) == leaves_it[:, None])

    left, right = (np.tile(ends, 2) for ends in gaps)
    last, first = _narrowed(is_short_of_it, left, right, close)
    return last[leaves_it], first[leaves_it], last[~leaves_it]


def _passed(measure: Measure, before: Floats, after: Floats) -> tuple[float, float] | None:
    """The results on both sides of the smallest step past the target; None where there is none.

    before, after: the last input on one side of each step, and the first on the other.
    """
    if not len(before):
        return None
    results = measure(np.concatenate([before, after])).reshape(2, -1)
    smallest = np.sort(results[:, np.argmin(np.abs(results[1] - results[0]))])
    return float(smallest[0]), float(smallest[1])


def is_target(results: Floats, target: float, decimals: int) -> NDArray[np.bool_]:
    """Whether each result is the target in its printed decimals."""
    return _side(results, target, decimals) == 0


def _side(results: Floats, target: float, decimals: int) -> NDArray[np.int_]:
    """Of each result: -1 below the target as printed, 0 at it, 1 above."""
    return np.sign(rounded(results, decimals) - rounded(target, decimals)).astype(int)


def _narrowed(
    is_short_of_it: Callable[[Floats], NDArray[np.bool_]], left: Floats, right: Floats, close: float
) -> tuple[Floats, Floats]:
    """The two ends of each gap drawn together around the place that is searched.

    is_short_of_it: points (gaps, points) -> whether they lie short of the place of their gap, as
    `left` does and `right` does not.
    """
    while len(left) and (right - left).max() > close:
        points = np.linspace(left, right, SECTIONS + 1, axis=1)
        is_short = is_short_of_it(points)
        is_short[:, 0], is_short[:, -1] = True, False
        last = np.argmin(is_short, axis=1) - 1
        rows = np.arange(len(left))
        narrower = points[rows, last], points[rows, last + 1]
        if np.array_equal(narrower[0], left) and np.array_equal(narrower[1], right):
            break  # no number lies between them
        left, right = narrower
    return left, right
