"""The sheet of pay: how much of each rate is compensation of direct care workers, live."""

from __future__ import annotations

from collections.abc import Callable

from model.findings.compensation.rule import OPTIONS, Counted, Rule, federal_rule
from model.findings.compensation.shares import NURSE, SUPERVISOR, compensation_shares
from model.study.assumptions import BOUNDS
from model.study.files.needed import DIRECT_CARE
from model.study.labels import in_a_sentence
from model.study.parts import Service
from reporting.pay.compensation_words import WHAT_IT_IS, rule_in_words
from reporting.workbook.calculation import build_up_sheet
from reporting.workbook.figures import Figures
from reporting.workbook.inputs.names import defined_name, number_of_choice
from reporting.workbook.inputs.status import validated
from reporting.workbook.sheets import Book, Sheet, quoted

NAME = "Compensation"
FIRST_CHOICE = 4
HEADING_ROW = FIRST_CHOICE + len(OPTIONS) + 1
FIRST_ROW = HEADING_ROW + 1
SHARES = 2  # the first column of them
SCOPE, REASON = SHARES + 2 * len(BOUNDS), SHARES + 2 * len(BOUNDS) + 1
WIDTHS = (35.1, 13.3, *[8] * 6, 14, 100)
Cell = Callable[[str], str]  # column of the build-ups -> its cell in one row


def write(book: Book, figures: Figures, counted: Counted) -> None:
    """The sheet: the open choices as input cells, then a row for each service, then the rule."""
    assumptions, rule = figures.assumptions, federal_rule(figures.assumptions)
    sheet = book.sheet(NAME, "result", WIDTHS)
    note = f"{WHAT_IT_IS} The four tinted cells say what is counted."
    sheet.opening("Compensation share", note, SCOPE)
    _choices(sheet, rule, counted)
    bounds = [in_a_sentence(assumptions.bounds[bound]) for bound in BOUNDS]
    sheet.heading(
        HEADING_ROW,
        [
            "Service", "Procedure code",
            *(f"Of the rate, {bound}" for bound in bounds),
            *(f"Of the current rate, {bound}" for bound in bounds),
        ],
        numbers_from=SHARES,
    )  # fmt: skip
    sheet.heading(HEADING_ROW, ["Federal rule", "Why"], first=SCOPE)
    _services(sheet, figures, rule, counted)
    last_row = FIRST_ROW + len(assumptions.services) - 1
    row = rule_row = last_row + 2
    for heading, text in rule_in_words(assumptions):
        sheet.text(row, 0, heading, "label")
        sheet.lines(row, 1, SCOPE, text)
        row += 1
    sheet.page.freeze_panes(0, 1)
    sheet.filtered(last_row, REASON, HEADING_ROW)
    # The services fill a page, and the rule stands on the next: no heading is needed again.
    sheet.on_one_page(rule_row, row - 1)
    sheet.printed(row - 1, SCOPE, None)


def _services(sheet: Sheet, figures: Figures, rule: Rule, counted: Counted) -> None:
    """A row for each service: its shares of pay at each bound, and what it is to the rule."""
    shares = compensation_shares(figures.results, counted).set_index(["service_key", "bound"])
    of_rate, of_fee = (shares[name].to_dict() for name in ("share_of_rate", "share_of_fee"))
    cells = _cells(figures)
    for row, service in enumerate(figures.assumptions.services.values(), start=FIRST_ROW):
        scope = rule.scopes[service.key]
        sheet.text(row, 0, service.name)
        for column, text, style in ((1, service.procedure_code, "muted"),
                                    (SCOPE, scope.label, "muted"),
                                    (REASON, scope.reason, "aside")):  # fmt: skip
            sheet.text(row, column, text, style)
        for place, bound in enumerate(BOUNDS):
            key = (service.key, bound)
            rate, fee = _formulas(figures, rule, service, cells(service.rate_line, bound))
            sheet.formula(row, SHARES + place, rate, of_rate[key], "change", "strong")
            sheet.formula(row, SHARES + len(BOUNDS) + place, fee, of_fee[key], "change")


def _cells(figures: Figures) -> Callable[[str, str], Cell]:
    """(rate line, bound) -> where each column of the model stands for it in the build-ups."""
    rows = build_up_sheet.build_up_rows(figures)
    letters = build_up_sheet.build_up_letters(figures)
    return lambda rate_line, bound: (
        lambda column: f"'{build_up_sheet.NAME}'!${letters[rate_line, bound]}${rows[column] + 1}"
    )


def _choices(sheet: Sheet, rule: Rule, counted: Counted) -> None:
    """An input cell for each open choice, by name; the number of its option stands to the right."""
    for row, (key, options) in enumerate(OPTIONS.items(), start=FIRST_CHOICE):
        choice, chosen = rule.open_choices[key], options.index(getattr(counted, key))
        words = [choice.options[option] for option in options]
        sheet.text(row, 0, choice.label, "label")
        sheet.text(row, 1, words[chosen], "input")
        sheet.lines(row, 2, SCOPE, choice.description, "muted")
        listed = {"validate": "list", "source": words}
        validated(sheet, row, 1, listed, choice.label, choice.description)
        number = f"MATCH(B{row + 1},{{{','.join(map(quoted, words))}}},0)-1"
        sheet.formula(row, REASON, number, chosen, "count", "base")
        sheet.book.name(f"count_{key}", sheet.cell(row, 1))
        sheet.book.name(_name(key), sheet.cell(row, REASON))


def _name(key: str) -> str:
    """The name of the cell with the number of what is chosen, from 0."""
    return number_of_choice(f"count_{key}")


def each_is_in_its_list() -> str:
    """A condition, of the sheet of checks: whether every choice is one of its list."""
    return f"AND({','.join(f'ISNUMBER({_name(key)})' for key in OPTIONS)})"


def _formulas(figures: Figures, rule: Rule, service: Service, cell: Cell) -> tuple[str, str]:
    """The share of the modeled rate and of the current rate, of one service at one bound."""
    productive = f"({cell('productivity')}*{cell('billable_share')})"
    staff = _staff_that_counts(figures, rule, service, cell)
    pay = f"({staff})/{productive}*{cell('hours_per_unit')}"
    excluded = f"{_name('excluded_costs')}*{cell('program_costs_per_unit')}"
    left_of_fee = f"({defined_name(f'fee_schedule_rate_usd.{service.key}')}-{excluded})"
    return (
        f"{pay}/({cell('rate_per_unit')}-{excluded})",
        f'IF({left_of_fee}>0,{pay}/{left_of_fee},"")',
    )


def _staff_that_counts(figures: Figures, rule: Rule, service: Service, cell: Cell) -> str:
    """Cost of the roles of a service, each times what part of it counts."""
    assumptions = figures.assumptions
    roles = assumptions.staffing[assumptions.rate_lines[service.rate_line].staffing].roles
    parts = {DIRECT_CARE: "1", NURSE: _name("nursing_oversight")}
    if SUPERVISOR in roles:
        weights = roles[SUPERVISOR].position_weights
        licensed = [
            defined_name(setting.id)
            for setting in assumptions.settings_of(weights)
            if setting.member in rule.licensed_occupations
        ]
        parts[SUPERVISOR] = f"CHOOSE({_name('supervision')}+1,0,{'+'.join(licensed) or '0'},1)"
    without = _name("workers_compensation")
    return "+".join(
        f"{parts[role]}*({cell(f'{role}_staffing_cost')}"
        f"-{without}*{cell(f'{role}_workers_compensation')})"
        for role in roles
        if role in parts
    )
