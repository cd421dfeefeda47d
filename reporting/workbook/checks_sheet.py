"""The sheet of checks: whether the inputs are possible, and in words what is wrong."""

from __future__ import annotations

from collections.abc import Sequence

from model.study.assumptions import BOUNDS
from model.study.settings import Assumption
from reporting.workbook import compensation_sheet, rates_sheet
from reporting.workbook.calculation import roles_sheet
from reporting.workbook.figures import Figures
from reporting.workbook.inputs.layout import LABEL_COLUMN, STATUS_COLUMN
from reporting.workbook.inputs.names import defined_name, used_date
from reporting.workbook.inputs.status import CHANGED, FAULTS
from reporting.workbook.look import number_of
from reporting.workbook.sheets import HEADING_ROW, Book, Sheet, quoted

NAME = "Checks"
CHECK, RESULT, SAID = range(3)
ENTRY, FIRST_BOUND, ORDER = 4, 5, 8  # the assumptions by bound, to the right
WIDTHS = (42, 12, 58, 4, 44, 13, 13, 13, 14)
RIGHT, WRONG = "right", "look here"
FIRST_ROW = HEADING_ROW + 1
NOT_IN_ORDER = "out of order"
SMALL = "0.0000001"  # dollars; less is what rounding in the machine leaves
RESULTS = f"'{NAME}'!$B:$B"
_COUNT = f"COUNTIF({RESULTS},{quoted(WRONG)})"
ALL_RIGHT = "All checks are right."
# One sentence about all checks, for another sheet.
VERDICT = (
    f'IF({_COUNT}=0,{quoted(ALL_RIGHT)},{_COUNT}&IF({_COUNT}=1," check needs"," checks need")&'
    f'" a look: see the sheet {NAME}.")'
)


def verdict(figures: Figures) -> str:
    """What the sentence about all checks says of a scenario as it is written."""
    if not _entries_out_of_order(figures):
        return ALL_RIGHT
    return f"1 check needs a look: see the sheet {NAME}."


def write(book: Book, figures: Figures) -> None:
    """The sheet: a row for each check, then the assumptions by bound that one of them compares."""
    sheet = book.sheet(NAME, "check", WIDTHS)
    sheet.opening(
        "Checks", "Pasted values pass by the limits of the input cells; these checks see them. "
        "What is wrong is said in words.", SAID,
    )  # fmt: skip
    sheet.heading(HEADING_ROW, ["Check", "Result", "In words"])
    row = FIRST_ROW
    for status, (check, if_right) in FAULTS.items():
        count = f"COUNTIF({STATUS_COLUMN},{quoted(status)})"
        first = f"INDEX({LABEL_COLUMN},MATCH({quoted(status)},{STATUS_COLUMN},0))"
        said = f'{count}&IF({count}=1," input, "," inputs, ")&"{status}: "&{first}' \
               f'&IF({count}=1,"."," and others; filter the column Status.")'  # fmt: skip
        _check(sheet, row, check, f"{count}=0", if_right, said)
        row += 1
    row = _of_inputs(sheet, figures, row)
    entries = _entries_by_bound(figures)
    _in_order(sheet, figures, row, entries)
    _bounds(sheet, figures, entries)
    for text, style in ((RIGHT, "right"), (WRONG, "fault")):
        sheet.page.conditional_format(
            FIRST_ROW, RESULT, row, RESULT,
            {"type": "cell", "criteria": "==", "value": quoted(text), "format": book.mark(style)},
        )  # fmt: skip
    sheet.page.freeze_panes(FIRST_ROW, 0)
    sheet.printed(row, SAID)


def _check(
    sheet: Sheet, row: int, check: str, is_right: str, if_right: str, said: str,
    now: tuple[str, str] | None = None,
) -> None:  # fmt: skip
    """A check: whether it is right, as a condition, and what is said, as a formula, where not.

    now: result and words as written, where they are not right.
    """
    result, words = now or (RIGHT, if_right)
    sheet.text(row, CHECK, check)
    sheet.formula(
        row,
        RESULT,
        f"IF({is_right},{quoted(RIGHT)},{quoted(WRONG)})",
        result,
        style="further label",
    )
    text = f"IF({is_right},{quoted(if_right)},{said})"
    sheet.formula(row, SAID, text, words, style="further")


def _of_inputs(sheet: Sheet, figures: Figures, row: int) -> int:
    """Checks of several inputs together. Returns the row below."""
    _check(
        sheet, row, "The minimum wage has a step", f"ISNUMBER({used_date(1)})",
        "At least one step has a date and a wage.",
        quoted("No step has a date and a wage; Table 9 is empty."),
    )  # fmt: skip
    statuses, labels = (f"'{roles_sheet.NAME}'!${letter}:${letter}" for letter in "GA")
    wrong = quoted(roles_sheet.NOT_WHOLE)
    first = f"INDEX({labels},MATCH({wrong},{statuses},0))"
    _check(
        sheet, row + 1, "Position weights of every role add up to 100%",
        f"COUNTIF({statuses},{wrong})=0", "They do.",
        f'"Those of "&{first}&" do not; see the sheet {roles_sheet.NAME}."',
    )  # fmt: skip
    _check(
        sheet, row + 2, "What counts as compensation is in the list",
        compensation_sheet.each_is_in_its_list(), "Every choice is one of its list.",
        quoted(f"A tinted cell of the sheet {compensation_sheet.NAME} holds none of its list."),
    )  # fmt: skip
    _unchanged_inputs(sheet, figures, row + 3)
    return row + 4


def _unchanged_inputs(sheet: Sheet, figures: Figures, row: int) -> None:
    """Whether the formulas give the base's rates where no input is changed."""
    base = figures.assumptions.base
    columns = (rates_sheet.RATE, rates_sheet.BASE)
    rates, base_rates = (
        f"{rates_sheet.cell(first, 0)}:"
        f"{rates_sheet.cell(first + 2, len(figures.assumptions.services) - 1).split('!')[1]}"
        for first in columns
    )
    changed = f"COUNTIF({STATUS_COLUMN},{quoted(CHANGED)})"
    if_right = f"With every input as in {base.in_words}, the formulas give {base.possessive} rates."
    _check(
        sheet, row, f"Unchanged inputs give {base.possessive} rates",
        f"IF({changed}>0,TRUE,SUMPRODUCT(ABS({rates}-{base_rates}))<{SMALL})", if_right,
        quoted("No input is changed, but the rates differ: a formula was changed."),
    )  # fmt: skip


def _entries_by_bound(figures: Figures) -> list[Assumption]:
    return [
        entry
        for entry in figures.assumptions.entries.values()
        if entry.by == "bound" and entry.kind == "number"
    ]


def _values(figures: Figures, entry: Assumption) -> list[float]:
    return [figures.value(f"{entry.id}.{bound}") for bound in BOUNDS]


def _falls(entry: Assumption) -> bool:
    """Whether the base's values fall from bound to bound."""
    return bool(entry.values[BOUNDS[0]] > entry.values[BOUNDS[-1]])


def _entries_out_of_order(figures: Figures) -> list[Assumption]:
    """The assumptions that fall from bound to bound where the base's rise, or the reverse."""
    return [
        entry
        for entry in _entries_by_bound(figures)
        if (values := _values(figures, entry)) != sorted(values, reverse=_falls(entry))
    ]


def _in_order(sheet: Sheet, figures: Figures, row: int, entries: Sequence[Assumption]) -> None:
    """Whether the bounds of every assumption are in order, by the table to the right."""
    last = FIRST_ROW + len(entries)
    labels, statuses = (f"${c}${FIRST_ROW + 1}:${c}${last}" for c in "EI")
    count = f"COUNTIF({statuses},{quoted(NOT_IN_ORDER)})"
    label = f"INDEX({labels},MATCH({quoted(NOT_IN_ORDER)},{statuses},0))"
    wrong = _entries_out_of_order(figures)
    now = (WRONG, _told(wrong)) if wrong else None
    said = f'{count}&IF({count}=1," assumption is"," assumptions are")&" not: "&{label}' \
           f'&IF({count}=1,"."," and others; see the table to the right.")'  # fmt: skip
    _check(
        sheet, row, "Lower, interim and upper values are in order", f"{count}=0",
        "Those of every assumption are.", said, now,
    )  # fmt: skip


def _told(wrong: Sequence[Assumption]) -> str:
    if len(wrong) == 1:
        return f"1 assumption is not: {wrong[0].label}."
    first = wrong[0].label
    return f"{len(wrong)} assumptions are not: {first} and others; see the table to the right."


def _bounds(sheet: Sheet, figures: Figures, entries: Sequence[Assumption]) -> None:
    """The assumptions by bound, live, each with its status."""
    bounds = [figures.assumptions.bounds[bound] for bound in BOUNDS]
    sheet.heading(HEADING_ROW, ["Assumption by bound", *bounds, "Status"], FIRST_BOUND, first=ENTRY)
    wrong = _entries_out_of_order(figures)
    for row, entry in enumerate(entries, start=FIRST_ROW):
        sheet.text(row, ENTRY, entry.label, "further")
        values = zip(BOUNDS, _values(figures, entry), strict=True)
        for column, (bound, value) in enumerate(values, start=FIRST_BOUND):
            name = defined_name(f"{entry.id}.{bound}")
            sheet.formula(row, column, name, value, number_of(entry.unit))
        sign, line = "<" if _falls(entry) else ">", row + 1
        crossed = f"OR(F{line}{sign}G{line},G{line}{sign}H{line})"
        text = f'IF({crossed},{quoted(NOT_IN_ORDER)},"")'
        status = NOT_IN_ORDER if entry in wrong else ""
        sheet.formula(row, ORDER, text, status, style="muted")
