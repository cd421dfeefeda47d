"""The fiscal note: summary, three fiscal years by fund, the question, the analysis, assumptions.

After the form of the Committee on Legislative Research, Oversight Division, of Missouri. It is a
worksheet for those who write one, and says that it is not a publication of the State.
"""

from __future__ import annotations

import datetime
import io
from typing import Any

from docx.shared import Inches

from model.findings.budget.cost import Budget
from model.findings.budget.frames import by_year
from model.findings.budget.funds import FEDERAL, GENERAL_REVENUE, OTHER_STATE, TOTAL
from model.findings.budget.inputs import BudgetInputs
from model.scenario.scenario import Scenario
from model.study.assumptions import Assumptions
from reporting.budget.assumed import assumptions_in_words
from reporting.budget.basis import basis_sentences
from reporting.budget.rows import FULL_YEAR, SERVICE_HEADS, amounts_by_year, service_table
from reporting.budget.words import (
    FUND_NAMES,
    cost_sentence,
    mark,
    rule_in_words,
    with_dates,
    year_name,
)
from reporting.fiscal_note.amounts import (
    QUESTION_USD,
    effect_of_cost,
    effects_by_year,
    exceeds_the_question,
    gross_of_federal,
    incomes_by_year,
    largest_federal,
)
from reporting.fiscal_note.layout import add_paragraph, add_table, empty_note
from reporting.formats import MINUS, counted, date_in_words, dollars, month_in_words, percent
from reporting.provenance import dated

MIME = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
NOT_A_PUBLICATION = (
    "This worksheet is not a fiscal note of the Oversight Division and not a publication of the "
    "State of Missouri or of Mercer; neither has reviewed it."
)
SERVICE_INCHES = (0.9, 0.7, 0.7, 0.8, 1.05, 1.05)  # no number is parted at the end of a line
TO_FILL_IN = "(to be filled in)"
CHECKED, UNCHECKED = "\u2612", "\u2610"


def fiscal_note(made: Budget, inputs: BudgetInputs, written_on: datetime.date) -> bytes:
    """The note of a budget of one scenario, as the bytes of a .docx file."""
    scenario = made.results.scenarios[0]
    document = empty_note(f"{scenario.name}. Not a publication of the State of Missouri.")
    _add_head(document, made, written_on)
    _add_fiscal_summary(document, made)
    _add_analysis(document, made, inputs)
    _add_sources(document, made, inputs)
    about = document.core_properties
    about.title, about.author = f"Fiscal note: {scenario.name}", scenario.author
    about.last_modified_by, about.comments = scenario.author, NOT_A_PUBLICATION
    about.created = about.modified = dated(scenario, written_on)
    content = io.BytesIO()
    document.save(content)
    return content.getvalue()


def _add_head(document: Any, made: Budget, written_on: datetime.date) -> None:
    document.add_heading("FISCAL NOTE (worksheet)", level=1)
    add_paragraph(document, NOT_A_PUBLICATION, small=True)
    rows = [
        ("L.R. Number:", TO_FILL_IN),
        ("Bill Number:", TO_FILL_IN),
        ("Subject:", "Medicaid; home- and community-based services; fees"),
        ("Type:", "Original"),
        ("Date:", date_in_words(written_on)),
    ]
    for label, text in rows:
        paragraph = document.add_paragraph()
        paragraph.paragraph_format.space_after = 0
        paragraph.paragraph_format.tab_stops.add_tab_stop(Inches(1.3))
        paragraph.add_run(f"{label}\t").bold = True
        paragraph.add_run(text)
    document.add_paragraph()
    add_paragraph(document, f"Bill summary: {cost_sentence(made)}")


def _add_fiscal_summary(document: Any, made: Budget) -> None:
    """The blocks by fund in the form's order, each with its total, and the question."""
    document.add_heading(f"FISCAL SUMMARY{mark(made).upper()}", level=1)
    years = [f"FY {year}" for year in made.years]
    zeros = ["$0"] * len(years)
    footnote = "*" if largest_federal(made) else ""
    blocks = {
        "General Revenue": ("General Revenue", effects_by_year(made, GENERAL_REVENUE)),
        "Other State Funds": ("Other State Funds", effects_by_year(made, OTHER_STATE)),
        "Federal Funds": (f"Federal Funds{footnote}", zeros),
        "FTE": ("Full-time equivalents", ["0"] * len(years)),
        "Local Government": ("Local Government", zeros),
    }
    for name, (row, amounts) in blocks.items():
        on = "all Federal Funds" if name == "Federal Funds" else name
        heading = f"ESTIMATED NET EFFECT ON {on.upper()}"
        document.add_heading(heading, level=2)
        total = f"Total Estimated Net Effect on {on}"
        add_table(
            document, ["FUND AFFECTED", *years], [[row, *amounts], [total, *amounts]], bold=[1]
        )
        if name == "Federal Funds" and footnote:
            add_paragraph(document, f"*{gross_of_federal(made)}", small=True)
    add_paragraph(document, "Numbers within parentheses: () indicate costs or losses.", small=True)
    limit = dollars(QUESTION_USD, 0)
    for sign, words in ((1, "expenditures or reduced revenues"), (-1, "savings or increased "
                                                                    "revenues")):  # fmt: skip
        box = CHECKED if exceeds_the_question(made, sign) else UNCHECKED
        add_paragraph(
            document,
            f"{box} Estimated Net Effect ({words}) expected to exceed {limit} in any of the three "
            "fiscal years after implementation of the act or at full implementation of the act.",
        )


def _add_analysis(document: Any, made: Budget, inputs: BudgetInputs) -> None:
    document.add_heading("FISCAL ANALYSIS", level=1)
    document.add_heading("ASSUMPTION", level=2)
    for sentence in _assumption_sentences(made, inputs):
        add_paragraph(document, sentence)
    table = service_table(made)
    if len(table):
        document.add_heading(f"Fees, units and cost of a full year{mark(made)}", level=2)
        rows = [
            [str(name), *map(_unparted, row)]
            for name, row in zip(table.index, table.to_numpy(), strict=True)
        ]
        add_table(
            document, ["Service", *SERVICE_HEADS], rows, first=1.3, inches=SERVICE_INCHES, size=8
        )
    _add_impact(document, made)
    _add_full_year(document, made)
    for heading, text in (
        ("FISCAL IMPACT - Local Government", "No effect on local government is examined here; $0."),
        ("FISCAL IMPACT - Small Business", "Providers that are small businesses would be paid the "
                                           "new rates. Their costs are not examined here."),
        ("FISCAL DESCRIPTION", cost_sentence(made)),
    ):  # fmt: skip
        document.add_heading(heading, level=2)
        add_paragraph(document, text)


def _unparted(text: str) -> str:
    """A text whose savings begin a line: a program may end one between a minus and its dollars."""
    return text.replace(f" {MINUS}$", f"\n{MINUS}$")


def _assumption_sentences(made: Budget, inputs: BudgetInputs) -> list[str]:
    policy = made.plan.policy
    assumptions, services = made.results.assumptions, made.results.assumptions.services
    sentences = [
        f"Fees move {with_dates(rule_in_words(assumptions, policy.rule), made)}."
        if policy.rule.kind != "none"
        else "Fees move only as follows."
    ]
    for key, rule in policy.rules:
        name = services[key].name if key in services else assumptions.service_groups[key]
        moves = (
            "stay as they are"
            if rule.kind == "none"
            else f"move {rule_in_words(assumptions, rule)}"
        )
        sentences.append(f"{name}: fees {moves}.")
    sentences.append(
        "The cost is units times the difference of the new and the current rate, each rounded "
        "to the cent, for the months in which the new rate is paid. A state fiscal year runs from "
        "July 1 to June 30; the federal match of a quarter is that of the federal fiscal year, "
        "which begins October 1, in which it is paid."
    )
    return sentences + basis_sentences(made, inputs)


def _add_impact(document: Any, made: Budget) -> None:
    """Each fund's costs and incomes, and what they net to."""
    document.add_heading(f"FISCAL IMPACT - State Government{mark(made)}", level=2)
    years = [f"FY {year}" for year in made.years]
    zeros = ["$0"] * len(years)
    rows: list[list[str]] = []
    bold: list[int] = []
    for fund in (GENERAL_REVENUE, OTHER_STATE):
        name = FUND_NAMES[fund]
        amounts = effects_by_year(made, fund)
        if fund == OTHER_STATE and set(amounts) == {"$0"}:
            continue
        rows += [[f"{name}: Costs - DHSS, change of fees", *amounts],
                 [f"ESTIMATED NET EFFECT ON {name.upper()}", *amounts]]  # fmt: skip
        bold.append(len(rows) - 1)
    rows += [
        ["Federal Funds: Income - DHSS, federal match", *incomes_by_year(made)],
        ["Federal Funds: Costs - DHSS, change of fees", *effects_by_year(made, FEDERAL)],
        ["ESTIMATED NET EFFECT ON FEDERAL FUNDS", *zeros],
    ]
    bold.append(len(rows) - 1)
    add_table(document, ["", *years], rows, first=2.3, bold=bold, size=9)


def _add_full_year(document: Any, made: Budget) -> None:
    """The full-year effect, and what goes on beyond the first year."""
    document.add_heading(f"Full-year effect{mark(made)}", level=2)
    frame = by_year(made).set_index(["amount", "end"])
    rows = []
    for amount in (GENERAL_REVENUE, OTHER_STATE, FEDERAL, TOTAL):
        full = amounts_by_year(made)[amount][FULL_YEAR]
        more = [float(frame.loc[(amount, end), "cost_to_continue"]) for end in ("low", "high")]  # type: ignore[arg-type]
        rows.append([FUND_NAMES[amount], effect_of_cost(*full), effect_of_cost(*more)])
    head = ["Fund", "Twelve months at the last fee", f"Beyond {year_name(made.years[0])}"]
    add_table(document, head, rows, bold=[len(rows) - 1])


def _add_sources(document: Any, made: Budget, inputs: BudgetInputs) -> None:
    document.add_heading("ASSUMPTIONS AND SOURCES", level=2)
    rows = [list(row) for row in assumptions_in_words(made, inputs)]
    scenario, assumptions = made.results.scenarios[0], made.results.assumptions
    rows += [
        [
            "Modeled rates",
            _scenario_in_words(scenario, assumptions),
            str(assumptions.study["source_line"]),
        ],
        ["Federal match by quarter", _quarters_in_words(made), inputs.match_source],
    ]
    add_table(document, ["Assumption", "Value", "Source"], rows, first=1.5, size=8, words=True)
    add_paragraph(document, NOT_A_PUBLICATION, small=True)
    add_paragraph(document, str(assumptions.study["disclaimer"]), small=True)


def _scenario_in_words(scenario: Scenario, assumptions: Assumptions) -> str:
    changed = counted(len(scenario.changes), "value")
    return f"Scenario \u201c{scenario.name}\u201d, {changed} changed; {assumptions.study['period']}"


def _quarters_in_words(made: Budget) -> str:
    """Each quarter of payment with its match, those of one match and basis together."""
    parts: list[str] = []
    for (share, basis), alike in made.match.groupby(["match", "basis"], sort=False):
        quarters = ", ".join(map(month_in_words, alike["quarter"]))
        said = "" if basis == "known" else f" ({basis})"
        parts.append(f"{percent(float(str(share)), 2)}{said}: quarters from {quarters}")
    return "; ".join(parts)
