"""The assumptions as they stand in the files, loaded once for all sessions."""

from __future__ import annotations

from functools import lru_cache

from model import Assumptions, load_assumptions


@lru_cache(maxsize=1)
def study_assumptions() -> Assumptions:
    """The study's assumptions, which know those of every other base.

    Errors: AssumptionsError with all faults.
    """
    return load_assumptions()
