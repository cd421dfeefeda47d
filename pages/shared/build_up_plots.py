"""The chart of the page Build-up, of the service and the bound that are chosen there."""

from __future__ import annotations

import pandas as pd

from model.findings.trace import build_up_row, components_beside, unit_in_words
from pages.shared import plots
from pages.shared.build_up_words import subtitle
from pages.shared.frame import View
from pages.shared.service_choice import chosen_bound, chosen_service
from reporting.charts.build_up import build_up_chart, build_up_title


def parts(view: View) -> pd.DataFrame:
    """The parts of the rate, study and scenario beside each other."""
    held = view.assumptions
    line, bound = held.services[chosen_service(held)].rate_line, chosen_bound(held)
    rows = [build_up_row(results, line, bound) for results in (view.study_results, view.results)]
    return components_beside(*rows)


def waterfall(view: View) -> plots.Plot:
    """From the direct care wage to the rate."""
    held = view.assumptions
    service, bound = chosen_service(held), chosen_bound(held)
    shown = parts(view)
    title, said = build_up_title(shown), subtitle(held, service, bound)
    figure = build_up_chart(
        shown,
        title,
        said,
        unit_in_words(held, held.services[service].rate_line),
        f"Source: {held.study['source_line']}; modeled.",
        float(view.scenario.value(held, f"fee_schedule_rate_usd.{service}")),
        changed=bool(view.scenario.changes),
        colors=plots.colors(),
    )
    return plots.Plot(figure, f"{title}. {said}, by part.")
