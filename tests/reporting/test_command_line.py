"""python -m reporting: what cannot be written or is not allowed is one sentence and code 2."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from reporting.__main__ import main

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
