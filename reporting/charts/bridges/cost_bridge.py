"""The bridge between two costs: what drives the difference of their General Revenue."""

from __future__ import annotations

import pandas as pd

from model.findings.budget.bridge import cost_of_year
from model.findings.budget.cost import ENDS, Budget
from model.findings.budget.funds import GENERAL_REVENUE
from model.findings.budget.inputs import BudgetInputs
from reporting.budget.compared_rows import bridge_sentence, moving
from reporting.budget.words import FUND_NAMES, cost_sentence, mark, year_name
from reporting.charts.bridges.bridge import Money, bridge_figure, bridge_words
from reporting.charts.budget_bars import source_of_budget
from reporting.charts.pictures.captions import caption
from reporting.charts.plot import Plot
from reporting.formats import dollars, dollars_in_short, signed_dollars, signed_dollars_in_short

MOST = ENDS.index("high")
MONEY = Money(
    end=dollars_in_short,
    part=signed_dollars_in_short,
    end_in_full=lambda usd: dollars(usd, 0),
    part_in_full=lambda usd: signed_dollars(usd, 0),
    is_in_short=True,
)


def cost_bridge_plot(
    bridge: pd.DataFrame,
    before: Budget,
    after: Budget,
    names: tuple[str, str],
    year: int,
    inputs: BudgetInputs,
) -> Plot | None:
    """The chart of a `cost_bridge` of General Revenue; None where the two cost the same.

    before, after: the two costs, of one scenario each; names: what they are called; year: the state
    fiscal year of the bridge. Where a cost is a range, the chart shows the most that it may be.
    """
    start = cost_of_year(before.results, before.plan, inputs, amount=GENERAL_REVENUE, year=year)
    steps = bridge_steps_of_cost(bridge, start[MOST])
    if steps.empty:
        return None
    most = ", the most that it may be" if before.is_range or after.is_range else ""
    below = f"{FUND_NAMES[GENERAL_REVENUE]}, {year_name(year)}{mark(before) or mark(after)}{most}"
    title = bridge_sentence(bridge)
    figure = bridge_figure(steps, names, f"of {FUND_NAMES[GENERAL_REVENUE]}", MONEY)
    words = bridge_words(steps, title, below, source_of_budget(after, inputs), MONEY)
    results, costs = after.results, [cost_sentence(each) for each in (before, after)]
    said = " ".join(f"{name}: {cost}" for name, cost in zip(names, costs, strict=True))
    whose = caption(results.assumptions, results.scenarios[0])
    alt = f"{title}. {below}. From {names[0]} to {names[1]}."
    return Plot(figure, words, alt, caption=f"{said} {whose}")


def bridge_steps_of_cost(bridge: pd.DataFrame, start: float) -> pd.DataFrame:
    """The rows of the chart, a driver that moves the cost each, the largest first.

    start: the cost that the bridge leads from, dollars. Columns: driver, label, and those of
    `reporting.charts.bridges.bridge.bridge_figure`.
    """
    steps = moving(bridge)
    ends = start + steps["high_usd"].cumsum()
    return pd.DataFrame({
        "driver": steps["driver"],
        "label": steps["label"],
        "contribution_usd": steps["high_usd"],
        "start_usd": ends - steps["high_usd"],
        "end_usd": ends,
        "from_rate_usd": start,
        "to_rate_usd": start + steps["high_usd"].sum(),
    })  # fmt: skip
