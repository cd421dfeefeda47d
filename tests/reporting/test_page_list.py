"""The list of pages."""

from __future__ import annotations

from reporting.page_list import PAGES


def test_keys_and_titles_are_each_of_one_page() -> None:
    assert PAGES[0].key == "overview"
    assert len({page.key for page in PAGES}) == len({page.title for page in PAGES}) == len(PAGES)
    assert all(page.key.isidentifier() for page in PAGES)
