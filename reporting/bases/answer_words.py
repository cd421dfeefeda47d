"""An answer to a question about a base in words."""

from __future__ import annotations

from model.study.labels import in_a_sentence
from model.study.parts import Alternative


def answer_in_words(question: Alternative, in_force: str) -> str:
    """What the answer in force does, and which answer the base has, and why.

    in_force: key of the answer; "" for none.
    "... (31-1120) in both. This is the default: since the 2018 classification BLS has one wage ..."
    """
    default, answer = next(iter(question.answers)), question.answers.get(in_force)
    label = in_a_sentence(question.answers[default].label)
    which = "This is the default" if in_force == default else f"The default is “{label}”"
    return f"{answer.description if answer else ''} {which}: {question.reason}.".strip()
