"""A chart: what every chart module makes, and pages and pictures draw."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Plot:
    """A plotly figure as a plain dict, and its accessible name: what it shows, in a sentence."""

    figure: Mapping[str, Any]
    alt: str
