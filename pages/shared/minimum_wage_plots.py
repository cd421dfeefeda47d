"""The chart of the page Minimum wage: the lower bound over time, of the line that is chosen."""

from __future__ import annotations

import pandas as pd

from model.findings.side_by_side import rates_over_time, total_changes
from pages.shared import filters, plots, tables
from pages.shared.frame import View
from reporting.charts import ranges as charts

SERVICES = "line-over-time"


def lines(view: View) -> dict[str, str]:
    """The lines of Table 9 by the services they are for, and how each is shown."""
    held = view.assumptions.minimum_wage_lines.values()
    return {line.services: f"{line.service_group}: {line.services}" for line in held}


def rates(view: View) -> pd.DataFrame:
    """The lower bound at each step, study and scenario, of the chosen line."""
    services = filters.chosen(SERVICES, next(iter(lines(view))))
    return rates_over_time(view.results, view.study_results, services)


def over_time(view: View) -> plots.Plot:
    """These rates as steps over the dates."""
    shown = rates(view)
    line = view.assumptions.rate_lines[str(shown["rate_line"].iloc[0])]
    title = charts.over_time_title(line.label, total_changes(shown))
    unit = view.assumptions.units[line.unit].label
    source = tables.source(view.assumptions, "Tables 8 and 9")
    figure = charts.rate_over_time_chart(shown, title, unit, source, colors=plots.colors())
    return plots.Plot(figure, f"{title}. Study and scenario as steps over the dates.")
