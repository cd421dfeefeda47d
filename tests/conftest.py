"""What all tests share: the assumptions, loaded once, and the study's results."""

from __future__ import annotations

import numpy as np
import pytest

from model import Assumptions, Results, Scenario, compute, load_assumptions


@pytest.fixture(scope="session")
def assumptions() -> Assumptions:
    return load_assumptions()


@pytest.fixture(scope="session")
def study(assumptions: Assumptions) -> Results:
    return compute(assumptions, Scenario())


@pytest.fixture(autouse=True)
def numeric_warnings_are_errors():
    with np.errstate(divide="raise", invalid="raise", over="raise"):
        yield
