"""What the pages show besides the scenario: the names by which a link has it, and its texts."""

from __future__ import annotations

from collections.abc import Mapping

from model import Assumptions
from model.findings.budget.texts.plan_texts import NAMES as BUDGET
from model.scenario.texts.link_text import LONGEST_QUERY
from model.scenario.texts.mailed_links import mended_value
from model.study.words import given_in_words

ASIDE = "aside"  # the policy that was set aside, to be compared
CHOICES = (
    "service", "bound", "group", "program", "chart", "line", "search", "rows", "table", "briefing",
    "ranges", "bar", "compared", "from", "to", "order",
    "solve_for", "solve_target", "solve_wanted",
    "count_nursing_oversight", "count_supervision", "count_workers_compensation",
    "count_excluded_costs",
    "question", "up", "across", "up_range", "across_range", "steps", "seed", "distribution",
    "result",
    *BUDGET, ASIDE, "scope", "appropriation", "fund", "spent_in", "way",
    "activity", "necessity", "qualified", "clinic", "part",
)  # fmt: skip
UNDONE = (*BUDGET, ASIDE)  # in turn with the scenario
# Those that may be long: units, rules, a policy set aside, the values of an axis.
LONG_CHOICES = (*UNDONE, "up_range", "across_range")
LONGEST_CHOICE = 100  # letters


def choices_of_link(named: Mapping[str, str]) -> dict[str, str]:
    """The choices among the parameters of a link; of a key, such as a service's, only the key."""
    texts = {
        name: " ".join(text.split())[: LONGEST_QUERY if name in LONG_CHOICES else LONGEST_CHOICE]
        for name, text in named.items()
        if name in CHOICES
    }
    return {name: _key_or_text(text) for name, text in texts.items() if text}


def _key_or_text(text: str) -> str:
    mended = mended_value(text)
    return mended if mended.isidentifier() and " " not in text else text


def unknown_choices(choices: Mapping[str, str], assumptions: Assumptions) -> list[str]:
    """What is to be said where a link names a service or a bound that there is not."""
    known = {"service": assumptions.services, "bound": assumptions.bounds}
    return [
        f"The {name} that the link names, {given_in_words(text)}, is not known here; "
        "another is shown."
        for name, text in choices.items()
        if name in known and text not in known[name]
    ]
