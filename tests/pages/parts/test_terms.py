"""Each term of the study has its one line on the pages where it stands."""

from __future__ import annotations

import pytest

from pages.shell.results import assumptions
from reporting.wording.names import terms_in_words
from tests.pages.screen import opened

BOUNDS = {"lower_bound", "interim_point", "upper_bound"}
BY_PAGE = {
    "overview": {"fee_schedule_rate", "rate_range", "percentile", "rcf_alf", "hcy", *BOUNDS},
    "rate_ranges": {
        "fee_schedule_rate", "rate_range", "rcf_alf", "hcy", "mf", "consumer_directed", *BOUNDS,
    },
    "minimum_wage": {"minimum_wage_phase_in", "blended_wage", "rcf_alf", "fms"},
    "build_up": {
        "overtime", "productivity", "billable_share", "program_share", "admin_share",
        "electronic_visit_verification", "employee_related_expenses", "blended_wage",
    },
    "compare": {"bridge"},
    "assumptions": set(),
    "check": set(),
}  # fmt: skip
# A control's own help, and the line on kinds of sources.
ELSEWHERE = {"full_time_share", "calibrated"}
TERMS = terms_in_words(assumptions(), assumptions().terms)
WORDS = dict(zip(assumptions().terms, TERMS, strict=True))


@pytest.mark.parametrize(("page_key", "expected"), BY_PAGE.items())
def test_a_page_explains_its_terms(page_key: str, expected: set[str]) -> None:
    page = opened(page_key)
    said = " ".join(caption.value.replace("\\", "") for caption in page.main.caption)
    explained = {key for key, (term, meaning) in WORDS.items() if f"**{term}**: {meaning}" in said}
    assert explained == expected


def test_every_term_is_explained_somewhere() -> None:
    assert set.union(*BY_PAGE.values()) | ELSEWHERE == set(assumptions().terms)
