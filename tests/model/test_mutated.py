"""Nothing that a file or a link holds raises anything but our own error; `make fuzz` tries more."""

from __future__ import annotations

import pytest

from tests.model import mutated


def test_the_texts_are_sound_before_they_are_mutated() -> None:
    for read, content in mutated.sound_texts():
        assert read(content)


def test_mutated_files_links_and_csvs_raise_nothing_but_our_own_error() -> None:
    assert mutated.failures(400, seed=13) == []


def test_a_failure_would_be_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(_: bytes) -> object:
        raise IndexError("no constructor")

    monkeypatch.setattr(mutated, "sound_texts", lambda: [(fails, b"name: x")])
    found = mutated.failures(3)
    assert len(found) == 3
    assert "fails(b" in found[0]
