"""Each term of the study has its one line on the pages where it stands."""

from __future__ import annotations

from pathlib import Path

import pytest
from pages.shared import terms
from streamlit.testing.v1 import AppTest

from model import load_assumptions

APP = Path(__file__).resolve().parents[2] / "app.py"
BOUNDS = {"lower_bound", "interim_point", "upper_bound"}
BY_PAGE = {
    "": {"fee_schedule_rate", "rate_range", "percentile", *BOUNDS},
    "rate_ranges": {"fee_schedule_rate", "rate_range", "rcf_alf", "consumer_directed", *BOUNDS},
    "minimum_wage": {"minimum_wage_phase_in", "blended_wage"},
    "build_up": {
        "overtime", "productivity", "billable_share", "program_share", "admin_share",
        "electronic_visit_verification", "employee_related_expenses", "blended_wage",
    },
}  # fmt: skip
# A control's or a heading's own help, and the line on kinds of sources.
ELSEWHERE = {"full_time_share", "bridge", "calibrated"}


@pytest.mark.parametrize(("path", "expected"), BY_PAGE.items())
def test_a_page_explains_its_terms(path: str, expected: set[str]) -> None:
    page = AppTest.from_file(APP, default_timeout=60).run()
    if path:
        page.switch_page(f"pages/{path}.py").run()
    said = " ".join(caption.value for caption in page.caption)
    explained = {key for key in load_assumptions().terms if f"**{terms.in_words(key)}**" in said}
    assert explained == expected


def test_every_term_is_explained_somewhere() -> None:
    assert set.union(*BY_PAGE.values()) | ELSEWHERE == set(load_assumptions().terms)
