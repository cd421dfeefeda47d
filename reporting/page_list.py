"""The pages: their names, their order, and the key by which files and links call them.

Those of the rate study come first; those of other programs stand under a heading of their own and
have neither its scenario nor its controls.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class PageEntry:
    """A page: it is drawn by pages/{key}.py, and its key is its address but for the first one's."""

    key: str
    title: str


PAGES: tuple[PageEntry, ...] = (
    PageEntry("overview", "Overview"),
    PageEntry("rate_ranges", "Rate ranges"),
    PageEntry("minimum_wage", "Minimum wage"),
    PageEntry("build_up", "Build-up"),
    PageEntry("budget", "Budget"),
    PageEntry("compare", "Compare"),
    PageEntry("sensitivity", "Sensitivity"),
    PageEntry("compensation", "Compensation share"),
    PageEntry("assumptions", "Assumptions"),
    PageEntry("check", "Check against the study"),
)

OTHER_PROGRAMS = "Other Missouri programs"
PROGRAM_PAGES: tuple[PageEntry, ...] = (
    PageEntry("case_rate", "Case rate"),
    PageEntry("employment_team", "Employment team"),
    PageEntry("waiver_finder", "Waivers and health homes"),
)
