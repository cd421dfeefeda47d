"""Six mistakes, each made in a copy of the code, each of which must make a test fail.

Prints for each whether its tests caught it; exit code 1 where one survived, where its line is no
longer in the code exactly once, or where the tests fail without any mistake.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from shutil import copytree, ignore_patterns

ROOT = Path(__file__).resolve().parent.parent
NOT_COPIED = ignore_patterns(".git", ".venv*", ".*_cache", ".hypothesis", "__pycache__")
PASSED, FAILED = 0, 1  # exit codes of pytest; others mean that it did not run the tests


@dataclass(frozen=True)
class Mutant:
    """A mistake: what it is, the text of a file that it replaces, the tests that must notice."""

    mistake: str
    file: str
    right: str
    wrong: str
    tests: tuple[str, ...]


MUTANTS = (
    Mutant(
        "a bar is drawn to the interim point instead of the upper bound",
        "reporting/charts/range_bars.py",
        "start, end = min(bounds), min(max(bounds), highest)",
        "start, end = min(bounds), min(bounds.interim, highest)",
        ("tests/reporting/charts",),
    ),
    Mutant(
        "the program share is taken on cost instead of price",
        "model/steps/rates.py",
        "return cost_per_unit / (1 - program_share - admin_share)",
        "return cost_per_unit * (1 + program_share) / (1 - admin_share)",
        ("tests/model/test_steps.py", "tests/model/test_published_tables.py"),
    ),
    Mutant(
        "the minimum wage is applied to occupations instead of the blend",
        "model/compute.py",
        """    positions = step({**positions, "wage_at_percentile": wage}, POSITION_STEPS)
""",
        """    wage = np.maximum(wage, values[["minimum_wage_in_force"]].to_numpy())
    positions = step({**positions, "wage_at_percentile": wage}, POSITION_STEPS)
""",
        ("tests/model/test_minimum_wage.py", "tests/model/test_published_tables.py"),
    ),
    Mutant(
        "a percent change of the minimum wage is taken on rounded rates",
        "model/steps/minimum_wage.py",
        "change = np.where(moves, rates[1:] / rates[:-1] - 1, np.nan)",
        "change = np.where(moves, rates[1:].round(2) / rates[:-1].round(2) - 1, np.nan)",
        ("tests/model/test_minimum_wage.py", "tests/model/test_published_tables.py"),
    ),
    Mutant(
        "a percent change from the study is taken on rounded rates",
        "model/findings/rate_ranges.py",
        "change_from(rate[:, number], base_rate[:, number])",
        "change_from(rate[:, number].round(2), base_rate[:, number].round(2))",
        ("tests/model/test_tables.py",),
    ),
    Mutant(
        "a slide's number differs from the model's in the last digit",
        "reporting/slides/words.py",
        "low, high = dollars(min(rates)), dollars(max(rates))",
        "low, high = dollars(min(rates) + 0.01), dollars(max(rates))",
        ("tests/reporting/slides",),
    ),
)


def test_run(folder: Path, tests: tuple[str, ...]) -> subprocess.CompletedProcess[str]:
    """Some tests of a copy, stopped at the first that fails.

    No bytecode is written: what is compiled from a mistake could be taken for the right code.
    """
    command = [sys.executable, "-B", "-m", "pytest", "-q", "-x", "-p", "no:cacheprovider"]
    command += ["-m", "not office and not browser", *tests]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)


def outcome(folder: Path, mutant: Mutant) -> str:
    """What became of a mistake; the copy is as it was afterwards."""
    file = folder / mutant.file
    code = file.read_text(encoding="utf-8") if file.exists() else ""
    if code.count(mutant.right) != 1:
        return f"DOES NOT APPLY: its line stands {code.count(mutant.right)} times in {mutant.file}"
    file.write_text(code.replace(mutant.right, mutant.wrong), encoding="utf-8")
    try:
        ended = test_run(folder, mutant.tests).returncode
    finally:
        file.write_text(code, encoding="utf-8")
    if ended == FAILED:
        return "caught"
    return "MISSED" if ended == PASSED else f"DID NOT RUN: pytest ended with {ended}"


def main() -> int:
    with tempfile.TemporaryDirectory(prefix="mutants-") as temporary:
        folder = Path(temporary) / "copy"
        copytree(ROOT, folder, ignore=NOT_COPIED)
        tests = tuple(sorted({test for mutant in MUTANTS for test in mutant.tests}))
        without_mistake = test_run(folder, tests)
        if without_mistake.returncode != PASSED:
            print(without_mistake.stdout, without_mistake.stderr, sep="\n")
            print("The tests do not pass without any mistake.")
            return 1
        outcomes = []
        for mutant in MUTANTS:
            outcomes.append(outcome(folder, mutant))
            print(f"{outcomes[-1]:8} {mutant.mistake}", flush=True)
    caught = outcomes.count("caught")
    print(f"{caught} of {len(MUTANTS)} caught")
    return 0 if caught == len(MUTANTS) else 1


if __name__ == "__main__":
    sys.exit(main())
