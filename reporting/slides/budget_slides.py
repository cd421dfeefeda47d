"""The slides of a budget."""

from __future__ import annotations

from dataclasses import replace

from model.findings.budget.cost import ENDS, Budget, budget_of
from model.findings.budget.funds import FUNDS, TOTAL
from model.findings.budget.inputs import budget_inputs
from model.findings.budget.texts.plan_texts import plan_of_texts
from reporting.budget.assumed import assumptions_in_words
from reporting.budget.basis import basis_in_short, basis_sentences, units_from
from reporting.budget.rows import FULL_YEAR, amounts_by_year, service_table, year_table
from reporting.budget.words import FUND_NAMES, cost_sentence, mark, names_of_ends
from reporting.slides.briefing import Briefing
from reporting.slides.design.charts.bars import Bars
from reporting.slides.design.charts.columns import StackedColumns
from reporting.slides.design.slide import Slide, pages
from reporting.slides.design.tables import MOST_ROWS, Column, Content, Table, Words, table_of_frame

WHOLE_MILLIONS = 10_000_000  # dollars, from which an axis needs no decimals
COLOR_OF = {
    "general_revenue": "scenario", "other_state_funds": "base_mark", "federal_funds": "base",
}  # fmt: skip


def budget_slides(briefing: Briefing) -> list[Slide]:
    """The cost, the services that cost most, and what the cost rests on."""
    return [*cost_slides(briefing), *_service_slides(briefing), *_basis_slides(briefing)]


def budget_of_briefing(briefing: Briefing) -> Budget:
    """The cost of the briefing's plan; of the plan that holds where nothing is entered, else."""
    inputs = budget_inputs()
    plan = briefing.chosen.plan or plan_of_texts({}, briefing.assumptions, inputs)
    return budget_of(briefing.side_by_side.scenario, plan, inputs)


def cost_slides(briefing: Briefing) -> list[Slide]:
    """The cost by state fiscal year and fund: a chart, and a table of whole dollars."""
    made = budget_of_briefing(briefing)
    title, table = cost_sentence(made).removesuffix("."), year_table(made)
    source, remark = briefing.source(_source(made)), _remark(made)
    of_funds = [
        f"{fund}: {', '.join(f'{head} {text}' for head, text in row.items())}."
        for fund, row in table.iterrows()
    ]
    notes = [f"{title}.", *of_funds, *basis_sentences(made, budget_inputs())]
    message = (
        f"Dollars by state fiscal year (July to June) and fund; {FULL_YEAR.lower()}: "
        "twelve months at the last fee"
    )
    in_full = f"Cost by year and fund, in whole dollars{mark(made)}"
    columns = [Column("Fund", 2.0), *(Column(str(head), right=True) for head in table.columns)]
    rows: list[list[Content]] = [
        [str(fund), *(_ends_of(text) for text in row)]
        for fund, row in zip(table.index, table.to_numpy().tolist(), strict=True)
    ]
    chart, table_of_funds = _chart(made), Table(columns, rows)
    shown = [Slide(title, source, notes, message, chart=chart, remark=remark)] if chart else []
    told = [f"{in_full}.", *of_funds]
    heading = in_full if shown else title
    return [*shown, Slide(heading, source, told, message, table=table_of_funds, remark=remark)]


def _ends_of(text: str) -> list[Words]:
    """The ends of a range in a line each."""
    low, *high = text.split(" to ")
    return [Words(low), *(Words(f"to {end}") for end in high)]


def _chart(made: Budget) -> StackedColumns | None:
    """The years by fund, at both ends of a range; None where nothing is paid."""
    amounts = amounts_by_year(made)
    ends = ENDS if made.is_range else ENDS[:1]
    names = [f" {name}" for name in names_of_ends(made)] if made.is_range else [""]
    series = [
        Bars(
            FUND_NAMES[fund],
            [pair[ENDS.index(end)] for pair in amounts[fund].values() for end in ends],
            COLOR_OF[fund],
        )
        for fund in FUNDS
        if any(map(any, amounts[fund].values()))
    ]
    if not series:
        return None
    categories = [f"{head}{name}" for head in amounts[TOTAL] for name in names]
    highest = max(map(sum, zip(*(each.values for each in series), strict=True)))
    decimals = "" if highest >= WHOLE_MILLIONS else ".0"
    return StackedColumns(categories, series, f'$#,##0{decimals},,"M"')


def _remark(made: Budget) -> str:
    return basis_in_short(made).removesuffix(" What this rests on stands below.")


def _service_slides(briefing: Briefing) -> list[Slide]:
    """The services that cost most, at most ten rows; all of them are in the notes."""
    made = budget_of_briefing(briefing)
    table = service_table(made)
    if table.empty:
        return []
    shown = table.head(MOST_ROWS)
    heads = ["Current rate", "New rate", "Units a year", "Cost a year"]
    more = len(table) - len(shown)
    title = f"Cost of a full year by service{mark(made)}" + (
        f": the {len(shown)} largest of {len(table)} rows" if more > 0 else ""
    )
    of_services = [
        f"{name}: {', '.join(f'{head} {text}' for head, text in row.items() if text)}."
        for name, row in table.iterrows()
    ]
    codes = "; a code that holds several services has a row of its own" if made.is_range else ""
    return pages(Slide(
        title,
        briefing.source(_source(made)),
        [f"{title}.", *of_services],
        f"Dollars, twelve months at the last fee{codes}",
        table=table_of_frame(shown[heads], "Service", 4.0),
    ))  # fmt: skip


def _basis_slides(briefing: Briefing) -> list[Slide]:
    """What the cost assumes, each with its source, and what a reader must know before using it."""
    made, inputs = budget_of_briefing(briefing), budget_inputs()
    rows, sentences = assumptions_in_words(made, inputs), basis_sentences(made, inputs)
    source, title = briefing.source(_source(made)), f"What the cost assumes{mark(made)}"
    columns = [Column("Assumption", 3.0), Column("Value", 4.0), Column("Source", 5.0)]
    rest = f"What to know before using the cost{mark(made)}"
    basis = Slide(
        title, source, [f"{title}.", *sentences, *(": ".join(row) for row in rows)],
        table=Table(columns, rows),
    )  # fmt: skip
    listed = Table([Column("What it rests on", 12.0)], [[each] for each in sentences])
    known = replace(basis, title=rest, notes=[f"{rest}.", *sentences], table=listed)
    return [*pages(basis), *(pages(known) if sentences else [])]


def _source(made: Budget) -> str:
    units = "dollars paid, CMS" if made.is_illustrative else f"units {units_from(made)}"
    return f"Table 7; {units}"
