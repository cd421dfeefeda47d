"""The two charts of the page Rate ranges, of the rows that its filters leave."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pandas as pd

from model.findings.side_by_side import (
    fee_counts_of,
    in_group_and_program,
    ranges_as_shares_of_fee,
    rate_ranges,
)
from pages.shared import filters, plots, tables
from pages.shared.frame import View
from reporting.charts import ranges as charts

SERVICE = "service-in-dollars"


def chosen_ranges(view: View) -> pd.DataFrame:
    """The rows of Table 7 that the filters leave."""
    ranges = rate_ranges(view.results, view.study_results)
    return in_group_and_program(ranges, filters.chosen("group"), filters.chosen("program"))


def services(view: View) -> dict[str, Mapping[str, Any]]:
    """These rows by the name and the code of their service."""
    rows = charts.records(chosen_ranges(view))
    return {f"{row['service']} ({row['procedure_code']})": row for row in rows}


def all_services(view: View) -> plots.Plot | None:
    """Every range as percent of its fee; None where no row is left."""
    ranges = chosen_ranges(view)
    if ranges.empty:
        return None
    title = charts.fees_below_title(*(fee_counts_of(ranges, of) for of in ("scenario", "study")))
    shares = ranges_as_shares_of_fee(ranges)
    source = tables.source(view.assumptions, "Table 7")
    figure = charts.range_chart(shares, title, source, colors=plots.colors())
    return plots.Plot(figure, f"{title}. {charts.RANGE_CHART_IN_WORDS}")


def one_service(view: View) -> plots.Plot | None:
    """The range of the chosen service in dollars; None where no row is left."""
    rows = services(view)
    if not rows:
        return None
    row = rows.get(filters.chosen(SERVICE)) or next(iter(rows.values()))
    title = charts.one_fee_title(row)
    source = tables.source(view.assumptions, "Table 7")
    figure = charts.dollar_range_chart(row, title, source, colors=plots.colors())
    return plots.Plot(figure, f"{title}. Study and scenario in dollars.")
