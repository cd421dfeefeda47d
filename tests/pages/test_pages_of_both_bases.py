"""The base is switched on each page, and what the page says is what the command line prints."""

from __future__ import annotations

import html
import re
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from reporting.page_list import PAGES
from tests.browser.numbers_of_pages import SAID, SERVICE, base_file, is_said, said_of
from tests.pages.screen import gone_to, html_of, opened, run, scenario_of, widget


@pytest.fixture(scope="module")
def session() -> AppTest:
    """A session of one service at the lower bound."""
    return opened(service=SERVICE, bound="lower")


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    folder = tmp_path_factory.mktemp("bases")
    return {base: base_file(folder, base) for base in ("study", "today")}


def text_of(page: AppTest) -> str:
    return html.unescape(re.sub("<[^>]*>", "", html_of(page)))


@pytest.mark.parametrize("page_key", SAID)
def test_every_number_is_that_of_the_command_line_whichever_base_is_chosen(
    page_key: str, session: AppTest, files: dict[str, Path]
) -> None:
    page = gone_to(session, page_key)
    before = scenario_of(page).base
    assert is_said(said_of(page_key, files[before]), text_of(page)) == "", before
    [after] = files.keys() - {before}
    has_numbers_of_a_base = page_key != "check"
    assert bool(is_said(said_of(page_key, files[after]), text_of(page))) == has_numbers_of_a_base
    run(widget(page, "base").set_value(after))
    assert is_said(said_of(page_key, files[after]), text_of(page)) == "", after


def test_every_page_is_among_them() -> None:
    assert list(SAID) == [entry.key for entry in PAGES]
