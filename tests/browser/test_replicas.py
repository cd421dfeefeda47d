"""Two replicas behind nginx: a session whose replica is stopped is found again by its link."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys

import pytest

from tests.browser.server import REPOSITORY


@pytest.mark.long
def test_a_link_finds_its_scenario_on_the_other_replica() -> None:
    for program in ("chromium", "nginx"):
        if not shutil.which(program) and not shutil.which(program, path="/usr/sbin"):
            said = f"{program} is missing; tests/set_up.py installs it on Debian"
            (pytest.fail if os.environ.get("CI") else pytest.skip)(said)
    command = [sys.executable, "benchmarks/replicas.py"]
    answer = subprocess.run(command, cwd=REPOSITORY, capture_output=True, text=True, check=False)
    assert answer.returncode == 0, answer.stdout + answer.stderr
    assert "Found again: all" in answer.stdout
