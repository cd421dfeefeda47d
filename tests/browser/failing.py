"""The product with a page that fails as soon as something is changed: for the tests."""

from __future__ import annotations

from app import app as app
from model.findings.side_by_side import SideBySide
from pages import overview
from reporting import headline


def failing(side_by_side: SideBySide) -> str:
    """The headline of the study; of anything else a fault."""
    if side_by_side.is_changed:
        raise RuntimeError("This page fails on purpose.")
    return headline.headline(side_by_side)


overview.headline = failing
