"""The list of pages."""

from __future__ import annotations

from reporting.page_list import PAGES, PROGRAM_PAGES


def test_keys_and_titles_are_each_of_one_page() -> None:
    assert PAGES[0].key == "overview"
    assert all(page.key.isidentifier() for page in (*PAGES, *PROGRAM_PAGES))
    every = (*PAGES, *PROGRAM_PAGES)
    assert len({page.key for page in every}) == len({page.title for page in every}) == len(every)
