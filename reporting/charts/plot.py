"""A chart: what every chart module makes, and pages and pictures draw."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Words:
    """The words that stand around a chart, in which what was typed is escaped.

    title: the message. below: lines under it; what the marks mean is the last one. source: where
    the numbers are from, its lines parted by `<br>`.
    """

    title: str
    below: tuple[str, ...]
    source: str


@dataclass(frozen=True)
class Plot:
    """A plotly figure as a plain dict, the words around it, and its accessible name, a sentence.

    subject: the key of the service or line that it shows, for a file's name; empty for all of them.
    caption: whose numbers a picture of it shows; empty where they are those of the scenario.
    narrow: the figure where there is little width; None where its labels alone move.
    whose: names of the scenarios, for a file's name; empty where it is that of the scenario.
    """

    figure: Mapping[str, Any]
    words: Words
    alt: str
    subject: str = ""
    caption: str = ""
    whose: tuple[str, ...] = ()
    narrow: Mapping[str, Any] | None = None
