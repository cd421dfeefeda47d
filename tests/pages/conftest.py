"""What the tests of pages share."""

from __future__ import annotations

from typing import Any

import pytest
from streamlit.runtime.pages_manager import PagesManager


@pytest.fixture(autouse=True)
def _pages_stay_registered(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let fragments find the pages, as on a server.

    AppTest makes a new register of pages for each run and fills it in full runs only, so that a
    page link in a fragment that runs alone is not found.
    """
    registered: dict[str, Any] = {}
    fill, get_pages = PagesManager.set_pages_and_resolve, PagesManager.get_pages

    def remember(self: PagesManager, pages: dict[str, Any], *rest: Any, **named: Any) -> Any:
        registered.update(pages)
        return fill(self, pages, *rest, **named)

    def remembered(self: PagesManager) -> dict[str, Any]:
        return dict(registered) if self._pages is None and registered else get_pages(self)

    monkeypatch.setattr(PagesManager, "set_pages_and_resolve", remember)
    monkeypatch.setattr(PagesManager, "get_pages", remembered)
