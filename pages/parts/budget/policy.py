"""What happens to fees: for all services, and for groups and services by themselves."""

from __future__ import annotations

from functools import partial

import streamlit as st

from model.findings.budget.fees import FOLLOWING, LIMITS, FeePolicy, FeeRule
from model.findings.budget.texts.plan_texts import texts_of_policy
from model.study.assumptions import BOUNDS
from pages.parts import choices
from pages.parts.budget import plan
from pages.shell import session
from pages.shell.markdown import plain
from pages.shell.results import assumptions
from pages.shell.widgets import clicked, heard
from reporting.budget.words import rule_in_words
from reporting.formats import field_format
from reporting.wording.names import bound_in_words, service_label

AS_ALL = "as_all"
# What can be chosen -> its words, and the rule that it begins with.
WHERE_TO: dict[str, tuple[str, FeeRule]] = {
    "lower": ("To the lower bound", FeeRule("to", 1.0, "lower")),
    "interim": ("To the interim point", FeeRule("to", 1.0, "interim")),
    "upper": ("To the upper bound", FeeRule("to", 1.0, "upper")),
    "to": ("Part of the way to a bound", FeeRule("to", 0.5, "lower")),
    "percent_of": ("To a percent of the modeled rate", FeeRule("percent_of", 0.95, "interim")),
    "by": ("By a percent", FeeRule("by", 0.03)),
    "fee": ("To a fee in dollars", FeeRule("fee", 5.0)),
    "minimum_wage": ("To the lower bound at each minimum wage step", FeeRule("minimum_wage")),
    "minimum_wage_rise": (
        "Up by what each minimum wage step adds",
        FeeRule("minimum_wage_rise"),
    ),
    "none": ("Stay as they are", FeeRule("none")),
}


def draw() -> None:
    """For which services, what happens to their fees, and the rules that stand beside it."""
    own = assumptions()
    scopes = {
        "": "All services",
        **{key: f"Group: {label}" for key, label in own.service_groups.items()},
        **{key: service_label(own, key) for key in own.services},
    }
    scope = choices.select("Services", "scope", scopes)
    _draw_rule(scope)
    for key, rule in plan.plan().policy.rules:
        st.button(
            plain(f"{scopes[key]}: {rule_in_words(own, rule) if rule.kind != 'none' else 'stays'}"),
            key=f"rule-{key}",
            icon=":material/close:",
            icon_position="right",
            help="Remove this rule: the one for all services holds again",
            **clicked(_remove, key),
        )
    st.checkbox(
        "Fees may fall",
        value=plan.plan().policy.may_fall,
        help="Below the current rate; without this, a fee that would fall stays as it is.",
        **heard("budget-may-fall", lambda on: plan.take("may_fall", "yes" if on else "")),
    )


def _draw_rule(scope: str) -> None:
    policy = plan.plan().policy
    rule = dict(policy.rules).get(scope) if scope else policy.rule
    options = {key: words for key, (words, _) in WHERE_TO.items()}
    if scope:
        options = {AS_ALL: "As all services", **options}
    chosen = _kind(rule)
    st.selectbox(
        "What happens to fees",
        list(options),
        index=list(options).index(chosen),
        format_func=options.__getitem__,
        **heard(f"budget-rule-{scope}", partial(_take_kind, scope)),
    )
    if rule is not None and chosen in LIMITS:
        _draw_amount(scope, rule)


def _kind(rule: FeeRule | None) -> str:
    if rule is None:
        return AS_ALL
    return rule.bound if rule.kind == "to" and rule.amount == 1 else rule.kind


def _draw_amount(scope: str, rule: FeeRule) -> None:
    """The percent or the dollars of a rule, and the bound that it is measured by."""
    low, high = LIMITS[rule.kind]
    scale, unit = (1.0, "dollars a unit") if rule.kind == "fee" else (100.0, "percent")
    shown = round(rule.amount * scale, 6)
    left, right = st.columns(2)
    with left:
        st.number_input(
            {"to": "Share of the way, percent", "percent_of": "Percent of the rate"}.get(
                rule.kind, unit.capitalize()
            ),
            min_value=low * scale,
            max_value=high * scale,
            value=shown,
            step=0.01 if rule.kind == "fee" else 1.0,
            format=field_format(shown, 2),
            **heard(
                f"budget-amount-{scope}-{rule.kind}",
                lambda typed: _take(scope, FeeRule(rule.kind, round(typed / scale, 8), rule.bound)),
            ),
        )
    if rule.kind in ("to", "percent_of"):
        with right:
            st.selectbox(
                "Of the range",
                BOUNDS,
                index=BOUNDS.index(rule.bound),
                format_func=lambda bound: bound_in_words(assumptions(), bound),
                **heard(
                    f"budget-bound-{scope}-{rule.kind}",
                    lambda bound: _take(scope, FeeRule(rule.kind, rule.amount, bound)),
                ),
            )


def _remove(scope: str) -> None:
    _take(scope, None)
    session.begin_generation()


def _take_kind(scope: str, kind: str) -> None:
    _take(scope, None if kind == AS_ALL else WHERE_TO[kind][1])
    is_dated = {"effective", "phases"} & plan.texts().keys()
    # A step may come on a date that is none for a change of fees; the date then stays.
    if kind in FOLLOWING and not is_dated:
        plan.take_or_refuse({"effective": _date_of_second_step()})
        session.begin_generation()


def _date_of_second_step() -> str:
    """When the minimum wage first rises, which is when fees that follow it first move."""
    schedule = session.scenario().value(assumptions(), "minimum_wage_schedule")
    return str(schedule[min(1, len(schedule) - 1)][0])


def _take(scope: str, rule: FeeRule | None) -> None:
    """Put a rule in force for all services or for some; None: the rule for all holds for them."""
    policy, name = plan.plan().policy, "fees_of" if scope else "fees"
    rules = {**dict(policy.rules), scope: rule} if scope else dict(policy.rules)
    changed = FeePolicy(
        policy.rule if scope or rule is None else rule,
        tuple((key, each) for key, each in rules.items() if each is not None),
    )
    plan.take(name, texts_of_policy(changed)[name])
