"""The locks hold what pyproject.toml asks for, one version of everything, each with its hashes."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parents[1]
RUN, DEV = "requirements.txt", "requirements-dev.txt"
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
RUN_BOUNDS = PROJECT["project"]["dependencies"]
DEV_BOUNDS = PROJECT["dependency-groups"]["dev"]


def lines_of(lock: str) -> list[str]:
    """The requirements of a lock, each with its hashes in one line; no comments."""
    text = (ROOT / lock).read_text(encoding="utf-8").replace("\\\n", " ")
    return [line for line in text.splitlines() if line.strip() and not line.strip().startswith("#")]


def versions(lock: str) -> dict[str, str]:
    """The version of each package of a lock."""
    found = [re.match(r"([a-z0-9-]+)==(\S+) ", line) for line in lines_of(lock)]
    return {match[1]: match[2] for match in found if match}


@pytest.mark.parametrize("lock", [RUN, DEV])
def test_every_line_is_one_version_with_hashes(lock: str) -> None:
    for line in lines_of(lock):
        assert re.fullmatch(r"[a-z0-9-]+==\S+( ; [^-]+)?(\s+--hash=sha256:[0-9a-f]{64})+", line)
    assert len(versions(lock)) == len(lines_of(lock))


@pytest.mark.parametrize(("lock", "bounds"), [(RUN, RUN_BOUNDS), (DEV, RUN_BOUNDS + DEV_BOUNDS)])
def test_the_lock_lies_within_the_bounds(lock: str, bounds: list[str]) -> None:
    pinned = versions(lock)
    for requirement in map(Requirement, bounds):
        assert pinned[canonicalize_name(requirement.name)] in requirement.specifier
        assert {bound.operator for bound in requirement.specifier} == {">=", "<"}


def test_tests_run_with_the_versions_that_serve() -> None:
    assert versions(RUN).items() <= versions(DEV).items()
