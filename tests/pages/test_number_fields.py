"""Number fields of the pages: what is emptied is no value."""

from __future__ import annotations

from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from pages.shell import session
from tests.pages.screen import opened, run, scenario_of, value_in

FIELDS = {
    ("budget", "fees=by 3%"): 3,
    ("sensitivity", ""): 1,
    ("sensitivity", "question=two"): 2,
}


def in_force(page: AppTest) -> tuple[Any, ...]:
    choices = value_in(page, session.choices)
    return scenario_of(page), {name: text for name, text in choices.items() if text}


@pytest.mark.parametrize(("page_key", "chosen"), FIELDS)
def test_an_emptied_field_of_a_page_shows_what_is_in_force(page_key: str, chosen: str) -> None:
    name, _, text = chosen.partition("=")
    page = opened(page_key, **({name: text} if name else {}))
    before, shown = in_force(page), [field.value for field in page.main.number_input]
    assert len(shown) == FIELDS[page_key, chosen]
    for place in range(len(shown)):
        run(page.main.number_input[place].set_value(None))
        assert in_force(page) == before
        assert [field.value for field in page.main.number_input] == shown
        assert not page.warning
