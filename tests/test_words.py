"""One name for one thing: no text of the screen, of slides, sheets or messages has an old word."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

import pytest

from model import Scenario, compute
from model.findings.side_by_side import SideBySide
from model.scenario.texts.link_text import link_parameters
from reporting.page_list import PAGES, PROGRAM_PAGES
from reporting.workbook import workbook
from tests.imports import REPOSITORY
from tests.pages.screen import gone_to, opened
from tests.reporting.slides.decks import full_deck, page_deck
from tests.study import ASSUMPTIONS as A
from tests.texts import (
    texts_of_code,
    texts_of_page,
    texts_of_slides,
    texts_of_workbook,
    texts_of_yaml,
)

CHANGED = Scenario(
    "Changed",
    {"overtime_share.care": 0.08, "full_time_share.home_care": 0.6, "turnover_share": 0.4},
).checked(A)
# What the product once said; behind it, what it says by now.
OLD_WORDS = {
    r"As in the study, nothing": "Showing the study (no changes)",
    r"\b[Tt]ake away": "Download",
    r"\bBriefing\b|Larger type, sidebar": "Presentation mode",
    r"Back to the study": "Reset to the study",
    r"Own changes": "Custom scenario",
    r"\bfees? lies?\b|rate lies|bound wage falls": "is below, within or above",
    r"in the study it is": "(17 in the study)",
    r"With other values of|With another": "With ... changed, with a different ...",
    r"tick at interim": "range (tick = interim rate)",
    r"estimates of the calculation": "estimates based on the study's method",
    r"Overtime, care|Full-time share, home|Rates as of": "the labels of the assumptions",
    r"stands for a bound|of 100 workers": "BLS wage percentile used at each bound",
    r"In force from|Wage, an hour": "Effective date, Minimum wage ($/hour)",
    r"Add the law|law that followed": "Add 2024-2026 increases, Proposition A",
    r"How wages respond|[Kk]eep differentials|0 raise to the": "Wage response",
    r"Reach of the spillover|gap that is closed": "Spillover ceiling, Share of gap closed",
    r"Change of the rates|\bAll steps\b|^all steps": "Rate increase at each step, Cumulative",
    r"of the rate before|had to rise|has to move": "Percent over the previous step",
    r"Step of the minimum|Below from|that never do": "Effective date, Below minimum from",
    r"All, by position weight|\bWhose\b|bound, a unit": "Blended wage, Scenario, $ per unit",
    r"numbers of this chart|^Picture$|\bcamera\b": "View as table, Download image",
    r"[Aa]gainst the fee|scenario against|Against Study": "vs. current rate, vs. study",
    r"Formula =": "Formula and values",
    r"at most four; the others": "up to 4; first is the baseline",
    r"no rate differs|Parts are Shapley": "Same assumptions, same rates",
    r"Keep for comparison|Kept for|Not kept": "Add to Compare",
    r"for programs \(|numbers in Python": "Data (JSON), Python script",
    r"at its left edge": "Check a service to open its build-up",
    r"^Loads$|Rounding of pay": "Program and administrative costs, Pay rounding",
    r"chosen so that|Tables allow": "set to reproduce the tables",
    r"[Ff]idelity page|\bcomes? out\b|\bno miss\b": "Check against the study, reproduced",
    r"value in force stays": "Change not applied",
    r"as typed, not yet": "Weights total 115%; they must total 100%",
    r"Lean admin|\b[Rr]icher\b": "Administration 7%, Higher benefits",
    r"\d %": "47.1%",
    r"\d{1,2} (Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) \d{4}": "Jan 1, 2019",
}
PATTERN = re.compile("|".join(f"(?:{old})" for old in OLD_WORDS))
FOLDERS = ("model", "reporting", "pages")
OPENED = ("more-assumptions", "files", "description", "change-phase-in", "picture-ranges")


def old_words(texts: Iterable[str]) -> list[str]:
    """Each old word, with the text that has it."""
    seen = {text: PATTERN.search(text) for text in texts}
    return sorted(f"{said[0]!r} in {text!r}" for text, said in seen.items() if said)


@lru_cache(maxsize=1)
def beside() -> SideBySide:
    return SideBySide(base=compute(A, Scenario()), scenario=compute(A, CHANGED))


@lru_cache(maxsize=1)
def texts_in_code() -> frozenset[str]:
    """Every text of the product's own code."""
    paths = (path for each in FOLDERS for path in (REPOSITORY / each).rglob("*.py"))
    return frozenset(texts_of_code(paths))


@pytest.mark.parametrize(
    "text", ["Back to the study", "47.1 % of it", "the fidelity page", "1 Jan 2019"]
)
def test_an_old_word_is_seen(text: str) -> None:
    assert old_words([f"... {text} ..."])
    assert not old_words(["Reset to the study", "47.1% of it", "Jan 1, 2019", "may hit a limit"])


def test_the_pages_of_a_changed_scenario_have_no_old_word() -> None:
    page = opened(unfolded=OPENED, **link_parameters(CHANGED, A))
    for entry in (*PAGES, *PROGRAM_PAGES):
        texts = list(texts_of_page(gone_to(page, entry.key)))
        assert len(texts) > 20, entry.key
        assert old_words(texts) == [], entry.key


def test_slides_and_workbook_have_no_old_word() -> None:
    decks = [full_deck(beside(), [compute(A, CHANGED.named("Other"))])]
    decks += [page_deck(key, beside()) for key in ("check", "assumptions")]
    slides = [text for each in decks for text in texts_of_slides(each)]
    assert any("published figures" in text for text in slides)
    assert old_words(slides) == []
    cells = list(texts_of_workbook(workbook(A, CHANGED, [Scenario()])))
    assert "Current rate below the range" in cells
    assert old_words(cells) == []


def test_no_text_in_the_code_or_the_assumptions_is_an_old_word() -> None:
    """Every message stands there, also those that few people ever see."""
    assert old_words(texts_in_code()) == []
    assert old_words(texts_of_yaml((REPOSITORY / "assumptions").rglob("*.yaml"))) == []


def test_the_survey_of_the_wages_is_named_by_the_base_alone() -> None:
    assert [text for text in texts_in_code() if re.search(r"May 20\d\d", text)] == []
