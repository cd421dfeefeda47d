"""The list of faults that were found by hand names tests that are there, for each of the faults."""

from __future__ import annotations

import ast
import re
from functools import lru_cache
from pathlib import Path

import pytest

FOLDER = Path(__file__).parents[1]
LIST = (FOLDER / "docs" / "faults.md").read_text("utf-8")
FAULTS = re.findall(
    r"^(\d+)\. \*\*(.+?)\*\*(.+?)(?=^\d+\. |^## |\Z)", LIST, re.MULTILINE | re.DOTALL
)
TEST = re.compile(r"`(tests/[\w/]+\.py)::(\w+)`")


@lru_cache
def names_in(file: str) -> frozenset[str]:
    tree = ast.parse((FOLDER / file).read_text("utf-8"))
    return frozenset(each.name for each in tree.body if isinstance(each, ast.FunctionDef))


def test_every_fault_is_in_the_list() -> None:
    assert [int(number) for number, _, _ in FAULTS] == list(range(1, 29))


@pytest.mark.parametrize(("number", "fault", "rest"), FAULTS)
def test_a_fault_has_a_sentence_and_tests_that_are_there(
    number: str, fault: str, rest: str
) -> None:
    named = TEST.findall(rest)
    assert named, f"{number}. {fault} names no test"
    assert re.search(r"\w+ \w+ .*\.", TEST.sub("", rest), re.DOTALL)
    for file, test in named:
        assert test in names_in(file), f"{file} has no {test}"
