"""The list of faults that were found by hand names tests that are there, for each of the faults."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

TESTS = Path(__file__).parent
LIST = TESTS.with_name("docs").joinpath("faults.md").read_text("utf-8")
FAULTS = re.findall(
    r"^(\d+)\. \*\*(.+?)\*\*(.+?)(?=^\d+\. |^## |\Z)", LIST, re.MULTILINE | re.DOTALL
)
NAME = re.compile(r"`(test_\w+)`")


@pytest.fixture(scope="module")
def names() -> frozenset[str]:
    """Of all tests."""
    trees = (ast.parse(file.read_text("utf-8")) for file in TESTS.rglob("test_*.py"))
    return frozenset(
        each.name for tree in trees for each in tree.body if isinstance(each, ast.FunctionDef)
    )


def test_every_fault_is_in_the_list() -> None:
    assert [int(number) for number, _, _ in FAULTS] == list(range(1, 29))


@pytest.mark.parametrize(("number", "fault", "rest"), FAULTS)
def test_a_fault_has_a_sentence_and_tests_that_are_there(
    number: str, fault: str, rest: str, names: frozenset[str]
) -> None:
    named = NAME.findall(rest)
    assert named, f"{number}. {fault} names no test"
    assert re.search(r"\w+ \w+ .*\.", NAME.sub("", rest), re.DOTALL)
    assert set(named) <= names
