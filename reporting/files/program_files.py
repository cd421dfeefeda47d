"""The files of another program that a person can take away."""

from __future__ import annotations

from collections.abc import Callable

from model import Results
from model.programs.finder import Finder
from model.programs.plan import Filled, Plan
from model.programs.program import Program, Values
from reporting.files.take_away import TakeAway
from reporting.programs import plan_document, plan_workbook
from reporting.provenance import file_stem
from reporting.slides.deck import MIME
from reporting.slides.programs.program_deck import finder_deck, program_deck


def program_files(program: Program, values: Values, results: Results) -> list[TakeAway]:
    """The files of a program with the values in force, each made when it is asked for."""
    return [_slide(program.title, lambda: program_deck(program, values, results))]


def plan_files(plan: Plan, filled: Filled) -> list[TakeAway]:
    """The plan of an employment team with what is filled in, as a workbook and as a document."""
    return [
        TakeAway("The plan (.xlsx)", "employment-plan.xlsx", plan_workbook.MIME,
                 lambda: plan_workbook.plan_workbook(plan, filled)),
        TakeAway("The plan (.docx)", "employment-plan.docx", plan_document.MIME,
                 lambda: plan_document.plan_document(plan, filled)),
    ]  # fmt: skip


def finder_files(finder: Finder) -> list[TakeAway]:
    """The files of a finder, which say its rules and nothing of a person."""
    return [_slide(finder.about["title"], lambda: finder_deck(finder))]


def _slide(title: str, content: Callable[[], bytes]) -> TakeAway:
    name = f"{file_stem(title)}-slide.pptx"
    return TakeAway("Slides for this page (.pptx)", name, MIME, content)
