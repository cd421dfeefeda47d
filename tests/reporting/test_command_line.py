"""python -m reporting: what cannot be written or is not allowed is one sentence and code 2."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from openpyxl import load_workbook
from pptx import Presentation

from reporting.__main__ import main
from reporting.files.uploads import budget_of_upload
from tests.study import ASSUMPTIONS

FULL_DISK = Path("/dev/full")
has_full_disk = pytest.mark.skipif(
    not FULL_DISK.exists(), reason="a full disk is imitated by /dev/full"
)


@pytest.mark.parametrize(
    "arguments",
    [
        pytest.param(["data", "-o", str(FULL_DISK)], marks=has_full_disk),
        ["slides", "-o", "{folder}"],
        ["data", "-o", "{folder}/nowhere/a.zip"],
    ],
    ids=" ".join,
)
def test_a_file_that_cannot_be_written_is_one_sentence(capsys, tmp_path, arguments):
    assert main([argument.format(folder=tmp_path) for argument in arguments]) == 2
    [sentence] = capsys.readouterr().err.splitlines()
    assert "cannot be written: " in sentence


@has_full_disk
def test_output_that_cannot_be_written_is_one_sentence(capsys, monkeypatch, tmp_path):
    with FULL_DISK.open("w") as full:
        monkeypatch.setattr(sys, "stdout", full)
        assert main(["data", "-o", str(tmp_path / "a.zip")]) == 2
    [sentence] = capsys.readouterr().err.splitlines()
    assert sentence.startswith("the output cannot be written: ")


@pytest.mark.parametrize("arguments", [[], ["slides"]], ids=" ".join)
def test_arguments_that_are_not_allowed_are_one_sentence(capsys, arguments):
    with pytest.raises(SystemExit, match="2"):
        main(arguments)
    output, messages = capsys.readouterr()
    assert output == ""
    assert len(messages.splitlines()) == 1


def test_slides_and_workbook_take_a_policy(capsys, tmp_path):
    policy, deck, book = (tmp_path / name for name in ("policy.yaml", "a.pptx", "a.xlsx"))
    policy.write_text("fees: upper\nunits: {S5130: 1000000}\nall_units: yes\n")
    for name, file in (("slides", deck), ("workbook", book)):
        assert main([name, "--policy", str(policy), "-o", str(file)]) == 0
    assert budget_of_upload(deck.read_bytes(), ASSUMPTIONS) == {
        "fees": "upper", "units": "S5130=1000000", "all_units": "yes",
    }  # fmt: skip
    assert [title for title in titles_of(deck) if "Raising 25 fees to the upper bound" in title]
    assert "Budget" in load_workbook(book, read_only=True).sheetnames
    policy.write_text("fees: 150%\n")
    assert main(["workbook", "--policy", str(policy), "-o", str(book)]) == 2
    assert "policy.yaml: What happens to fees: '150%' was given" in capsys.readouterr().err


def titles_of(deck: Path) -> list[str]:
    slides = Presentation(str(deck)).slides
    return [slide.shapes.title.text for slide in slides if slide.shapes.title]
