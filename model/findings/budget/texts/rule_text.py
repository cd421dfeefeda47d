"""The rule for a fee as text: "lower", "50% to upper", "95% of interim", "by 3%", "$5.00"."""

from __future__ import annotations

import re

from model.findings.budget.fees import FOLLOWING, LIMITS, FeeRule
from model.study.assumptions import BOUNDS
from model.study.numbers_and_dates import MINUS, is_bare_number, number_of_text
from model.study.values import value_text
from model.study.words import given_in_words

FORMS = (
    "none, lower, interim, upper, 50% to upper, 95% of interim, by 3%, $5.00, minimum wage or "
    "minimum wage rise"
)
_TO = re.compile(rf"(?P<amount>\S+) *(?:of the way )?to (?P<bound>{'|'.join(BOUNDS)})")
_PERCENT_OF = re.compile(rf"(?P<amount>\S+) of (?P<bound>{'|'.join(BOUNDS)})")
_BY = re.compile(r"by (?P<amount>\S+)")


def rule_of_text(text: str) -> FeeRule:
    """The rule of a text. Errors: ValueError with what was given and what is allowed."""
    plain = " ".join(text.lower().split())
    if plain in BOUNDS:
        return FeeRule("to", 1.0, plain)
    if plain.replace(" ", "_") in ("none", *FOLLOWING):
        return FeeRule(plain.replace(" ", "_"))
    for kind, form in (("to", _TO), ("percent_of", _PERCENT_OF), ("by", _BY)):
        if written := form.fullmatch(plain):
            bound = written.groupdict().get("bound") or "lower"
            return FeeRule(kind, _amount(written["amount"], kind, text), bound)
    return FeeRule("fee", _amount(plain, "fee", text))


def text_of_rule(rule: FeeRule) -> str:
    """The text of a rule, which `rule_of_text` reads back without loss."""
    if rule.kind in ("none", *FOLLOWING):
        return rule.kind.replace("_", " ")
    if rule.kind == "fee":
        return f"${value_text(rule.amount)}"
    if rule.kind == "to" and rule.amount == 1:
        return rule.bound
    percent = f"{value_text(round(100 * rule.amount, 10))}%"
    ending = {"to": f" to {rule.bound}", "percent_of": f" of {rule.bound}", "by": ""}[rule.kind]
    return f"by {percent}" if rule.kind == "by" else f"{percent}{ending}"


def _amount(text: str, kind: str, rule: str) -> float:
    """An amount within its limits; its sign says whether it is dollars or a share, as 50 cannot."""
    try:
        value = number_of_text(text, "dollars" if kind == "fee" else "share")
        if is_bare_number(text):
            sign = "dollar or percent" if kind == "fee" else "percent"
            raise ValueError(f"has no {sign} sign")
    except ValueError as error:
        raise ValueError(
            f"{given_in_words(rule)} was given, which {error}; allowed are {FORMS}"
        ) from None
    low, high = LIMITS[kind]
    if not low <= value <= high:
        ends = f"${low:,.2f} to ${high:,.0f}" if kind == "fee" else f"{low:.0%} to {high:.0%}"
        allowed = ends.replace("-", MINUS)
        raise ValueError(f"{given_in_words(rule)} was given; allowed is {allowed}")
    return value
