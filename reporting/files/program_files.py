"""The files of another program that a person can take away."""

from __future__ import annotations

from model.programs.program import Program, Values
from reporting.files.take_away import TakeAway
from reporting.provenance import file_stem
from reporting.slides.deck import MIME
from reporting.slides.programs.program_deck import program_deck


def program_files(program: Program, values: Values) -> list[TakeAway]:
    """The files of a program with the values in force, each made when it is asked for."""
    name = f"{file_stem(program.title)}-slide.pptx"
    return [
        TakeAway("Slide for this page (.pptx)", name, MIME, lambda: program_deck(program, values))
    ]
