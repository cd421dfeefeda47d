"""What all tests share: the assumptions, loaded once, and the study's results."""

from __future__ import annotations

import gc

import numpy as np
import pytest

from model import Assumptions, Results, Scenario, compute
from tests.study import ASSUMPTIONS


def pytest_collection() -> None:
    """What is imported stays: the garbage collector looks at it once, when all of it is there."""
    gc.disable()


def pytest_collection_finish() -> None:
    gc.collect()
    gc.freeze()
    gc.enable()


@pytest.fixture(scope="session")
def assumptions() -> Assumptions:
    return ASSUMPTIONS


@pytest.fixture(scope="session")
def study(assumptions: Assumptions) -> Results:
    return compute(assumptions, Scenario())


@pytest.fixture(autouse=True)
def numeric_warnings_are_errors():
    with np.errstate(divide="raise", invalid="raise", over="raise"):
        yield
