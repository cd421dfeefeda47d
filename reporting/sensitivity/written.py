"""How results that the assumptions move are written: as rates, in percent, as costs."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any

import numpy as np
from numpy.typing import ArrayLike

from model.steps.cents import in_cents
from reporting.formats import (
    dollars,
    dollars_in_short,
    number,
    percent,
    percent_beside,
    signed_dollars,
    signed_dollars_in_short,
    signed_points,
    told_apart,
)

EXACT = 4  # decimals that are asked for where a number is told in full


@dataclass(frozen=True)
class Written:
    """How the results of one unit are written.

    in_words: a result, with decimals as of dollars. compared: results as they are set against a
    mark, rates in cents as they are paid. in_a_cell: where many stand side by side, against a mark.
    difference: of two, with its sign. size: of a range, without one. axis: the ticks of an axis, by
    the span that it shows; number_format: of an axis of a slide. short: a range that is so short
    that its ends are told with a further decimal.
    """

    in_words: Callable[[float, int], str]
    compared: Callable[[ArrayLike], Any]
    in_a_cell: Callable[[float, float], str]
    difference: Callable[[float], str]
    size: Callable[[float], str]
    axis: Callable[[float], Mapping[str, Any]]
    number_format: str
    short: float


RATE = Written(
    in_words=dollars,
    compared=in_cents,
    in_a_cell=lambda usd, _: number(usd, 2),
    difference=signed_dollars,
    size=dollars,
    axis=lambda span: {"tickprefix": "$", "tickformat": ",.3f" if span <= 0.05 else ",.2f"},
    number_format="$0.000",
    short=0.05,
)
PERCENT = Written(
    in_words=lambda share, decimals: percent(share, decimals - 1),
    compared=np.asarray,
    in_a_cell=lambda share, mark: percent_beside(share, mark).removesuffix("%"),
    difference=signed_points,
    size=lambda share: f"{number(100 * share, 1)} points",
    axis=lambda span: {"tickformat": ".1%" if span <= 0.05 else ".0%"},
    number_format="0.0%",
    short=0.005,
)
COST = Written(
    in_words=lambda usd, decimals: dollars(usd, 0) if decimals >= EXACT else dollars_in_short(usd),
    compared=np.asarray,
    in_a_cell=lambda usd, mark: told_apart(
        usd, mark, dollars_in_short, partial(dollars, decimals=0)
    ),
    difference=signed_dollars_in_short,
    size=dollars_in_short,
    axis=lambda _: {"tickprefix": "$", "exponentformat": "B"},
    number_format='$#,##0.0,,"M"',
    short=0.0,  # no range needs a further decimal
)
