"""Overview: what this scenario does, in one sentence, five numbers and one chart."""

from __future__ import annotations

from model.findings.side_by_side import SideBySide, rate_ranges
from model.findings.summary import summary
from pages.parts import chart, numbers, tables, terms
from reporting.charts import ranges
from reporting.headline import headline
from reporting.large_numbers import of_summary


def page(side_by_side: SideBySide) -> None:
    """Draw the page."""
    effect, services = summary(side_by_side), rate_ranges(side_by_side)
    numbers.draw(of_summary(effect), headline(side_by_side))
    plot = ranges.all_services(
        side_by_side, services, ranges.interim_above_title(effect), colors=chart.colors()
    )
    if plot:
        chart.draw(plot, "ranges", lambda: tables.draw_rate_ranges(services, "chart-table"))
    terms.draw(*terms.OF_RANGES, "percentile")
