"""The sheet Budget of a workbook that a person edited, read back as what it asks of the budget."""

from __future__ import annotations

import datetime
import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from functools import partial
from typing import Any

from model import Assumptions, ScenarioError
from model.findings.budget.cost import Plan
from model.findings.budget.inputs import budget_inputs
from model.findings.budget.months import quarters
from model.findings.budget.texts.fields import (
    groups_by_name,
    keys_by_name,
    year_of_text,
    year_or_quarter,
)
from model.findings.budget.texts.plan_texts import NAMES, plan_of_texts, texts_of_content
from model.findings.budget.texts.rule_text import text_of_rule
from model.study.numbers_and_dates import number_of
from model.study.values import value_text
from model.study.words import given_in_words
from reporting.files.named_cells import (
    Cells,
    day_of_cell,
    is_alike,
    is_empty,
    named_cells,
    text_of_cell,
)
from reporting.workbook.budget.input_cells import ASKED_NAME, MAY_FALL, OF_PLAN, cell_name, label_of

Texts = Mapping[str, str]  # of a plan, by short name
SHARES = ("use_growth", "caseload_growth", "expansion", "other_funds")
DATE, SHARE, MATCH, UNITS = "date_", "share_", "match_", "units_"
NOT_READ = "The sheet Budget cannot be loaded back: what it was written from was changed"
DELETED = (
    "The sheet Budget cannot be loaded back: rows or columns with its input cells were deleted. "
    "Undo that, or delete the whole sheet to load the rest of the workbook"
)
OF_A_STEP = "is that of a step of the minimum wage; edit the step on the sheet Inputs instead"


def budget_of_workbook(content: bytes, assumptions: Assumptions) -> dict[str, str]:
    """What a workbook asks of the budget: the texts that it was written with, and what was edited.

    Nothing where it has no sheet Budget of ours.
    Errors: ScenarioError with every fault, each with its cell.
    """
    cells, places = named_cells(content)
    if is_empty(cells.get(ASKED_NAME)):
        return {}
    texts, written = _carried(text_of_cell(cells[ASKED_NAME]))
    plan = plan_of_texts(texts, assumptions, budget_inputs())
    if not all(cell_name(name) in cells for name in written):
        raise ScenarioError([DELETED])
    edited = {
        name: cells[cell_name(name)]
        for name, known in written.items()
        if not _is_as_written(cells[cell_name(name)], known)
    }
    faults: list[str] = []
    for name, edit in _edits(edited, cells, written, plan, assumptions):
        place = places[cell_name(name)]
        try:
            changed = texts_of_content({**texts, **edit(texts)})
            plan_of_texts(changed, assumptions, budget_inputs())
            texts = changed
        except ScenarioError as error:
            faults += [f"{place}: {fault}" for fault in error.faults]
        except ValueError as error:
            faults.append(f"{place}: {error}")
    if faults:
        raise ScenarioError(faults)
    return texts


def _carried(text: str) -> tuple[dict[str, str], dict[str, Any]]:
    """The texts that a sheet was written with, and the values of its input cells then."""
    try:
        content = json.loads(text)
        return texts_of_content(content["asked"]), dict(content["written"])
    except (ValueError, RecursionError, KeyError, TypeError, AttributeError):
        raise ScenarioError([NOT_READ]) from None


def _is_as_written(given: Any, known: Any) -> bool:
    day = day_of_cell(given)
    text = day.isoformat() if isinstance(day, datetime.date) else text_of_cell(given)
    return text == known or is_alike(given, known)


def _edits(
    edited: Cells, cells: Cells, written: Cells, plan: Plan, assumptions: Assumptions
) -> Iterator[tuple[str, Callable[[Texts], Texts]]]:
    """The edited cells, and what each makes of texts; dates and their shares go together.

    What each makes of texts has errors: ValueError with a sentence.
    """
    in_time = [name for name in edited if name.startswith((DATE, SHARE))]
    if in_time:
        yield (
            in_time[0],
            partial(_phases, edited=edited, cells=cells, written=written, plan=plan),
        )
    for name, given in edited.items():
        if name not in in_time:
            yield name, partial(_edit, name=name, given=given, plan=plan, assumptions=assumptions)


def _edit(texts: Texts, name: str, given: Any, plan: Plan, assumptions: Assumptions) -> Texts:
    """What the edit of one cell makes of texts."""
    kind, _, what = name.partition("_")
    if name in OF_PLAN or cell_name(name) == MAY_FALL:
        return {name: _text_of_plan(name, given)}
    if kind + "_" == MATCH:
        quarter = quarters(plan.timing.years)[int(what) - 1]
        share = _percent(_number(given, "share", NAMES["match"]))
        return {"match": _with_pair(texts.get("match", ""), f"{quarter:%Y-%m}", share,
                                    lambda other: year_or_quarter(other) == quarter)}  # fmt: skip
    label = assumptions.services[what].name
    if kind + "_" == UNITS:
        return _units(texts, what, _number(given, "units", f"{NAMES['units']}, {label}"),
                      assumptions)  # fmt: skip
    rule = plan.policy.rule_of(assumptions, what)
    unit = "dollars" if rule.kind == "fee" else "share"
    amount = _number(given, unit, f"{NAMES['fees']}, {label}")
    names = {**keys_by_name(assumptions), **groups_by_name(assumptions)}
    text = text_of_rule(replace(rule, amount=amount))
    return {"fees_of": _with_pair(texts.get("fees_of", ""), what, text,
                                  lambda other: names[other.casefold()] == what)}  # fmt: skip


def _text_of_plan(name: str, given: Any) -> str:
    entries = budget_inputs().entries
    label = label_of(entries[OF_PLAN[name]]) if name in OF_PLAN else NAMES[name]
    if is_empty(given):
        raise ValueError(f"{label}: its cell is empty")
    if name == "expansion_match":
        raise ValueError(f"{label}: it is 90% by law (42 USC 1396d(y)), and no other can be loaded")
    if isinstance(given, str):
        return given.strip()
    return _share_text(given, label) if name in SHARES else value_text(given)


def _units(texts: Texts, key: str, units: float, assumptions: Assumptions) -> Texts:
    """Units of one service, of the year that all entered units are of; they are of no file now."""
    inputs = budget_inputs()
    volumes = plan_of_texts(texts, assumptions, inputs).volumes
    years = {entered: year for entered, _, year in volumes.units}  # all of one year
    year = next(iter(years.values()), year_of_text(texts.get("units_year", str(inputs.paid_year))))
    growth = (1 + volumes.use_growth) * (1 + volumes.caseload_growth)
    of_year = units * growth ** (year - years.get(key, inputs.paid_year))
    names = keys_by_name(assumptions)
    pairs = _with_pair(texts.get("units", ""), key, value_text(of_year),
                       lambda other: names[other.casefold()] == key)  # fmt: skip
    return {"units": pairs, "units_year": str(year), "units_from": ""}


def _phases(texts: Texts, edited: Cells, cells: Cells, written: Cells, plan: Plan) -> Texts:
    """The dates of a plan and their shares of the way, as they stand in the cells."""
    phases = {day.isoformat() for day, _ in plan.timing.phases}
    pairs = []
    for name, known in written.items():
        if not name.startswith(DATE):
            continue
        share_name = name.replace(DATE, SHARE)
        if known in phases:
            day, share = cells.get(cell_name(name)), cells.get(cell_name(share_name))
            if is_empty(day) or is_empty(share):
                raise ValueError(f"{NAMES['phases']}: a date or its share of the way is empty")
            pairs.append((text_of_cell(day_of_cell(day)), _share_text(share, NAMES["phases"])))
        elif {name, share_name} & edited.keys():
            raise ValueError(f"{NAMES['phases']}: this date {OF_A_STEP}")
    changed = {"phases": "; ".join(f"{day}={share}" for day, share in pairs)}
    if len(pairs) == 1 and pairs[0][1] == "100%" and "phases" not in texts:
        changed = {"effective": pairs[0][0]}
    # The years of the sheet stay those of its headings.
    return {**changed, "first_year": str(plan.timing.first_year)}


def _with_pair(pairs: str, name: str, value: str, is_it: Callable[[str], bool]) -> str:
    """A list "what=value; what=value" with one value changed, or with one pair more."""
    parts = [part.strip() for part in pairs.split(";") if part.strip()]
    same = [part for part in parts if is_it(part.partition("=")[0].strip())]
    if not same:
        return "; ".join([*parts, f"{name}={value}"])
    head = same[0].partition("=")[0].strip()
    return "; ".join(f"{head}={value}" if part == same[0] else part for part in parts)


def _number(given: Any, unit: str, label: str) -> float:
    if is_empty(given):
        raise ValueError(f"{label}: its cell is empty")
    try:
        return number_of(given, unit)
    except ValueError as error:
        raise ValueError(f"{label}: {given_in_words(given)} was given, which {error}") from None


def _share_text(given: Any, label: str) -> str:
    """A share as text: what was typed, or the percent of a number. Errors: ValueError."""
    return given.strip() if isinstance(given, str) else _percent(_number(given, "share", label))


def _percent(share: float) -> str:
    """A fraction as text: 0.655 is "65.5%"."""
    return f"{value_text(round(100 * share, 10))}%"
