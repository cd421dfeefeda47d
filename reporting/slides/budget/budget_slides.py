"""The slides of a budget."""

from __future__ import annotations

from typing import Any

from model.findings.budget.cost import ENDS, Budget, budget_of
from model.findings.budget.funds import FUNDS, GENERAL_REVENUE, TOTAL
from model.findings.budget.inputs import budget_inputs
from model.findings.budget.plan_texts import plan_of_texts
from reporting.budget.rows import amounts_by_year, service_table, year_table
from reporting.budget.words import (
    FUND_NAMES,
    assumptions_in_words,
    basis_in_short,
    basis_sentences,
    cost_sentence,
    mark,
    units_from,
)
from reporting.slides.briefing import Briefing
from reporting.slides.budget.stacked_columns import add_stacked_columns
from reporting.slides.layout import (
    BOTTOM,
    LEFT,
    RIGHT,
    TOP,
    Box,
    Column,
    add_table,
    add_text,
    fitting_size,
    new_slide,
)

COLOR_OF = {
    "general_revenue": "scenario", "other_state_funds": "base_mark", "federal_funds": "base",
}  # fmt: skip
MOST_SERVICES = 10
CHART_WIDTH = 5.3


def budget_of_briefing(briefing: Briefing) -> Budget:
    """The cost of the briefing's plan; of the plan that holds where nothing is entered, else."""
    inputs = budget_inputs()
    plan = briefing.plan or plan_of_texts({}, briefing.assumptions, inputs)
    return budget_of(briefing.side_by_side.scenario, plan, inputs)


def add_cost_slide(deck: Any, briefing: Briefing) -> None:
    """The cost by state fiscal year and fund: a chart, and the table beside it."""
    made = budget_of_briefing(briefing)
    title = cost_sentence(made).removesuffix(".")
    table = year_table(made)
    notes = [f"{title}.", *(f"{fund}: {row.to_dict()}" for fund, row in table.iterrows())]
    notes += basis_sentences(made, budget_inputs())
    unit = f"Dollars by state fiscal year (July to June) and fund{mark(made)}"
    slide = new_slide(
        deck, title, briefing.source(_source(made)), "\n".join(notes), unit, longest_title=260
    )
    amounts = amounts_by_year(made)
    ends = ENDS if made.is_range else ENDS[:1]
    words = {"low": ", least", "high": ", most"} if made.is_range else {"low": ""}
    add_stacked_columns(
        slide,
        Box(LEFT, TOP + 0.1, CHART_WIDTH, 4.3),
        [f"{head}{words[end]}" for head in amounts[TOTAL] for end in ends],
        [
            (FUND_NAMES[fund],
             [pair[ENDS.index(end)] for pair in amounts[fund].values() for end in ends],
             COLOR_OF[fund])
            for fund in FUNDS if any(map(any, amounts[fund].values()))
        ],
        '$#,##0.0,,"M"',
    )  # fmt: skip
    left = LEFT + CHART_WIDTH + 0.25
    width = (RIGHT - left - 1.15) / len(table.columns)
    columns = [Column("Fund", 1.15), *(Column(str(h), width, right=True) for h in table.columns)]
    rows = [[str(fund), *row] for fund, row in zip(table.index, table.to_numpy(), strict=True)]
    add_table(slide, left, TOP + 0.3, columns, rows, size=11, row_height=0.62)
    if said := basis_in_short(made).removesuffix(" What this rests on stands below."):
        add_text(slide, Box(left, TOP + 3.4, RIGHT - left, 1.0), [said], 12, quiet=True)


def add_service_slide(deck: Any, briefing: Briefing) -> None:
    """The services that cost most, at most ten rows."""
    made = budget_of_briefing(briefing)
    table = service_table(made)
    shown = table.head(MOST_SERVICES)
    more = len(table) - len(shown)
    title = f"Cost of a full year by service{mark(made)}" + (
        f": the {len(shown)} largest rows of {len(table)}" if more > 0 else ""
    )
    notes = [f"{title}.", *(f"{name}: {row.to_dict()}" for name, row in table.iterrows())]
    slide = new_slide(deck, title, briefing.source(_source(made)), "\n".join(notes), _unit(made))
    widths = (3.6, 2.0, 0.95, 0.95, 0.95, 1.85, 1.8)
    heads = ("Service", *map(str, table.columns))
    columns = [
        Column(head, width, right=number > 0)
        for number, (head, width) in enumerate(zip(heads, widths, strict=True))
    ]
    rows = [[str(name), *row] for name, row in zip(shown.index, shown.to_numpy(), strict=True)]
    add_table(slide, LEFT, TOP, columns, rows, size=10, row_height=0.44)


def add_budget_assumptions_slide(deck: Any, briefing: Briefing) -> None:
    """What the cost assumes, each with its source."""
    made, inputs = budget_of_briefing(briefing), budget_inputs()
    rows = assumptions_in_words(made, inputs)
    sentences = basis_sentences(made, inputs)
    notes = "\n".join([*sentences, *(": ".join(row) for row in rows)])
    slide = new_slide(
        deck, f"What the cost assumes{mark(made)}", briefing.source(_source(made)), notes
    )
    columns = [Column("Assumption", 2.5), Column("Value", 3.7), Column("Source", 5.93)]
    add_table(slide, LEFT, TOP - 0.15, columns, rows, size=10, row_height=0.4)
    top = TOP + 0.4 * (len(rows) + 1) + 0.1
    box = Box(LEFT, top, RIGHT - LEFT, BOTTOM - top)
    size = fitting_size(" ".join(sentences), box.width, box.height - 0.3, (12, 11, 10, 9))
    add_text(slide, box, sentences, size, quiet=True)


def _source(made: Budget) -> str:
    units = "dollars paid, CMS" if made.is_illustrative else f"units {units_from(made)}"
    return f"Table 7; {units}"


def _unit(made: Budget) -> str:
    return "Twelve months at the last fee, dollars; " + (
        "a code that holds several services has a row of its own" if made.is_range else
        f"of it {FUND_NAMES[GENERAL_REVENUE]}"
    )  # fmt: skip
