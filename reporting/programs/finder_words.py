"""What a finder says, in words and tables. It says the rules, never the answers themselves."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from model.programs.finder import DOES_NOT_FIT, FITS, OPEN, Finder, Finding, Rule, Step
from reporting.formats import counted, listed
from reporting.tables.headed_rows import headed_rows

FIT_IN_WORDS = {FITS: "Fits", OPEN: "Open", DOES_NOT_FIT: "Does not fit"}
WHY = {FITS: "Met", OPEN: "Not answered", DOES_NOT_FIT: "Not met"}
MET_IN_WORDS = {True: "met", None: "open", False: "not met"}


def headline(findings: Sequence[Finding]) -> str:
    """Which results fit, or how many are open."""
    fits = [each.result.title for each in findings if each.fit == FITS]
    still_open = [each for each in findings if each.fit == OPEN]
    open_too = f"; {counted(len(still_open), 'result')} still open" if still_open else ""
    if fits:
        return f"By these answers {listed(fits)} may fit{open_too}."
    if still_open:
        return (
            f"Nothing fits yet: {counted(len(still_open), 'result')} of {len(findings)} still open."
        )
    return f"By these answers none of the {len(findings)} fits."


def summary(findings: Sequence[Finding]) -> pd.DataFrame:
    """Texts, a row a result: whether it fits, and the rules that make it so."""
    rows = [
        (each.result.title, FIT_IN_WORDS[each.fit], f"{WHY[each.fit]}: {_rules(each.deciding)}.")
        for each in findings
    ]
    return headed_rows(rows, "Result", "Why")


def coverage(finder: Finder) -> pd.DataFrame:
    """Texts, a row a result: what it covers."""
    rows = [(result.title, result.covers) for result in finder.results.values()]
    return headed_rows(rows, "What it covers")


def rule_by_rule(findings: Sequence[Finding]) -> pd.DataFrame:
    """Texts, a row a rule of a result: whether it is met, and where the guideline has it."""
    rows = [
        (each.result.title, _with_group(rule), MET_IN_WORDS[is_met], rule.where)
        for each in findings
        for rule, is_met in each.rules
    ]
    return headed_rows(rows, "Rule", "By these answers", "Where in the guideline")


def next_steps(steps: Sequence[Step]) -> pd.DataFrame:
    """Texts, a row a step."""
    rows = [(step.step, step.value, step.where) for step in steps]
    return headed_rows(rows, "What", "Where in the guideline")


def source_sentence(finder: Finder) -> str:
    """The source of the page, and what it is not."""
    return f"{document_sentence(finder)} {finder.about['disclaimer']}"


def document_sentence(finder: Finder) -> str:
    """The source of the page."""
    return f"Source: {finder.about['document']}. {finder.about['period']}."


def own_rules(finder: Finder, result_key: str) -> str:
    """The rules of one result that not every result of its kind has, in a sentence."""
    kind = finder.results[result_key].kind
    of_kind = {key for key, result in finder.results.items() if result.kind == kind}
    own = [r for r in finder.rules if result_key in r.results and not of_kind <= set(r.results)]
    groups: dict[str, list[Rule]] = {}
    for number, rule in enumerate(own):
        groups.setdefault(rule.group or str(number), []).append(rule)
    return _rules(tuple(tuple(group) for group in groups.values()))


def shared_rules(finder: Finder, kind: str) -> str:
    """The rules that every result of a kind has, in a sentence."""
    of_kind = {key for key, result in finder.results.items() if result.kind == kind}
    return "; ".join(rule.short for rule in finder.rules if of_kind <= set(rule.results))


def _rules(groups: Sequence[Sequence[Rule]]) -> str:
    """Rules in one line; of those joined by "or" one is enough."""
    return "; ".join(" or ".join(rule.short for rule in group) for group in groups)


def _with_group(rule: Rule) -> str:
    return f"{rule.rule} (one of these is enough)" if rule.group else rule.rule
