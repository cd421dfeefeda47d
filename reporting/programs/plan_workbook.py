"""The plan as a workbook: a table to go on filling in, and the review dates."""

from __future__ import annotations

import datetime
import io
from typing import Any

import xlsxwriter

from model.programs.plan import DATE, FIELDS, STATUS, Filled, Plan
from model.programs.plan import reviews as reviews_of
from reporting.programs import plan_words as words

MIME = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
WIDTHS = (40, 86, 24, 16, 18)  # of the columns, in letters


def plan_workbook(plan: Plan, filled: Filled) -> bytes:
    """The bytes of an .xlsx. What a person typed is written as text and never as a formula."""
    content = io.BytesIO()
    book = xlsxwriter.Workbook(content, {"in_memory": True})
    head = book.add_format({"bold": True, "bottom": 1, "text_wrap": True, "valign": "top"})
    text = book.add_format({"text_wrap": True, "valign": "top"})
    date = book.add_format({"num_format": "mmm d, yyyy", "align": "left", "valign": "top"})
    _add_plan(book, plan, filled, head, text, date)
    _add_reviews(book, plan, filled, head, date)
    book.close()
    return content.getvalue()


def _add_plan(book: Any, plan: Plan, filled: Filled, head: Any, text: Any, date: Any) -> None:
    sheet = book.add_worksheet("Plan")
    for column, width in enumerate(WIDTHS):
        sheet.set_column(column, column, width)
    for column, heading in enumerate(("Area", "Step", *FIELDS.values())):
        sheet.write_string(0, column, heading, head)
    for number, row in enumerate(plan.rows.values(), start=1):
        sheet.write_string(number, 0, row.area, text)
        sheet.write_string(number, 1, row.step, text)
        for column, field in enumerate(FIELDS, start=2):
            typed = filled.get(f"{row.key}.{field}", "")
            if field == DATE and typed:
                sheet.write_datetime(number, column, _day(typed), date)
            elif typed:
                sheet.write_string(number, column, typed, text)
            else:
                sheet.write_blank(number, column, None, date if field == DATE else text)
    statuses = 2 + list(FIELDS).index(STATUS)
    listed = {"validate": "list", "source": list(plan.statuses)}
    sheet.data_validation(1, statuses, len(plan.rows), statuses, listed)
    sheet.autofilter(0, 0, len(plan.rows), len(WIDTHS) - 1)
    sheet.freeze_panes(1, 0)
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)


def _add_reviews(book: Any, plan: Plan, filled: Filled, head: Any, date: Any) -> None:
    sheet = book.add_worksheet("Reviews")
    sheet.set_column(0, 0, 24)
    sheet.set_column(1, 1, 40)
    place = 0
    for label, day in words.dates(filled):
        sheet.write_string(place, 0, label)
        sheet.write_string(place, 1, day)
        place += 1
    sheet.write_string(place, 0, "Date", head)
    sheet.write_string(place, 1, "What", head)
    for number, review in enumerate(reviews_of(plan, filled), start=place + 1):
        sheet.write_datetime(number, 0, _day(review.date.isoformat()), date)
        sheet.write_string(number, 1, review.what)
        place = number
    sheet.write_string(place + 2, 0, f"Source: {plan.document}")


def _day(iso_date: str) -> datetime.datetime:
    return datetime.datetime.fromisoformat(iso_date)
